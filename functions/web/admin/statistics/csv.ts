/** A file of comma-separated values (RFC 4180) as Estonian spreadsheets read it: UTF-8 with its mark, semicolons, decimal commas. */

export type Cell = string | number | null;

/** @returns the bytes of the file */
export function csvFile(rows: readonly (readonly Cell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(written).join(';'));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const text = harmless(cell.toWellFormed());
  return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that begins like a formula would be calculated by whoever opens the file, and could send what it holds away; an
 * apostrophe makes it a text. Wide signs of East Asia are formulas, too. NUL ends a cell early.
 */
const harmless = (text: string): string => {
  const clean = text.replaceAll('\0', '');
  return /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(clean) ? `'${clean}` : clean;
};
