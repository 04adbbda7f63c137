/**
 * Puts dynalite's indexes right before it starts: where the template's were changed, and after a stop that was not clean.
 * An item and its entries are written as one (dynamodb-files.ts); a folder of before that may hold entries of a write that
 * never happened.
 */
import storage, { type Index, type Item, type Store, type Table } from 'dynalite/db/index.js';
import type { TableDefinition } from './dynamodb.ts';

/**
 * Compares what is on disk with the template's tables: brings the index definitions up to date and, where asked or
 * where they changed, makes the entries of every index agree with the items again.
 * @returns the tables that do not exist yet
 * @throws when a table's primary key is another one than on disk, or another process has the folder open
 */
export const mendTables = async (options: {
  path: string;
  definitions: readonly TableDefinition[];
  rebuildIndexes: boolean;
}): Promise<TableDefinition[]> => {
  const store = storage.create({ path: options.path });
  const missing: TableDefinition[] = [];
  try {
    await openAlone(store, options.path);
    for (const definition of options.definitions) {
      const table = await getTable(store, definition.TableName);
      if (table === undefined || table.TableStatus === 'CREATING') {
        await settle((done) => store.tableDb.del(definition.TableName, done));
        missing.push(definition);
      } else {
        await mendTable(store, table, definition, options.rebuildIndexes);
      }
    }
  } finally {
    await store.db.close();
  }
  return missing;
};

/** LevelDB's own message does not say who is to blame. A killed process leaves no lock behind. */
const openAlone = async (store: Store, path: string): Promise<void> => {
  try {
    await store.db.open();
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (cause?.code === 'LEVEL_LOCKED') {
      throw new Error(`Another process has the data in ${path} open. Stop it first.`, { cause: error });
    }
    throw error;
  }
};

const getTable = (store: Store, name: string): Promise<Table | undefined> =>
  new Promise((resolve, reject) => {
    store.tableDb.get(name, (error, table) =>
      error && error.name !== 'NotFoundError' ? reject(error) : resolve(table),
    );
  });

const mendTable = async (
  store: Store,
  table: Table,
  definition: TableDefinition,
  rebuild: boolean,
): Promise<void> => {
  if (JSON.stringify(table.KeySchema) !== JSON.stringify(definition.KeySchema)) {
    throw new Error(
      `Table ${table.TableName} on disk has another primary key than the template. Start with an empty data folder.`,
    );
  }
  const wanted = definition.GlobalSecondaryIndexes ?? [];
  const changed = shape(table.GlobalSecondaryIndexes ?? []) !== shape(wanted);
  if (changed) {
    const throughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 };
    table.AttributeDefinitions = definition.AttributeDefinitions;
    table.GlobalSecondaryIndexes = wanted.map((index) => ({
      ...index,
      IndexStatus: 'ACTIVE',
      ProvisionedThroughput: throughput,
    }));
    await settle((done) => store.tableDb.put(table.TableName, table, done));
  }
  if (changed || rebuild) {
    for (const index of table.GlobalSecondaryIndexes ?? []) {
      await rebuildIndex(store, table, index);
    }
  }
};

const shape = (indexes: readonly Pick<Index, 'IndexName' | 'KeySchema' | 'Projection'>[]): string =>
  JSON.stringify(indexes.map(({ IndexName, KeySchema, Projection }) => [IndexName, KeySchema, Projection]));

const rebuildIndex = async (store: Store, table: Table, index: Index): Promise<void> => {
  const entries = store.getIndexDb('Global', table.TableName, index.IndexName);
  const stale = new Map<string, string>();
  for await (const entry of entries.createReadStream({}) as AsyncIterable<Item>) {
    stale.set(storage.createIndexKey(entry, table, index.KeySchema), JSON.stringify(entry));
  }
  const puts: { type: 'put'; key: string; value: Item }[] = [];
  for await (const item of store.getItemDb(table.TableName).createReadStream({}) as AsyncIterable<Item>) {
    for (const put of storage.getIndexActions([index], null, item, table).puts) {
      if (stale.get(put.key) !== JSON.stringify(put.item)) {
        puts.push({ type: 'put', key: put.key, value: put.item });
      }
      stale.delete(put.key);
    }
  }
  const deletes = [...stale.keys()].map((key) => ({ type: 'del' as const, key }));
  await settle((done) => entries.batch([...deletes, ...puts], done));
};

const settle = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
