/** What officers do that is about no case: who, when, what. What is about a case stands in its log. */
import type { Instant } from '#domain/calendar/calendar';
import { accessKeys } from '#store/access';
import type { Table } from '#store/table';

export interface Act {
  readonly officer: string;
  readonly what: string;
  /** What it was done to, by a name that says nothing of a person. */
  readonly of: string;
  readonly at: Instant;
}

/** The same act in the same millisecond is one. */
export async function noteAct(table: Table, act: Act): Promise<void> {
  const { officer, what, of, at } = act;
  await table.putNew({ ...accessKeys({ at, who: officer, what, of }), schemaVersion: 1, ...act });
}
