/** What the machine of an obligation does at each of its steps. */

import { changeCase, loadCase } from '#casework/casework';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { nextMilestone } from '#domain/case/service';
import { type CaseState, findObligation } from '#domain/case/state';
import type { ObligationKind, Outcome } from '#domain/obligation/kinds';
import { nextNudgeAt } from '#domain/obligation/nudging';
import { forgetToken, keepToken, openService, type Waiting, waitingKey } from '#store/waiting';

interface Which {
  readonly caseId: string;
  readonly kind: ObligationKind;
  readonly cause: string;
}

const system = { who: 'system' } as const;

/** Does the step that the domain decides. @returns when to look again; null: it is closed, or nobody is nudged any more */
export async function stepObligation(
  world: World,
  type: 'OpenObligation' | 'Nudge',
  { caseId, kind, cause }: Which,
  now: Instant,
): Promise<Instant | null> {
  const state = await changeCase(world, caseId, { type, kind, cause }, system, now);
  return wakeAtOf(state, { kind, cause }, now);
}

/** Looks, changes nothing. @returns as `stepObligation` */
export async function planObligation(
  world: World,
  { caseId, kind, cause }: Which,
  now: Instant,
): Promise<Instant | null> {
  const { state } = await loadCase(world, caseId, now);
  return state && wakeAtOf(state, { kind, cause }, now);
}

/** @returns how it ended. Still open: nobody minds it any more. Never opened: the case went on without it. */
export async function outcomeOf(
  world: World,
  { caseId, kind, cause }: Which,
  now: Instant,
): Promise<Outcome> {
  const { state } = await loadCase(world, caseId, now);
  const obligation = state ? findObligation(state, kind, cause) : null;
  if (!obligation) return 'cancelled';
  return obligation.status === 'open' ? 'unattended' : obligation.outcome;
}

/**
 * Keeps the token of a machine that waits, or returns it at once when what it waits for is over, or when the case changed
 * between its plan and this step so that it must look sooner: nobody could have told it yet.
 * @param wait its token, and until when it means to wait; null: it does not say
 */
export async function keepOrReturn(
  world: World,
  caseId: string,
  waiting: Waiting,
  wait: { readonly token: string; readonly wakeAt: Instant | null },
  now: Instant,
): Promise<void> {
  if (!waiting) {
    const { state } = await loadCase(world, caseId, now);
    if (state?.phase === 'active') await openService(world.table, caseId);
  }
  const key = waitingKey(caseId, waiting);
  if (!(await keepToken(world.table, key, wait.token)))
    return world.machines.returnToken(wait.token, waiting ? 'answered' : 'changed');
  if (waiting && !wait.wakeAt) return;
  // Who changes the case after this read finds the token.
  const { state: after } = await loadCase(world, caseId, now);
  if (after && !mustLookSooner(after, waiting, wait.wakeAt, now)) return;
  await world.machines.returnToken(wait.token, waiting ? 'rescheduled' : 'changed');
  await forgetToken(world.table, key, wait.token);
}

function mustLookSooner(state: CaseState, waiting: Waiting, planned: Instant | null, now: Instant): boolean {
  if (!waiting) {
    const { wakeAt } = nextMilestone(state);
    return !wakeAt || (planned !== null && wakeAt < planned);
  }
  // Whoever closed it has found the token, or will.
  if (!planned || findObligation(state, waiting.kind, waiting.cause)?.status !== 'open') return false;
  const wakeAt = wakeAtOf(state, waiting, now);
  return !wakeAt || wakeAt < planned;
}

function wakeAtOf(state: CaseState, { kind, cause }: Omit<Which, 'caseId'>, now: Instant): Instant | null {
  const obligation = findObligation(state, kind, cause);
  return obligation?.status === 'open' ? nextNudgeAt(obligation, now) : null;
}
