/** Dates, times, numbers and lists in English, for pages switched to it; the same names as in estonian.ts. */
import { type Day, dayOf, type Instant, timeOf, weekdayOf } from './calendar/calendar.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** "Thursday, 26 February 2026" */
export const dateWords = (day: Day): string => `${weekday(day)}, ${dayMonthYearWords(day)}`;

/** "on Thursday, 26 February 2026": in a sentence. */
export const onDateWords = (day: Day): string => `on ${dateWords(day)}`;

/** "until 31 May 2026" */
export const untilDateWords = (day: Day): string => `until ${dayMonthYearWords(day)}`;

/** "from 1 March 2026" */
export const fromDateWords = (day: Day): string => `from ${dayMonthYearWords(day)}`;

/** "26 February 2026" */
export const dayMonthYearWords = (day: Day): string => `${Number(day.slice(8))} ${month(day)} ${year(day)}`;

/** "26.02.2026", the order that Estonia reads, so that a table never means two days. */
export const dateShort = (day: Day): string => `${day.slice(8)}.${day.slice(5, 7)}.${year(day)}`;

/** "Thursday, 26 February 2026, 24:00" */
export const deadlineWords = (day: Day): string => `${dateWords(day)}, 24:00`;

/** "26.02.2026 14:30", the time in Estonia. */
export const dateTimeShort = (instant: Instant): string => `${dateShort(dayOf(instant))} ${timeOf(instant)}`;

/** "Thursday, 26 February 2026, 14:30": standing alone. */
export const dateTimeWords = (instant: Instant): string => `${dateWords(dayOf(instant))}, ${timeOf(instant)}`;

/** "26.02.2026 24:00" */
export const deadlineShort = (day: Day): string => `${dateShort(day)} 24:00`;

/** "14:30", the time in Estonia. */
export const timeShort = (instant: Instant): string => timeOf(instant);

/** "10:00–11:30", both in Estonia. */
export const timeRange = (start: Instant, end: Instant): string => `${timeShort(start)}–${timeShort(end)}`;

/** "Tuesday, 3 March 2026, 10:00–11:00": standing alone. */
export const timeRangeWords = (start: Instant, end: Instant): string =>
  dayOf(start) === dayOf(end)
    ? `${dateWords(dayOf(start))}, ${timeRange(start, end)}`
    : `${dateTimeWords(start)} until ${dateTimeWords(end)}`;

/** "a, b and c" */
export const listWords = (items: readonly string[]): string => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
};

/** "within 5 working days" */
export const withinWorkingDays = (count: number): string =>
  `within ${numberShort(count)} working ${count === 1 ? 'day' : 'days'}`;

/** "1234.5", "12,345.5": thousands apart from five digits on. */
export const numberShort = (value: number): string => {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
};

const weekday = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]}`;

const month = (day: Day): string => `${MONTHS[Number(day.slice(5, 7)) - 1]}`;

const year = (day: Day): string => day.slice(0, 4);
