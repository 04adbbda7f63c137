/** Dates in English, for pages switched to it; the same names as in estonian.ts. */
import { type Day, dayOf, type Instant, timeOf, weekdayOf } from './calendar/calendar.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** "Thursday, 26 February 2026" */
export const dateWords = (day: Day): string =>
  `${weekday(day)}, ${Number(day.slice(8))} ${month(day)} ${year(day)}`;

/** "Thu 26 Feb" */
export const dateBrief = (day: Day): string =>
  `${weekday(day).slice(0, 3)} ${Number(day.slice(8))} ${month(day).slice(0, 3)}`;

/** "26.02.2026", the order that Estonia reads, so that a table never means two days. */
export const dateShort = (day: Day): string => `${day.slice(8)}.${day.slice(5, 7)}.${year(day)}`;

/** "Thursday, 26 February 2026, 24:00" */
export const deadlineWords = (day: Day): string => `${dateWords(day)}, 24:00`;

/** "26.02.2026 14:30", the time in Estonia. */
export const dateTimeShort = (instant: Instant): string => `${dateShort(dayOf(instant))} ${timeOf(instant)}`;

const weekday = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]}`;

const month = (day: Day): string => `${MONTHS[Number(day.slice(5, 7)) - 1]}`;

const year = (day: Day): string => day.slice(0, 4);
