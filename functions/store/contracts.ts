/** Who provides in each municipality from day to day: one item a municipality, so that its days change together. */
import * as z from 'zod/mini';
import { daySchema, type Instant } from '#domain/calendar/calendar';
import type { Contract } from '#domain/registry/contracts';
import { contractsKey, lists } from '#store/keys';
import { noteRegistryChange } from '#store/registry-log';
import type { Item, Table } from '#store/table';

const itemSchema = z.lazy(() =>
  z.object({
    ehak: z.string(),
    version: z.int(),
    contracts: z.array(
      z.object({
        provider: z.string(),
        from: daySchema,
        until: z.nullable(daySchema),
        reportMonths: z.optional(z.int().check(z.minimum(1), z.maximum(12))),
      }),
    ),
  }),
);
export type Contracts = z.infer<typeof itemSchema>;

/** Estonia has 78 municipalities. */
const municipalitiesAtMost = 500;

/** @returns the contracts in the order of their days; version 0: there are none yet */
export async function contractsOf(table: Table, ehak: string): Promise<Contracts> {
  const item = await table.get(contractsKey(ehak));
  return item ? itemSchema.parse(item) : { ehak, version: 0, contracts: [] };
}

/** Of all municipalities that have any; eventually consistent. */
export async function listContracts(table: Table): Promise<Contracts[]> {
  const { items } = await table.list('owner', lists.contracts, { limit: municipalitiesAtMost });
  return items.map((item) => itemSchema.parse(item));
}

/**
 * @param version that the officer saw
 * @returns false when somebody changed them since
 */
export async function saveContracts(
  table: Table,
  ehak: string,
  contracts: readonly Contract[],
  version: number,
  by: { officer: string; at: Instant },
): Promise<boolean> {
  const saved = await table.update(contractsKey(ehak), {
    condition: version === 0 ? 'attribute_not_exists(version)' : 'version = :seen',
    ...(version === 0 ? {} : { values: { ':seen': version } }),
    set: rowOf(ehak, contracts, version + 1),
  });
  if (saved === 'refused') return false;
  await noteRegistryChange(table, {
    ...by,
    what: 'contracts',
    of: ehak,
    now: contracts.map(inWords).join('; '),
  });
  return true;
}

/** Adds one, or replaces the one that begins on the same day: for filling a registry. */
export async function putContract(
  table: Table,
  { ehak, ...one }: Contract & { ehak: string },
): Promise<void> {
  const { contracts, version } = await contractsOf(table, ehak);
  const others = contracts.filter(({ from }) => from !== one.from);
  const inOrder = [...others, one].sort((a, b) => (a.from < b.from ? -1 : 1));
  await table.put({ ...contractsKey(ehak), ...rowOf(ehak, inOrder, version + 1) });
}

const rowOf = (ehak: string, contracts: readonly Contract[], version: number): Item => ({
  schemaVersion: 1,
  ...{ ehak, version, contracts: contracts.map(partsOf) },
  ...{ ownerKey: lists.contracts, ownerOrder: ehak },
});

const partsOf = ({ provider, from, until, reportMonths }: Contract): Contract => ({
  ...{ provider, from, until },
  ...(reportMonths === undefined ? {} : { reportMonths }),
});

const inWords = ({ provider, from, until }: Contract): string => `${provider} ${from}–${until ?? ''}`;
