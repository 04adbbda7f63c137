/** Mails that belong to no case: the digests of the morning, one item for each day and receiver, and what the agency hears of a transfer. A claim lets one sender at a time send it. */
import * as z from 'zod/mini';
import { type Day, dayOf, daySchema, type Instant, instantSchema } from '#domain/calendar/calendar';
import type { AgencyDigest, OpenTask, ProviderDigest } from '#domain/morning/digest';
import { obligationKinds, parties } from '#domain/obligation/kinds';
import { nudgesSchema, usualNudges } from '#domain/obligation/rules';
import { transferStages } from '#domain/transfer/told';
import { digestKey, mailItemKey, transferMailKey, unfinished } from '#store/keys';
import { claimMinutes } from '#store/mails';
import type { Item, Table } from '#store/table';

/** A digest is kept so long, for whoever asks why a reminder did not come (days). */
const keptDays = 90;

const taskSchema = z.lazy(() =>
  z.object({
    caseId: z.string(),
    kind: z.enum(obligationKinds),
    cause: z.string(),
    assignee: z.enum(parties),
    due: daySchema,
    nudges: z._default(nudgesSchema, usualNudges),
    providerId: z.nullable(z.string()),
    reader: z._default(z.nullable(z.string()), null),
    paused: z.boolean(),
  }),
);
const tasks = z.array(taskSchema);

const transferMailSchema = z.object({
  to: z.literal('agency-of-transfer'),
  transfer: z.string(),
  stage: z.enum(transferStages),
  /** Before that it is not sent. */
  owedAt: instantSchema,
});
export type TransferMail = z.infer<typeof transferMailSchema>;

const contentSchema = z.lazy(() =>
  z.discriminatedUnion('to', [
    z.object({
      to: z.literal('agency'),
      overdue: tasks,
      dueToday: tasks,
      waiting: tasks,
      triage: z.int(),
      failed: z.int(),
      undelivered: z.int(),
      erasing: z.int(),
      strays: z._default(z.int(), 0),
    }),
    z.object({
      to: z.literal('provider'),
      provider: z.string(),
      reader: z._default(z.nullable(z.string()), null),
      overdue: tasks,
      dueToday: tasks,
      soon: tasks,
    }),
    transferMailSchema,
  ]),
);
export type DigestContent = z.infer<typeof contentSchema>;

const digestSchema = z.lazy(() =>
  z.object({
    direction: z.literal('digest'),
    key: z.string(),
    day: daySchema,
    content: contentSchema,
    /** `unneeded`: what it would have said did not come to be. */
    status: z.enum(['stored', 'sending', 'sent', 'delivered', 'bounced', 'undeliverable', 'unneeded']),
    claimedAt: z.nullable(instantSchema),
  }),
);
export type Digest = z.infer<typeof digestSchema>;

/** Stores the digest of this day and receiver, unless there is one. @returns its key */
export async function putDigest(
  table: Table,
  day: Day,
  digest: ({ to: 'agency' } & AgencyDigest) | ({ to: 'provider' } & ProviderDigest),
  now: Instant,
): Promise<string> {
  const key = digestKey(day, digest.to === 'agency' ? 'agency' : contactKey(digest));
  await putContent(table, key, day, bounded(digest), now);
  return key;
}

/** Of a hash so much as tells one contact of a provider from another. */
const contactKey = ({ provider, reader }: Pick<ProviderDigest, 'provider' | 'reader'>): string =>
  reader === null ? provider : `${provider}-${reader.slice(0, 20)}`;

/** Stores what the agency is to hear of a transfer, once for each stage; the sweep sends it when it is owed. */
export async function putTransferMail(table: Table, mail: Omit<TransferMail, 'to'>): Promise<void> {
  const content = { to: 'agency-of-transfer', ...mail };
  await putContent(
    table,
    transferMailKey(mail.transfer, mail.stage),
    dayOf(mail.owedAt),
    content,
    mail.owedAt,
  );
}

async function putContent(table: Table, key: string, day: Day, content: Item, since: Instant): Promise<void> {
  await table.putNew({
    ...mailItemKey(key),
    schemaVersion: 1,
    direction: 'digest',
    ...{ key, day, content },
    status: 'stored',
    claimedAt: null,
    unfinished: unfinished.digest,
    since,
    expiresAt: Math.floor(Date.parse(since) / 1000) + keptDays * 86_400,
  });
}

/** @returns the digest, now the caller's to send, or null when it is sent, or somebody else is sending it */
export async function claimDigest(table: Table, key: string, now: Instant): Promise<Digest | null> {
  const old = new Date(Date.parse(now) - claimMinutes * 60_000).toISOString();
  const before = await table.update(mailItemKey(key), {
    condition: '#status = :stored OR (#status = :sending AND claimedAt <= :old)',
    names: { '#status': 'status' },
    values: { ':stored': 'stored', ':sending': 'sending', ':old': old },
    set: { status: 'sending', claimedAt: now },
  });
  return before === 'refused' || !before ? null : digestSchema.parse(before);
}

/** `stored`: gives it back, to be sent later. */
export async function settleDigest(
  table: Table,
  key: string,
  status: 'sent' | 'undeliverable' | 'unneeded' | 'stored',
): Promise<void> {
  const done = status === 'stored' ? {} : { remove: ['unfinished', 'since'] };
  await table.update(mailItemKey(key), { set: { status }, ...done });
}

/** @returns true when the day's digest of that contact names this task, and can have reached them */
export async function isInDigest(
  table: Table,
  day: Day,
  contact: Pick<ProviderDigest, 'provider' | 'reader'>,
  task: Pick<OpenTask, 'caseId' | 'kind' | 'cause'>,
): Promise<boolean> {
  const item = await table.get(mailItemKey(digestKey(day, contactKey(contact))));
  if (!item) return false;
  const { content, status } = digestSchema.parse(item);
  if (content.to !== 'provider' || status === 'undeliverable' || status === 'bounced') return false;
  return [...content.overdue, ...content.dueToday, ...content.soon].some(
    ({ caseId, kind, cause }) => caseId === task.caseId && kind === task.kind && cause === task.cause,
  );
}

/** Tasks of one section: an item holds 400 kB, a task some 200 bytes. What is left out is reminded of singly. */
const tasksKept = 400;

const bounded = (content: object): Item =>
  Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(0, tasksKept) : value,
    ]),
  );
