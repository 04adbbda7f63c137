/** By what the work list can be filtered: every filter is optional, and all of them hold for what is shown. */
import { addDays, type Day, weekdayOf } from '#domain/calendar/calendar';
import type { Phase } from '#domain/case/state';
import type { Party } from '#domain/obligation/kinds';

export const dueSpans = ['overdue', 'today', 'week', 'later'] as const;
/** `week`: from today to this week's Sunday. `later`: after it. */
export type DueSpan = (typeof dueSpans)[number];

export interface WorkFilters {
  readonly phase: Phase | null;
  /** EHAK code. */
  readonly municipality: string | null;
  /** The provider's id in the registry. */
  readonly provider: string | null;
  /** Whom the case waits for. */
  readonly assignee: Party | null;
  readonly due: DueSpan | null;
  /** ISO 639-1, of the client's languages. */
  readonly language: string | null;
}

export const noFilters: WorkFilters = {
  phase: null,
  municipality: null,
  provider: null,
  assignee: null,
  due: null,
  language: null,
};

/** @returns the first and the last day of the span, null where it is open */
export function daysOf(span: DueSpan, today: Day): { readonly from: Day | null; readonly upTo: Day | null } {
  const sunday = addDays(today, 7 - weekdayOf(today));
  switch (span) {
    case 'overdue':
      return { from: null, upTo: addDays(today, -1) };
    case 'today':
      return { from: today, upTo: today };
    case 'week':
      return { from: today, upTo: sunday };
    case 'later':
      return { from: addDays(sunday, 1), upTo: null };
  }
}
