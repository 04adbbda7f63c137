/** The items of mails, in and out, and the claim that lets one sender at a time send a mail. */
import type { Instant } from '#domain/calendar/calendar';
import type { CapName } from '#domain/mail/caps';
import { type MailIn, type MailOut, mailInSchema, mailOutSchema } from '#domain/mail/records';
import { lists, mailItemKey, unfinished } from '#store/keys';
import type { Item, Table } from '#store/table';

/** A claim older than this belongs to a sender that died; the mail is sent again (DESIGN § 5: at least once). */
export const claimMinutes = 10;

/** @returns a mail of ours, or null */
export async function loadMailOut(table: Table, key: string): Promise<MailOut | null> {
  const item = await table.get(mailItemKey(key));
  return item?.direction === 'out' ? mailOutSchema.parse(item) : null;
}

/** @returns false when there is a mail under this key already */
export const putMailIn = (table: Table, mail: MailIn): Promise<boolean> => table.putNew(mailInItem(mail));

export async function loadMailIn(table: Table, key: string): Promise<MailIn | null> {
  const item = await table.get(mailItemKey(key));
  return item?.direction === 'in' ? mailInSchema.parse(item) : null;
}

/**
 * Changes a mail that came in, if it still is as the caller saw it.
 * @returns false when somebody else changed its status meanwhile
 */
export async function changeMailIn(table: Table, before: MailIn, after: MailIn): Promise<boolean> {
  const { pk, sk, ...item } = mailInItem(after);
  const kept = ['workKey', 'workOrder', 'ownerKey', 'ownerOrder'].filter((name) => item[name] === undefined);
  const result = await table.update(
    { pk, sk },
    {
      condition: '#status = :before',
      names: { '#status': 'status' },
      values: { ':before': before.status },
      set: item,
      remove: kept,
    },
  );
  return result !== 'refused';
}

/** Stores a mail that is owed; the same mail twice is stored once. */
export const putMailOut = (table: Table, mail: MailOut): Promise<boolean> => table.putNew(mailOutItem(mail));

/** @returns the mail, now the caller's to send, or null when it is sent, or somebody else is sending it */
export async function claimMail(table: Table, key: string, now: Instant): Promise<MailOut | null> {
  const old = new Date(Date.parse(now) - claimMinutes * 60_000).toISOString();
  const before = await table.update(mailItemKey(key), {
    condition: '#status = :stored OR (#status = :sending AND claimedAt <= :old)',
    names: { '#status': 'status' },
    values: { ':stored': 'stored', ':sending': 'sending', ':old': old },
    set: { status: 'sending', claimedAt: now },
  });
  return before === 'refused' || !before ? null : mailOutSchema.parse(before);
}

/**
 * Notes that SES took a mail whose sender has not said so (yet): should the sender have died, it is not sent again. Of a mail
 * that is kept as sent nothing is noted.
 * @param at ISO instant at which SES took it
 */
export async function noteTaken(
  table: Table,
  key: string,
  taken: NonNullable<MailOut['taken']>,
): Promise<void> {
  const first = taken.became === 'sent' ? ' AND attribute_not_exists(taken)' : '';
  await table.update(mailItemKey(key), {
    condition: `(#status = :stored OR #status = :sending)${first}`,
    names: { '#status': 'status' },
    values: { ':stored': 'stored', ':sending': 'sending' },
    set: { taken },
  });
}

export interface Sent {
  readonly sesId: string;
  readonly subject: string;
  readonly address: string | null;
  /** How it stands by now; null: it has just left. */
  readonly became?: NonNullable<MailOut['taken']>['became'];
  /** The case must be told when it left: until then it stays on the list of the unfinished. */
  readonly owesNote: boolean;
}

export async function markSent(
  table: Table,
  key: string,
  { owesNote, became = 'sent', ...sent }: Sent,
  now: Instant,
): Promise<void> {
  const before = await table.update(mailItemKey(key), {
    set: {
      status: became,
      sentAt: now,
      ...sent,
      heldBy: null,
      lookupKey: lists.sesId(sent.sesId),
      lookupOrder: now,
    },
    remove: ['workKey', 'workOrder', 'taken', ...(owesNote ? [] : ['unfinished', 'since'])],
  });
  // SES was faster than we: it has told already what became of it.
  const told = before === 'refused' || !before ? null : mailOutSchema.parse(before).taken?.became;
  if (told && told !== 'sent') await markDelivery(table, key, told);
}

