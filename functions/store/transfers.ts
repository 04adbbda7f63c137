/** Transfers of all running cases of a contract: what was decided, and what became of each case. */
import * as z from 'zod/mini';
import { daySchema, type Instant, instantSchema } from '#domain/calendar/calendar';
import { lists, toCome, transferCaseKey, transferKey } from '#store/keys';
import type { Table } from '#store/table';

const named = z.object({ id: z.string(), name: z.string() });

const transferSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    from: named,
    to: named,
    /** EHAK codes; null: wherever the old provider provides. */
    municipalities: z.nullable(z.array(z.string())),
    effective: daySchema,
    /** Cases that stay with the old provider. */
    exceptions: z.array(z.string()),
    /** An officer's words; '' when erased. */
    reason: z.string(),
    officer: z.string(),
    at: instantSchema,
    status: z.enum(['planned', 'undone']),
    /** The contracts go over on the same day. */
    contracts: z.boolean(),
    undone: z.nullable(z.object({ officer: z.string(), at: instantSchema, reason: z.string() })),
  }),
);
export type Transfer = z.infer<typeof transferSchema>;

/** `left`: it could not be given on, `code` says why. */
const transferCaseSchema = z.lazy(() =>
  z.object({
    caseId: z.string(),
    result: z.enum(['planned', 'changed', 'undone', 'left']),
    code: z.nullable(z.string()),
    at: instantSchema,
  }),
);
export type TransferCase = z.infer<typeof transferCaseSchema>;

/** Transfers on the page; a contract ends once in some years. */
const transfersShown = 100;

/** @returns false when it is there already: the same form sent twice */
export const putTransfer = (table: Table, transfer: Transfer): Promise<boolean> =>
  table.putNew({
    ...transferKey(transfer.id),
    schemaVersion: 1,
    ...transfer,
    ownerKey: lists.transfers,
    ownerOrder: transfer.at,
    unfinished: toCome.transfer,
    since: transfer.at,
  });

export async function loadTransfer(table: Table, id: string): Promise<Transfer | null> {
  const item = await table.get(transferKey(id));
  return item ? transferSchema.parse(item) : null;
}

/** The newest first. */
export async function listTransfers(table: Table): Promise<Transfer[]> {
  const { items } = await table.list('owner', lists.transfers, { limit: transfersShown, newestFirst: true });
  return items.map((item) => transferSchema.parse(item));
}

/** @returns the oldest transfers that were decided until that moment and whose reason is not erased */
export async function transfersWithReason(table: Table, upTo: Instant): Promise<Transfer[]> {
  const { items } = await table.list('owner', lists.transfers, { limit: transfersShown, upTo });
  return items.map((item) => transferSchema.parse(item)).filter(({ reason }) => reason !== '');
}

/** Leaves of a transfer what became of it, without anybody's words. */
export async function eraseReasons(table: Table, { id, undone }: Transfer): Promise<void> {
  const words = undone ? { undone: { ...undone, reason: '' } } : {};
  await table.update(transferKey(id), { set: { reason: '', ...words } });
}

/** @returns false when it was undone before */
export async function markUndone(table: Table, id: string, undone: NonNullable<Transfer['undone']>) {
  const before = await table.update(transferKey(id), {
    condition: '#status = :planned',
    names: { '#status': 'status' },
    values: { ':planned': 'planned' },
    set: { undone, unfinished: toCome.transfer, since: undone.at, status: 'undone' },
  });
  return before !== 'refused';
}

/** Notes that its machine runs, as long as what it runs for still stands. */
export async function markStarted(table: Table, id: string, status: Transfer['status']): Promise<void> {
  await table.update(transferKey(id), {
    condition: '#status = :seen',
    names: { '#status': 'status' },
    values: { ':seen': status },
    remove: ['unfinished', 'since'],
  });
}

export async function noteCase(
  table: Table,
  id: string,
  { caseId, result, code }: Omit<TransferCase, 'at'>,
  at: Instant,
): Promise<void> {
  await table.put({ ...transferCaseKey(id, caseId), schemaVersion: 1, caseId, result, code, at });
}

/** What became of its cases so far, by case id. */
export async function casesOfTransfer(table: Table, id: string): Promise<TransferCase[]> {
  const items = await table.between(transferKey(id).pk, 'CASE#', 'CASE#~');
  return items.map((item) => transferCaseSchema.parse(item));
}
