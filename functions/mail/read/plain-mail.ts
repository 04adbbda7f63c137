/**
 * Opens the mail that nearly everybody sends, text alone or text beside its HTML, without the MIME parser's machinery
 * for streams and files. Whatever is not plainly that kind is left to the parser: a test holds both to the same answer.
 */
import { decodeText } from './charset.ts';
import type { Header, OpenedMail, TextPart } from './mime.ts';

/** The opened mail, or null: let the MIME parser open it. Never throws. */
export function openPlainMail(bytes: Uint8Array): OpenedMail | null {
  if (bytes.length > LONGEST) return null;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raw = source.toString('latin1');
  // A carriage return alone is a line end to some and a letter to others.
  if (raw.includes('\r') && hasLoneReturn(source)) return null;
  const head = headOf(raw, 0);
  if (head === null) return null;
  const type = contentTypeOf(head.headers);
  if (type === null) return null;
  const { headers } = head;
  if (type.name !== 'multipart/alternative') {
    const text = leafOf(source, raw, head, raw.length, type);
    return text && opened(headers, [text], [text], [type.name]);
  }
  const parts = type.boundary === null ? null : alternatives(source, raw, head.body, type.boundary);
  if (parts === null) return null;
  const types = [type.name, ...parts.map((part) => (part.type === 'html' ? 'text/html' : 'text/plain'))];
  return opened(headers, preferred(parts, 'plain'), preferred(parts, 'html'), types);
}

/** The fields in the order in which the parser's way has them. */
function opened(headers: Header[], plain: TextPart[], html: TextPart[], types: string[]): OpenedMail {
  return { headers, plain, html, attachments: [], types, reportType: null, asked: null };
}

/** A letter; what is longer holds files (bytes). */
const LONGEST = 262_144;
/** Forms of the same letter: plain, HTML, and perhaps one for watches. */
const MOST_PARTS = 4;

function hasLoneReturn(source: Buffer): boolean {
  for (let at = 0; at < source.length; at += 1) if (source[at] === 13 && source[at + 1] !== 10) return true;
  return false;
}

interface Head {
  headers: Header[];
  /** Where the body begins. */
  body: number;
}

