/** A text as lines: what the readers of labels, quotes and prose work on. */
import { MAX_LINE, MAX_LINES, MAX_TEXT } from './limits.ts';

export interface Line {
  text: string;
  /** The cells, when the line is a row of a table or holds tabs. */
  cells: string[] | null;
  /** Inside a quotation (`>` or a blockquote). */
  quoted: boolean;
}

/** Plain text as lines: at most MAX_TEXT characters, MAX_LINES lines, MAX_LINE characters each. */
export function plainLines(text: string): Line[] {
  const lines: Line[] = [];
  const whole = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  const even = !UNEVEN.test(whole);
  for (const raw of even ? whole.split('\n') : cleanSpaces(whole).split(/\r\n|\n|\r|\u2028|\u0085/)) {
    for (let at = 0; at === 0 || at < raw.length; at += MAX_LINE) {
      if (lines.length >= MAX_LINES) return lines;
      lines.push(cleanLine(raw.length > MAX_LINE ? raw.slice(at, at + MAX_LINE) : raw));
    }
  }
  return lines;
}

/** Exotic spaces, or line ends other than LF: most texts have neither. */
const UNEVEN = /[\r\u0085\u00a0\u00ad\u2000-\u200f\u2028\u202a-\u202f\u205f-\u2064\u3000\ufeff]/;

/** One line of plain text; `>` marks are taken off. */
export function lineOf(raw: string): Line {
  return cleanLine(cleanSpaces(raw));
}

function cleanLine(raw: string): Line {
  const quote = raw.includes('>') ? /^[ \t]{0,3}>[> \t]{0,40}/.exec(raw) : null;
  const text = (quote ? raw.slice(quote[0].length) : raw).trim();
  return { text, cells: cellsOf(text), quoted: quote !== null };
}

/** A row of a table. */
export function rowOf(cells: string[], quoted: boolean): Line {
  return { text: cells.join('\t'), cells, quoted };
}

/** Exotic spaces become plain ones; soft hyphens, zero-width characters and byte order marks go. */
export function cleanSpaces(text: string): string {
  if (!EXOTIC.test(text)) return text;
  return text
    .replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
}

const EXOTIC = /[\u00a0\u00ad\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff]/;

/** The text of lines, one each. */
export function textOfLines(lines: Line[]): string {
  return lines.map((line) => line.text).join('\n');
}

/** Tabs and `|` tables make cells; the text is trimmed. */
function cellsOf(text: string): string[] | null {
  const pipes = text.startsWith('|') && text.endsWith('|') && text.length > 2;
  if (!pipes && !text.includes('\t')) return null;
  const cells = (pipes ? text.slice(1, -1).split('|') : text.split('\t')).map((part) => part.trim());
  return cells.length > 1 ? cells : null;
}