/** @returns the mail if it was sent and the case must still be told when, else null */
export async function loadUnnoted(
  table: Table,
  key: string,
): Promise<(MailOut & { sentAt: Instant }) | null> {
  const item = await table.get(mailItemKey(key));
  if (!item || item.unfinished === undefined) return null;
  const mail = mailOutSchema.parse(item);
  return mail.sentAt === null ? null : { ...mail, sentAt: mail.sentAt };
}

export async function markNoted(table: Table, key: string): Promise<void> {
  await table.update(mailItemKey(key), { remove: ['unfinished', 'since'] });
}

/** Gives a mail back that was claimed at that moment, to be sent later; not one that another has claimed since. */
export async function unclaimMail(table: Table, key: string, claimedAt: Instant): Promise<void> {
  await table.update(mailItemKey(key), {
    condition: '#status = :sending AND claimedAt = :claimed',
    names: { '#status': 'status' },
    values: { ':sending': 'sending', ':claimed': claimedAt },
    set: { status: 'stored', claimedAt: null },
  });
}

/** Keeps a claimed mail until its cap is free again; an officer sees it on the list of the held. */
export async function holdMail(table: Table, key: string, heldBy: CapName, until: Instant): Promise<void> {
  await table.update(mailItemKey(key), {
    set: { status: 'stored', claimedAt: null, heldBy, since: until, workKey: lists.held, workOrder: until },
  });
}

/** SES refuses it for good: nobody is to try again, an officer sees it on the list of the undelivered. */
export async function markUndeliverable(table: Table, key: string): Promise<void> {
  await table.update(mailItemKey(key), {
    set: { status: 'undeliverable', ...undelivered(key) },
    remove: ['unfinished', 'since'],
  });
}

/** The morning's digest told it: it needs no mail of its own. */
export async function markInDigest(table: Table, key: string): Promise<void> {
  await table.update(mailItemKey(key), { set: { status: 'in-digest' }, remove: ['unfinished', 'since'] });
}

/** An officer has dealt with it: the address was put right, or nobody is to get it any more. */
export async function settleUndelivered(table: Table, key: string, officer: string): Promise<void> {
  await table.update(mailItemKey(key), {
    condition: 'workKey = :list',
    values: { ':list': lists.undelivered },
    set: { settledBy: officer },
    remove: ['workKey', 'workOrder'],
  });
}

/** Those of one case stand together. */
const undelivered = (key: string): Item => ({ workKey: lists.undelivered, workOrder: key });

/** What SES or a bounce tells of a mail that left. A mail that bounced stays so, whatever is told later. */
export async function markDelivery(
  table: Table,
  key: string,
  status: 'delivered' | 'bounced',
): Promise<void> {
  await table.update(mailItemKey(key), {
    condition: '#status = :sent OR #status = :delivered',
    names: { '#status': 'status' },
    values: { ':sent': 'sent', ':delivered': 'delivered' },
    set: { status, ...(status === 'bounced' ? undelivered(key) : {}) },
  });
}

/** @returns the mail that we sent under this SES id, or null */
export async function findBySesId(table: Table, sesId: string): Promise<MailOut | null> {
  const { items } = await table.list('lookup', lists.sesId(sesId), { limit: 1 });
  return items[0] ? mailOutSchema.parse(items[0]) : null;
}

function mailInItem(mail: MailIn): Item & { pk: string; sk: string } {
  const triage = mail.status === 'triage' ? { workKey: lists.triage, workOrder: mail.receivedAt } : {};
  const owner = mail.caseId ? lists.mailsOf(mail.caseId) : lists.strayMails;
  return {
    ...mailItemKey(mail.key),
    schemaVersion: 1,
    ...mail,
    ...triage,
    ownerKey: owner,
    ownerOrder: mail.receivedAt,
  };
}

const mailOutItem = (mail: MailOut): Item & { pk: string; sk: string } => ({
  ...mailItemKey(mail.key),
  schemaVersion: 1,
  ...mail,
  ownerKey: lists.mailsOf(mail.caseId),
  ownerOrder: mail.storedAt,
  unfinished: unfinished.mail,
  since: mail.storedAt,
});
