/**
 * Erasing the data of clients whose time is over: personal parts of the log, search items, mails with every version. First
 * the data, then the fact that they are gone: what a crash left is found and done again on the next morning.
 */
import { changeCase } from '#casework/casework';
import { readCase } from '#casework/read-case';
import type { World } from '#casework/world';
import { addDays, type Day, dayOf, type Instant, parseDay, startOfDay } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { MailIn } from '#domain/mail/records';
import { accessDays, erasureDay, lastYearShown } from '#domain/retention/retention';
import { expireAccesses } from '#store/access';
import { allMailsOf, endedCases, eraseMail, erasePersonalParts } from '#store/erasing';
import { removeSearchItems } from '#store/search';
import { eraseTyped } from '#store/typed';

/** Cases a morning: what is left is erased on the next one. A case takes some 100 calls. */
const mostErased = 200;
/** Cases that the preview counts. */
const mostShown = 1000;

export interface Erasable {
  readonly caseId: string;
  readonly on: Day;
}

/** @returns the ended cases whose data go within the days of the preview, or should be gone, the oldest first */
export async function previewErasure(world: World, now: Instant): Promise<Erasable[]> {
  const found: Erasable[] = [];
  for await (const { state, on } of candidates(world, now)) {
    found.push({ caseId: state.id, on });
    if (found.length >= mostShown) break;
  }
  return found;
}

/** Erases what is due. @returns how many cases; one that fails is reported and does not stop the others */
export async function eraseDue(world: World, now: Instant): Promise<number> {
  let erased = 0;
  for await (const { state, on } of candidates(world, now)) {
    if (on > dayOf(now)) continue;
    try {
      await erase(world, state, now);
      erased += 1;
    } catch (error) {
      world.report('The data of a case could not be erased', error, { case: state.id });
    }
    if (erased >= mostErased) break;
  }
  return erased;
}

async function* candidates(world: World, now: Instant): AsyncGenerator<{ state: CaseState; on: Day }> {
  const { retention } = world.settings;
  const year = lastYearShown(dayOf(now), retention);
  if (year === null) return;
  const lastShown = parseDay(`${year + retention.years + 1}-01-01`);
  let cursor: string | null = null;
  do {
    // Who ended in that year was registered by then.
    const page = await endedCases(world.table, parseDay(`${year}-12-31`), cursor);
    for (const caseId of page.caseIds) {
      const { state } = await readCase(world.table, caseId);
      const on = state && erasureDay(state, retention);
      if (on && on <= lastShown) yield { state, on };
    }
    cursor = page.next;
  } while (cursor);
}

async function erase(world: World, state: CaseState, now: Instant): Promise<void> {
  const { retention } = world.settings;
  for (const mail of await allMailsOf(world.table, state.id)) {
    if (mail.direction === 'in') {
      // A mail that refers several clients stays until the last of them goes.
      if (await isNeeded(world, mail, state.id)) continue;
      await world.rawMails.erase(mail.key);
      await expireAccesses(world.table, `mail:${mail.key}`, accessesUntil(now));
    }
    await eraseMail(world.table, mail);
  }
  await expireAccesses(world.table, state.id, accessesUntil(now));
  await removeSearchItems(world.table, state.id);
  await erasePersonalParts(world.table, state.id);
  await eraseTyped(world.table, state.id);
  await changeCase(world, state.id, { type: 'ErasePersonalData', retention }, { who: 'system' }, now);
}

/** @returns seconds since 1970 */
const accessesUntil = (now: Instant): number =>
  Math.floor(Date.parse(startOfDay(addDays(dayOf(now), accessDays))) / 1000);

async function isNeeded(world: World, { opened }: MailIn, caseId: string): Promise<boolean> {
  for (const other of opened.filter((id) => id !== caseId)) {
    const { state } = await readCase(world.table, other);
    if (state && !state.erasedAt) return true;
  }
  return false;
}
