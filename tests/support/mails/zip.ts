/** Makes ZIP files, also those that no honest program makes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  name: string | Buffer;
  content: string | Uint8Array;
  /** What the ZIP says of the unpacked size instead of the truth (bytes). */
  saidBytes?: number;
  /** The flag of a password; the content is left as it is. */
  encrypted?: boolean;
  /** false: the name is not said to be UTF-8. */
  utf8?: boolean;
  /** Another compression method than 8 (deflate); the content is left as it is. */
  method?: number;
}

export function zip(files: ZipFile[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { header, data, name } = packed(file);
    local.push(start(0x04034b50, []), header, words([name.length, 0]), name, data);
    central.push(start(0x02014b50, [20]), header, words([name.length, 0, 0, 0, 0]), long([0, offset]), name);
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = [
    start(0x06054b50, [0, 0, files.length, files.length]),
    long([directory.length, offset]),
    words([0]),
  ];
  return Buffer.concat([...local, directory, ...end]);
}

/** One packed content that every name points to: 100 entries for the price of one. */
export function overlappingZip(content: Uint8Array, names: string[]): Buffer {
  const { header, data, name } = packed({ name: 'a', content });
  const one = Buffer.concat([start(0x04034b50, []), header, words([name.length, 0]), name, data]);
  const central = names.map((each) => {
    const bytes = Buffer.from(each);
    return Buffer.concat([
      start(0x02014b50, [20]),
      header,
      words([bytes.length, 0, 0, 0, 0]),
      long([0, 0]),
      bytes,
    ]);
  });
  const directory = Buffer.concat(central);
  const end = [
    start(0x06054b50, [0, 0, names.length, names.length]),
    long([directory.length, one.length]),
    words([0]),
  ];
  return Buffer.concat([one, directory, ...end]);
}

function packed(file: ZipFile): { header: Buffer; data: Buffer; name: Buffer } {
  const content = Buffer.from(file.content);
  const data = file.method === undefined ? deflateRawSync(content) : content;
  const flags = (file.utf8 === false ? 0 : 0x800) | (file.encrypted ? 1 : 0);
  // Version needed, flags, method, time and date (12 February 2026).
  const header = Buffer.concat([
    words([20, flags, file.method ?? 8, 0, 0x5c4c]),
    long([crc32(content), data.length, file.saidBytes ?? content.length]),
  ]);
  return { header, data, name: Buffer.from(file.name) };
}

const start = (signature: number, more: number[]) => Buffer.concat([long([signature]), words(more)]);

function words(values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2);
  return bytes;
}

function long(values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, at * 4);
  return bytes;
}
