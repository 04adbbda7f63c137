/**
 * A new rhythm and the overview that was asked for by the old one: it follows the plan while its day lies ahead.
 *
 *     the plan's next day is asked for by now ──▶ it is due on that day
 *     the plan's next day comes later, or none ─▶ it is put off, and asked for at its time
 *     overdue, or an officer named its day ─────▶ it stays
 */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { dueOnDay } from '#domain/calendar/due';
import type { CaseEvent } from '#domain/case/events';
import { type CaseState, findObligation, type OpenObligation, obligationKey } from '#domain/case/state';
import { cancelAsked } from '#domain/obligation/cancelling';
import { openObligation } from '#domain/obligation/decide';
import { askedAt, overviewsAhead } from '#domain/plan/schedule';

const kind = 'send-overview';

/** @param state with the new plan in force; @returns what becomes of the overview that is owed, nothing when it stays */
export function followPlan(state: CaseState, now: Instant): CaseEvent[] {
  const cause = String(state.asked[kind]);
  const key = obligationKey(kind, cause);
  const obligation = findObligation(state, kind, cause);
  if (obligation?.status === 'closed' || (obligation && isSettled(obligation))) return [];
  const due = obligation?.due ?? state.asks[key]?.due;
  if (!due || due < dayOf(now)) return [];
  const [next] = overviewsAhead(withoutAsk(state, key));
  if (next === due) return [];
  if (!next || askedAt(state.rules, next) > now)
    return [...cancelAsked(state, kind, cause, now), { type: 'OverviewPutOff', cause }];
  const opening = openObligation({ type: 'OpenObligation', kind, cause }, state, now);
  return [
    ...opening,
    { type: 'ObligationRescheduled', kind, cause, ...dueOnDay(next), reason: 'plan-changed' },
  ];
}

/** A day that an officer named holds, and what went unanswered to the agency is decided there. */
const isSettled = ({ passedAt, explanation }: OpenObligation): boolean =>
  passedAt !== null || (explanation.changes ?? []).some(({ why }) => why === 'extended');

/** As if it had never been asked for; what it was to cover is free again. */
const withoutAsk = (state: CaseState, key: string): CaseState => ({
  ...state,
  coveredUntil: null,
  asks: Object.fromEntries(Object.entries(state.asks).filter(([one]) => one !== key)),
});
