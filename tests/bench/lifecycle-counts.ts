/**
 * Counts what AWS would bill while a local system in this process works: by listening at the engines, not inside them.
 * dynalite leaves index writes and refused conditions out of ReturnConsumedCapacity; they are added by DynamoDB's documented
 * rules (developer guide, "Read and write capacity units" and "Using global secondary indexes").
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import storage, { type Index, type Item, type Store, type Table } from 'dynalite/db/index.js';
import { LOOKS_OF_ITS_OWN } from '../../infra/local/backends.ts';

export interface Counts {
  readUnits: number;
  writeUnits: number;
  /** Part of `writeUnits`. */
  indexWriteUnits: number;
  dynamoDbRequests: number;
  s3Reads: number;
  s3Writes: number;
  /** Requests to the pages, `/_local` left out. */
  pages: number;
  /** Calls of each function. */
  calls: Map<string, number>;
}

/** What of dynalite's inside is listened to; its own files call each other through this object. */
interface Inside {
  addConsumedCapacity(data: Request, isRead: boolean, item?: Item, other?: Item): unknown;
  capacityUnits(item: Item | null | undefined, isRead: boolean, isConsistent: boolean): number;
  checkConditional(data: Request, existing?: Item): unknown;
  getIndexActions: typeof storage.getIndexActions;
  updateIndexes(store: Store, table: Table, existing: Item | null, item: Item | null, done: Done): void;
  itemSize(item: Item, compress?: boolean, addMeta?: boolean): number;
  queryTable(store: Store, table: Table, data: Request, ...rest: unknown[]): void;
}
type Request = { ReturnConsumedCapacity?: string; ConsistentRead?: boolean };
type Done = (error?: Error | null) => void;

const nothing = (): Counts => ({
  readUnits: 0,
  writeUnits: 0,
  indexWriteUnits: 0,
  dynamoDbRequests: 0,
  s3Reads: 0,
  s3Writes: 0,
  pages: 0,
  calls: new Map(),
});

const inside = storage as unknown as Inside;
let counts = nothing();
const workers = new Set<Worker>();
/** Whether the local system asks for itself, which nobody does in AWS. */
const itsOwn = new AsyncLocalStorage<boolean>();

/** Begins to listen; to be called before the system starts. */
export function listen(): void {
  const { addConsumedCapacity, checkConditional, queryTable } = inside;
  inside.addConsumedCapacity = (data, isRead, item, other) => {
    const units = Math.max(
      inside.capacityUnits(item, isRead, data.ConsistentRead ?? false),
      other ? inside.capacityUnits(other, isRead, data.ConsistentRead ?? false) : 0,
    );
    if (itsOwn.getStore()) return addConsumedCapacity(data, isRead, item, other);
    if (isRead) counts.readUnits += units;
    else counts.writeUnits += units;
    return addConsumedCapacity(data, isRead, item, other);
  };
  // A write that its condition refuses costs what it would have replaced, at least one unit.
  inside.checkConditional = (data, existing) => {
    const refused = checkConditional(data, existing);
    if (refused != null) counts.writeUnits += inside.capacityUnits(existing, false, false);
    return refused;
  };
  const { updateIndexes } = inside;
  inside.updateIndexes = (store, table, existing, item, done) => {
    const units = indexUnits(table.GlobalSecondaryIndexes ?? [], existing, item, table);
    counts.indexWriteUnits += units;
    counts.writeUnits += units;
    updateIndexes(store, table, existing, item, done);
  };
  inside.queryTable = (store, table, data, ...rest) => {
    const done = rest.pop() as (
      error: unknown,
      answer?: { ConsumedCapacity?: { CapacityUnits: number } },
    ) => void;
    const asking = { ...data, ReturnConsumedCapacity: 'TOTAL' };
    queryTable(store, table, asking, ...rest, (error: unknown, answer?: Parameters<typeof done>[1]) => {
      const own = itsOwn.getStore();
      // Nothing found costs half a unit, too.
      if (!own)
        counts.readUnits += Math.max(
          answer?.ConsumedCapacity?.CapacityUnits ?? 0,
          data.ConsistentRead ? 1 : 0.5,
        );
      if (answer) delete answer.ConsumedCapacity;
      done(error, answer);
    });
  };

  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (
    this: Worker,
    message: { name?: string; event?: string },
    ...rest
  ) {
    workers.add(this);
    if (message.name && message.event !== undefined)
      counts.calls.set(message.name, (counts.calls.get(message.name) ?? 0) + 1);
    return post.call(this, message, ...rest);
  } as typeof post;
  subscribe('http.server.request.start', hear);
}

