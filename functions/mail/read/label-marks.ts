/** Finds the labels on one line: beside a value, between others, in table cells. */
import { allMatches } from './all-matches.ts';
import { type Label, type LabelBase, labelOf, looseLabelOf, mayBeLabel } from './labels.ts';
import { MAX_MARKS } from './limits.ts';
import { type Line, lineOf } from './lines.ts';
import { nearLabelOf } from './near-labels.ts';
import { protectionIn } from './status-words.ts';

export interface Parts {
  before: string;
  values: { label: Label; value: string }[];
  /** Nothing marks the label but the value behind it („tel 5123 4567"). */
  bare?: boolean;
}

/** The labelled values on one line, or null when it carries no label. `inLong`: in the middle of a long value. */
export function partsOf(line: Line, inLong = false): Parts | null {
  if (line.cells) return cellParts(line.cells);
  const text = line.text;
  if (text === '') return null;
  if (mayBeWhole(text)) {
    const whole = labelOf(':?'.includes(text.charAt(text.length - 1)) ? text.replace(/\s?[:?]$/, '') : text);
    if (whole && !onlyWord(whole, text)) return { before: '', values: [{ label: whole, value: '' }] };
  }
  const marks = marksIn(text);
  const loose = marks.length === 0 ? looseMark(text, inLong) : null;
  const bare = marks.length === 0 && loose === null;
  const first = marks[0] ?? loose ?? bareMark(text);
  if (!first) return null;
  if (marks.length === 0) marks.push(first);
  const decision = decisionBehind(text, marks.at(-1)?.end ?? 0);
  if (decision) marks.push(decision);
  const values = marks.map((mark, index) => ({
    label: mark.label,
    value: bareValue(text.slice(mark.end, marks[index + 1]?.start ?? text.length)),
  }));
  return { before: text.slice(0, first.start).trim(), values, bare };
}

