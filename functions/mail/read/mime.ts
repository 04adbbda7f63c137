/** Opens a raw mail: headers in order, text parts, attachments. The only file that knows the MIME parser. */
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import { decodeText } from './charset.ts';
import { MAX_HEADER_BYTES, MAX_MAIL_LINES, MAX_NESTING, MAX_PARTS } from './limits.ts';
import { withoutUnreadText } from './long-text.ts';
import { openPlainMail } from './plain-mail.ts';
import { withUtf8Headers } from './raw-headers.ts';

export interface Header {
  /** Lower case. */
  name: string;
  value: string;
}
export interface Mailbox {
  address: string | null;
  name: string | null;
}
export interface TextPart {
  type: 'plain' | 'html';
  text: string;
}
export interface Attachment {
  name: string;
  type: string;
  content: Uint8Array;
  /** A picture that the HTML shows, such as a logo. */
  embedded: boolean;
}
export interface OpenedMail {
  headers: Header[];
  /** The whole body once, preferring plain text; and once preferring HTML. */
  plain: TextPart[];
  html: TextPart[];
  attachments: Attachment[];
  /** Lower-case MIME types of all parts, the root first. */
  types: string[];
  /** The report-type parameter of a multipart/report. */
  reportType: string | null;
  /** What was asked of the headers so far; null before the first question. */
  asked: AskedHeaders | null;
}
interface AskedHeaders {
  /** The first value of each header, as it stands in the mail. */
  first: Map<string, string>;
  /** The same, decoded. */
  decoded: Map<string, string>;
  boxes: Map<string, Mailbox[]>;
}

/** A mail that the reader refuses to open; the message is in Estonian, for the officer. */
export class UnreadableMail extends Error {
  override name = 'UnreadableMail';
}

/** Opens the mail. Throws UnreadableMail when a limit is passed, and the parser's own errors. */
export async function openMail(bytes: Uint8Array): Promise<OpenedMail> {
  return openPlainMail(bytes) ?? openByParser(bytes);
}

/** As openMail, always by the MIME parser. */
export async function openByParser(bytes: Uint8Array): Promise<OpenedMail> {
  refuseTooManyLines(bytes);
  refuseTooManyParts(bytes);
  const parser = new PostalMime({
    maxNestingDepth: MAX_NESTING,
    maxHeadersSize: MAX_HEADER_BYTES,
    forceRfc822Attachments: true,
  });
  const email = await parser.parse(withUtf8Headers(withoutUnreadText(bytes)));
  // The part tree is not in the parser's types; it is the only way to the bytes of a mislabelled text part.
  const root = (parser as unknown as { root: Part }).root;
  const all = [...walk(root)];
  if (all.length > MAX_PARTS) throw new UnreadableMail('Kirjas on liiga palju osi.');
  return {
    headers: email.headers.map(({ key, value }) => ({ name: key, value })),
    plain: textParts(root, 'plain'),
    html: textParts(root, 'html'),
    attachments: email.attachments.map((one, index) => ({
      name: cleanName(one.filename) ?? unnamed(one.mimeType, index),
      type: one.mimeType,
      content: new Uint8Array(one.content as ArrayBuffer),
      embedded: one.related === true && one.mimeType.startsWith('image/'),
    })),
    types: all.map((part) => part.contentType.parsed.value.toLowerCase()),
    reportType: root.contentType.parsed.params['report-type']?.toLowerCase() ?? null,
    asked: null,
  };
}

/** The first header of that name, encoded words decoded, or null. */
export function headerOf(mail: OpenedMail, name: string): string | null {
  const { first, decoded } = askedHeaders(mail);
  const found = first.get(name);
  if (found === undefined) return null;
  const before = decoded.get(name);
  if (before !== undefined) return before;
  const value = found.includes('=?') ? decodeWords(found) : found;
  const text = UNEVEN.test(value) ? value.replaceAll(/\s+/g, ' ').trim() : value.trim();
  decoded.set(name, text);
  return text;
}

/** The first header of that name as it stands in the mail, or undefined. */
export function rawHeaderOf(mail: OpenedMail, name: string): string | undefined {
  return askedHeaders(mail).first.get(name);
}

/** Two spaces, or one that is no space: most headers have none. */
const UNEVEN = /\s\s|[^\S ]/;

/** For the many questions after headers, most of which are not there. */
function askedHeaders(mail: OpenedMail): AskedHeaders {
  if (mail.asked !== null) return mail.asked;
  const first = new Map<string, string>();
  for (const { name, value } of mail.headers) if (!first.has(name)) first.set(name, value);
  mail.asked = { first, decoded: new Map(), boxes: new Map() };
  return mail.asked;
}

