/** The running cases of a provider, from its index: eventually consistent, so each is decided on its own log. */
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar/calendar';
import { phases } from '#domain/case/state';
import { lists } from '#store/keys';
import type { Item, Table } from '#store/table';

const rowSchema = z.lazy(() =>
  z.object({
    caseId: z.string(),
    phase: z.enum(phases),
    municipality: z.string(),
    ehak: z.string(),
    serviceEnd: z.nullable(daySchema),
  }),
);
export type CaseOfProvider = z.infer<typeof rowSchema>;

/** The most that one read of a list gives (DESIGN § 4). */
const pageLimit = 1000;
/** Cases a page of a machine: their ids take 1 KB of the 256 KB of a state. */
const casesAPage = 100;

/** The first thousand; a contract of that size is handed over by municipalities. */
export async function casesOfProvider(
  table: Table,
  id: string,
): Promise<{ cases: CaseOfProvider[]; more: boolean }> {
  const { items, next } = await table.list('lookup', lists.provider(id), { limit: pageLimit });
  return { cases: items.map(rowOf), more: next !== null };
}

/** @param after where the page before ended; null: from the first */
export async function casesOfProviderPage(
  table: Table,
  id: string,
  after: string | null,
): Promise<{ cases: CaseOfProvider[]; next: string | null }> {
  const { items, next } = await table.list('lookup', lists.provider(id), {
    cursor: after,
    limit: casesAPage,
  });
  return { cases: items.map(rowOf), next };
}

const rowOf = (item: Item): CaseOfProvider => rowSchema.parse(item);
