/**
 * Calendar days and moments in Estonia: working days, months, and the hours in which mails may leave.
 * A day is a `Day` ("2026-02-26"), a moment an `Instant` ("2026-02-26T07:00:00.000Z"); they never mix.
 */
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Instants from 'temporal-polyfill/fns/Instant';
import * as Dates from 'temporal-polyfill/fns/PlainDate';
import * as Times from 'temporal-polyfill/fns/PlainTime';
import * as Moments from 'temporal-polyfill/fns/ZonedDateTime';
import * as z from 'zod/mini';
import { DAYS_OFF, FIRST_HOLIDAY_YEAR, HOLIDAY_IDS, type HolidayId, LAST_HOLIDAY_YEAR } from './holidays.ts';

export const TIME_ZONE = 'Europe/Tallinn';

/** DESIGN § 3: mails of the ladder leave 09:00–17:00 (the end is exclusive) on working days. */
export const SENDING_HOURS = { from: '09:00', until: '17:00' } as const;

/** No period here is longer than some decades; beyond, the arithmetic of days would overflow. */
const MOST_COUNTED = 100_000;

/** A calendar day "yyyy-mm-dd" that exists. */
export const daySchema = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof daySchema>;

/** A moment as ISO 8601 with Z or an offset; what this file returns is always UTC with milliseconds. */
export const instantSchema = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof instantSchema>;

export type CalendarProblem = 'not-a-day' | 'not-an-instant' | 'not-a-time' | 'not-a-count' | 'outside-years';

/** Final: the same input fails again. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly problem: CalendarProblem;

  constructor(problem: CalendarProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** @throws CalendarError `not-a-day` unless the text is "yyyy-mm-dd" and the day exists. */
export const parseDay = (text: string): Day => {
  const parsed = daySchema.safeParse(text);
  if (!parsed.success)
    throw new CalendarError('not-a-day', `not a calendar day (yyyy-mm-dd): ${quote(text)}`);
  return parsed.data;
};

/** @returns the same moment in UTC with milliseconds. @throws CalendarError `not-an-instant`. */
export const parseInstant = (text: string): Instant => written(moment(text));

/** @returns the calendar day in Estonia at that moment. */
export const dayOf = (instant: Instant): Day => dayFrom(Moments.toPlainDate(local(instant)));

/** @returns the time of day in Estonia, "HH:MM", seconds cut off. */
export const timeOf = (instant: Instant): string =>
  Times.toString(Moments.toPlainTime(local(instant))).slice(0, 5);

/** @returns 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: Day): number => Dates.dayOfWeek(plain(day));

export const isWeekend = (day: Day): boolean => weekdayOf(day) > 5;

/** @returns which of the twelve days off the day is, or null. @throws CalendarError `outside-years`. */
export const holidayOn = (day: Day): HolidayId | null => {
  const daysOff = DAYS_OFF[Number(day.slice(0, 4))];
  if (daysOff === undefined) {
    const years = `${FIRST_HOLIDAY_YEAR}–${LAST_HOLIDAY_YEAR}`;
    throw new CalendarError('outside-years', `public holidays are known for ${years} only, not for ${day}`);
  }
  return HOLIDAY_IDS[daysOff.split(' ').indexOf(day.slice(5))] ?? null;
};

/** Monday to Friday and not one of the twelve days off; a shortened day counts. @throws CalendarError `outside-years`. */
export const isWorkingDay = (day: Day): boolean => holidayOn(day) === null && !isWeekend(day);

/** @param days whole number, may be negative. */
export const addDays = (day: Day, days: number): Day => dayFrom(Dates.addDays(plain(day), whole(days)));

/**
 * The n-th working day after the day (before it when n is negative); the day itself does not count (TsÜS § 135).
 * n = 0 gives the day back, working or not.
 * @throws CalendarError `not-a-count` when n is not whole, `outside-years` when the count leaves the holiday data.
 */
export const addWorkingDays = (day: Day, n: number): Day => {
  const step = Math.sign(whole(n));
  let current = day;
  for (let left = Math.abs(n); left > 0; ) {
    current = addDays(current, step);
    if (isWorkingDay(current)) left -= 1;
  }
  return current;
};

/** The n-th working day before the day. @param n whole number from 0. */
export const previousWorkingDay = (day: Day, n = 1): Day => addWorkingDays(day, 0 - n);

/** @returns how many working days lie in (from, to]; negative when `to` is earlier: those in (to, from]. */
export const workingDaysBetween = (from: Day, to: Day): number => {
  if (to < from) return 0 - workingDaysBetween(to, from);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
};

/** The same day n months later, or the last day of a shorter month (TsÜS § 136); not moved to a working day. */
export const addMonths = (day: Day, months: number): Day =>
  dayFrom(Dates.addMonths(plain(day), whole(months)));

/** @returns the moment at which the day begins in Estonia. */
export const startOfDay = (day: Day): Instant =>
  written(Moments.toInstant(Dates.toZonedDateTime(plain(day), TIME_ZONE)));

/** @returns 24:00 of the day in Estonia, that is 00:00 of the next: exclusive, the day ends before it. */
export const endOfDay = (day: Day): Instant => startOfDay(addDays(day, 1));

/**
 * @param time "HH:MM" in Estonia. A time that the spring change skips becomes an hour later (03:30 → 04:30); of a time
 *   that the autumn change repeats, the first is taken.
 * @throws CalendarError `not-a-time`.
 */
export const at = (day: Day, time: string): Instant => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new CalendarError('not-a-time', `not HH:MM: ${quote(time)}`);
  const local = { timeZone: TIME_ZONE, plainTime: Times.fromString(time) };
  return written(Moments.toInstant(Dates.toZonedDateTime(plain(day), local)));
};

/** @returns the moment itself when it lies in the sending hours of a working day, else the next 09:00 of one. */
export const nextSendingTime = (instant: Instant): Instant => {
  const day = dayOf(instant);
  const time = timeOf(instant);
  if (!isWorkingDay(day) || time >= SENDING_HOURS.until)
    return at(addWorkingDays(day, 1), SENDING_HOURS.from);
  return time < SENDING_HOURS.from ? at(day, SENDING_HOURS.from) : parseInstant(instant);
};

const moment = (instant: string): Instants.Record => {
  const parsed = instantSchema.safeParse(instant);
  if (!parsed.success) throw new CalendarError('not-an-instant', `not an ISO instant: ${quote(instant)}`);
  return Instants.fromString(parsed.data);
};

const local = (instant: Instant): Moments.Record => Instants.toZonedDateTimeISO(moment(instant), TIME_ZONE);

const plain = (day: Day): Dates.Record => Dates.fromString(day, getISO);

const dayFrom = (date: Dates.Record): Day => parseDay(Dates.toString(date));

const written = (instant: Instants.Record): Instant =>
  Instants.toString(instant, { smallestUnit: 'millisecond' });

const whole = (count: number): number => {
  if (Number.isInteger(count) && Math.abs(count) <= MOST_COUNTED) return count;
  throw new CalendarError('not-a-count', `not a whole number up to ${MOST_COUNTED}: ${count}`);
};

const quote = (text: string): string => JSON.stringify(text.slice(0, 40));
