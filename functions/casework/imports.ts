/**
 * Importing running cases from a file. The file is kept until its import is done; each step may be done twice.
 *
 *     upload ── checking ──▶ checked ── importing ──▶ imported, the file is taken away
 *                  ▲            └── discarded, the file is taken away
 *                  └── the same file uploaded again: checked anew; a line that was imported stays imported
 */
import {
  type FileProblem,
  type ImportTable,
  importIdOf,
  isProblem,
  readImportFile,
} from '#casework/import-file';
import { registryOf, twiceIn, workOnLine } from '#casework/import-lines';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { checkLine } from '#domain/import/check';
import { noteAct } from '#store/acts';
import {
  type ImportFile,
  loadImport,
  markImportStarted,
  moveImport,
  noteLine,
  putImport,
} from '#store/imports';

/** Lines that one step works on: a line costs some 30 calls, a step may take half a minute. */
export const LINES_A_STEP = 10;

export type ImportAct = 'check' | 'import';

interface Step {
  readonly importId: string;
  readonly run: number;
  readonly act: ImportAct;
}

/** Keeps the file and has it checked. @returns its id, or why the file is refused as a whole: then nothing is kept */
export async function uploadImport(
  world: World,
  bytes: Uint8Array,
  officer: string,
  now: Instant,
): Promise<{ readonly id: string } | FileProblem> {
  const table = readImportFile(bytes);
  if (isProblem(table)) return table;
  const id = importIdOf(bytes);
  const facts = { rows: table.lines.length, unknown: [...table.unknown], choice: null, officer, at: now };
  const before = await loadImport(world.table, id);
  // What is being imported goes on. A check begins anew: its machine may have failed.
  if (before?.status === 'importing' && (await world.uploads.get(id))) return { id };
  // Before the record: what is on the list of imports has its file.
  await world.uploads.put(id, bytes);
  await noteAct(world.table, { officer, what: 'import-upload', of: id, at: now });
  if (before)
    await moveImport(world.table, before, { ...facts, status: 'checking', run: before.run + 1 }, now);
  else await putImport(world.table, { id, ...facts, status: 'checking', run: 1 });
  await goOnWithImport(world, id);
  return { id };
}

/**
 * Imports the good lines of a file that was checked.
 * @param run that the officer saw
 * @returns false when somebody was faster, or the file is gone
 */
export async function startImporting(
  world: World,
  id: string,
  { run, choice }: { run: number; choice: NonNullable<ImportFile['choice']> },
  officer: string,
  now: Instant,
): Promise<boolean> {
  const file = await loadImport(world.table, id);
  if (file?.status !== 'checked' || file.run !== run || !(await world.uploads.get(id))) return false;
  await noteAct(world.table, { officer, what: 'import-start', of: id, at: now });
  const moved = await moveImport(
    world.table,
    file,
    { status: 'importing', run: run + 1, choice, officer },
    now,
  );
  if (moved) await goOnWithImport(world, id);
  return moved;
}

/** Takes the file of a checked import away without importing it. @returns false when it is not checked (any more) */
export async function discardImport(
  world: World,
  id: string,
  run: number,
  officer: string,
  now: Instant,
): Promise<boolean> {
  const file = await loadImport(world.table, id);
  if (file?.status !== 'checked' || file.run !== run) return false;
  await noteAct(world.table, { officer, what: 'import-discard', of: id, at: now });
  const moved = await moveImport(world.table, file, { status: 'discarded' }, now);
  if (moved) await world.uploads.remove(id);
  return moved;
}

/** Starts the machine for what the import waits for: a crash before that is mended by the sweep. */
export async function goOnWithImport(world: World, id: string): Promise<void> {
  const file = await loadImport(world.table, id);
  if (!file || !isWorkedOn(file)) return;
  const act = file.status === 'checking' ? 'check' : 'import';
  if (await world.machines.startImport(id, act, file.run)) await markImportStarted(world.table, file);
}

/** @returns the file's lines in parts for the steps, by their places from 0; none for a run that another took the place of */
export async function partsOfImport(
  world: World,
  { importId, run }: Step,
): Promise<{ readonly from: number; readonly to: number }[]> {
  const file = await loadImport(world.table, importId);
  if (file?.run !== run || !isWorkedOn(file)) return [];
  const { lines } = await tableOf(world, importId);
  const parts = Math.ceil(lines.length / LINES_A_STEP);
  return Array.from({ length: parts }, (_, part) => ({
    from: part * LINES_A_STEP,
    to: Math.min(lines.length, (part + 1) * LINES_A_STEP),
  }));
}

/** Checks or imports some lines, one after the other, and notes what became of each. @returns how many were worked on */
export async function workOnLines(
  world: World,
  { importId, run, act, from, to }: Step & { from: number; to: number },
  now: Instant,
): Promise<number> {
  const file = await loadImport(world.table, importId);
  if (file?.run !== run || !isWorkedOn(file)) return 0;
  const [{ lines }, registry] = await Promise.all([tableOf(world, importId), registryOf(world)]);
  const twice = twiceIn(lines.map(({ line, cells }) => ({ line, checked: checkLine(cells, registry, now) })));
  const work = { file: importId, act, warned: file.choice === 'warned', officer: file.officer };
  const mine = lines.slice(from, to);
  for (const one of mine) {
    const report = await workOnLine(world, work, one, registry, twice.get(one.line) ?? null, now);
    await noteLine(world.table, importId, run, report);
  }
  return mine.length;
}

/** All lines are worked on. What was imported needs its file no more. */
export async function finishImport(world: World, { importId, run, act }: Step, now: Instant): Promise<void> {
  const file = await loadImport(world.table, importId);
  if (file?.run !== run) return;
  const status = act === 'check' ? 'checked' : 'imported';
  if (isWorkedOn(file)) await moveImport(world.table, file, { status }, now);
  if (act === 'import') await world.uploads.remove(importId);
}

const isWorkedOn = ({ status }: ImportFile): boolean => status === 'checking' || status === 'importing';

/** @throws when the file is gone, or was never one: it was read when it was uploaded */
async function tableOf(world: World, id: string): Promise<ImportTable> {
  const bytes = await world.uploads.get(id);
  const table = bytes && readImportFile(bytes);
  if (!table || isProblem(table)) throw new Error(`The file of import ${id} is not there`);
  return table;
}
