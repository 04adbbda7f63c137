/** What an officer decides about a mail in triage. Each decision is taken once: who comes second is told. */

import { changeCase, loadCase } from '#casework/casework';
import { identify } from '#casework/intake';
import { openFromMail, openFurther, settleMail } from '#casework/openings';
import { noteOf } from '#casework/replies';
import { completes } from '#casework/reply-work';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { Actor } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { MailIn, TriageReason } from '#domain/mail/records';
import type { ReferralData } from '#domain/reading';
import { changeMailIn, loadMailIn, putMailIn } from '#store/mails';

/** Puts a mail into triage, also one of which not even the reading succeeded. @returns its key */
export async function toTriage(
  world: World,
  objectKey: string,
  reason: TriageReason,
  now: Instant,
): Promise<string | null> {
  const raw = await world.rawMails.get(objectKey);
  if (!raw) return null;
  const { key, contentHash } = identify(raw.bytes);
  const bytes = raw.bytes.length;
  const unread: MailIn = {
    direction: 'in',
    key,
    objectKey,
    contentHash,
    bytes,
    receivedAt: now,
    status: 'triage',
    triage: reason,
    reading: null,
    caseId: null,
    opened: [],
    dismissal: null,
  };
  const mail = await storedAs(world, unread);
  if (mail.status === 'read')
    await changeMailIn(world.table, mail, { ...mail, status: 'triage', triage: reason });
  await world.rawMails.file(objectKey, mail.key);
  return mail.key;
}

/** @returns the mail as it is stored: read before, or new; one with a taken Message-ID and other content is kept apart */
async function storedAs(world: World, unread: MailIn): Promise<MailIn> {
  const apart = { ...unread, key: unread.contentHash };
  for (const mail of [unread, apart]) {
    if (await putMailIn(world.table, mail)) return mail;
    const there = await loadMailIn(world.table, mail.key);
    if (there?.contentHash === mail.contentHash) return there;
  }
  throw new Error(`Mail ${apart.key} is stored with other content than its own`);
}

/** @throws CommandRefused `already-answered` when the mail is not in triage any more */
async function inTriage(world: World, mailKey: string): Promise<MailIn> {
  const mail = await loadMailIn(world.table, mailKey);
  if (mail?.status !== 'triage') throw new CommandRefused('already-answered');
  return mail;
}

export interface Typed {
  readonly municipality: { readonly ehak: string; readonly name: string };
  readonly sender: { readonly address: string; readonly name: string | null };
  readonly referral: ReferralData;
}

/** Opens a case with what the officer typed. The same mail twice: the same case. */
export async function openTyped(world: World, mailKey: string, typed: Typed, officer: string, now: Instant) {
  const mail = await loadMailIn(world.table, mailKey);
  if (mail?.status === 'filed' && mail.caseId) return mail.caseId;
  const open = await inTriage(world, mailKey);
  return openFromMail(world, open, [{ ...typed, warnings: [] }], by(officer), now);
}

/** Opens a case of one more client of a mail that opened one before. The same `part` twice: the same case. */
export async function openSplit(
  world: World,
  mailKey: string,
  part: number,
  typed: Typed,
  officer: string,
  now: Instant,
): Promise<string> {
  const mail = await loadMailIn(world.table, mailKey);
  const next = (mail?.opened.length ?? 0) + 1;
  if (mail?.status !== 'filed' || part < 2 || part > next) throw new CommandRefused('wrong-phase');
  return openFurther(world, mail, part, { ...typed, warnings: [] }, by(officer), now);
}

/**
 * Gives a mail to a case, first the mail, then what it holds: of two officers at once who name two cases, the second leaves
 * no trace in its own. The same case once more goes on where a crash stopped it.
 */
export async function attach(
  world: World,
  mailKey: string,
  caseId: string,
  officer: string,
  now: Instant,
): Promise<'attached' | 'unknown-case'> {
  const { state } = await loadCase(world, caseId, now);
  if (!state) return 'unknown-case';
  const there = await loadMailIn(world.table, mailKey);
  const begun = there?.status === 'filed' && there.caseId === caseId && !(mailKey in state.filedMails);
  const mail = begun ? there : await inTriage(world, mailKey);
  if (!begun) await settleOnce(world, mail, { status: 'filed', caseId });
  const { reading } = mail;
  const person = reading?.kind === 'reply' || reading?.kind === 'referral' || reading?.kind === 'unknown';
  const answers = reading && person ? await completes(world, { state, mail, reading }, now) : false;
  await changeCase(world, caseId, noteOf(mail, answers ? 'answer' : 'note'), by(officer), now);
  return 'attached';
}

/** From now on the address counts as the municipality's; the mail that brought the question is worked on as if it had. */
export async function trust(
  world: World,
  mailKey: string,
  ehak: string,
  officer: string,
  now: Instant,
): Promise<{ caseId: string | null }> {
  const mail = await inTriage(world, mailKey);
  const municipality = await world.registry.municipality(ehak);
  const { address, name } = mail.reading?.from ?? { address: null, name: null };
  if (!municipality || !address) return { caseId: null };
  const remember = () => world.registry.trustAddress(address, ehak, officer, now);
  if (!mail.reading?.referral) {
    await remember();
    return { caseId: null };
  }
  const { referral, warnings, others } = mail.reading;
  const known = { municipality: { ehak, name: municipality.name }, sender: { address, name } };
  const further = others.map((other) => ({ ...known, referral: other, warnings: [] }));
  const opening = { ...known, referral, warnings };
  const caseId = await openFromMail(world, mail, [opening, ...further], by(officer), now);
  // Only now: of two officers who name two municipalities at once, the one whose case was opened is believed.
  await remember();
  return { caseId };
}

export async function dismiss(
  world: World,
  mailKey: string,
  reason: string,
  officer: string,
  now: Instant,
): Promise<void> {
  const mail = await inTriage(world, mailKey);
  await settleOnce(world, mail, { status: 'dismissed', dismissal: { reason, officer, at: now } });
}

/** @throws CommandRefused `already-answered` when another officer was faster */
async function settleOnce(
  world: World,
  mail: MailIn,
  change: Parameters<typeof settleMail>[2],
): Promise<void> {
  if (!(await settleMail(world, mail, change))) throw new CommandRefused('already-answered');
}

const by = (officer: string): Actor => ({ who: 'officer', officer });
