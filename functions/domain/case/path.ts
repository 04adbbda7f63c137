/** The path of a case: which obligation each phase waits for, and where a case is on its way. */
import { type CaseState, findObligation, type Phase } from '#domain/case/state';
import { type ObligationKind, type PathKind, sideKinds } from '#domain/obligation/kinds';

/** The obligation that each phase waits for. `active` and `ended` wait for none here. */
export const kindOfPhase: Readonly<Record<Exclude<Phase, 'active' | 'ended'>, PathKind>> = {
  incomplete: 'complete-referral',
  review: 'review-referral',
  assigning: 'ensure-support-person',
  arranging: 'arrange-first-meeting',
  meeting: 'record-first-meeting',
};

export type Step = PathKind | 'start-service' | 'ended' | 'unattended';

/**
 * @param ran the obligation whose execution existed already when the machine tried to start it, or null
 * @returns the next step and which one of its kind it is. `unattended`: that execution is over, yet the case still waits
 *   for the same obligation, so nobody minds it any more; an officer must restart the case's machines.
 */
export function nextStep(
  state: CaseState,
  ran: { kind: ObligationKind; cause: string } | null,
): { step: Step; cause: string } {
  if (state.phase === 'ended') return { step: 'ended', cause: '1' };
  if (state.phase === 'active') return { step: 'start-service', cause: '1' };
  const kind = kindOfPhase[state.phase];
  const cause = String(state.asked[kind]);
  const same = ran?.kind === kind && ran.cause === cause;
  return {
    step: same && findObligation(state, kind, cause)?.status !== 'closed' ? 'unattended' : kind,
    cause,
  };
}

/** True when the case waits for this obligation: the one of its path, or one that was asked for beside it. */
export function isCurrent(state: CaseState, kind: ObligationKind, cause: string): boolean {
  if (state.phase === 'ended') return false;
  const beside = sideKinds.some((one) => one === kind);
  if (beside) return Number(cause) >= 1 && Number(cause) <= state.asked[kind];
  if (state.phase === 'active') return false;
  return kindOfPhase[state.phase] === kind && String(state.asked[kind]) === cause;
}
