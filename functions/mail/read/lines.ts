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
  for (const raw of text.slice(0, MAX_TEXT).split(/\r\n|\n|\r|\u2028|\u0085/)) {
    for (let at = 0; at === 0 || at < raw.length; at += MAX_LINE) {
      if (lines.length >= MAX_LINES) return lines;
      lines.push(lineOf(raw.slice(at, at + MAX_LINE)));
    }
  }
  return lines;
}

/** One line of plain text; `>` marks are taken off. */
export function lineOf(raw: string): Line {
  const quote = /^[ \t]{0,3}>[> \t]{0,40}/.exec(raw);
  const text = cleanSpaces(quote ? raw.slice(quote[0].length) : raw);
  return { text: text.trim(), cells: cellsOf(text), quoted: quote !== null };
}

/** A row of a table. */
export function rowOf(cells: string[], quoted: boolean): Line {
  return { text: cells.join('\t'), cells, quoted };
}

/** Exotic spaces become plain ones; soft hyphens, zero-width characters and byte order marks go. */
export function cleanSpaces(text: string): string {
  return text
    .replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
}

/** The text of lines, one each. */
export function textOfLines(lines: Line[]): string {
  return lines.map((line) => line.text).join('\n');
}

/** Tabs and `|` tables make cells. */
function cellsOf(text: string): string[] | null {
  const trimmed = text.trim();
  const pipes = trimmed.startsWith('|') && trimmed.endsWith('|') && trimmed.length > 2;
  const parts = pipes ? trimmed.slice(1, -1).split('|') : trimmed.includes('\t') ? trimmed.split('\t') : null;
  const cells = parts?.map((part) => part.trim()) ?? null;
  return cells !== null && cells.length > 1 ? cells : null;
}
