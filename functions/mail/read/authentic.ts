/** Is the From address proved? Only SES's own verdict counts; a header the sender wrote proves nothing. */
import { allMatches } from './all-matches.ts';
import { type Header, type Mailbox, mailboxesOf, type OpenedMail } from './mime.ts';
import { upTo } from './up-to.ts';

/** The id under which SES writes its results (RFC 8601 authserv-id). */
export const SES_AUTHSERV = 'amazonses.com';

/**
 * True when SES says dmarc=pass for the From domain, or the domain has no DMARC policy and SPF or DKIM passes
 * aligned with it. `trustedForwarders`: domains whose own verdict is believed when SES proves that they sent the mail.
 */
export function isAuthentic(mail: OpenedMail, trustedForwarders: readonly string[] = []): boolean {
  const from = onlyFrom(mail);
  const domain = from?.address?.split('@').at(-1);
  if (!domain) return false;
  const [own, ...earlier] = resultsFromTop(mail.headers, trustedForwarders.length === 0 ? 1 : 5);
  if (!own || own.server !== SES_AUTHSERV || !own.aboveForeign) return false;
  if (passes(own, domain)) return true;
  const forwarder = trustedForwarders.find((one) => passes(own, one.toLowerCase(), 'forwarder'));
  const theirs = earlier[0];
  return (
    forwarder !== undefined &&
    theirs !== undefined &&
    aligned(theirs.server, forwarder) &&
    passes(theirs, domain)
  );
}

/** SES's verdict on viruses (upper case), or null when SES gave none. */
export function virusVerdict(headers: Header[]): string | null {
  const found = headers.find((header) => header.name === 'x-ses-virus-verdict');
  return found ? found.value.trim().slice(0, 40).toUpperCase() : null;
}

/** The header was written by SES's receiving hosts. */
export function isReceivedBySes(value: string): boolean {
  if (!value.includes('amazon') && !/amazon/i.test(value)) return false;
  const by = /\bby\s+([a-z0-9.-]{1,253})/i.exec(value.slice(0, 2_000))?.[1]?.toLowerCase() ?? '';
  return RECEIVERS.some((own) => by === own || by.endsWith(`.${own}`));
}

const RECEIVERS = ['amazonaws.com', 'amazonses.com'];

interface Results {
  server: string;
  /** No hop other than SES's stands above it. */
  aboveForeign: boolean;
  /** What stands between semicolons behind the server: methods, and SES's `envelope-from`. */
  parts: string[];
}

/** One From header with one address; anything else is a trick. */
function onlyFrom(mail: OpenedMail): Mailbox | null {
  const headers = mail.headers.filter((header) => header.name === 'from');
  const boxes = mailboxesOf(mail, 'from');
  return headers.length === 1 && boxes.length === 1 ? (boxes[0] ?? null) : null;
}

/** Only the first is asked for where nobody's but SES's own counts. */
function resultsFromTop(headers: Header[], most: number): Results[] {
  const found: Results[] = [];
  let aboveForeign = true;
  for (const { name, value } of headers) {
    if (name === 'received' && !isReceivedBySes(value)) aboveForeign = false;
    if (name === 'authentication-results') found.push(parseResults(value.slice(0, 10_000), aboveForeign));
    if (found.length >= most) break;
  }
  return found;
}

function parseResults(value: string, aboveForeign: boolean): Results {
  const [server = '', ...parts] = withoutComments(value).split(';');
  return { server: upTo(server.trim(), BLANKS).toLowerCase(), aboveForeign, parts };
}

interface Method {
  method: string;
  result: string;
  part: string;
}

/** „dmarc=pass header.from=elva.ee"; null for a part that is none, and for other methods than the one asked for. */
function methodIn(written: string, wanted: 'dmarc' | null): Method | null {
  const part = written.trim();
  if (wanted !== null && (part.charCodeAt(0) | 32) !== wanted.charCodeAt(0)) return null;
  const first = METHOD.exec(part);
  const method = (first?.[1] ?? '').toLowerCase();
  if (!first || (wanted !== null && method !== wanted)) return null;
  return { method, result: (first[2] ?? '').toLowerCase(), part };
}