/** Without stars before it and separators behind it; most values end with a letter or a digit. */
function bareValue(written: string): string {
  const unmarked = written.includes('*') ? written.replace(/^\s{0,5}\*{1,2}\s{0,5}/, '') : written;
  const last = unmarked.charCodeAt(unmarked.length - 1) | 32;
  const ends = (last >= 97 && last <= 122) || (last >= 48 && last <= 57);
  return (ends ? unmarked : unmarked.replace(/[\s,;|(]{1,10}$/, '')).trim();
}

/** Ends with a colon, or is short, no bullet and no sentence, and holds no colon before a value. */
function mayBeWhole(text: string): boolean {
  if (text.endsWith(':')) return true;
  if (text.length >= 60 || text.includes(':') || '.,;!'.includes(text.charAt(text.length - 1))) return false;
  return !(text.charAt(1) === ' ' && '-•·–'.includes(text.charAt(0))) && mayBeLabel(text);
}

/** „Abivajadus: … leidmisel. Otsus nr 2-3/15": a sentence of its own behind the last value. */
function decisionBehind(text: string, from: number): Mark | null {
  if (!text.includes('tsus', from) && !text.includes('orraldus', from)) return null;
  const match =
    /[.;,]\s{1,3}(?:suunamis(?:e )?)?(?:otsuse?|korralduse?)\s{1,2}(?:nr\.?|number)\s{1,2}(?=\d)/i.exec(
      text.slice(from, from + 1_000),
    );
  if (!match) return null;
  const start = from + match.index + 1;
  return { label: { bases: ['decision'], owner: null }, start, end: from + match.index + match[0].length };
}

/** „Isik", „Pere" or „Vajab" alone without a colon is a word, not a label. */
function onlyWord(label: Label, text: string): boolean {
  return !/[:?]$/.test(text) && label.bases[0] === 'other';
}

interface Mark {
  label: Label;
  start: number;
  end: number;
}

/** Places of `label:` in a line, of `label - ` at its start, and of `label  value` with a gap. */
function marksIn(text: string): Mark[] {
  const sole = soleMark(text);
  if (sole !== undefined) return sole;
  const found: Mark[] = [];
  let done = 0;
  let examined = 0;
  for (const match of allMatches(MARK, text.slice(0, 1_000), MAX_MARKS + 1)) {
    examined += 1;
    if (examined > MAX_MARKS) break;
    if (match.index < done) continue;
    const colon = match[0] === ':' || match[0] === '=';
    if (!colon && (found.length > 0 || done > 0)) continue;
    const start = colon ? labelStart(text, done, match.index) : { at: 0, label: null };
    if (start === null) continue;
    const label = start.label ?? labelOf(text.slice(start.at, match.index));
    if (!label) continue;
    done = match.index + match[0].length;
    found.push({ label, start: start.at, end: done });
  }
  return found;
}

const MARK = /:|=|\s[-–—]\s|[-–—]\s|\s{2,}|\.{3,}:?/g;

/** The marks of a line that has none, or a label at its start and no other colon, as most have; undefined for the rest. */
function soleMark(text: string): Mark[] | undefined {
  const colon = text.indexOf(':');
  if (colon < 0) return MAYBE_MARKED.test(text) ? undefined : [];
  if (colon > 60 || text.includes(':', colon + 1) || text.includes('=')) return undefined;
  const head = text.slice(0, colon);
  if (MAYBE_MARKED.test(head)) return undefined;
  const label = labelOf(head);
  return label ? [{ label, start: 0, end: colon + 1 }] : undefined;
}

const MAYBE_MARKED = /[=–—]|-\s|\s\s|\.\.\./;

/** „Keel, milles klient suhtleb: ukraina": only at the start of a line that begins with a capital or a number. */
function looseMark(text: string, inLong: boolean): Mark | null {
  const [first, question] = [text.indexOf(':'), text.indexOf('?')];
  const colon = first < 0 || (question >= 0 && question < first) ? question : first;
  if (colon < 3 || colon > 70 || (text[colon] === '?' && text.endsWith('?'))) return null;
  const head = text.slice(0, colon);
  const label = (/^[\p{Lu}\d*•-]/u.test(text) ? looseLabelOf(head) : null) ?? nearLabelOf(head);
  if (!label) return null;
  // In the middle of a need „Keeleoskus: …" is a part of it; „Otsuse number on: …" is not.
  if (inLong && label.bases.some((base) => PARTS_OF_NEED.has(base))) return null;
  return { label, start: 0, end: colon + 1 };
}

/** „Otsuse nr 7-1/15", „Isikukood 4850…", „Tel 5123 4567": no colon, but the value can be nothing else. */
function bareMark(text: string): Mark | null {
  if (!mayBeLabel(text) || !/[\d@]/.test(text)) return null;
  const head = /^([\p{L}. -]{2,40}?)\s{1,3}(?=\+?\d|[\w.+-]{1,64}@)/u.exec(text);
  const label = head ? labelOf(head[1] ?? '') : null;
  if (!head || !label?.bases.some((base) => BARE.has(base))) return null;
  if (label.bases.includes('decision') && !/nr|number|№|viit/i.test(head[1] ?? '')) return null;
  return /^number$/i.test(head[1] ?? '') ? null : { label, start: 0, end: head[0].length };
}

const PARTS_OF_NEED = new Set<LabelBase>(['languages', 'address', 'name', 'phone', 'need']);

const BARE = new Set<LabelBase>([
  'personalCode',
  'phone',
  'birthDate',
  'email',
  'decision',
  'decisionDate',
  'star',
]);

/** Where the label before a colon begins: at the line's start, or after a separator, or a word of its own. */
function labelStart(text: string, from: number, colon: number): { at: number; label: Label | null } | null {
  const before = text.slice(Math.max(from, colon - 60), colon);
  const base = colon - before.length;
  const whole = base === 0 ? labelOf(before) : null;
  if (whole) return { at: 0, label: whole };
  const starts: number[] = [];
  for (const match of allMatches(/[,;|.(–—]\s{0,3}|\s{2,}|\s-\s|^/g, before))
    starts.push(match.index + match[0].length);
  for (const start of starts) {
    const label = labelOf(before.slice(start));
    if (label) return { at: base + start, label };
  }
  if (from === 0) return null;
  // After a first label: „Nimi: Olena Kovalenko isikukood: 4850…" without a separator.
  const strong =
    /(?<!\p{L})(isikukood|ik|i\.k\.?|telefon|kontakttelefon|tel|mob|e-post|e-mail|sünniaeg|sünd|aadress|elukoht|suhtluskeel|keeled|keel|abivajadus|põhjendus|eesmärk|otsuse nr|otsus)\.?\s?$/iu.exec(
      before,
    );
  return strong ? { at: base + strong.index, label: null } : null;
}

function cellParts(cells: string[]): Parts | null {
  const values: Parts['values'] = [];
  const rest: string[] = [];
  for (const cell of cells) {
    const label = labelOf(cell);
    const last = values.at(-1);
    if (label && !(last && last.value === '' && isValueOf(last.label, cell)))
      values.push({ label, value: '' });
    else if (last) last.value = [last.value, cell].filter((one) => one !== '').join('\n');
    else if (cell !== '') rest.push(cell);
  }
  if (values.length > 0) return { before: rest.join(' '), values };
  const inner = cells.map((cell) => partsOf(lineOf(cell.replaceAll('\t', ' '))));
  const found = inner.flatMap((parts) => parts?.values ?? []);
  return found.length > 0 ? { before: '', values: found } : null;
}

/** „Staatus | Ajutine kaitse": the value happens to be a label word too. */
export function isValueOf(label: Label, cell: string): boolean {
  return (
    !cell.endsWith(':') &&
    (label.bases.includes('protection')
      ? protectionIn(cell) !== null
      : labelOf(cell)?.bases[0] === label.bases[0])
  );
}
