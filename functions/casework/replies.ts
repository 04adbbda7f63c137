/**
 * A mail to a case: whose it is, what it is about, and what it may do. It completes something only when it is authentic and
 * from the party that owes it; otherwise it is kept with the case and the agency is asked.
 */

import { changeCase, loadCase } from '#casework/casework';
import { answersOurs } from '#casework/intake';
import { settleMail } from '#casework/openings';
import { isFrom } from '#casework/parties';
import { workOnReply } from '#casework/reply-work';
import { findReplyAddress, type Reference, verifyReplyTag } from '#casework/signing';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { FiledAs } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { MailIn, TriageReason } from '#domain/mail/records';
import type { Party } from '#domain/obligation/kinds';
import type { Reading } from '#domain/reading';

/** What became of a mail to a case. */
export type Filed = FiledAs | 'triage';

interface Addressed {
  readonly state: CaseState;
  readonly party: Party;
  readonly about: Reference | null;
}

/** Files one mail that was read; done again, it finds the mail filed. */
export async function fileMail(world: World, mail: MailIn, now: Instant): Promise<Filed | 'done'> {
  if (mail.status !== 'read' || !mail.reading) return 'done';
  const addressed = await addressedCase(world, mail.reading, now);
  if (mail.reading.kind === 'automatic')
    return settle(world, mail, addressed?.state ?? null, 'automatic', now);
  if (mail.reading.kind === 'bounce') return bounced(world, mail, mail.reading, now);
  if (!addressed) return toTriage(world, mail, null, 'unknown-case');
  const { state, party, about } = addressed;
  if (!mail.reading.from.authentic) return toTriage(world, mail, state.id, 'reply-not-authentic');
  if (!(await isFrom(world, state, party, mail.reading.from)))
    return toTriage(world, mail, state.id, 'reply-from-another');
  const as = await workOnReply(world, { state, party, about, mail, reading: mail.reading }, now);
  return as ? settle(world, mail, state, as, now) : toTriage(world, mail, state.id, 'reply-needs-decision');
}

async function addressedCase(world: World, reading: Reading, now: Instant): Promise<Addressed | null> {
  const address = findReplyAddress(reading.recipients, world.settings.mailDomain);
  if (address) {
    const { state } = await loadCase(world, address.caseId, now);
    const signed = state ? verifyReplyTag(world.keys.reply, state, address.tag) : null;
    if (state && signed) return { state, ...signed };
  }
  const answered = await answersOurs(world.table, reading);
  const state = answered ? (await loadCase(world, answered.caseId, now)).state : null;
  return answered && state ? { state, party: answered.to, about: answered.obligation } : null;
}

/** A bounce tells of a mail that we sent, or it is nobody's: anybody can write one, so it only asks the agency to look. */
async function bounced(world: World, mail: MailIn, reading: Reading, now: Instant): Promise<Filed> {
  const sent = await answersOurs(world.table, reading);
  if (sent) await changeCase(world, sent.caseId, noteOf(mail, 'undelivered'), { who: 'system' }, now);
  await settleMail(world, mail, { status: 'triage', triage: 'bounce', caseId: sent?.caseId ?? null });
  return 'undelivered';
}

async function settle(world: World, mail: MailIn, state: CaseState | null, as: FiledAs, now: Instant) {
  if (state) await changeCase(world, state.id, noteOf(mail, as), { who: 'system' }, now);
  await settleMail(world, mail, { status: 'filed', caseId: state?.id ?? null });
  return as;
}

async function toTriage(
  world: World,
  mail: MailIn,
  caseId: string | null,
  reason: TriageReason,
): Promise<Filed> {
  await settleMail(world, mail, { status: 'triage', triage: reason, caseId });
  return 'triage';
}

/** The note in the case's log that this mail belongs to it. */
export const noteOf = (mail: MailIn, as: FiledAs) => ({ type: 'FileMail', mailKey: mail.key, as }) as const;
