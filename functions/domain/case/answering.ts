/** Answering an obligation: only the one that the case waits for now, and only once. */
import { endOfDay, type Instant } from '#domain/calendar/calendar';
import type { Arrival } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { isCurrent } from '#domain/case/path';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation } from '#domain/case/state';
import { resumedAt } from '#domain/clocks/pausing';
import { openingOf } from '#domain/obligation/decide';
import type { ObligationKind } from '#domain/obligation/kinds';

/**
 * @returns the events that close the obligation. If its machine has not opened it yet, it is opened in the same commit,
 *   so that an answer is never refused for being quick.
 * @throws CommandRefused `already-answered`, `wrong-phase`, `case-ended`
 */
export function answer(
  state: CaseState,
  kind: ObligationKind,
  given: Arrival & { cause: string },
  outcome: 'done' | 'declined',
  now: Instant,
): CaseEvent[] {
  const obligation = findObligation(state, kind, given.cause);
  if (obligation?.status === 'closed') throw new CommandRefused('already-answered');
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!isCurrent(state, kind, given.cause)) throw new CommandRefused('wrong-phase');
  const opening = obligation ? [] : [openingOf(state, kind, given.cause, now)];
  // What stands is answered all the same: its date has moved by the days that it stood.
  const resumed = obligation?.pause ? [resumedAt(obligation, given.arrivedAt)] : [];
  const due = resumed[0]?.due ?? obligation?.due ?? opening[0]?.due;
  const late = due !== undefined && given.arrivedAt >= endOfDay(due);
  const { arrivedAt, channel, cause } = given;
  return [
    ...opening,
    ...resumed,
    { type: 'ObligationAnswered', kind, cause, outcome, arrivedAt, channel, late },
  ];
}
