/** What the machine of an obligation does at each of its steps. */

import { changeCase, loadCase } from '#casework/casework';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { findObligation } from '#domain/case/state';
import type { ObligationKind, Outcome } from '#domain/obligation/kinds';
import { nextNudgeAt } from '#domain/obligation/nudging';
import { keepToken, openService, type Waiting, waitingKey } from '#store/waiting';

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
  return wakeAt(findObligation(state, kind, cause), now);
}

/** Looks, changes nothing. @returns as `stepObligation` */
export async function planObligation(
  world: World,
  { caseId, kind, cause }: Which,
  now: Instant,
): Promise<Instant | null> {
  const { state } = await loadCase(world, caseId, now);
  return wakeAt(state ? findObligation(state, kind, cause) : null, now);
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

/** Keeps the token of a machine that waits, or returns it at once when what it waits for is over. */
export async function keepOrReturn(
  world: World,
  caseId: string,
  waiting: Waiting,
  token: string,
  now: Instant,
): Promise<void> {
  if (!waiting) {
    const { state } = await loadCase(world, caseId, now);
    if (state?.phase === 'active') await openService(world.table, caseId);
  }
  const key = waitingKey(caseId, waiting);
  if (await keepToken(world.table, key, token)) return;
  await world.machines.returnToken(token, waiting ? 'answered' : 'changed');
}

function wakeAt(obligation: ReturnType<typeof findObligation>, now: Instant): Instant | null {
  return obligation?.status === 'open' ? nextNudgeAt(obligation, now) : null;
}