const METHOD = /^([a-z]+)(?:\/\d+)?=([a-z]+)/i;

/** DMARC decides nearly always: the other methods are looked at only without it. */
function dmarcIn({ parts }: Results): Method | null {
  for (const part of parts) {
    const method = methodIn(part, 'dmarc');
    if (method) return method;
  }
  return null;
}

/** The value of `name=…` among the words of a part, the last one; undefined when there is none. */
function propertyOf(part: string, name: string): string | undefined {
  let found: string | undefined;
  if (!part.includes('=')) return found;
  for (const word of part.split(BLANKS)) {
    const equals = word.indexOf('=');
    if (equals === name.length && word.slice(0, equals).toLowerCase() === name)
      found = unquoted(word.slice(equals + 1));
  }
  return found;
}

const BLANKS = /\s+/;

function passes(results: Results, domain: string, role: 'author' | 'forwarder' = 'author'): boolean {
  const dmarc = role === 'author' ? dmarcIn(results) : null;
  if (dmarc && dmarc.result !== 'none') {
    const about = propertyOf(dmarc.part, 'header.from');
    return dmarc.result === 'pass' && (about === undefined || aligned(domainOf(about), domain));
  }
  return results.parts.some((one) => {
    const { method, result, part } = methodIn(one, null) ?? NO_METHOD;
    if (result !== 'pass') return false;
    if (method === 'dkim') {
      return aligned(domainOf(propertyOf(part, 'header.d') ?? propertyOf(part, 'header.i') ?? ''), domain);
    }
    const sender =
      propertyOf(part, 'smtp.mailfrom') ?? propertyOf(part, 'envelope-from') ?? envelopeFrom(results) ?? '';
    return method === 'spf' && aligned(domainOf(sender), domain);
  });
}

const NO_METHOD: Method = { method: '', result: '', part: '' };

function envelopeFrom({ parts }: Results): string | undefined {
  return parts.map((part) => propertyOf(part, 'envelope-from')).findLast((one) => one !== undefined);
}

/** Relaxed alignment (RFC 7489 § 3.1): the same domain, or one below the other; never a public suffix. */
function aligned(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  if (one === other) return true;
  const [above, below] = one.length < other.length ? [one, other] : [other, one];
  return below.endsWith(`.${above}`) && above.includes('.') && !PUBLIC_SUFFIXES.has(above);
}

/** Two-part suffixes under which strangers register, as far as Estonian senders go. */
const PUBLIC_SUFFIXES = new Set(
  'com.ee org.ee edu.ee gov.ee riik.ee lib.ee med.ee pri.ee aip.ee fie.ee co.uk com.ua net.ua org.ua'.split(
    ' ',
  ),
);

function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return (BRACKETS.test(domain) ? domain.replaceAll(/[<>]/g, '') : domain).toLowerCase();
}

const BRACKETS = /[<>]/;

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}

const QUOTES_AND_BRACKETS = /["()]/g;

/** RFC 5322 comments hold free text of the sender's choosing, such as `(dmarc=pass)`. */
function withoutComments(value: string): string {
  if (!value.includes('(') && !value.includes(')')) return value;
  let depth = 0;
  let out = '';
  let quoted = false;
  let from = 0;
  for (const { 0: mark, index: at } of allMatches(QUOTES_AND_BRACKETS, value)) {
    if (mark === '"') {
      if (depth === 0) quoted = !quoted;
    } else if (!quoted && mark === '(') {
      if (depth === 0) out += value.slice(from, at);
      depth += 1;
    } else if (!quoted && depth > 0) {
      depth -= 1;
      from = at + 1;
    }
  }
  return depth === 0 ? out + value.slice(from) : out;
}
