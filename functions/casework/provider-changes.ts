/** Changes of provider whose day has come. */
import { changeCase, loadCase } from '#casework/casework';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { plannedChange } from '#domain/transfer/state';
import { loadTransfer, noteCase } from '#store/transfers';

/**
 * Does the change of a case whose day has come, once; before its day nothing. If the whole transfer was undone while the case
 * was being planned, the change is called off.
 */
export async function applyPlanned(world: World, caseId: string, now: Instant): Promise<CaseState | null> {
  const { state } = await loadCase(world, caseId, now);
  const transfer = state ? plannedChange(state)?.transfer : null;
  const calledOff = transfer ? (await loadTransfer(world.table, transfer))?.status === 'undone' : false;
  const command = { type: 'ApplyProviderChange', calledOff } as const;
  if (!state) return null;
  const after = await changeCase(world, caseId, command, { who: 'system' }, now);
  if (transfer) await noteResult(world, transfer, after, now);
  return after;
}

/** The machine may be gone: the transfer's page and mail know of the case all the same. */
async function noteResult({ table }: World, transfer: string, state: CaseState, now: Instant): Promise<void> {
  const result = state.providerChanges.findLast((change) => change.transfer === transfer)?.status;
  if (result && result !== 'planned')
    await noteCase(table, transfer, { caseId: state.id, result, code: null }, now);
}
