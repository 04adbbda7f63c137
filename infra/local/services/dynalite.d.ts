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
  export interface ValueIterator {
    nextv(size: number): Promise<unknown[]>;
    close(): Promise<void>;
  }
  interface Store {
    db: {
      open(): Promise<void>;
      close(): Promise<void>;
      values(range: Range): ValueIterator;
      createValueStream(range: Range): unknown;
    };
    tableDb: Level<Table>;
    getItemDb(table: string): Level<Item>;
    getIndexDb(type: 'Global', table: string, index: string): Level<Item>;
  }
  const storage: {
    create(options: { path: string }): Store;
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
