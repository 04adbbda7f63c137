/**
 * What no case takes along when it is erased: mails that belong to none, and the reasons of transfers of whole contracts. They
 * are kept as the papers of their year are (`erasableFrom`), then they go, too.
 */
import type { World } from '#casework/world';
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#domain/calendar/calendar';
import type { MailIn } from '#domain/mail/records';
import { accessDays, erasableFrom, lastMomentShown } from '#domain/retention/retention';
import { expireAccesses } from '#store/access';
import { eraseMail, strayMails } from '#store/erasing';
import { eraseReasons, type Transfer, transfersWithReason } from '#store/transfers';

/** Mails a morning: what is left is erased on the next one. A mail takes some five calls. */
const mostErased = 1000;
/** Mails that the preview counts. */
const mostShown = 1000;

export interface Strays {
  readonly mails: number;
  readonly transfers: number;
  /** The first day on which any of them goes; null: none does within the days of the preview. */
  readonly on: Day | null;
}

/** @returns what goes within the days of the preview, or should be gone */
export async function previewStrays(world: World, now: Instant): Promise<Strays> {
  const mails: Day[] = [];
  for await (const { on } of mailsShown(world, now)) {
    mails.push(on);
    if (mails.length >= mostShown) break;
  }
  const transfers = await transfersShown(world, now);
  const [on = null] = [...mails, ...transfers.map((one) => one.on)].toSorted();
  return { mails: mails.length, transfers: transfers.length, on };
}

/** Erases what is due. @returns how much; one that fails is reported and does not stop the others */
export async function eraseStrays(world: World, now: Instant): Promise<number> {
  let erased = 0;
  const attempt = async (what: string, id: string, act: () => Promise<void>) => {
    try {
      await act();
      erased += 1;
    } catch (error) {
      world.report(`${what} could not be erased`, error, { id });
    }
  };
  for await (const { mail, on } of mailsShown(world, now)) {
    if (on > dayOf(now)) continue;
    await attempt('A mail of no case', mail.key, () => eraseStray(world, mail, now));
    if (erased >= mostErased) break;
  }
  for (const { transfer, on } of await transfersShown(world, now))
    if (on <= dayOf(now)) await attempt('A reason', transfer.id, () => eraseReasons(world.table, transfer));
  return erased;
}

/** First its bytes: what a crash left is found by its item and done again on the next morning. */
async function eraseStray({ table, rawMails }: World, mail: MailIn, now: Instant): Promise<void> {
  await rawMails.erase(mail.key);
  const until = startOfDay(addDays(dayOf(now), accessDays));
  await expireAccesses(table, `mail:${mail.key}`, Math.floor(Date.parse(until) / 1000));
  await eraseMail(table, mail);
}

/** What was read and not yet acted on lies in the inbox: the sweep sees to it. */
async function* mailsShown(
  { table, settings: { retention } }: World,
  now: Instant,
): AsyncGenerator<{ mail: MailIn; on: Day }> {
  const upTo = lastMomentShown(dayOf(now), retention);
  let cursor: string | null = null;
  do {
    if (!upTo) return;
    const page = await strayMails(table, upTo, cursor);
    for (const mail of page.mails)
      if (mail.receivedAt < upTo && mail.status !== 'read')
        yield { mail, on: erasableFrom(dayOf(mail.receivedAt), retention) };
    cursor = page.next;
  } while (cursor);
}

/** Counted from the day on which the cases went over. */
async function transfersShown(
  { table, settings: { retention } }: World,
  now: Instant,
): Promise<{ transfer: Transfer; on: Day }[]> {
  const upTo = lastMomentShown(dayOf(now), retention);
  if (!upTo) return [];
  const found = await transfersWithReason(table, upTo);
  return found
    .filter(({ effective }) => startOfDay(effective) < upTo)
    .map((transfer) => ({ transfer, on: erasableFrom(transfer.effective, retention) }));
}
