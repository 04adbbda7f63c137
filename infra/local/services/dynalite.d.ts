/** What we use of dynalite 4, which comes without types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    path: string;
    createTableMs: number;
    updateTableMs: number;
    deleteTableMs: number;
  }
  export default function dynalite(options: Options): Server;
}

declare module 'dynalite/db/index.js' {
  import type { Readable } from 'node:stream';

  export interface Key {
    AttributeName: string;
    KeyType: string;
  }
  export interface Index {
    IndexName: string;
    KeySchema: Key[];
    Projection: { ProjectionType?: string; NonKeyAttributes?: string[] };
    [more: string]: unknown;
  }
  export interface Table {
    TableName: string;
    TableStatus: string;
    KeySchema: Key[];
    AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
    GlobalSecondaryIndexes?: Index[];
    [more: string]: unknown;
  }
  export type Item = Record<string, Record<string, unknown>>;
  type Done = (error?: Error | null) => void;

  interface Level<Value> {
    get(key: string, done: (error: Error | null, value?: Value) => void): void;
    put(key: string, value: Value, done: Done): void;
    batch(
      operations: ({ type: 'put'; key: string; value: Value } | { type: 'del'; key: string })[],
      done: Done,
    ): void;
    del(key: string, done: Done): void;
    createReadStream(options: Record<string, never>): Readable;
  }
  export type Range = Record<string, unknown>;
  export interface ValueIterator<Value = unknown> {
    nextv(size: number): Promise<Value[]>;
    close(): Promise<void>;
  }
  /** A query as it was asked, its expressions parsed. */
  export interface Query {
    TableName: string;
    IndexName?: string;
    Limit?: number;
    Select?: string;
    QueryFilter?: unknown;
    ScanFilter?: unknown;
    AttributesToGet?: unknown;
    ReturnConsumedCapacity?: string;
    _filter?: { expression: unknown };
    _projection?: { paths: unknown };
  }
  export interface Result {
    Count: number;
    ScannedCount: number;
    Items?: Item[];
    LastEvaluatedKey?: Item;
  }
  export type QueryTable = (
    store: Store,
    table: Table,
    asked: Query,
    range: Range,
    isLocal: boolean,
    fetchFromItemDb: boolean,
    startKeyNames: string[],
    done: (error: Error | null, result?: Result) => void,
  ) => void;
  /** An entry as it is written, with the key that it has among all of a database. */
  export type Change = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string };
  interface Store {
    db: Level<unknown> & {
      readonly status: string;
      getSync(key: string): unknown;
      open(): Promise<void>;
      close(): Promise<void>;
      values<Value>(range: Range): ValueIterator<Value>;
      createValueStream(range: Range): unknown;
    };
    tableDb: Level<Table>;
    getItemDb(table: string): Level<Item>;
    getIndexDb(type: 'Global', table: string, index: string): Level<Item>;
  }
  const storage: {
    create(options: { path: string }): Store;
    queryTable: QueryTable;
    matchesExprFilter(item: Item, expression: unknown): boolean;
    mapPaths(paths: unknown, item: Item): Item;
    itemSize(item: Item, compress: boolean, addMetaSize: boolean, sortKey: string | undefined): number;
    createKey(item: Item, table: Table): string;
    createIndexKey(item: Item, table: Table, keySchema: Key[]): string;
    getIndexActions(
      indexes: Index[],
      existing: Item | null,
      item: Item,
      table: Table,
    ): { puts: { index: string; key: string; item: Item }[] };
  };
  export default storage;
  export type { Store };
}
