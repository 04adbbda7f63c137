/** Taking a case's personal data out of the table. What is left names nobody; each call may be made again. */
import type { Day, Instant } from '#domain/calendar/calendar';
import { type MailIn, type MailOut, mailInSchema, mailOutSchema } from '#domain/mail/records';
import { historyAfter, lists, mailItemKey } from '#store/keys';
import { forgetLog } from '#store/known-logs';
import type { Item, Table } from '#store/table';

/** Cases of one page; a morning takes as many pages as it has time for. */
const casesAPage = 100;

/** @returns ids of ended cases that were registered until that day, the oldest first: candidates, which the log decides on */
export async function endedCases(
  table: Table,
  registeredUntil: Day,
  cursor: string | null,
): Promise<{ caseIds: readonly string[]; next: string | null }> {
  const query = { cursor, limit: casesAPage, upTo: `${registeredUntil}T99` };
  const { items, next } = await table.list('work', lists.phase('ended'), query);
  return { caseIds: items.map(({ caseId }) => String(caseId)), next };
}

/** Removes the personal parts of all entries of the log. */
export async function erasePersonalParts(table: Table, caseId: string): Promise<void> {
  forgetLog(table, caseId);
  const { pk, from, to } = historyAfter(caseId, 0);
  for (const { sk } of await table.between(pk, from, to))
    if (/^LOG#\d+#PERSONAL#/.test(String(sk))) await table.remove({ pk, sk: String(sk) });
}

/** @returns all mails of the case, in and out */
export async function allMailsOf(table: Table, caseId: string): Promise<(MailIn | MailOut)[]> {
  const mails: Item[] = [];
  let cursor: string | null = null;
  do {
    const page = await table.list('owner', lists.mailsOf(caseId), { cursor });
    mails.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return mails.map((item) =>
    item.direction === 'in' ? mailInSchema.parse(item) : mailOutSchema.parse(item),
  );
}

/** @returns mails of no case that came until that moment, the oldest first */
export async function strayMails(
  table: Table,
  upTo: Instant,
  cursor: string | null,
): Promise<{ mails: readonly MailIn[]; next: string | null }> {
  const { items, next } = await table.list('owner', lists.strayMails, { cursor, upTo });
  return { mails: items.map((item) => mailInSchema.parse(item)), next };
}

/** Leaves of a mail when it came or went and what became of it: neither its words nor its addresses. */
export async function eraseMail(table: Table, mail: MailIn | MailOut): Promise<void> {
  const key = mailItemKey(mail.key);
  if (mail.direction === 'out') {
    await table.update(key, { set: { address: null } });
    return;
  }
  // Of one that waited for a decision all this time nobody can decide any more; one of no case is not found again.
  const waited = mail.status === 'triage';
  await table.update(key, {
    set: { reading: null, dismissal: null, ...(waited ? { status: 'filed', triage: null } : {}) },
    remove: [...(waited ? ['workKey', 'workOrder'] : []), ...(mail.caseId ? [] : ['ownerKey', 'ownerOrder'])],
  });
}
