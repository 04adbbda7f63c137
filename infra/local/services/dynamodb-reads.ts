/**
 * Lets dynalite read its files by the thousand. It asks for one value at a time and waits for each: a page of a list that
 * counts to 1,000 took most of its time so.
 */
import { Readable } from 'node:stream';
import storage, { type ValueIterator } from 'dynalite/db/index.js';

/** Values a read; no list of ours asks for more (DESIGN § 4). */
const AT_ONCE = 1_001;

/** From now on every database that dynalite opens in this process reads so. */
export function readInBatches(): void {
  const create = storage.create;
  if (patched.has(create)) return;
  storage.create = (options) => {
    const store = create(options);
    store.db.createValueStream = (range) => new Values(store.db.values(range));
    return store;
  };
  patched.add(storage.create);
}

const patched = new WeakSet<typeof storage.create>();

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
