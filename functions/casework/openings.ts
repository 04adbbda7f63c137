/** Opening a case from a mail, by itself or by an officer's hand. The same mail twice opens one case. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { commitOpening, loadCase, RetryableError } from '#casework/casework';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { caseIdFrom } from '#domain/case/case-id';
import type { OpenCase } from '#domain/case/commands';
import type { Actor } from '#domain/case/events';
import { openCase } from '#domain/case/opening';
import { CommandRefused } from '#domain/case/refusal';
import type { MailIn } from '#domain/mail/records';
import { changeMailIn, loadMailIn } from '#store/mails';

export type Opening = Omit<OpenCase, 'caseId' | 'mailKey' | 'receivedAt' | 'unreadable' | 'part' | 'parts'>;

/** A million ids a year: so many collisions in a row do not happen. */
const salts = 20;

/**
 * Opens a case for each client that the mail refers. The mail's key gives each case its id: `TR26-4F7KQ`; taken by another
 * mail, the next salt is tried.
 * @param openings one a client, in the order of the mail; at least one
 * @returns the id of the first case
 */
export async function openFromMail(
  world: World,
  mail: MailIn,
  openings: readonly [Opening, ...Opening[]],
  by: Actor,
  now: Instant,
): Promise<string> {
  const opened: string[] = mail.status === 'filed' ? [...mail.opened] : [];
  for (const [index, opening] of openings.entries()) {
    const part = { part: index + 1, parts: openings.length };
    opened[index] ??= await openPart(world, mail, { ...opening, ...part }, by, now);
  }
  const [caseId = ''] = opened;
  await fileOpened(world, mail, caseId, opened);
  if (by.who === 'officer') await refuseSecond(world, caseId, by, now);
  return caseId;
}

/** The case is there: also a mail that another officer dismissed at the same moment belongs to it now. */
async function fileOpened(world: World, mail: MailIn, caseId: string, opened: string[]): Promise<void> {
  const filed = { status: 'filed', triage: null, caseId, opened, dismissal: null } as const;
  if (await settleMail(world, mail, filed)) return;
  const meanwhile = await loadMailIn(world.table, mail.key);
  if (meanwhile?.status === 'dismissed') await settleMail(world, meanwhile, filed);
}

/** @throws CommandRefused `already-answered` when another officer was faster: the case holds what the first one said */
async function refuseSecond(world: World, caseId: string, by: Actor, now: Instant): Promise<void> {
  const [first] = (await loadCase(world, caseId, now)).entries;
  if (!isDeepStrictEqual(first?.by, by)) throw new CommandRefused('already-answered');
}

/**
 * Opens one more case from a mail that was filed: of a client whom the reader did not tell apart.
 * @param part the number of this case among those of the mail: the same number twice is the same case
 */
export async function openFurther(
  world: World,
  mail: MailIn,
  part: number,
  opening: Opening,
  by: Actor,
  now: Instant,
): Promise<string> {
  const caseId =
    mail.opened[part - 1] ?? (await openPart(world, mail, { ...opening, part, parts: part }, by, now));
  const opened = mail.opened.includes(caseId) ? mail.opened : [...mail.opened, caseId];
  await settleMail(world, mail, { opened });
  return caseId;
}

/**
 * Gives a mail its final status, then moves its bytes out of the inbox: in this order, so that a crash repeats it.
 * @returns false when somebody else changed its status meanwhile
 */
export async function settleMail(
  world: World,
  mail: MailIn,
  change: Partial<Pick<MailIn, 'status' | 'triage' | 'caseId' | 'opened' | 'dismissal'>>,
): Promise<boolean> {
  const changed = await changeMailIn(world.table, mail, { ...mail, ...change });
  await world.rawMails.file(mail.objectKey, mail.key);
  return changed;
}

async function openPart(
  world: World,
  mail: MailIn,
  opening: Opening & { part: number; parts: number },
  by: Actor,
  now: Instant,
): Promise<string> {
  const year = Number(dayOf(mail.receivedAt).slice(0, 4));
  const unreadable = mail.reading?.attachments.filter((one) => !one.readable).length ?? 0;
  const named = opening.part === 1 ? mail.key : `${mail.key}:${opening.part}`;
  for (let salt = 0; salt < salts; salt += 1) {
    const digest = createHash('sha256').update(`${named}:${salt}`).digest('hex');
    const caseId = caseIdFrom(digest, year);
    const { receivedAt } = mail;
    const events = openCase({ ...opening, caseId, mailKey: mail.key, receivedAt, unreadable }, now);
    // Asked first: a commit writes its personal part before it finds the id taken, and another's case is no place for it.
    const before = await loadCase(world, caseId, now);
    if (!before.state && (await commitOpening(world, events, by, now))) return caseId;
    const { state } = before.state ? before : await loadCase(world, caseId, now);
    if (state?.mailKey === mail.key && state.part === opening.part) return caseId;
  }
  throw new RetryableError('No case id was free');
}
