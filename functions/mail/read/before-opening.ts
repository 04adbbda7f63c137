/** What is looked at in the bytes of a mail before anything parses them. */
import { MAX_HEADER_BYTES } from './limits.ts';

/** The bytes up to the first empty line, at most MAX_HEADER_BYTES. */
export function headerBlock(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEADER_BYTES));
  const ends = [head.indexOf('\r\n\r\n'), head.indexOf('\n\n')].filter((at) => at >= 0);
  return head.subarray(0, Math.min(...ends, head.length));
}

/** SES's verdict is looked at before anything is parsed. */
export function mayHoldVirus(bytes: Uint8Array): boolean {
  const head = headerText(bytes).toLowerCase();
  let at = head.indexOf(VIRUS_VERDICT);
  while (at > 0 && head.charCodeAt(at - 1) !== 10) at = head.indexOf(VIRUS_VERDICT, at + 1);
  if (at < 0) return false;
  return !/^[ \t]{0,20}pass(?!\S)/.test(
    head.slice(at + VIRUS_VERDICT.length, at + VIRUS_VERDICT.length + 61),
  );
}

/** The header block as text, one character a byte; most are short, and the few others are looked at again. */
function headerText(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = source.toString('latin1', 0, Math.min(bytes.length, SHORT_HEADER));
  const crlf = short.indexOf('\r\n\r\n');
  const lf = short.indexOf('\n\n');
  if (crlf < 0 && lf < 0 && bytes.length > SHORT_HEADER)
    return source.subarray(0, headerBlock(bytes).length).toString('latin1');
  return short.slice(0, crlf < 0 ? (lf < 0 ? short.length : lf) : lf < 0 ? crlf : Math.min(crlf, lf));
}

/** In bytes; Outlook's are three or four thousand. */
const SHORT_HEADER = 4_096;

const VIRUS_VERDICT = 'x-ses-virus-verdict:';
