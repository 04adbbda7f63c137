/** Changes of provider whose day has come. */
import { changeCase, loadCase } from '#casework/casework';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { plannedChange } from '#domain/transfer/state';
import { loadTransfer } from '#store/transfers';

/**
 * Does the change of a case whose day has come, once; before its day nothing. If the whole transfer was undone while the case
 * was being planned, the change is called off.
 */
export async function applyPlanned(world: World, caseId: string, now: Instant): Promise<CaseState | null> {
  const { state } = await loadCase(world, caseId, now);
  const transfer = state ? plannedChange(state)?.transfer : null;
  const calledOff = transfer ? (await loadTransfer(world.table, transfer))?.status === 'undone' : false;
  const command = { type: 'ApplyProviderChange', calledOff } as const;
  return state ? changeCase(world, caseId, command, { who: 'system' }, now) : null;
}
