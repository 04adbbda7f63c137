/** Who changed what in the registry, and when. It names no person of a case: providers, municipalities, days and domains. */
import * as z from 'zod/mini';
import { instantSchema } from '#domain/calendar/calendar';
import { accessKeys } from '#store/access';
import { lists } from '#store/keys';
import type { Table } from '#store/table';

const changeSchema = z.lazy(() =>
  z.object({
    officer: z.string(),
    at: instantSchema,
    what: z.enum(['municipality', 'provider', 'contracts', 'transfer', 'transfer-undone', 'deadline']),
    /** Its id or EHAK code. */
    of: z.string(),
    /** How it is now, in short; contacts of persons are left out. */
    now: z.string(),
  }),
);
export type RegistryChange = z.infer<typeof changeSchema>;

/** Changes on the page. */
const changesShown = 50;

/** The same change in the same millisecond is one. */
export async function noteRegistryChange(table: Table, change: RegistryChange): Promise<void> {
  const { at, officer, what, of } = change;
  await table.putNew({
    ...accessKeys({ at, who: officer, what, of }),
    schemaVersion: 1,
    ...change,
    ...{ ownerKey: lists.registryChanges, ownerOrder: at },
  });
}

/** The newest first. */
export async function registryChanges(table: Table): Promise<RegistryChange[]> {
  const list = { limit: changesShown, newestFirst: true };
  const { items } = await table.list('owner', lists.registryChanges, list);
  return items.map((item) => changeSchema.parse(item));
}
