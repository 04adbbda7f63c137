/**
 * A change in the client's situation, for the worse or the better: the municipality is told at once (BRIEF, path 6), and says
 * with one click that it has read it.
 */

import type { Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { CommandOf } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';

/** The same words reported twice within an hour are a second click, not a second change. */
const sameForMinutes = 60;

/** @throws CommandRefused `case-ended`; `wrong-phase` while the case has no provider */
export function reportChange(
  command: CommandOf<'ReportChange'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!state.provider) throw new CommandRefused('wrong-phase');
  const { direction, since, urgent, what, done } = command;
  const earliest = new Date(Date.parse(now) - sameForMinutes * 60_000).toISOString();
  const again = Object.values(state.changes).some(
    (one) => one.reportedAt > earliest && one.what === what && one.direction === direction,
  );
  if (again) return [];
  const cause = String(state.asked['acknowledge-change'] + 1);
  return [{ type: 'ChangeReported', cause, direction, since, urgent, personal: { what, done } }];
}

export const acknowledgeChange = (
  command: CommandOf<'AcknowledgeChange'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] => answer(state, 'acknowledge-change', command, 'done', now);
