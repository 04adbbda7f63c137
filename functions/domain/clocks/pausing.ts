/**
 * Pausing and resuming. While an obligation stands nobody is reminded of it and its days do not count; when it goes on, its
 * date moves by the working days paused (DESIGN § 3). An answer is taken at any time.
 */
import { addDays, at, type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { dueAfterPause } from '#domain/calendar/due';
import type { CaseEvent, EventOf } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, type OpenObligation, openObligations } from '#domain/case/state';
import type { ClockCommandOf } from '#domain/clocks/commands';
import { findOpen } from '#domain/clocks/finding';
import type { Pause } from '#domain/clocks/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import { onWorkingDay } from '#domain/obligation/ladder';

/** Days from today within which a pause is expected to end and an extended day lies: longer waits are decided anew. */
export const longestWaitDays = 180;

/** BRIEF, path 6: the municipality is told of a change at once. Whether it read it is asked while the case stands, too. */
const neverStands: readonly ObligationKind[] = ['acknowledge-change'];

/** @throws CommandRefused `already-paused`, `day-not-possible`, and as `findOpen` */
export function pauseObligation(
  { kind, cause, until, reason }: ClockCommandOf<'PauseObligation'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (findOpen(state, kind, cause).pause) throw new CommandRefused('already-paused');
  mustBeAhead(until, now);
  return [{ type: 'ObligationPaused', kind, cause, until, ofCase: false, personal: { text: reason } }];
}

/** @throws CommandRefused `not-paused`, and as `findOpen` */
export function resumeObligation(
  { kind, cause }: ClockCommandOf<'ResumeObligation'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  return [resumedAt(findOpen(state, kind, cause), now)];
}

/** Everything open stands with it, what already stood by itself stays so. @throws CommandRefused */
export function pauseCase(
  { until, reason }: ClockCommandOf<'PauseCase'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (state.pause) throw new CommandRefused('already-paused');
  mustBeAhead(until, now);
  const standing = openObligations(state).filter((one) => !one.pause && standsWithCase(one.kind));
  return [
    { type: 'CasePaused', until, personal: { text: reason } },
    ...standing.map(({ kind, cause }): CaseEvent => pausedWithCase(kind, cause, until)),
  ];
}

/** @throws CommandRefused `not-paused`, `case-ended` */
export function resumeCase(state: CaseState, now: Instant): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!state.pause) throw new CommandRefused('not-paused');
  const standing = openObligations(state).filter(({ pause }) => pause?.ofCase);
  return [{ type: 'CaseResumed' }, ...standing.map((one) => resumedAt(one, now))];
}

/** @returns the fact with which an obligation is opened in a case that stands; none otherwise */
export const bornPaused = ({ pause }: CaseState, kind: ObligationKind, cause: string): CaseEvent[] =>
  pause && standsWithCase(kind) ? [pausedWithCase(kind, cause, pause.until)] : [];

/** @returns that it goes on, with its new day; @throws CommandRefused `not-paused` */
export function resumedAt(obligation: OpenObligation, now: Instant): EventOf<'ObligationResumed'> {
  const { kind, cause, pause, openedAt } = obligation;
  if (!pause) throw new CommandRefused('not-paused');
  const { due, explanation } = dueAfterPause(obligation, dayOf(pause.countsFrom), dayOf(now));
  const unsent = pause.ofCase && pause.since === openedAt;
  return { type: 'ObligationResumed', kind, cause, due, explanation, ofCase: pause.ofCase, unsent };
}

/** @returns 09:00 of the day on which it is expected to go on, or of the next working day */
export const pauseReminderAt = ({ until }: Pause): Instant => at(onWorkingDay(until), '09:00');

/** @throws CommandRefused `day-not-possible` unless it lies after today and within `longestWaitDays` */
export function mustBeAhead(day: Day, now: Instant): void {
  const today = dayOf(now);
  if (day <= today || day > addDays(today, longestWaitDays)) throw new CommandRefused('day-not-possible');
}

const standsWithCase = (kind: ObligationKind): boolean => !neverStands.includes(kind);

const pausedWithCase = (kind: ObligationKind, cause: string, until: Day): EventOf<'ObligationPaused'> => ({
  type: 'ObligationPaused',
  kind,
  cause,
  until,
  ofCase: true,
});
