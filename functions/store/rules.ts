/**
 * The deadlines table: numbers of obligations that the agency set in place of the usual ones, each from a day on, with who,
 * when and why. One item, so that two officers cannot both be first.
 */
import * as z from 'zod/mini';
import type { Instant } from '#domain/calendar/calendar';
import type { RuleBook } from '#domain/obligation/rules';
import { bookOf, ruleEntrySchema } from '#domain/registry/deadlines';
import { rulesKey } from '#store/keys';
import { noteRegistryChange } from '#store/registry-log';
import type { Table } from '#store/table';

const itemSchema = z.object({ version: z.int(), entries: z.array(ruleEntrySchema) });
export type RuleTable = z.infer<typeof itemSchema>;

/** For how long a table that was read is as good as a new one: no version begins before the day after it was set (ms). */
const freshFor = 60_000;

/** @returns version 0 when nobody set anything yet */
export async function loadRules(table: Table): Promise<RuleTable> {
  const item = await table.get(rulesKey);
  return item ? itemSchema.parse(item) : { version: 0, entries: [] };
}

/**
 * @param rules with the version that the officer saw
 * @param change what the registry's log tells of it
 * @returns false when somebody changed them since
 */
export async function saveRules(
  table: Table,
  { version, entries }: RuleTable,
  change: { readonly officer: string; readonly at: Instant; readonly of: string; readonly now: string },
): Promise<boolean> {
  const saved = await table.update(rulesKey, {
    condition: version === 0 ? 'attribute_not_exists(version)' : 'version = :seen',
    ...(version === 0 ? {} : { values: { ':seen': version } }),
    set: { schemaVersion: 1, version: version + 1, entries },
  });
  if (saved === 'refused') return false;
  await noteRegistryChange(table, { ...change, what: 'deadline' });
  return true;
}

/** @returns a reader that asks the table at most once a minute of the time that comes in, and again after an error */
export function createRules(table: Table): (now: Instant) => Promise<RuleBook> {
  let read: { readonly at: number; readonly book: Promise<RuleBook> } | null = null;
  return (now) => {
    const at = Date.parse(now);
    if (read && Math.abs(at - read.at) < freshFor) return read.book;
    const book = loadRules(table).then(({ entries }) => bookOf(entries));
    const mine = { at, book };
    read = mine;
    book.catch(() => {
      if (read === mine) read = null;
    });
    return book;
  };
}
