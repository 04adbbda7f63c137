/** The officers who have signed in, so that pages can name them. The subject of a sign-in says nothing to a reader. */
import * as z from 'zod/mini';
import { type Instant, instantSchema } from '#domain/calendar/calendar';
import { lists, officerKey } from '#store/keys';
import type { Table } from '#store/table';

const officerSchema = z.object({
  sub: z.string(),
  name: z.string(),
  role: z.string(),
  /** Of the last sign-in. */
  seenAt: instantSchema,
});
export type Officer = z.infer<typeof officerSchema>;

/** An agency has some dozens; those who signed in long ago stay, because logs and access entries name them. */
const mostOfficers = 1000;

/** Written at each sign-in: the name is what the issuer says now. */
export async function keepOfficer(
  table: Table,
  officer: Omit<Officer, 'seenAt'>,
  at: Instant,
): Promise<void> {
  await table.put({
    ...officerKey(officer.sub),
    ...{ ownerKey: lists.officers, ownerOrder: officer.sub },
    schemaVersion: 1,
    ...officer,
    seenAt: at,
  });
}

/** In the order of their subjects. */
export async function listOfficers(table: Table): Promise<Officer[]> {
  const { items } = await table.list('owner', lists.officers, { limit: mostOfficers });
  return items.map((item) => officerSchema.parse(item));
}
