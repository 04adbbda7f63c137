/** The lists beside the work list, each one query of an index: eventually consistent, never read for a decision. */
import {
  type MailIn,
  type MailOut,
  type MailRecord,
  mailInSchema,
  mailOutSchema,
} from '#domain/mail/records';
import { lists } from '#store/keys';
import type { Item, Table } from '#store/table';

/** Rows on one page of a list. */
const rowsShown = 50;
/** Mails that a case's page shows; a year of one case has some hundred. */
const mailsShown = 300;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
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

/** Mails of ours that did not arrive, until somebody has dealt with them. */
export async function listUndelivered(table: Table, cursor: string | null): Promise<Page<MailOut>> {
  const page = await table.list('work', lists.undelivered, { cursor, limit: rowsShown });
  return rowsOf({ ...page, items: page.items.filter(({ direction }) => direction === 'out') }, (item) =>
    mailOutSchema.parse(item),
  );
}

/** Mails of a case, in and out, the oldest first. */
export async function mailsOfCase(table: Table, caseId: string): Promise<MailRecord[]> {
  const { items } = await table.list('owner', lists.mailsOf(caseId), { limit: mailsShown });
  return items.map((item) =>
    item.direction === 'in' ? mailInSchema.parse(item) : mailOutSchema.parse(item),
  );
}

const rowsOf = <Row>(
  { items, next }: { items: Item[]; next: string | null },
  parse: (item: Item) => Row,
): Page<Row> => ({
  rows: items.map(parse),
  next,
});
