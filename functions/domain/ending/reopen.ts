/** Reopening a case that ended by mistake: where it goes on, and that its machines start anew. */
import { endOfDay, type Instant } from '#domain/calendar/calendar';
import type { CommandOf } from '#domain/case/commands';
import type { CaseEvent, EventOf } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { askedAgain } from '#domain/ending/called-off';
import { askFinalReport } from '#domain/ending/decide';
import { cancelAsked } from '#domain/obligation/cancelling';

/**
 * A service goes on while its term lasts, a declined referral is reviewed again, and a case that was called off goes on
 * where it stood, with a new obligation of that phase and its whole time. What was called off beside it is asked for again.
 * @throws CommandRefused `wrong-phase` when it has not ended; `term-over` after the term: a new referral is needed; `erased`
 */
export function reopenCase({ reason }: CommandOf<'ReopenCase'>, state: CaseState, now: Instant): CaseEvent[] {
  if (state.erasedAt) throw new CommandRefused('erased');
  const to = goesOnAt(state);
  if (!to) throw new CommandRefused('wrong-phase');
  const over = state.serviceEnd !== null && now >= endOfDay(state.serviceEnd);
  if (over && to !== 'closing') throw new CommandRefused('term-over');
  return [
    ...withoutFinalReport(state, now),
    { type: 'CaseReopened', to, personal: { text: reason } },
    ...(to === 'closing' ? [askFinalReport(state, now)] : []),
    ...askedAgain(state, to, now),
    { type: 'MachinesRestarted', restart: state.restart + 1 },
  ];
}

/** A question or a change told while it was awaited goes on with the service. */
function withoutFinalReport(state: CaseState, now: Instant): CaseEvent[] {
  const kind = 'submit-final-report';
  return state.phase === 'closing' ? cancelAsked(state, kind, String(state.asked[kind]), now) : [];
}

/** @returns the phase in which the case goes on if it is reopened, or null when it has not ended */
export function goesOnAt(state: CaseState): EventOf<'CaseReopened'>['to'] | null {
  if (state.phase === 'closing') return 'active';
  if (state.phase !== 'ended') return null;
  if (state.ending === 'declined') return 'review';
  return state.ending === 'cancelled' ? (state.endedFrom ?? 'review') : 'active';
}
