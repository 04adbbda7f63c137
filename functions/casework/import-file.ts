/** Reading a file of running cases: its letters, its separator, its first line, and the cells of each further line. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { type Cells, type ColumnName, cellsOf, lettersOf, readHeader } from '#domain/import/columns';
import { mostFileBytes, mostFileColumns, mostFileLines } from '#domain/import/limits';

export interface FileLine {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly cells: Cells;
}

export interface ImportTable {
  readonly lines: readonly FileLine[];
  /** Letters of columns that name nothing of ours. */
  readonly unknown: readonly string[];
}

/** Why a file is refused as a whole. */
export type FileProblem =
  | { readonly problem: 'empty' | 'too-large' | 'too-many-lines' | 'not-text' }
  /** A quotation mark that opens on that line is not closed, or text stands behind one. */
  | { readonly problem: 'quotes'; readonly line: number }
  | { readonly problem: 'columns-missing' | 'columns-twice'; readonly columns: readonly ColumnName[] };

/** The import's id: the same bytes are the same import. 80 bits. */
export const importIdOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 20);

export function readImportFile(bytes: Uint8Array): ImportTable | FileProblem {
  if (bytes.length > mostFileBytes) return { problem: 'too-large' };
  const text = decode(bytes);
  if (text.includes('\u0000')) return { problem: 'not-text' };
  const records = recordsOf(text, separatorOf(text));
  if ('problem' in records) return records;
  const [first, ...rest] = records;
  if (!first) return { problem: 'empty' };
  const header = readHeader(first.cells);
  if (header.missing.length > 0) return { problem: 'columns-missing', columns: header.missing };
  if (header.twice.length > 0) return { problem: 'columns-twice', columns: header.twice };
  if (rest.length === 0) return { problem: 'empty' };
  if (rest.length > mostFileLines) return { problem: 'too-many-lines' };
  return {
    lines: rest.map(({ line, cells }) => ({ line, cells: cellsOf(header, cells) })),
    unknown: header.unknown.map(lettersOf),
  };
}

export const isProblem = (read: ImportTable | FileProblem): read is FileProblem => 'problem' in read;

const separators = [';', ',', '\t'] as const;

/** The one by which the first line that holds anything names most of our columns. */
function separatorOf(text: string): string {
  const [headings = ''] = /^.*\S.*$/m.exec(text) ?? [];
  const named = separators.map((separator) => {
    const records = recordsOf(headings, separator);
    const cells = 'problem' in records ? [] : (records[0]?.cells ?? []);
    return { separator, count: readHeader(cells).columns.filter((column) => column !== null).length };
  });
  return named.toSorted((a, b) => b.count - a.count)[0]?.separator ?? separators[0];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** @returns the records that hold anything, each with the line on which it begins; lines within quotes count */
function recordsOf(text: string, separator: string): Row[] | FileProblem {
  try {
    const rows = parse(text, {
      delimiter: separator,
      info: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    return rows.flatMap(({ record }, index): Row[] => {
      const cells = record.slice(0, mostFileColumns);
      if (cells.every((cell) => cell.trim() === '')) return [];
      return [{ line: (rows[index - 1]?.info.lines ?? 0) + 1, cells }];
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: 'quotes', line: Number(error.lines) || 1 };
  }
}

/** UTF-8 with or without its mark, UTF-16 with its mark ("Unicode text"), else windows-1257, as Estonian spreadsheets write. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  return new TextDecoder('windows-1257').decode(bytes);
}
