/**
 * An obligation that was left unattended has no machine any more, and one of the path took the *referral* machine with it.
 * Whoever takes it up again needs the machines of the case started anew, as an officer does by hand.
 */
import type { CaseEvent, EventOf } from '#domain/case/events';
import { type CaseState, findObligation, type Obligation, openObligations } from '#domain/case/state';
import { kindRules, pathKinds } from '#domain/obligation/kinds';
import { endOfLadder } from '#domain/obligation/ladder';

/** After these it is to be minded again. */
const takenUp = [
  'ObligationRescheduled',
  'ObligationExtended',
  'ObligationPaused',
  'ObligationResumed',
  'ObligationHandedOver',
] as const;

/**
 * @param events that a command decided; @param state the case before them
 * @returns that the machines start anew, when the events take up what nobody minds and the case goes on; nothing otherwise
 */
export function revived(events: readonly CaseEvent[], state: CaseState): CaseEvent[] {
  const settled = events.some(({ type }) => type === 'CaseEnded' || type === 'MachinesRestarted');
  if (settled || !events.some((event) => takesUp(event, state))) return [];
  return [{ type: 'MachinesRestarted', restart: state.restart + 1 }];
}

/** An answer beside the path leaves nothing to mind: what follows from it starts by itself. */
function takesUp(event: CaseEvent, state: CaseState): boolean {
  // What the old provider owed is asked of the new one.
  if (event.type === 'ProviderChanged')
    return openObligations(state).some(
      (one) => kindRules[one.kind].assignee === 'provider' && isUnattended(one, state),
    );
  if (event.type === 'ObligationAnswered')
    return pathKinds.some((kind) => kind === event.kind) && isUnattended(event, state);
  return isTakenUp(event) && isUnattended(event, state);
}

const isTakenUp = (event: CaseEvent): event is EventOf<(typeof takenUp)[number]> =>
  takenUp.some((type) => type === event.type);

function isUnattended({ kind, cause }: Pick<Obligation, 'kind' | 'cause'>, state: CaseState): boolean {
  const obligation = findObligation(state, kind, cause);
  return obligation?.status === 'open' && obligation.nudged.includes(endOfLadder);
}
