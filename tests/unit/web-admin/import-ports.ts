/** Imports in memory behind the pages: one file that was checked, and what was asked of it. */

import { parseDay } from '#domain/calendar/calendar';
import { error, type LineReport, note, warning } from '#domain/import/findings';
import type { ImportFile, ImportPorts } from '#web/import-ports.ts';

export const importId = '0123456789abcdef0123';

const nothing = { phase: null, caseId: null, serviceEnd: null, nextOverview: null } as const;
const lines: LineReport[] = [
  {
    ...nothing,
    ...{ line: 2, result: 'ready', phase: 'active', findings: [] },
    ...{ serviceEnd: parseDay('2027-01-12'), nextOverview: parseDay('2026-02-20') },
  },
  {
    ...nothing,
    ...{ line: 3, result: 'ready', phase: 'assigning' },
    findings: [note('supportPersonName', 'clock-starts-now'), warning('need', 'recommended')],
  },
  {
    ...nothing,
    ...{ line: 4, result: 'error' },
    findings: [
      error('clientName', 'running-case', 'TR26-4F7KQ'),
      error('serviceEnd', 'over-twelve-months', '2027-01-12'),
    ],
  },
];

export function importPorts() {
  const asked: { what: string; with: unknown; officer: string }[] = [];
  let file: ImportFile = {
    ...{ id: importId, officer: 'lea', at: '2026-02-16T08:00:00.000Z', status: 'checked', run: 1 },
    ...{ rows: 3, unknown: ['C', 'AA'], choice: null },
  };
  const seen = (id: string, run: number) => id === file.id && file.status === 'checked' && run === file.run;
  const ports: ImportPorts = {
    uploadImport: async (bytes, officer) => {
      const text = new TextDecoder().decode(bytes);
      if (text.startsWith('wrong'))
        return { problem: 'columns-missing', columns: ['clientName', 'languages'] };
      if (text.startsWith('"')) return { problem: 'quotes', line: 7 };
      asked.push({ what: 'upload', with: text, officer });
      return { id: importId };
    },
    listImports: async () => [file],
    loadImport: async (id) => (id === file.id ? file : null),
    linesOfImport: async () => lines,
    startImporting: async (id, { run, choice }, officer) => {
      if (!seen(id, run)) return false;
      asked.push({ what: 'import', with: choice, officer });
      file = { ...file, status: 'importing', run: run + 1, choice };
      return true;
    },
    discardImport: async (id, run, officer) => {
      if (!seen(id, run)) return false;
      asked.push({ what: 'discard', with: id, officer });
      file = { ...file, status: 'discarded' };
      return true;
    },
  };
  return { ports, asked };
}
