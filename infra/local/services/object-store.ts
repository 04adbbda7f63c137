/**
 * Objects on disk: the bytes of each in a file of its own, everything else in one SQLite table. An object exists from
 * the moment its row is committed, and its file is complete by then: a torn object is never seen.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';

export interface StoredObject {
  key: string;
  size: number;
  /** MD5 in hex, without the quotes that S3 sets around it. */
  etag: string;
  /** CRC32 as S3 writes it: base64 of the four bytes. */
  crc32: string;
  /** ms since 1970. */
  modifiedAt: number;
  /** What the answer to a GET repeats: content-type, x-amz-meta-... Names in lower case. */
  headers: Record<string, string>;
}

export interface ObjectStore {
  /** Resolves when the object would survive a power cut. `onlyNew` leaves an existing object alone and answers null. */
  put(
    key: string,
    bytes: Buffer,
    headers: Record<string, string>,
    onlyNew?: boolean,
  ): Promise<StoredObject | null>;
  find(key: string): StoredObject | null;
  read(key: string): Promise<{ object: StoredObject; bytes: Buffer } | null>;
  remove(key: string): Promise<void>;
  /** In the order of the keys' UTF-8 bytes, as S3 lists them. */
  list(prefix: string, after: string, limit: number): StoredObject[];
  close(): void;
}

interface Row extends Omit<StoredObject, 'headers'> {
  file: string;
  headers: string;
}

/**
 * Opens the store, and clears away the files of puts that a crash interrupted.
 * @param folder made if it does not exist
 * @param now ms since 1970, for `modifiedAt`
 */
export const openObjectStore = (folder: string, now: () => number): ObjectStore => {
  const files = join(folder, 'objects');
  mkdirSync(files, { recursive: true });
  const database = openIndex(join(folder, 'index.sqlite'));
  const findRow = database.prepare('SELECT * FROM object WHERE key = ?');
  const listRows = database.prepare(
    'SELECT * FROM object WHERE key >= :prefix AND key < :end AND key > :after ORDER BY key LIMIT :limit',
  );
  const saveRow = database.prepare(
    'INSERT OR REPLACE INTO object VALUES (:key, :file, :size, :etag, :crc32, :modifiedAt, :headers)',
  );
  const removeRow = database.prepare('DELETE FROM object WHERE key = ?');
  const rowOf = (key: string) => findRow.get(key) as Row | undefined;
  const removeFile = (row: Row | undefined) => (row ? rm(join(files, row.file), { force: true }) : undefined);

  const known = new Set(
    database
      .prepare('SELECT file FROM object')
      .all()
      .map((row) => row.file),
  );
  for (const file of readdirSync(files).filter((name) => !known.has(name))) {
    rmSync(join(files, file));
  }

  return {
    put: async (key, bytes, headers, onlyNew = false) => {
      const file = fileNameOf(key);
      await writeDurably(files, file, bytes);
      const replaced = rowOf(key);
      if (onlyNew && replaced) {
        await rm(join(files, file));
        return null;
      }
      const object = { key, size: bytes.length, ...checksums(bytes), modifiedAt: now() };
      saveRow.run({ ...object, file, headers: JSON.stringify(headers) });
      await removeFile(replaced);
      return { ...object, headers };
    },
    find: (key) => toObject(rowOf(key)),
    read: async (key) => {
      for (let row = rowOf(key); row; row = rowOf(key)) {
        const bytes = await readIfThere(join(files, row.file));
        const object = toObject(row);
        if (bytes && object) {
          return { object, bytes };
        }
        if (rowOf(key)?.file === row.file) {
          throw new Error(`The bytes of ${key} are missing on disk.`);
        }
      }
      return null;
    },
    remove: async (key) => {
      const row = rowOf(key);
      removeRow.run(key);
      await removeFile(row);
    },
    list: (prefix, after, limit) =>
      (listRows.all({ prefix, end: `${prefix}\u{10FFFF}`, after, limit }) as unknown as Row[]).flatMap(
        (row) => toObject(row) ?? [],
      ),
    close: () => database.close(),
  };
};

const openIndex = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS object (key TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL,
      etag TEXT NOT NULL, crc32 TEXT NOT NULL, modifiedAt INTEGER NOT NULL, headers TEXT NOT NULL) STRICT;`);
  return database;
};

const toObject = (row: Row | undefined): StoredObject | null => {
  if (!row) {
    return null;
  }
  const { file: _, ...object } = row;
  return { ...object, headers: JSON.parse(row.headers) };
};

/** Says which object it is to somebody who looks into the folder; whatever the key, it names a file in that folder. */
const fileNameOf = (key: string): string => `${randomUUID()}-${key.replace(/[^\w.-]/g, '_').slice(-80)}`;

/** Checksums of the bytes as S3 reports them. */
export const checksums = (bytes: Buffer): { etag: string; crc32: string } => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return { etag: createHash('md5').update(bytes).digest('hex'), crc32: sum.toString('base64') };
};

const writeDurably = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  for (const [path, flags] of [
    [join(folder, name), 'wx'],
    [folder, 'r'],
  ] as const) {
    const handle = await open(path, flags);
    try {
      if (flags === 'wx') {
        await handle.writeFile(bytes);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
};

const readIfThere = async (path: string): Promise<Buffer | null> => {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null;
    }
    throw error;
  }
};
