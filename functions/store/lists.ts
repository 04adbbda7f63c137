/** The lists that pages show, each one query of an index: eventually consistent, never read for a decision. */
import * as z from 'zod';
import { daySchema, type Instant, instantSchema } from '#domain/calendar/calendar';
import { type Phase, phases } from '#domain/case/state';
import {
  type MailIn,
  type MailOut,
  type MailRecord,
  mailInSchema,
  mailOutSchema,
} from '#domain/mail/records';
import { obligationKinds, type Party, parties } from '#domain/obligation/kinds';
import { accessKey, lists } from '#store/keys';
import type { Item, Table } from '#store/table';

/** Rows on one page of a list. */
const rowsShown = 50;
/** Mails that a case's page shows; a year of one case has some hundred. */
const mailsShown = 300;

const workRowSchema = z.object({
  caseId: z.string(),
  kind: z.enum(obligationKinds),
  cause: z.string(),
  assignee: z.enum(parties),
  due: daySchema,
  municipality: z.string(),
  provider: z.string().nullable(),
});
export type WorkRow = z.infer<typeof workRowSchema>;

const caseRowSchema = z.object({
  caseId: z.string(),
  phase: z.enum(phases),
  registeredAt: instantSchema,
  municipality: z.string(),
  provider: z.string().nullable(),
  serviceEnd: daySchema.nullable(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Open obligations of one party, or (null) of all, the earliest due day first. */
export async function listWork(
  table: Table,
  assignee: Party | null,
  cursor: string | null,
): Promise<Page<WorkRow>> {
  const query = { cursor, limit: rowsShown };
  const page = assignee
    ? await table.list('work', lists.assignee(assignee), query)
    : await table.list('lookup', lists.open, query);
  return rowsOf(page, (item) => workRowSchema.parse(item));
}

/** Cases in one phase, the newest first. */
export async function listCases(table: Table, phase: Phase, cursor: string | null): Promise<Page<CaseRow>> {
  const page = await table.list('work', lists.phase(phase), { cursor, limit: rowsShown, newestFirst: true });
  return rowsOf(page, (item) => caseRowSchema.parse(item));
}

/** Mails that wait for an officer, the oldest first. */
export async function listTriage(table: Table, cursor: string | null): Promise<Page<MailIn>> {
  const page = await table.list('work', lists.triage, { cursor, limit: rowsShown });
  return rowsOf(page, (item) => mailInSchema.parse(item));
}

/** Automatic answers that wait for a cap, the first to leave first. */
export async function listHeld(table: Table, cursor: string | null): Promise<Page<MailOut>> {
  const page = await table.list('work', lists.held, { cursor, limit: rowsShown });
  return rowsOf(page, (item) => mailOutSchema.parse(item));
}

/** Mails of a case, in and out, the oldest first. */
export async function mailsOfCase(table: Table, caseId: string): Promise<MailRecord[]> {
  const { items } = await table.list('owner', lists.mailsOf(caseId), { limit: mailsShown });
  return items.map((item) =>
    item.direction === 'in' ? mailInSchema.parse(item) : mailOutSchema.parse(item),
  );
}

/** Keeps who looked at whose personal data; the same look in the same millisecond is one entry. */
export async function noteAccess(
  table: Table,
  entry: { caseId: string; officer: string; what: string; at: Instant },
): Promise<void> {
  const key = accessKey(entry.at.slice(0, 10), entry.at, `${entry.officer}#${entry.caseId}`);
  await table.put({
    ...key,
    schemaVersion: 1,
    ...entry,
    ownerKey: lists.accessTo(entry.caseId),
    ownerOrder: entry.at,
  });
}

const rowsOf = <Row>(
  { items, next }: { items: Item[]; next: string | null },
  parse: (item: Item) => Row,
): Page<Row> => ({
  rows: items.map(parse),
  next,
});
