/**
 * The facts of each case that statistics count, in an item of its own: `STATISTICS#OPEN` while the case runs, after that the
 * month in which something of it was counted last. So the cases of a period are those that run, and those that ended in one
 * of its months or later: as many queries as there are months since its first. The item holds no personal data and stays
 * when those of the case are erased.
 */
import * as z from 'zod/mini';
import { type Day, daySchema } from '#domain/calendar/calendar';
import { type CaseState, phases } from '#domain/case/state';
import { obligationKinds } from '#domain/obligation/kinds';
import {
  type CaseFacts,
  caseFactsSchema,
  factsOf,
  lastCounted,
  type PromiseFact,
  promiseEnds,
} from '#domain/statistics/facts';
import { lastDay, monthOf, monthsOf, type Period } from '#domain/statistics/period';
import { factsKey, lists, statisticsFillKey } from '#store/keys';
import type { Item, Table } from '#store/table';

/**
 * Cases that a page has time and memory to count: the items of so many are some 50 MB. The service has 70 new ones a year
 * (AMIF2021-6).
 */
export const mostCases = 50_000;
/** Months that are read at once. */
const atOnce = 8;
/** Which facts an item holds: when they become others, this number grows, and every case is looked at anew. */
const edition = 1;

/** Writes the facts of the case as they are now; what an older state says is left out. */
export async function keepFacts(table: Table, state: CaseState): Promise<void> {
  const { promises, ...facts } = factsOf(state);
  const last = lastCounted({ ...facts, promises });
  await table.update(factsKey(state.id), {
    condition: 'attribute_not_exists(version) OR version <= :version',
    set: {
      schemaVersion: 1,
      version: state.version,
      edition,
      caseId: state.id,
      // One text: a page reads thousands, and each attribute of an item costs more than a few letters in a text.
      facts: JSON.stringify({ ...facts, promises: together(promises) }),
      workKey: lists.statistics(last ? monthOf(last) : 'OPEN'),
      workOrder: facts.receivedOn,
    },
  });
}

/**
 * @param today up to its month cases may have ended
 * @returns the facts of every case that lived in the period, and of others; `more`: there are more than can be counted;
 *   `complete` false: cases of before are still being given theirs
 */
export async function factsIn(
  table: Table,
  period: Period,
  today: Day,
): Promise<{ facts: readonly CaseFacts[]; more: boolean; complete: boolean }> {
  const complete = (await fillPlace(table)) === null;
  const since = { from: period.from, until: monthOf(today) };
  const ended = since.from <= since.until ? monthsOf(since).reverse() : [];
  const keys = ['OPEN', ...ended].map(lists.statistics);
  const facts: CaseFacts[] = [];
  for (let first = 0; first < keys.length; first += atOnce) {
    const found = await Promise.all(
      keys.slice(first, first + atOnce).map((key) => allOf(table, key, lastDay(period.until))),
    );
    for (const item of found.flat()) if (item.edition === edition) facts.push(factsFrom(item));
    if (facts.length > mostCases) return { facts: [], more: true, complete };
  }
  return { facts, more: false, complete };
}

/** True when the facts of the case are kept as they are kept now. */
export async function hasFacts(table: Table, caseId: string): Promise<boolean> {
  const item = await table.get(factsKey(caseId));
  return item?.edition === edition;
}

/** Where the filling stands: after which case of which list; `null`: every case was looked at. */
export async function fillPlace(table: Table): Promise<string | null> {
  const item = await table.get(statisticsFillKey);
  if (item?.edition !== edition) return '';
  return typeof item.place === 'string' ? item.place : null;
}

export const keepFillPlace = (table: Table, place: string | null): Promise<void> =>
  table.put({ ...statisticsFillKey, schemaVersion: 1, edition, place });

const sources = [...phases.map(lists.phase), lists.erased];

/**
 * Cases by where they stand, to be looked at one after another. One that moves on meanwhile is written by what moves it.
 * @param place as `fillPlace` gives it
 */
export async function casesAfter(
  table: Table,
  place: string,
  limit: number,
): Promise<{ caseIds: readonly string[]; place: string | null }> {
  const [, number = '0', cursor = ''] = /^(\d+):(.*)$/.exec(place) ?? [];
  const index = Number(number);
  const source = sources[index];
  if (!source) return { caseIds: [], place: null };
  const { items, next } = await table.list('work', source, { cursor: cursor || null, limit });
  const caseIds = items.map(({ caseId }) => String(caseId));
  if (next) return { caseIds, place: `${index}:${next}` };
  return { caseIds, place: index + 1 < sources.length ? `${index + 1}:` : null };
}

async function allOf(table: Table, key: string, receivedUntil: Day): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const attributes = ['edition', 'facts'];
    const page = await table.list('work', key, { cursor, limit: 1000, upTo: receivedUntil, attributes });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length <= mostCases);
  return items;
}

const keptSchema = z.object({ ...caseFactsSchema.shape, promises: z.array(z.string()) });

function factsFrom(item: Item): CaseFacts {
  const { promises, ...facts } = keptSchema.parse(JSON.parse(String(item.facts)));
  return { ...facts, promises: promises.flatMap(apart) };
}

/** "answer-query kept 2026-03-05 2026-04-01": a case of a year has some thirty promises, and most of each word is the same. */
function together(promises: readonly PromiseFact[]): string[] {
  const byKind = new Map<string, Day[]>();
  for (const { kind, end, on } of promises) {
    const key = `${kind} ${end}`;
    byKind.set(key, [...(byKind.get(key) ?? []), on]);
  }
  return [...byKind].map(([key, days]) => `${key} ${days.join(' ')}`);
}

const kindSchema = z.enum(obligationKinds);
const endSchema = z.enum(promiseEnds);

function apart(line: string): PromiseFact[] {
  const [kind, end, ...days] = line.split(' ');
  const promise = { kind: kindSchema.parse(kind), end: endSchema.parse(end) };
  return days.map((on) => ({ ...promise, on: daySchema.parse(on) }));
}
