/** How much of the 12 months of service a person who returns has left. */
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Dates from 'temporal-polyfill/fns/PlainDate';
import type { Day } from '#domain/calendar/calendar';

/** BRIEF, path 7: at most 12 months. */
const mostMonths = 12;
/** Days over whole months are added up; 30 of them make a month. */
const daysOfMonth = 30;

export interface Months {
  readonly months: number;
  readonly days: number;
}

/** A time of service, its first and last day included. */
export interface Served {
  readonly from: Day;
  readonly until: Day;
}

/** @returns how long the services lasted together, and what is left of 12 months: never less than nothing */
export function monthsOf(served: readonly Served[]): { used: Months; left: Months } {
  const spans = served
    .filter(({ from, until }) => from <= until)
    .map(({ from, until }) =>
      Dates.diff(Dates.fromString(from, getISO), Dates.addDays(Dates.fromString(until, getISO), 1), {
        largestUnit: 'months',
      }),
    );
  const months = spans.reduce((sum, one) => sum + one.months, 0);
  const days = spans.reduce((sum, one) => sum + one.days, 0);
  const used = { months: months + Math.floor(days / daysOfMonth), days: days % daysOfMonth };
  const leftDays = Math.max(0, mostMonths * daysOfMonth - used.months * daysOfMonth - used.days);
  return { used, left: { months: Math.floor(leftDays / daysOfMonth), days: leftDays % daysOfMonth } };
}