/** All mailboxes in all headers of that name; groups are opened. The sender is asked for by many: parsed once a mail. */
export function mailboxesOf(mail: OpenedMail, name: string): Mailbox[] {
  const { first, boxes } = askedHeaders(mail);
  const before = boxes.get(name);
  if (before !== undefined) return before;
  const parsed: Mailbox[] = [];
  if (first.has(name))
    for (const header of mail.headers) if (header.name === name) addMailboxes(parsed, header.value);
  boxes.set(name, parsed);
  return parsed;
}

function addMailboxes(boxes: Mailbox[], value: string): void {
  const sole = soleMailbox(value);
  if (sole) {
    boxes.push(sole);
    return;
  }
  for (const one of addressParser(value.slice(0, MAX_ADDRESS_HEADER), { flatten: true }))
    boxes.push({
      address: one.address ? one.address.toLowerCase() : null,
      name: one.name ? (one.name.includes('=?') ? decodeWords(one.name) : one.name).trim() || null : null,
    });
}

/** „Mari Maasikas <mari@elva.ee>" or the address alone, nothing that needs parsing: what most headers hold. */
function soleMailbox(value: string): Mailbox | null {
  if (value.length > 200) return null;
  if (!value.endsWith('>')) return BARE.test(value) ? { address: value.toLowerCase(), name: null } : null;
  const match = NAMED.exec(value);
  return match && { address: (match[2] ?? '').toLowerCase(), name: match[1] ?? null };
}

const NAMED = /^(?:([A-Za-z]+(?: [A-Za-z]+){0,4}) )?<([\w.+-]+@[\w.-]+)>$/;
const BARE = /^[\w.+-]+@[\w.-]+$/;

/** A header with ten thousand recipients (characters). */
const MAX_ADDRESS_HEADER = 100_000;

interface Part {
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string } };
  content: ArrayBuffer | null;
  childNodes: Part[];
  getTextContent(): string;
}

function* walk(part: Part): Generator<Part> {
  yield part;
  for (const child of part.childNodes) yield* walk(child);
}

/** The text parts in order; of a multipart/alternative only the preferred one, else what there is. */
function textParts(part: Part, prefer: TextPart['type']): TextPart[] {
  const children = part.childNodes.map((child) => textParts(child, prefer));
  if (part.contentType.multipart === 'alternative') {
    const wanted = children.findLast((texts) =>
      texts.some(({ type, text }) => type === prefer && text.trim() !== ''),
    );
    return wanted ?? children.findLast((texts) => texts.length > 0) ?? [];
  }
  const type = part.contentType.parsed.value.toLowerCase();
  const isText = type === 'text/plain' || type === 'text/html';
  if (!isText || part.contentDisposition.parsed.value === 'attachment') return children.flat();
  return [{ type: type === 'text/html' ? 'html' : 'plain', text: textOf(part) }, ...children.flat()];
}

function textOf(part: Part): string {
  const { params } = part.contentType.parsed;
  if (part.content === null) return '';
  // format=flowed is joined by the parser; such mails come from programs that label their charset rightly.
  if (params.format?.toLowerCase() === 'flowed') {
    const flowed = part.getTextContent();
    if (!flowed.includes('\ufffd')) return flowed;
  }
  return decodeText(new Uint8Array(part.content), params.charset ?? null);
}

function refuseTooManyLines(bytes: Uint8Array): void {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    count += 1;
    if (count > MAX_MAIL_LINES) throw new UnreadableMail('Kirjas on liiga palju ridu.');
  }
}

/** Counts boundary lines before anything is built: a part costs four bytes to send and an object to keep. */
function refuseTooManyParts(bytes: Uint8Array): void {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raw = source.toString('latin1');
  if (/boundary\*/i.test(raw.slice(0, MAX_HEADER_BYTES)) && /boundary\*\d?\*?=/i.test(raw)) {
    throw new UnreadableMail('Kirja osade eraldaja on kirjas lubamatul kujul.');
  }
  const boundaries = new Set<string>();
  for (const match of raw.matchAll(/boundary\s{0,20}=\s{0,20}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi)) {
    boundaries.add(match[1] ?? match[2] ?? '');
    if (boundaries.size > MAX_PARTS) throw new UnreadableMail('Kirjas on liiga palju osi.');
  }
  if (boundaries.size === 0) return;
  let count = 0;
  for (let at = raw.indexOf('\n--'); at >= 0; at = raw.indexOf('\n--', at + 3)) {
    const end = raw.indexOf('\n', at + 3);
    const line = raw.slice(at + 3, Math.min(end < 0 ? raw.length : end, at + 300)).trimEnd();
    if (boundaries.has(line)) count += 1;
    if (count > MAX_PARTS) throw new UnreadableMail('Kirjas on liiga palju osi.');
  }
}

/** A file name without folders, control characters and direction marks. */
function cleanName(name: string | null): string | null {
  if (name === null) return null;
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  return clean === '' ? null : clean.slice(0, 200);
}

function unnamed(type: string, index: number): string {
  const ending = type === 'application/pdf' ? '.pdf' : type === 'message/rfc822' ? '.eml' : '';
  return `manus-${index + 1}${ending}`;
}
