/** What the machine of an obligation does at each of its steps. */

import { changeCase, loadCase } from '#casework/casework';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { isSuperseded } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { type CaseState, findObligation, type Obligation } from '#domain/case/state';
import type { ObligationKind, Outcome } from '#domain/obligation/kinds';
import { nextNudgeAt } from '#domain/obligation/nudging';
import { type PromiseEnd, promiseEnd } from '#domain/obligation/promise';
import { countOnce } from '#store/promises';
import { forgetToken, keepToken, openService, type Waiting, waitingKey } from '#store/waiting';

interface Which {
  readonly caseId: string;
  readonly kind: ObligationKind;
  readonly cause: string;
  /** Under which number the machine runs (`isSuperseded`). */
  readonly restart?: number | null | undefined;
}

const system = { who: 'system' } as const;

/**
 * Does the step that the domain decides.
 * @returns when to look again; null: it is closed, nobody is nudged any more, or a newer machine minds it
 */
export async function stepObligation(
  world: World,
  type: 'OpenObligation' | 'Nudge',
  { caseId, kind, cause, restart }: Which,
  now: Instant,
): Promise<Instant | null> {
  const state = await changeCase(world, caseId, { type, kind, cause }, system, now);
  return wakeAtOf(state, { kind, cause, restart }, now);
}

/** Looks, changes nothing. @returns as `stepObligation` */
export async function planObligation(world: World, which: Which, now: Instant): Promise<Instant | null> {
  const { state } = await loadCase(world, which.caseId, now);
  return state && wakeAtOf(state, which, now);
}

/**
 * @returns how it ended, and whether its promise was kept: told once, so that a step that is tried again counts nothing
 *   twice. Not closed: a newer machine minds it (`superseded`), or nobody does any more. Never opened: the case went on
 *   without it.
 */
export async function endingOf(
  world: World,
  which: Which,
  now: Instant,
): Promise<{ outcome: Outcome | 'superseded'; promise: PromiseEnd | null }> {
  const { state } = await loadCase(world, which.caseId, now);
  const obligation = (state && findObligation(state, which.kind, which.cause)) ?? null;
  const outcome = outcomeOf(state, obligation, which);
  const promise = promiseEnd(obligation, outcome);
  const first = promise !== null && (await countOnce(world.table, which));
  return { outcome, promise: first ? promise : null };
}

function outcomeOf(
  state: CaseState | null,
  obligation: Obligation | null,
  { restart = null }: Which,
): Outcome | 'superseded' {
  if (obligation?.status === 'closed') return obligation.outcome;
  if (state && isSuperseded(state, restart)) return 'superseded';
  return obligation ? 'unattended' : 'cancelled';
}

/**
 * Keeps the token of a machine that waits, or returns it at once when what it waits for is over, or when the case changed
 * between its plan and this step so that it must look sooner: nobody could have told it yet. A machine of before a restart
 * never takes the place of a newer one.
 * @param wait its token, until when it means to wait, and under which number it runs; null: it does not say
 */
export async function keepOrReturn(
  world: World,
  caseId: string,
  waiting: Waiting,
  wait: { readonly token: string; readonly wakeAt: Instant | null; readonly restart?: number | null },
  now: Instant,
): Promise<void> {
  if (!waiting) {
    const { state } = await loadCase(world, caseId, now);
    if (state?.phase === 'active') await openService(world.table, caseId);
  }
  const key = waitingKey(caseId, waiting);
  if (!(await keepToken(world.table, key, wait.token, wait.restart ?? 0)))
    return world.machines.returnToken(wait.token, waiting ? 'answered' : 'changed');
  if (waiting && !wait.wakeAt) return;
  // Who changes the case after this read finds the token.
  const { state: after } = await loadCase(world, caseId, now);
  const superseded = after && isSuperseded(after, wait.restart ?? null);
  if (after && !superseded && !mustLookSooner(after, waiting, wait.wakeAt, now)) return;
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

function wakeAtOf(state: CaseState, which: Omit<Which, 'caseId'>, now: Instant): Instant | null {
  const { kind, cause, restart = null } = which;
  const obligation = findObligation(state, kind, cause);
  if (obligation?.status !== 'open' || isSuperseded(state, restart)) return null;
  return nextNudgeAt(obligation, now);
}
