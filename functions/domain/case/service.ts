/** The months of the service: the warning before its end, and the end. */
import { addDays, at, endOfDay, type Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';

/** Days before the end at which municipality and provider are told. */
export const warningDays = 30;

export interface Milestone {
  readonly milestone: 'warn-of-end' | 'end' | 'none';
  /** When it comes; null when there is none. */
  readonly wakeAt: Instant | null;
}

/** @returns what comes next in the service of this case */
export function nextMilestone(state: CaseState): Milestone {
  if (state.phase !== 'active' || !state.serviceEnd) return { milestone: 'none', wakeAt: null };
  if (state.endWarnedAt) return { milestone: 'end', wakeAt: endOfDay(state.serviceEnd) };
  return { milestone: 'warn-of-end', wakeAt: at(addDays(state.serviceEnd, 0 - warningDays), '09:00') };
}

/** Warns once, and not before its time. */
export function decideWarning(state: CaseState, now: Instant): CaseEvent[] {
  const { milestone, wakeAt } = nextMilestone(state);
  return milestone === 'warn-of-end' && wakeAt && wakeAt <= now ? [{ type: 'EndWarned' }] : [];
}

/** @returns true when the service has reached its last day's 24:00 */
export const decideEnd = (state: CaseState, now: Instant): boolean =>
  state.phase === 'active' && state.serviceEnd !== null && endOfDay(state.serviceEnd) <= now;
