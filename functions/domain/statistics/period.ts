/** Periods that are counted: whole months, from the first day of one to the last day of another. */
import * as z from 'zod/mini';
import { addDays, addMonths, type Day, parseDay } from '#domain/calendar/calendar';

/** "2026-03" */
export const monthSchema = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/));
export type Month = z.infer<typeof monthSchema>;

/** Both months are part of it. */
export interface Period {
  readonly from: Month;
  readonly until: Month;
}

/** Longer ones would read more months than a page has time for; the funder asks for years. */
export const mostMonths = 60;

export type PeriodProblem = 'not-a-month' | 'backwards' | 'too-long';

/**
 * @param asked months as an address carries them; what is not said is of the year of today
 * @returns the period, or why it is none
 */
export function readPeriod(
  asked: { readonly from: string; readonly until: string },
  today: Day,
):
  | { readonly period: Period; readonly problem: null }
  | { readonly period: null; readonly problem: PeriodProblem } {
  const year = today.slice(0, 4);
  const from = monthSchema.safeParse(asked.from || `${year}-01`);
  const until = monthSchema.safeParse(asked.until || `${year}-12`);
  if (!from.success || !until.success) return { period: null, problem: 'not-a-month' };
  const period = { from: from.data, until: until.data };
  if (period.until < period.from) return { period: null, problem: 'backwards' };
  if (countMonths(period) > mostMonths) return { period: null, problem: 'too-long' };
  return { period, problem: null };
}

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const firstDay = (month: Month): Day => parseDay(`${month}-01`);

export const lastDay = (month: Month): Day => addDays(addMonths(firstDay(month), 1), -1);

/** @returns every month of the period in order. */
export const monthsOf = ({ from, until }: Period): Month[] =>
  Array.from({ length: countMonths({ from, until }) }, (_, index) =>
    monthOf(addMonths(firstDay(from), index)),
  );

/** @returns the quarters ("2026-Q2") all of whose months are in the period. */
export const quartersIn = (period: Period): string[] =>
  monthsOf(period)
    .filter((month) => Number(month.slice(5)) % 3 === 1)
    .filter((month) => monthOf(addMonths(firstDay(month), 2)) <= period.until)
    .map((month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`);

const countMonths = ({ from, until }: Period): number =>
  12 * (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) +
  Number(until.slice(5)) -
  Number(from.slice(5)) +
  1;
