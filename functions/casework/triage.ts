/** What an officer decides about a mail in triage. Each decision is taken once: who comes second is told. */

import { changeCase, loadCase } from '#casework/casework';
import { identify } from '#casework/intake';
import { openFromMail, settleMail } from '#casework/openings';
import { completes, noteOf } from '#casework/replies';
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
    dismissal: null,
  };
  if (await putMailIn(world.table, unread)) return settled(world, unread);
  const there = await loadMailIn(world.table, key);
  const mail = there?.contentHash === contentHash ? there : { ...unread, key: contentHash };
  if (mail.key !== key) await putMailIn(world.table, mail);
  if (mail.status !== 'read') return settled(world, { ...mail, objectKey });
  await changeMailIn(world.table, mail, { ...mail, status: 'triage', triage: reason });
  return settled(world, { ...mail, objectKey });
}

async function settled(world: World, mail: MailIn): Promise<string> {
  await world.rawMails.file(mail.objectKey, mail.key);
  return mail.key;
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
  return openFromMail(world, open, { ...typed, warnings: [] }, by(officer), now);
}

export async function attach(
  world: World,
  mailKey: string,
  caseId: string,
  officer: string,
  now: Instant,
): Promise<'attached' | 'unknown-case'> {
  const mail = await inTriage(world, mailKey);
  const { state } = await loadCase(world, caseId, now);
  if (!state) return 'unknown-case';
  const answers = mail.reading ? await completes(world, state, mail, mail.reading, now) : false;
  await changeCase(world, caseId, noteOf(mail, answers ? 'answer' : 'note'), by(officer), now);
  await settleMail(world, mail, { status: 'filed', caseId });
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
  const from = mail.reading?.from;
  if (!municipality || !from?.address) return { caseId: null };
  await world.registry.trustAddress(from.address, ehak, officer, now);
  if (!mail.reading?.referral) return { caseId: null };
  const { referral, warnings } = mail.reading;
  const sender = { address: from.address, name: from.name };
  const opening = { municipality: { ehak, name: municipality.name }, sender, referral, warnings };
  return { caseId: await openFromMail(world, mail, opening, by(officer), now) };
}

export async function dismiss(
  world: World,
  mailKey: string,
  reason: string,
  officer: string,
  now: Instant,
): Promise<void> {
  const mail = await inTriage(world, mailKey);
  await settleMail(world, mail, { status: 'dismissed', dismissal: { reason, officer, at: now } });
}

const by = (officer: string): Actor => ({ who: 'officer', officer });
