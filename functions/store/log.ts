/**
 * The log of a case: append-only, and the only truth about it. Personal parts of the events are kept as items of their own
 * beside the entry, written before it: an entry refers only to what is already there, and they can be erased alone.
 */
import * as z from 'zod/mini';
import { type Instant, instantSchema } from '#domain/calendar/calendar';
import { type Actor, actorSchema, type CaseEvent, parseEvent } from '#domain/case/events';
import { historyAfter, logKey, personalKey, unfinished } from '#store/keys';
import { forgetLog, recallLog, rememberLog } from '#store/known-logs';
import type { Item, Table } from '#store/table';

export interface LogEntry {
  readonly version: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly events: readonly CaseEvent[];
  /** True until everything that follows from it is done: projections, mails, tokens, machines. */
  readonly unfinished: boolean;
}

const entrySchema = z.lazy(() =>
  z.object({
    schemaVersion: z.literal(1),
    version: z.int().check(z.positive()),
    at: instantSchema,
    by: actorSchema,
    events: z.array(z.record(z.string(), z.unknown())),
    personal: z.nullable(z.string()),
    unfinished: z.optional(z.string()),
  }),
);

/**
 * Reads the whole log, consistently: what this process does not know of it already.
 * @throws ZodError when a row does not parse: a broken log must be seen, not skipped.
 */
export async function readLog(table: Table, caseId: string): Promise<readonly LogEntry[]> {
  const before = recallLog(table, caseId);
  const { pk, from, to } = historyAfter(caseId, before.at(-1)?.version ?? 0);
  const more = entriesOf(await table.between(pk, from, to));
  if (
    before.length > 0 &&
    more.some(({ events }) => events.some(({ type }) => type === 'PersonalDataErased'))
  ) {
    forgetLog(table, caseId);
    return readLog(table, caseId);
  }
  const entries = more.length > 0 ? [...before, ...more] : before;
  rememberLog(table, caseId, entries);
  return entries;
}

function entriesOf(items: Item[]): LogEntry[] {
  const personal = new Map(items.filter(isPersonal).map((item) => [String(item.sk), item.parts as Item]));
  return items.filter(isEntry).map((item) => {
    const row = entrySchema.parse(item);
    const parts = row.personal ? (personal.get(row.personal) ?? {}) : {};
    const events = row.events.map((event, index) =>
      parseEvent(parts[index] ? { ...event, personal: parts[index] } : event),
    );
    return { version: row.version, at: row.at, by: row.by, events, unfinished: row.unfinished !== undefined };
  });
}

/**
 * Commits the next entry of a case by one conditional put.
 * @param nonce makes the personal part's key unlike that of anybody who tries for the same version
 * @returns false when that version is taken: somebody else was first
 */
export async function appendEntry(
  table: Table,
  caseId: string,
  entry: Pick<LogEntry, 'version' | 'at' | 'by' | 'events'>,
  nonce: string,
): Promise<boolean> {
  const parts = Object.fromEntries(
    entry.events.flatMap((event, index) =>
      'personal' in event && event.personal ? [[index, event.personal]] : [],
    ),
  );
  const key = Object.keys(parts).length > 0 ? personalKey(caseId, entry.version, nonce) : null;
  if (key) await table.put({ ...key, schemaVersion: 1, parts });
  const events = entry.events.map((event) => ({ ...event, personal: undefined }));
  return table.putNew({
    ...logKey(caseId, entry.version),
    schemaVersion: 1,
    version: entry.version,
    at: entry.at,
    by: entry.by,
    events,
    personal: key?.sk ?? null,
    caseId,
    unfinished: unfinished.log,
    since: entry.at,
  });
}

/** Notes that all that follows from the entry is done. */
export async function markFinished(table: Table, caseId: string, version: number): Promise<void> {
  await table.update(logKey(caseId, version), { remove: ['unfinished', 'since'] });
}

const isPersonal = (item: Item): boolean => /^LOG#\d+#PERSONAL#/.test(String(item.sk));
const isEntry = (item: Item): boolean => /^LOG#\d+$/.test(String(item.sk));
