/**
 * What this process has read of the logs of cases before. An entry from which nothing more follows never changes, so that
 * the next read takes only what came after it. Only erasing takes something away: then the case is read anew.
 */
import type { LogEntry } from '#store/log';
import type { Table } from '#store/table';

/** Cases that one process keeps: with 150 entries of a kilobyte each 10 MB. */
const MOST_CASES = 64;

/** Keyed by the table, since one process of a test has several. */
const known = new WeakMap<Table, Map<string, readonly LogEntry[]>>();

/** @returns the beginning of the log as it was read before; empty when it was not, or long ago */
export function recallLog(table: Table, caseId: string): readonly LogEntry[] {
  return known.get(table)?.get(caseId) ?? [];
}

/** Keeps the beginning of the log until the first entry from which something still follows. */
export function rememberLog(table: Table, caseId: string, entries: readonly LogEntry[]): void {
  const open = entries.findIndex(({ unfinished }) => unfinished);
  const logs = known.get(table) ?? new Map<string, readonly LogEntry[]>();
  known.set(table, logs);
  // Who was used last stands last.
  logs.delete(caseId);
  logs.set(caseId, open === -1 ? entries : entries.slice(0, open));
  for (const oldest of [...logs.keys()].slice(0, Math.max(0, logs.size - MOST_CASES))) logs.delete(oldest);
}

/** To be called when parts of the log went; without a case, when the table was put back to an earlier state. */
export function forgetLog(table: Table, caseId?: string): void {
  if (caseId === undefined) known.delete(table);
  else known.get(table)?.delete(caseId);
}
