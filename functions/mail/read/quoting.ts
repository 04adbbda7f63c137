/** Splits a mail into what the person newly wrote and the history beneath it, replied to or forwarded. */
import type { Line } from './lines.ts';
import type { Mailbox } from './mime.ts';
import { upTo } from './up-to.ts';

export interface SplitMail {
  /** What was newly written, signature included. */
  fresh: Line[];
  /** The older mail beneath or between, its header lines taken off. */
  history: Line[];
  /** The history was passed on with a forwarding mark. */
  forwarded: boolean;
  /** The sender that the history's header names. */
  originalSender: Mailbox | null;
}

/** `markedForward`: the subject begins with a forwarding mark. */
export function splitHistory(lines: Line[], markedForward: boolean): SplitMail {
  const start = historyStart(lines);
  const above = start === null ? lines : lines.slice(0, start.at);
  const below = start === null ? [] : lines.slice(start.at + start.length);
  if (start?.kind === 'reply' && answersBetween(above, below)) {
    const own = (line: Line) => !line.quoted;
    return {
      fresh: [...above, ...below].filter(own),
      history: below.filter((line) => line.quoted),
      forwarded: false,
      originalSender: start.sender,
    };
  }
  const quoted = above.filter((line) => line.quoted);
  const fresh = quoted.length === 0 ? above : above.filter((line) => !line.quoted);
  const marked = start?.kind === 'forward';
  const forwarded = marked || (markedForward && (start !== null || quoted.length > 0));
  const original = [...quoted, ...below];
  const header = headerBlock(start === null ? original : lines, start?.at ?? 0);
  return {
    fresh,
    history: start === null && header ? original.slice(header.length) : original,
    forwarded,
    originalSender: header?.sender ?? start?.sender ?? null,
  };
}

/** Nothing but a greeting stands above, and what is quoted below is marked: the person wrote below or between it. */
function answersBetween(above: Line[], below: Line[]): boolean {
  const written = above.filter((line) => line.text !== '' && !line.quoted);
  if (written.length > 1 || written.some((line) => line.text.length > 40)) return false;
  return below.find((line) => line.text !== '')?.quoted === true;
}

interface Start {
  at: number;
  length: number;
  kind: 'forward' | 'reply';
  sender: Mailbox | null;
}

function historyStart(lines: Line[]): Start | null {
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    if (text.length > 0 && text.length < 400) {
      const divider = dividerOf(text);
      if (divider) {
        const header = headerBlock(lines, at + 1);
        return { at, length: 1 + (header?.length ?? 0), kind: divider, sender: header?.sender ?? null };
      }
      const wrote = wroteLine(lines, at);
      if (wrote > 0) return { at, length: wrote, kind: 'reply', sender: senderIn(text) };
      const header = headerName(text) === null ? null : headerBlock(lines, at);
      if (header && header.from === at)
        return { at, length: header.length, kind: 'reply', sender: header.sender };
    }
  }
  return null;
}

/** By the first character most lines are told to be none. */
function dividerOf(text: string): 'forward' | 'reply' | null {
  if (!'-_=*fbeпFBEП'.includes(text.charAt(0))) return null;
  return FORWARD_DIVIDER.test(text) ? 'forward' : REPLY_DIVIDER.test(text) ? 'reply' : null;
}

const FORWARD_DIVIDER =
  /^[-_=* ]{0,20}(forwarded message|begin forwarded message|edastatud (kiri|sõnum|e-kiri|teade)|edasisaadetud (kiri|sõnum)|пересылаемое сообщение|пересланное сообщение|переслане повідомлення)[-_=* :]{0,30}/i;
const REPLY_DIVIDER =
  /^[-_=*]{2,20} ?(original message|algne (kiri|sõnum|e-kiri|teade)|algkiri|original appointment|исходное сообщение|vastuskiri|reply message)/i;

/** „Mari kirjutas kuupäeval …:", "On … wrote:", possibly over two lines; gives how many lines, 0 if none. */
function wroteLine(lines: Line[], at: number): number {
  const one = lines[at]?.text ?? '';
  if (isWrote(one)) return 1;
  const below = lines[at + 1]?.text ?? '';
  if (!below.endsWith(':')) return 0;
  const starts =
    /^(on |kontakt |kuupäeval |am |le |\d{1,2}[. ]|(e|t|k|n|r|l|p), )/i.test(one) || one.includes('@');
  const two = `${one} ${below}`;
  return starts && two.length < 400 && isWrote(two) ? 2 : 0;
}

function isWrote(text: string): boolean {
  if (!text.endsWith(':')) return false;
  if (!/(wrote|kirjutas|написал(а|\(а\))?|пише|пишет|schrieb|kirjoitti)/i.test(text)) return false;
  return /\d{1,2}[.:/ ]\S|@/.test(text);
}

/** A block of From/Sent/To/Subject lines, as Outlook puts above the older mail. */
function headerBlock(
  lines: Line[],
  at: number,
): { from: number; length: number; sender: Mailbox | null } | null {
  let index = at;
  while (index < lines.length && index < at + 3 && /^[\s_*-]{0,80}$/.test(lines[index]?.text ?? ''))
    index += 1;
  const first = headerName(lines[index]?.text ?? '');
  if (first === null) return null;
  const seen = new Set<string>();
  let sender: Mailbox | null = null;
  let end = index;
  let last = index;
  while (end < lines.length && end < last + 3 && end < index + 14) {
    const text = lines[end]?.text ?? '';
    const header = headerName(text);
    if (header) {
      seen.add(header.name);
      if (header.name === 'from') sender = senderIn(header.value);
      last = end;
    } else if (text === '') break;
    end += 1;
  }
  if (!seen.has('from') || seen.size < 3) return null;
  return { from: index, length: last + 1 - at, sender };
}

/** What the header lines of an older mail are called, in Estonian, English, Russian, Ukrainian, German, Finnish. */
const HEADER_NAMES = new Map(
  Object.entries({
    from: 'from saatja kellelt от від von lähettäjä',
    date: 'sent date saadetud saatmisaeg kuupäev aeg отправлено дата надіслано',
    to: 'to adressaat saaja kellele кому',
    cc: 'cc koopia копия копія',
    subject: 'subject teema тема',
  }).flatMap(([header, words]) => words.split(' ').map((word): [string, string] => [word, header])),
);

function headerName(text: string): { name: string; value: string } | null {
  const colon = text.indexOf(':');
  if (colon < 2 || colon > LONGEST_HEADER) return null;
  const written = text.slice(0, colon);
  const word = (written.startsWith('*') ? written.replace(/^\*+/, '') : written).trimEnd().toLowerCase();
  const name = HEADER_NAMES.get(word);
  if (name === undefined) return null;
  return {
    name,
    value: text
      .slice(colon + 1, colon + 401)
      .replaceAll('*', '')
      .trim(),
  };
}

/** „**Saatmisaeg :" (characters) */
const LONGEST_HEADER = 20;

function senderIn(text: string): Mailbox | null {
  const address = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/.exec(text)?.[0] ?? null;
  const before = upTo(text, /[<[(]/).replaceAll(/["']/g, '').trim();
  const name = /^[\p{L}][\p{L} .'-]{1,80}$/u.test(before) ? before : null;
  return address || name ? { address: address?.toLowerCase() ?? null, name } : null;
}
