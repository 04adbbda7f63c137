/** Reading a case without finishing anything: for pages that only look, and for mails that are being sent. */
import { evolve } from '#domain/case/evolve';
import type { CaseState } from '#domain/case/state';
import { type LogEntry, readLog } from '#store/log';
import type { Table } from '#store/table';

/** @returns the case as its log says (a consistent read); state null: no such case */
export async function readCase(
  table: Table,
  caseId: string,
): Promise<{ state: CaseState | null; entries: readonly LogEntry[] }> {
  const entries = await readLog(table, caseId);
  let state: CaseState | null = null;
  for (const entry of entries) state = evolve(state, entry);
  return { state, entries };
}
