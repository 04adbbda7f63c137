/** Lines of running cases, for tests of the import. The day is Monday, 16 February 2026, 10.00 in Estonia; all people are invented. */
import { parseDay } from '#domain/calendar/calendar';
import { evolve } from '#domain/case/evolve';
import { checkLine } from '#domain/import/check';
import { type Cells, type ColumnName, columnHeadings, columnNames } from '#domain/import/columns';
import { openImported } from '#domain/import/open';
import type { ImportRegistry } from '#domain/import/registry';
import { checkDigit } from '#domain/personal-code';
import { municipality, provider } from './cases.ts';

export const importDay = '2026-02-16T08:00:00.000Z';

export const hoolekaar = { id: 'hoolekaar', name: 'Hoolekaar', email: 'info@hoolekaar.example' } as const;

export const importRegistry: ImportRegistry = {
  municipalities: [
    municipality,
    { ehak: '0170', name: 'Elva vald' },
    { ehak: '0784', name: 'Tallinna linn' },
  ],
  providers: [{ ...provider, email: 'abi@teenus.example' }, hoolekaar],
  contracts: {
    [municipality.ehak]: [
      { provider: hoolekaar.id, from: parseDay('2025-01-01'), until: parseDay('2025-12-31') },
      { provider: provider.id, from: parseDay('2026-01-01'), until: null },
    ],
  },
};

const nothing = Object.fromEntries(columnNames.map((column) => [column, ''])) as Record<ColumnName, string>;

/** Refers a client; nobody was found for them yet. Nothing is odd about it. */
export const waitingLine: Cells = {
  ...nothing,
  municipality: municipality.name,
  caseManagerName: 'Kadri Tamm',
  caseManagerEmail: 'kadri.tamm@pparnumaa.example',
  caseManagerPhone: '612 3456',
  clientName: 'Olena Kovalenko',
  personalCode: '49005149021',
  phone: '+372 5123 4567',
  languages: 'ukraina, vene',
  protection: 'ajutine kaitse',
  need: 'Vajab abi perearstiga suhtlemisel.',
  decisionNumber: '7-1/26-15',
  decisionDate: '05.01.2026',
  referralDate: '12.01.2026',
  provider: provider.name,
};

/** A service that runs since 20 January; its first overview is due on 20 February. */
export const activeLine: Cells = {
  ...waitingLine,
  supportPersonName: 'Mari Maasikas',
  supportPersonEmail: 'mari.maasikas@teenus.example',
  firstMeeting: '20.01.2026 kell 10.30',
  place: 'Vallamaja, Vändra',
  goals: 'Perearst on leitud | Laps käib koolis',
  rhythm: 'kord kuus',
};

/** @returns a personal code of somebody born on 14 May 1990, each number another */
export function codeOf(number: number): string {
  const code = `4900514${String(number).padStart(3, '0')}`;
  return `${code}${checkDigit(`${code}0`)}`;
}

/** @returns the file, as a spreadsheet would write it, with the columns of the template */
export function csvOf(lines: readonly Cells[], separator = ';'): string {
  const cell = (text: string) => (/["\n;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = [columnHeadings, ...lines].map((line) => columnNames.map((column) => cell(line[column])));
  return `${rows.map((cells) => cells.join(separator)).join('\r\n')}\r\n`;
}

export const origin = { file: '0123456789abcdef0123', line: 7 };

/** @returns what is said of a line, as words of its findings */
export const said = (line: Cells, now = importDay) =>
  checkLine(line, importRegistry, now).findings.map(({ level, column, code, about }) =>
    [level, column, code, ...(about === null ? [] : [about])].join(' '),
  );

/** @returns the case that the line becomes, and its facts; @throws when it cannot be imported */
export function opened(line: Cells, now = importDay) {
  const { row } = checkLine(line, importRegistry, now);
  if (!row) throw new Error('The line cannot be imported');
  const events = openImported(row, 'TR26-4F7KQ', origin, now);
  return { events, state: evolve(null, { version: 1, at: now, events }) };
}
