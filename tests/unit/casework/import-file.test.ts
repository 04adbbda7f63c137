/** Reading a file of running cases as spreadsheets write it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importIdOf, isProblem, readImportFile } from '#casework/import-file';
import { columnHeadings, columnNames, lettersOf, readHeader } from '#domain/import/columns';
import { mostFileBytes } from '#domain/import/limits';
import { importTexts as en } from '#web/texts/en/import.ts';
import { importTexts as et } from '#web/texts/et/import.ts';
import { activeLine, csvOf, waitingLine } from '../../support/imports.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array | string) {
  const table = readImportFile(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  if (isProblem(table)) throw new Error(`refused: ${table.problem}`);
  return table;
}
const problem = (bytes: Uint8Array | string) => {
  const table = readImportFile(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  return isProblem(table) ? table : null;
};

describe('a file', () => {
  it.each([';', ',', '\t'])('is read with the separator %j', (separator) => {
    const { lines, unknown } = read(csvOf([activeLine, waitingLine], separator));
    expect(lines.map(({ cells }) => cells)).toEqual([activeLine, waitingLine]);
    expect(unknown).toEqual([]);
  });

  it('is read in the letters of UTF-8 with and without its mark, of windows-1257 and of UTF-16', () => {
    const text = csvOf([activeLine]);
    const narrow: Record<string, number> = {
      ä: 0xe4,
      õ: 0xf5,
      ö: 0xf6,
      ü: 0xfc,
      Õ: 0xd5,
      Ä: 0xc4,
      Ü: 0xdc,
      Ö: 0xd6,
    };
    const baltic = Uint8Array.from(text, (letter) => narrow[letter] ?? letter.charCodeAt(0));
    const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    for (const bytes of [bytesOf(text), bytesOf(`\ufeff${text}`), baltic, wide])
      expect(read(bytes).lines[0]?.cells).toEqual(activeLine);
  });

  it('has lines that are counted as an editor does, over empty ones and line breaks in quotes', () => {
    const goals = 'Perearst on leitud\n"Kool" on valitud; laps käib';
    const [heading, first] = csvOf([{ ...activeLine, goals }])
      .trimEnd()
      .split('\r\n');
    const { lines } = read(`\n${heading}\r\n;;;\n${first}\r\n\r\n${first}`);
    expect(lines.map(({ line }) => line)).toEqual([4, 7]);
    expect(lines[0]?.cells.goals).toBe(goals);
  });

  it('may name its columns in Estonian or English, in any order, and have others', () => {
    for (const headings of [columnHeadings, et.columns, en.columns])
      expect(readHeader(columnNames.map((column) => headings[column])).columns).toEqual([...columnNames]);
    const { lines, unknown } = read(
      'Märkus 2\treferral date\tCLIENT NAME*\tKOV\tIsikukood\tkeeled\tJuhtumikorraldaja E-POST\n?\t1.2.2026\tOlena K\tElva\t1\tet\tk@elva.ee',
    );
    expect(unknown).toEqual(['A']);
    expect(lines[0]?.cells).toMatchObject({
      clientName: 'Olena K',
      municipality: 'Elva',
      referralDate: '1.2.2026',
    });
    expect([0, 25, 26, 51, 52].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });

  it('has the columns that docs/import.md lists, in both languages', () => {
    const page = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \|.*\|.*\|$/gm)].map(([, own, other]) => [
      own,
      other,
    ]);
    expect(listed.slice(2, 2 + columnNames.length)).toEqual(
      columnNames.map((column) => [et.columns[column], en.columns[column]]),
    );
  });

  it('may have short lines and long ones', () => {
    const [heading] = csvOf([]).split('\r\n');
    const { lines } = read(`${heading}\nElva\n${';'.repeat(300)}x\nTartu linn;`);
    expect(lines.map(({ line, cells }) => [line, cells.municipality, cells.notes])).toEqual([
      [2, 'Elva', ''],
      [4, 'Tartu linn', ''],
    ]);
  });

  it('is one by its bytes', () => {
    expect(importIdOf(bytesOf('a'))).toMatch(/^[0-9a-f]{20}$/);
    expect(importIdOf(bytesOf('a'))).not.toBe(importIdOf(bytesOf('b')));
  });
});

describe('a file is refused', () => {
  const [heading = '', line = ''] = csvOf([waitingLine]).split('\r\n');

  it.each<[string, Uint8Array | string, object]>([
    ['without lines', csvOf([]), { problem: 'empty' }],
    ['without anything', ' \n', { problem: 'empty' }],
    ['over 2 MB', new Uint8Array(mostFileBytes + 1), { problem: 'too-large' }],
    ['over 1000 lines', `${heading}\n${`${line}\n`.repeat(1001)}`, { problem: 'too-many-lines' }],
    ['that is no text', new Uint8Array([80, 75, 3, 4, 0, 0]), { problem: 'not-text' }],
    [
      'with a quotation mark that does not close',
      `${heading}\n${line}\n"${line}`,
      { problem: 'quotes', line: 3 },
    ],
    ['with text behind a quotation mark', `${heading}\n"Elva" vald;x`, { problem: 'quotes', line: 2 }],
    [
      'without a column that every line needs',
      'KOV;Isikukood\nElva;1',
      {
        problem: 'columns-missing',
        columns: ['caseManagerEmail', 'clientName', 'languages', 'referralDate'],
      },
    ],
    [
      'with a column twice',
      `${heading};KOV\n${line}`,
      { problem: 'columns-twice', columns: ['municipality'] },
    ],
  ])('%s', (_, bytes, expected) => {
    expect(problem(bytes)).toEqual(expected);
  });

  it('of 1000 lines is not', () => {
    expect(read(`${heading}\n${`${line}\n`.repeat(1000)}`).lines).toHaveLength(1000);
  });
});