export const stopListening = (): void => void unsubscribe('http.server.request.start', hear);

/** @returns what was counted since the last time, and begins anew */
export function takeCounts(): Counts {
  const taken = counts;
  counts = nothing();
  return taken;
}

/** @returns seconds of CPU that the functions' threads have used since they began */
export async function cpuOfFunctions(): Promise<number> {
  let seconds = 0;
  for (const worker of workers) {
    if (worker.threadId < 0) continue;
    const { user, system } = await worker.cpuUsage();
    seconds += (user + system) / 1_000_000;
  }
  return seconds;
}

/** Counts in the file of the executions: each state that was entered, and each retry of one, is a transition (AWS bills both). */
export function transitionsIn(dataDir: string): { entered: Map<string, number>; executions: number } {
  const database = new DatabaseSync(join(dataDir, 'executions.sqlite'), { readOnly: true });
  const rows = database
    .prepare(
      `SELECT execution.machineArn AS machine, count(*) AS entered FROM event JOIN execution USING (arn)
       WHERE json_extract(event.body, '$.type') LIKE '%StateEntered' GROUP BY execution.machineArn`,
    )
    .all();
  const { executions } = database.prepare('SELECT count(*) AS executions FROM execution').get() ?? {};
  database.close();
  const nameOf = (arn: unknown) => String(arn).split(':').at(-1) ?? '';
  return {
    entered: new Map(rows.map(({ machine, entered }) => [nameOf(machine), Number(entered)])),
    executions: Number(executions),
  };
}

/** An entry that stays where it is and changes costs one write, one that moves two; one that stays the same costs none. */
function indexUnits(indexes: Index[], existing: Item | null, item: Item | null, table: Table): number {
  const units = (one: Item) => inside.capacityUnits(one, false, false);
  let sum = 0;
  for (const index of indexes) {
    const entry = (one: Item | null) =>
      one && index.KeySchema.every(({ AttributeName }) => one[AttributeName] != null) ? one : null;
    const [before, after] = [entry(existing), entry(item)];
    const key = (one: Item) => storage.createIndexKey(one, table, index.KeySchema);
    if (before && after && key(before) === key(after)) {
      if (JSON.stringify(before) !== JSON.stringify(after)) sum += Math.max(units(before), units(after));
    } else sum += (before ? units(before) : 0) + (after ? units(after) : 0);
  }
  return sum;
}

function hear(message: unknown): void {
  const { request } = message as { request: IncomingMessage };
  const path = request.url ?? '/';
  const own = String(request.headers['user-agent']).includes(LOOKS_OF_ITS_OWN);
  itsOwn.enterWith(own);
  if (own) return;
  if (String(request.headers['x-amz-target'] ?? '').startsWith('DynamoDB_')) counts.dynamoDbRequests += 1;
  else if (/^\/(states|ses|secrets|_local|oidc)(\/|$)/.test(path) || request.headers['x-amz-target']) return;
  else if (/^\/(task|admin|feedback|health)/.test(path)) counts.pages += 1;
  else if (request.headers.authorization?.startsWith('AWS4-') || path.includes('X-Amz-Signature')) {
    const isRead = (request.method === 'GET' && !path.includes('list-type')) || request.method === 'HEAD';
    if (isRead) counts.s3Reads += 1;
    else if (request.method !== 'DELETE') counts.s3Writes += 1;
  }
}
