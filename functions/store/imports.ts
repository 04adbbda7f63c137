/** Files of running cases that are being imported: what was decided of each, and what became of its lines. No line's own words. */
import * as z from 'zod/mini';
import { type Instant, instantSchema } from '#domain/calendar/calendar';
import { type LineReport, lineReportSchema } from '#domain/import/findings';
import { importKey, importLineKey, lists, toCome } from '#store/keys';
import type { Table } from '#store/table';

/** Whether lines with warnings are imported, too. */
export const importChoices = ['clean', 'warned'] as const;

const importSchema = z.lazy(() =>
  z.object({
    /** The hash of the file's bytes: the same file again is the same import. */
    id: z.string(),
    officer: z.string(),
    at: instantSchema,
    status: z.enum(['checking', 'checked', 'importing', 'imported', 'discarded']),
    /** Counts its executions: only the latest may write. */
    run: z.int().check(z.positive()),
    /** Lines that hold anything, without that of the headings. */
    rows: z.int(),
    /** Letters of columns that name nothing of ours. */
    unknown: z.array(z.string()),
    choice: z.nullable(z.enum(importChoices)),
  }),
);
export type ImportFile = z.infer<typeof importSchema>;

const importLineSchema = z.extend(lineReportSchema, { run: z.int() });

/** Imports on the page; there is one now and then. */
const importsShown = 50;

/** @returns false when the same file was uploaded before */
export const putImport = (table: Table, file: ImportFile): Promise<boolean> =>
  table.putNew({
    ...importKey(file.id),
    schemaVersion: 1,
    ...file,
    ownerKey: lists.imports,
    ownerOrder: file.at,
    unfinished: toCome.import,
    since: file.at,
  });

export async function loadImport(table: Table, id: string): Promise<ImportFile | null> {
  const item = await table.get(importKey(id));
  return item ? importSchema.parse(item) : null;
}

/** The newest first; eventually consistent. */
export async function listImports(table: Table): Promise<ImportFile[]> {
  const { items } = await table.list('owner', lists.imports, { limit: importsShown, newestFirst: true });
  return items.map((item) => importSchema.parse(item));
}

/**
 * Moves an import on, as long as it stands where it was seen.
 * @param to a status that its machine works on puts it on the list of those whose machine was not started
 * @returns false when somebody was faster
 */
export async function moveImport(
  table: Table,
  seen: Pick<ImportFile, 'id' | 'status' | 'run'>,
  to: Partial<ImportFile> & Pick<ImportFile, 'status'>,
  now: Instant,
): Promise<boolean> {
  const works = to.status === 'checking' || to.status === 'importing';
  const before = await table.update(importKey(seen.id), {
    condition: '#status = :seenStatus AND #run = :seenRun',
    names: { '#status': 'status', '#run': 'run' },
    values: { ':seenStatus': seen.status, ':seenRun': seen.run },
    set: { ...to, ...(works ? { unfinished: toCome.import, since: now } : {}) },
    remove: works ? [] : ['unfinished', 'since'],
  });
  return before !== 'refused';
}

/** Notes that its machine runs. */
export async function markImportStarted(table: Table, { id, run }: ImportFile): Promise<void> {
  await table.update(importKey(id), {
    condition: '#run = :seen',
    names: { '#run': 'run' },
    values: { ':seen': run },
    remove: ['unfinished', 'since'],
  });
}

export async function noteLine(table: Table, id: string, run: number, report: LineReport): Promise<void> {
  await table.put({ ...importLineKey(id, report.line), schemaVersion: 1, run, ...report });
}

/** What its latest run said of its lines so far, in the order of the file. */
export async function linesOfImport(
  table: Table,
  { id, run }: Pick<ImportFile, 'id' | 'run'>,
): Promise<LineReport[]> {
  const items = await table.between(importKey(id).pk, 'LINE#', 'LINE#~');
  return items.map((item) => importLineSchema.parse(item)).filter((line) => line.run === run);
}
