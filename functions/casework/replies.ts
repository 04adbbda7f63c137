/**
 * A mail to a case: whose it is, what it is about, and what it may do. It completes something only when it is authentic and
 * from the party that owes it; otherwise it is kept with the case and the agency is asked.
 */

import { changeCase, loadCase } from '#casework/casework';
import { answersOurs } from '#casework/intake';
import { settleMail } from '#casework/openings';
import { isFrom, ownAddress } from '#casework/parties';
import { workOnReply } from '#casework/reply-work';
import { findReplyAddress, type Reference, verifyReplyTag } from '#casework/signing';
import type { World } from '#casework/world';
import { type Day, type Instant, parseDay } from '#domain/calendar/calendar';
import type { FiledAs } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { MailIn, TriageReason } from '#domain/mail/records';
import type { Party } from '#domain/obligation/kinds';
import type { Reading } from '#domain/reading';
import { absenceEnd, findContact, withAbsence } from '#domain/registry/contacts';
import { markDelivery } from '#store/mails';

/** What became of a mail to a case. */
export type Filed = FiledAs | 'triage';

interface Addressed {
  readonly state: CaseState;
  readonly party: Party;
  readonly about: Reference | null;
}

/** Files one mail that was read; done again, it finds the mail filed. */
export async function fileMail(world: World, mail: MailIn, now: Instant): Promise<Filed | 'done'> {
  const { reading } = mail;
  if (mail.status !== 'read' || !reading) return 'done';
  if (reading.kind === 'bounce') return bounced(world, mail, reading, now);
  const addressed = await addressedCase(world, reading, now);
  if (reading.kind === 'automatic') {
    if (addressed) await noteAbsence(world, addressed, mail, reading, now);
    return settle(world, mail, addressed?.state ?? null, 'automatic', now);
  }
  if (!addressed) return toTriage(world, mail, null, 'unknown-case');
  const { state } = addressed;
  if (!(await isBelieved(world, reading, now))) return toTriage(world, mail, state.id, 'reply-not-authentic');
  if (!(await isFrom(world, state, addressed.party, reading.from)))
    return toTriage(world, mail, state.id, 'reply-from-another');
  const as = await workOnReply(world, { ...addressed, mail, reading }, now);
  return as ? settle(world, mail, state, as, now) : toTriage(world, mail, state.id, 'reply-needs-decision');
}

/** Proven by its headers, or of a municipality's domain and an officer trusts this very address for a while. */
async function isBelieved(world: World, { from }: Reading, now: Instant): Promise<boolean> {
  if (from.authentic) return true;
  if (!from.municipality || from.address === null) return false;
  return (await world.registry.municipalityOfAddress(from.address, now)) !== null;
}

/**
 * An out-of-office reply completes nothing. That the person is away is noted in the registry, so that what comes goes to their
 * deputy, and in the case, where the deputy or, when there is none, the agency is told once.
 */
async function noteAbsence(
  world: World,
  { state, party }: Addressed,
  mail: MailIn,
  reading: Reading,
  now: Instant,
): Promise<void> {
  const own = reading.from.authentic && (await isFrom(world, state, party, reading.from));
  if (!reading.absence || !own) return;
  const until = reading.absence.until ? parseDay(reading.absence.until) : null;
  const { deputy } = reading.absence;
  const told = await noteOfContact(world, state, party, mail, { own: reading.from.address, until });
  const command = { type: 'NoteAbsence', party, mailKey: mail.key, until, deputy, told } as const;
  await changeCase(world, state.id, command, { who: 'system' }, now);
}

/** @returns who stands in for them, by what the agency knows: an address that the reply itself names is only a suggestion */
async function noteOfContact(
  world: World,
  state: CaseState,
  party: Party,
  { receivedAt }: MailIn,
  { own, until }: { own: string | null; until: Day | null },
): Promise<'deputy' | 'agency'> {
  const known = await ownAddress(world, state, party);
  const contact = known && own ? findContact(known.contacts, own) : null;
  if (!contact || party === 'agency') return 'agency';
  const of =
    party === 'municipality' ? { ehak: state.municipality.ehak } : { provider: state.provider?.id ?? '' };
  const last = absenceEnd({ notedAt: receivedAt, until });
  await world.registry.changeContacts(of, (contacts) => withAbsence(contacts, contact.email, last), {
    officer: 'system',
    at: receivedAt,
  });
  return contact.deputy ? 'deputy' : 'agency';
}

async function addressedCase(world: World, reading: Reading, now: Instant): Promise<Addressed | null> {
  const address = findReplyAddress(reading.recipients, world.settings.mailDomain);
  if (address) {
    const { state } = await loadCase(world, address.caseId, now);
    const signed = state ? await verifyReplyTag(world.keys.reply, state, address) : null;
    if (state && signed) return { state, ...signed };
  }
  const answered = await answersOurs(world.table, reading);
  const state = answered ? (await loadCase(world, answered.caseId, now)).state : null;
  // A client is asked for an answer on a page only: what one writes by mail is read by an officer.
  if (!answered || !state || answered.to === 'client') return null;
  return { state, party: answered.to, about: answered.obligation };
}

/**
 * A bounce counts only for a mail that we sent: anybody can write one. It marks that mail, and the agency gets the task to put
 * the address right. Any other bounce needs nobody.
 */
async function bounced(world: World, mail: MailIn, reading: Reading, now: Instant): Promise<Filed> {
  const references = [...reading.references, ...reading.bounced];
  const sent = await answersOurs(world.table, { inReplyTo: reading.inReplyTo, references });
  if (!sent) return settle(world, mail, null, 'automatic', now);
  await markDelivery(world.table, sent.key, 'bounced');
  await changeCase(world, sent.caseId, noteOf(mail, 'undelivered'), { who: 'system' }, now);
  await settleMail(world, mail, { status: 'triage', triage: 'bounce', caseId: sent.caseId });
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
