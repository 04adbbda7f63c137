/** Opening a case from a mail, by itself or by an officer's hand. The same mail twice opens one case. */
import { createHash } from 'node:crypto';
import { commitOpening, loadCase, RetryableError } from '#casework/casework';
import type { World } from '#casework/world';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { caseIdFrom } from '#domain/case/case-id';
import type { OpenCase } from '#domain/case/commands';
import type { Actor } from '#domain/case/events';
import { openCase } from '#domain/case/opening';
import type { MailIn } from '#domain/mail/records';
import { changeMailIn } from '#store/mails';

type Opening = Omit<OpenCase, 'caseId' | 'mailKey' | 'receivedAt' | 'unreadable'>;

/** A million ids a year: so many collisions in a row do not happen. */
const salts = 20;

/**
 * @param mail its key gives the case its id: `TR26-4F7KQ`; taken by another mail, the next salt is tried
 * @returns the case's id
 */
export async function openFromMail(
  world: World,
  mail: MailIn,
  opening: Opening,
  by: Actor,
  now: Instant,
): Promise<string> {
  const caseId =
    mail.status === 'filed' && mail.caseId ? mail.caseId : await openAnew(world, mail, opening, by, now);
  await settleMail(world, mail, { status: 'filed', triage: null, caseId });
  return caseId;
}

/**
 * Gives a mail its final status, then moves its bytes out of the inbox: in this order, so that a crash repeats it.
 * @returns false when somebody else changed its status meanwhile
 */
export async function settleMail(
  world: World,
  mail: MailIn,
  change: Partial<Pick<MailIn, 'status' | 'triage' | 'caseId' | 'dismissal'>>,
): Promise<boolean> {
  const changed = await changeMailIn(world.table, mail, { ...mail, ...change });
  await world.rawMails.file(mail.objectKey, mail.key);
  return changed;
}

async function openAnew(
  world: World,
  mail: MailIn,
  opening: Opening,
  by: Actor,
  now: Instant,
): Promise<string> {
  const year = Number(dayOf(mail.receivedAt).slice(0, 4));
  const unreadable = mail.reading?.attachments.filter((one) => !one.readable).length ?? 0;
  for (let salt = 0; salt < salts; salt += 1) {
    const digest = createHash('sha256').update(`${mail.key}:${salt}`).digest('hex');
    const caseId = caseIdFrom(digest, year);
    const { receivedAt } = mail;
    const events = openCase({ ...opening, caseId, mailKey: mail.key, receivedAt, unreadable }, now);
    // Asked first: a commit writes its personal part before it finds the id taken, and another's case is no place for it.
    const before = await loadCase(world, caseId, now);
    if (!before.state && (await commitOpening(world, events, by, now))) return caseId;
    const { state } = before.state ? before : await loadCase(world, caseId, now);
    if (state?.mailKey === mail.key) return caseId;
  }
  throw new RetryableError('No case id was free');
}
