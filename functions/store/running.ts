/** The cases whose machines have work to do: for starting all of them anew. */
import { phases } from '#domain/case/state';
import { caseKey, type IndexName, lists } from '#store/keys';
import type { Table } from '#store/table';

/** Cases a page: a restart of each costs some ten calls, a page must be done within the minute of a Task. */
const casesAPage = 25;

/** Every case that has not ended, then those that ended and are still owed something. */
const sources: readonly (readonly [IndexName, string])[] = [
  ...phases.filter((phase) => phase !== 'ended').map((phase) => ['work', lists.phase(phase)] as const),
  ['lookup', lists.open],
];

/**
 * One page of them, by lists that are eventually consistent: a case of the last second may be missing.
 * @param after where the page before ended; null: from the first
 * @returns `next` null at the end
 */
export async function runningCases(
  table: Table,
  after: string | null,
): Promise<{ caseIds: readonly string[]; next: string | null }> {
  const [, number = '0', cursor = ''] = /^(\d+):(.*)$/.exec(after ?? '') ?? [];
  const index = Number(number);
  const source = sources[index];
  if (!source) return { caseIds: [], next: null };
  const [name, key] = source;
  const { items, next } = await table.list(name, key, { cursor: cursor || null, limit: casesAPage });
  const found = [...new Set(items.map((item) => String(item.caseId)))];
  const caseIds = key === lists.open ? await ended(table, found) : found;
  if (next) return { caseIds, next: `${index}:${next}` };
  return { caseIds, next: index + 1 < sources.length ? `${index + 1}:` : null };
}

/** The open obligations are of all cases: those of cases that have not ended were found before. */
async function ended(table: Table, caseIds: readonly string[]): Promise<string[]> {
  const rows = await Promise.all(caseIds.map((caseId) => table.get(caseKey(caseId))));
  return caseIds.filter((_, index) => rows[index]?.phase === 'ended');
}