/** The header block at `from`, unfolded as RFC 5322 says; null when it is not plain ASCII lines of `name: value`. */
function headOf(raw: string, from: number): Head | null {
  const headers: Header[] = [];
  let last: Header | null = null;
  for (let at = from; ; ) {
    const end = raw.indexOf('\n', at);
    if (end < 0) return null;
    const line = raw.slice(at, raw.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end);
    at = end + 1;
    if (line === '')
      return last !== null && ASCII.test(raw.slice(from, at)) ? { headers: tidied(headers), body: at } : null;
    const first = line.charCodeAt(0);
    if (first === 32 || first === 9) {
      if (last === null) return null;
      last.value += line;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    last = { name: line.slice(0, colon), value: line.slice(colon + 1) };
    headers.push(last);
    if (headers.length > MOST_HEADERS) return null;
  }
}

const MOST_HEADERS = 200;
const ASCII = /^[\t\r\n -~]*$/;

/** Of ASCII, `trim` takes spaces and tabs alone. */
function tidied(headers: Header[]): Header[] {
  for (const header of headers) {
    header.name = tidyName(header.name);
    header.value = header.value.trim();
  }
  return headers;
}

/** The same few names stand in every mail. */
function tidyName(written: string): string {
  const known = NAMES.get(written);
  if (known !== undefined) return known;
  const name = written.trim().toLowerCase();
  if (NAMES.size < MOST_HEADERS) NAMES.set(written, name);
  return name;
}

const NAMES = new Map<string, string>();

interface ContentType {
  name: string;
  charset: string | null;
  boundary: string | null;
}

/** Null for any other type, and for parameters that say more than charset and boundary. */
function contentTypeOf(headers: Header[]): ContentType | null {
  const value = firstOf(headers, 'content-type');
  if (value === null) return { name: 'text/plain', charset: null, boundary: null };
  const known = TYPES.get(value);
  if (known !== undefined) return known;
  const type = parsedType(value);
  if (type?.boundary === null && TYPES.size < MOST_TYPES) TYPES.set(value, type);
  return type;
}

/** Most mails have one of a few: „text/plain; charset=utf-8". */
const TYPES = new Map<string, ContentType>();
const MOST_TYPES = 50;

function parsedType(value: string): ContentType | null {
  const name = TYPE.exec(value)?.[0].toLowerCase();
  if (name === undefined) return null;
  const type: ContentType = { name, charset: null, boundary: null };
  for (const parameter of value.slice(name.length).split(';').slice(1)) {
    const match = PARAMETER.exec(parameter);
    if (!match) {
      if (parameter.trim() === '') continue;
      return null;
    }
    const key = (match[1] ?? '').toLowerCase();
    if (key !== 'charset' && key !== 'boundary') return null;
    type[key] ??= match[2] ?? match[3] ?? '';
  }
  return value.charCodeAt(name.length) === 59 || value.length === name.length ? type : null;
}

const TYPE = /^(?:text\/plain|text\/html|multipart\/alternative)/i;
const PARAMETER = /^[ \t]*(charset|boundary)=(?:"([\w'+./:=?-]+)"|([\w'+./:?-]+))[ \t]*$/i;

function firstOf(headers: Header[], name: string): string | null {
  for (const header of headers) if (header.name === name) return header.value;
  return null;
}

/** One text with its transfer encoding undone; null for a file, and for an encoding that is not as it should be. */
function leafOf(source: Buffer, raw: string, head: Head, end: number, type: ContentType): TextPart | null {
  if (firstOf(head.headers, 'content-disposition') !== null) return null;
  const encoding = (firstOf(head.headers, 'content-transfer-encoding') ?? '8bit').toLowerCase();
  const bytes = contentOf(source, raw, head.body, end, encoding);
  if (bytes === null) return null;
  return { type: type.name === 'text/html' ? 'html' : 'plain', text: decodeText(bytes, type.charset) };
}

function contentOf(source: Buffer, raw: string, from: number, end: number, encoding: string): Buffer | null {
  switch (encoding) {
    case '7bit':
    case '8bit':
    case 'binary':
      return unixLines(source, from, end);
    case 'quoted-printable':
      return unquoted(unixLines(source, from, end));
    case 'base64': {
      const text = raw.slice(from, end);
      return BASE64.test(text) ? Buffer.from(text, 'base64') : null;
    }
    default:
      return null;
  }
}

const BASE64 = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;

/** Lines end with LF, the last one too, as the parser's do. */
function unixLines(source: Buffer, from: number, end: number): Buffer {
  const out = Buffer.allocUnsafe(end - from + 1);
  let length = 0;
  for (let at = from; at < end; at += 1) {
    const byte = source[at] ?? 0;
    if (byte !== 13) {
      out[length] = byte;
      length += 1;
    }
  }
  if (length > 0 && out[length - 1] !== 10) {
    out[length] = 10;
    length += 1;
  }
  return out.subarray(0, length);
}

/** RFC 2045 § 6.7, in place; what is no escape stays as it is. */
function unquoted(bytes: Buffer): Buffer {
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 61) {
      if (bytes[at + 1] === 10) {
        at += 1;
        continue;
      }
      const high = NIBBLES[bytes[at + 1] ?? 0] ?? -1;
      const low = NIBBLES[bytes[at + 2] ?? 0] ?? -1;
      if (high >= 0 && low >= 0) {
        bytes[length] = high * 16 + low;
        length += 1;
        at += 2;
        continue;
      }
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** What a hexadecimal digit is worth, by its byte; -1 for all else. */
const NIBBLES = Int8Array.from({ length: 256 }, (_, byte) =>
  /[0-9A-Fa-f]/.test(String.fromCharCode(byte)) ? Number.parseInt(String.fromCharCode(byte), 16) : -1,
);

/** The parts between the boundary lines, each a text; null when there is anything else, or no closing line. */
function alternatives(source: Buffer, raw: string, from: number, boundary: string): TextPart[] | null {
  const parts: TextPart[] = [];
  const mark = `--${boundary}`;
  let start: number | null = null;
  for (
    let at = raw.startsWith(mark, from) ? from : next(raw, mark, from);
    at >= 0;
    at = next(raw, mark, at)
  ) {
    const newline = raw.indexOf('\n', at);
    const line = raw.slice(at, newline < 0 ? raw.length : newline).trimEnd();
    const closes = line === `${mark}--`;
    // A longer boundary that begins alike, or one inside the text: the parser knows.
    if (line !== mark && !closes) return null;
    if (start !== null) {
      const part = partOf(source, raw, start, at);
      if (part === null || parts.length >= MOST_PARTS) return null;
      parts.push(part);
    }
    if (closes) return parts.length > 0 ? parts : null;
    if (newline < 0) return null;
    start = newline + 1;
  }
  return null;
}

function next(raw: string, mark: string, from: number): number {
  const at = raw.indexOf(`\n${mark}`, from);
  return at < 0 ? -1 : at + 1;
}

function partOf(source: Buffer, raw: string, start: number, end: number): TextPart | null {
  const head = headOf(raw, start);
  if (head === null || head.body > end) return null;
  const type = contentTypeOf(head.headers);
  if (type === null || type.name === 'multipart/alternative') return null;
  return leafOf(source, raw, head, end, type);
}

/** The last form of the kind that is wanted, else the last form. */
function preferred(parts: TextPart[], wanted: TextPart['type']): TextPart[] {
  const found = parts.findLast(({ type, text }) => type === wanted && text.trim() !== '') ?? parts.at(-1);
  return found ? [found] : [];
}
