/** Headers that old programs send in a bare single-byte charset: the MIME parser takes headers for UTF-8, so they become it first. */
import { decodeText, hasHighByte, isUtf8 } from './charset.ts';

/** The same bytes, or a copy in which no header block holds anything but UTF-8. */
export function withUtf8Headers(bytes: Uint8Array): Uint8Array {
  // A mail whose body is 8-bit has attachments named in 8 bits too; a pure ASCII mail has nothing to repair.
  if (!hasHighByte(bytes)) return bytes;
  const head = blockAt(bytes, 0);
  const pieces: Uint8Array[] = [];
  let done = 0;
  const keep = (from: number, to: number) => {
    const block = bytes.subarray(from, to);
    if (!hasHighByte(block) || isUtf8(block)) return;
    pieces.push(bytes.subarray(done, from), Buffer.from(decodeText(block, null)));
    done = to;
  };
  keep(0, head);
  for (const [from, to] of partHeaders(bytes, head)) keep(from, to);
  return done === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(done)]);
}

/** A line `--boundary` is followed by the headers of a part; a few hundred are looked at (there are no more parts). */
function* partHeaders(bytes: Uint8Array, from: number): Generator<[number, number]> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = source.indexOf('\n--', from); at >= 0 && count < 500; at = source.indexOf('\n--', at + 3)) {
    const line = source.indexOf(10, at + 1);
    if (line < 0) return;
    const next = source.subarray(line + 1, line + 9).toString('latin1');
    if (!/^content-/i.test(next)) continue;
    count += 1;
    yield [line + 1, blockAt(bytes, line + 1)];
  }
}

/** Where the header block that begins at `from` ends: before the first empty line, at most MAX_BLOCK bytes on. */
function blockAt(bytes: Uint8Array, from: number): number {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(bytes.length - from, MAX_BLOCK));
  const ends = [source.indexOf('\r\n\r\n'), source.indexOf('\n\n')].filter((at) => at >= 0);
  return from + Math.min(...ends, source.length);
}

/** A header block is not longer; the rest of an endless one stays as it is (bytes). */
const MAX_BLOCK = 65_536;
