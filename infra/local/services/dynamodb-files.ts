/**
 * Lets dynalite use its files well. It waits for each value that it reads and each entry that it writes: every wait is a
 * round trip to another thread, and a `kill -9` between two of them leaves indexes that speak of no write.
 */
import { Readable } from 'node:stream';
import storage, { type Change, type Store, type ValueIterator } from 'dynalite/db/index.js';

/** Values a read; no list of ours asks for more (DESIGN § 4). */
export const AT_ONCE = 1_001;
/** LevelDB stops a read at 16 KB unless told; rows of lists have some 800 bytes. */
export const AT_ONCE_BYTES = 4 * 1024 * 1024;
/** How dynalite names what belongs to an index. */
const OF_AN_INDEX = 'index-';

/** From now on every database that dynalite opens in this process reads at once and writes an item with its indexes. */
export function useFilesWell(): void {
  const create = storage.create;
  if (patched.has(create)) return;
  storage.create = (options) => {
    const store = create(options);
    store.db.createValueStream = (range) =>
      new Values(store.db.values({ ...range, highWaterMarkBytes: AT_ONCE_BYTES }));
    readAtOnce(store.db);
    writeTogether(store.db);
    return store;
  };
  patched.add(storage.create);
}

const patched = new WeakSet<typeof storage.create>();

/** What LevelDB has is in memory nearly always: to ask a thread for it takes longer than to read it. */
function readAtOnce(db: Store['db']): void {
  const whenOpen = db.get;
  db.get = (key, done) => {
    // Before it is open LevelDB puts a read off, and asks then without a callback.
    if (db.status !== 'open' || typeof done !== 'function') return whenOpen(key, done);
    let read: { value: unknown } | { error: Error };
    try {
      read = { value: db.getSync(key) };
    } catch (error) {
      read = { error: error as Error };
    }
    queueMicrotask(() => ('error' in read ? done(read.error) : done(null, read.value)));
  };
}

/**
 * dynalite writes an item's index entries, then the item, each by itself. Entries are told as written at once, so that the
 * item follows within the same turn, and all of it is one batch of LevelDB: whole on disk or not there.
 */
function writeTogether(db: Store['db']): void {
  let entries: Change[] = [];

  function write(change: Change, done: (error?: Error | null) => void): void {
    if (change.key.startsWith(OF_AN_INDEX)) {
      entries.push(change);
      if (entries.length === 1) queueMicrotask(writeRest);
      done();
    } else {
      const changes = [...entries, change];
      entries = [];
      db.batch(changes, done);
    }
  }

  /** Where no item followed, as when an index is made of a table that has items. */
  function writeRest(): void {
    if (entries.length === 0) return;
    const rest = entries;
    entries = [];
    db.batch(rest, (error) => {
      if (error) throw error;
    });
  }

  db.put = (key, value, done) => write({ type: 'put', key, value }, done);
  db.del = (key, done) => write({ type: 'del', key }, done);
}

class Values extends Readable {
  private readonly source: ValueIterator;

  constructor(source: ValueIterator) {
    super({ objectMode: true, highWaterMark: AT_ONCE });
    this.source = source;
  }

  override _read(): void {
    this.source.nextv(AT_ONCE).then(
      (values) => {
        for (const value of values) this.push(value);
        if (values.length === 0) this.push(null);
      },
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.source.close().then(
      () => done(error),
      () => done(error),
    );
  }
}
