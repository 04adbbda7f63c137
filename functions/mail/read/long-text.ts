/** Cuts the end off an endless letter of plain text before the MIME parser makes an object of each of its lines. */
import { MAX_HEADER_BYTES, MAX_TEXT } from './limits.ts';

/** Bytes that MAX_TEXT characters take at most, in UTF-8. */
const ENOUGH = 4 * MAX_TEXT;

/** The mail's bytes; of one that is nothing but plain, unencoded text only the headers and what is read of it, up to a line's end. */
export function withoutUnreadText(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= ENOUGH) return bytes;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = [source.indexOf('\r\n\r\n'), source.indexOf('\n\n')].filter((at) => at >= 0);
  const start = Math.min(...ends);
  if (start > MAX_HEADER_BYTES) return bytes;
  const headers = source.toString('latin1', 0, start);
  if (OTHER_TYPE.test(headers) || ENCODED.test(headers)) return bytes;
  const end = source.lastIndexOf('\n', start + ENOUGH);
  return end <= start + 4 ? bytes : bytes.subarray(0, end + 1);
}

/** Without a type a mail is plain text (RFC 2045, 5.2), without an encoding it has none (6.1). */
const OTHER_TYPE = /^content-type[ \t]{0,20}:(?!\s{0,20}text\/plain(?![\w/.+-]))/im;
const ENCODED = /^content-transfer-encoding[ \t]{0,20}:(?!\s{0,20}"?(?:7bit|8bit|binary)(?!\w))/im;
