/** The path of a case: which obligation each phase waits for, and where a case is on its way. */
import { type CaseState, findObligation, type PathPhase } from '#domain/case/state';
import { type ObligationKind, type PathKind, sideKinds } from '#domain/obligation/kinds';

/** The obligation that each phase of the path waits for. */
export const kindOfPhase: Readonly<Record<PathPhase, PathKind>> = {
  incomplete: 'complete-referral',
  review: 'review-referral',
  assigning: 'ensure-support-person',
  arranging: 'arrange-first-meeting',
  meeting: 'record-first-meeting',
};

/** @returns the case in that phase, with a new obligation asked for. */
export function enter(state: CaseState, phase: PathPhase): CaseState {
  const kind = kindOfPhase[phase];
  return { ...state, phase, asked: { ...state.asked, [kind]: state.asked[kind] + 1 } };
}

/** @returns the obligation of the path that the case waits for, opened or not; null after the path's end */
export function currentOf(state: CaseState): { readonly kind: PathKind; readonly cause: string } | null {
  if (state.phase === 'active' || state.phase === 'closing' || state.phase === 'ended') return null;
  const kind = kindOfPhase[state.phase];
  return { kind, cause: String(state.asked[kind]) };
}

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
  const current = currentOf(state);
  if (!current) return { step: 'start-service', cause: '1' };
  const { kind, cause } = current;
  const same = ran?.kind === kind && ran.cause === cause;
  return {
    step: same && findObligation(state, kind, cause)?.status !== 'closed' ? 'unattended' : kind,
    cause,
  };
}

/**
 * True for a machine that was started before the case's machines were started anew: it has nothing more to do.
 * @param restart the number under which the machine runs; null: it began before machines were told theirs
 */
export const isSuperseded = ({ restart: latest }: CaseState, restart: number | null): boolean =>
  restart !== null && restart < latest;

/** True when the case waits for this obligation: the one of its path, or one that was asked for beside it. */
export function isCurrent(state: CaseState, kind: ObligationKind, cause: string): boolean {
  if (state.phase === 'ended') return false;
  const beside = sideKinds.some((one) => one === kind);
  if (beside) return Number(cause) >= 1 && Number(cause) <= state.asked[kind];
  const current = currentOf(state);
  return current?.kind === kind && current.cause === cause;
}
