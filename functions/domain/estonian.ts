/**
 * Dates, times, numbers and lists in Estonian (VISUAL § 5).
 * What comes out holds non-breaking spaces where a line must not break; `plain` turns them into ordinary ones for
 * subjects, text mails and files, where people and programs search for words.
 */
import { type Day, dayOf, type Instant, timeOf, weekdayOf } from './calendar/calendar.ts';

export const NBSP = '\u00a0';

const WEEKDAYS = ['esmaspäev', 'teisipäev', 'kolmapäev', 'neljapäev', 'reede', 'laupäev', 'pühapäev'];
const WEEKDAY_STEMS = [
  'esmaspäeva',
  'teisipäeva',
  'kolmapäeva',
  'neljapäeva',
  'reede',
  'laupäeva',
  'pühapäeva',
];
const MONTHS = [
  ...['jaanuar', 'veebruar', 'märts', 'aprill', 'mai', 'juuni'],
  ...['juuli', 'august', 'september', 'oktoober', 'november', 'detsember'],
];
const MONTH_STEMS = [
  ...['jaanuari', 'veebruari', 'märtsi', 'aprilli', 'mai', 'juuni'],
  ...['juuli', 'augusti', 'septembri', 'oktoobri', 'novembri', 'detsembri'],
];
const NUMBERS = ['üks', 'kaks', 'kolm', 'neli', 'viis', 'kuus', 'seitse', 'kaheksa', 'üheksa', 'kümme'];
const NUMBERS_OF = ['ühe', 'kahe', 'kolme', 'nelja', 'viie', 'kuue', 'seitsme', 'kaheksa', 'üheksa', 'kümne'];

/** A deadline is 24:00 of its day, never 00:00 of the next. */
const DEADLINE_TIME = `kell${NBSP}24.00`;

/** @returns the text with ordinary spaces only. */
export const plain = (text: string): string => text.replaceAll(NBSP, ' ');

/** "26. veebruar" */
export const dayMonthWords = (day: Day): string => `${dayNumber(day)}.${NBSP}${MONTHS[monthIndex(day)]}`;

/** "26. veebruar 2026" */
export const dayMonthYearWords = (day: Day): string => `${dayMonthWords(day)} ${year(day)}`;

/** "neljapäev, 26. veebruar 2026": standing alone. */
export const dateWords = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]}, ${dayMonthYearWords(day)}`;

/** "neljapäeval, 26. veebruaril 2026": in a sentence. */
export const onDateWords = (day: Day): string =>
  `${WEEKDAY_STEMS[weekdayOf(day) - 1]}l, ${inCase(day, 'l')} ${year(day)}`;

/** "neljapäev, 26. veebruar 2026 kell 24.00" */
export const deadlineWords = (day: Day): string => `${dateWords(day)} ${DEADLINE_TIME}`;

/** "neljapäeval, 26. veebruaril 2026 kell 24.00" */
export const onDeadlineWords = (day: Day): string => `${onDateWords(day)} ${DEADLINE_TIME}`;

/** "kuni 31. maini 2026" */
export const untilDateWords = (day: Day): string => `kuni ${inCase(day, 'ni')} ${year(day)}`;

/** "alates 1. märtsist 2026" */
export const fromDateWords = (day: Day): string => `alates ${inCase(day, 'st')} ${year(day)}`;

/** "26.02.2026" */
export const dateShort = (day: Day): string => `${day.slice(8)}.${day.slice(5, 7)}.${year(day)}`;

/** "26.02.2026 kell 24.00" */
export const deadlineShort = (day: Day): string => `${dateShort(day)} ${DEADLINE_TIME}`;

/** "14.30", the time in Estonia. */
export const timeShort = (instant: Instant): string => timeOf(instant).replace(':', '.');

/** "26.02.2026 kell 14.30" */
export const dateTimeShort = (instant: Instant): string => `${dateShort(dayOf(instant))} ${clock(instant)}`;

/** "neljapäev, 26. veebruar 2026 kell 14.30": standing alone. */
export const dateTimeWords = (instant: Instant): string => `${dateWords(dayOf(instant))} ${clock(instant)}`;

/** "neljapäeval, 26. veebruaril 2026 kell 14.30": in a sentence. */
export const onDateTimeWords = (instant: Instant): string =>
  `${onDateWords(dayOf(instant))} ${clock(instant)}`;

/** "10.00–11.30", both in Estonia. */
export const timeRange = (start: Instant, end: Instant): string => `${timeShort(start)}–${timeShort(end)}`;

/** "teisipäeval, 3. märtsil 2026 kell 10.00–11.00"; over midnight the second day is named too. */
export const onTimeRangeWords = (start: Instant, end: Instant): string =>
  dayOf(start) === dayOf(end)
    ? `${onDateWords(dayOf(start))} kell${NBSP}${timeRange(start, end)}`
    : `${onDateTimeWords(start)} kuni ${dateTimeWords(end)}`;

/** "teisipäev, 3. märts 2026 kell 10.00–11.00": standing alone. */
export const timeRangeWords = (start: Instant, end: Instant): string =>
  dayOf(start) === dayOf(end)
    ? `${dateWords(dayOf(start))} kell${NBSP}${timeRange(start, end)}`
    : `${dateTimeWords(start)} kuni ${dateTimeWords(end)}`;

/** "a, b ja c" */
export const listWords = (items: readonly string[]): string => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ja ${last}`;
};

/** "viis", in digits above ten. */
export const numberWords = (count: number): string => NUMBERS[count - 1] ?? numberShort(count);

/** "viie" (of five), as in "viie tööpäeva jooksul"; in digits above ten. */
export const numberWordsOf = (count: number): string => NUMBERS_OF[count - 1] ?? numberShort(count);

/** "üks tööpäev", "viis tööpäeva". @param one nominative. @param many partitive singular, which follows every other number. */
export const countWords = (count: number, one: string, many: string): string =>
  `${numberWords(count)}${NBSP}${count === 1 ? one : many}`;

/** "viie tööpäeva jooksul" */
export const withinWorkingDays = (count: number): string => `${numberWordsOf(count)} tööpäeva jooksul`;

/** "1234,5", "12 345,5": decimal comma, thousands apart from five digits on. */
export const numberShort = (value: number): string => {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
};

/** "5123 4567", "+372 612 1360"; a number that is not Estonian comes back as it is, spaces tidied. */
export const phoneWords = (phone: string): string => {
  const estonian = estonianNumber(phone);
  if (estonian === null) return phone.trim().replace(/\s+/g, NBSP);
  const split = estonian.number.length - 4;
  return `${estonian.prefix}${estonian.number.slice(0, split)}${NBSP}${estonian.number.slice(split)}`;
};

/** "tel:+3726121360", or null when the text is not a telephone number. */
export const phoneLink = (phone: string): string | null => {
  const estonian = estonianNumber(phone);
  if (estonian !== null) return `tel:+372${estonian.number}`;
  const digits = phone.replace(/[\s()-]/g, '').replace(/^00/, '+');
  return /^\+\d{7,15}$/.test(digits) ? `tel:${digits}` : null;
};

/** Estonian numbers have seven digits, mobile ones also eight. */
const estonianNumber = (phone: string): { prefix: string; number: string } | null => {
  const match = /^((?:\+|00)372)?(\d{7,8})$/.exec(phone.replace(/[\s()-]/g, ''));
  if (match === null) return null;
  return { prefix: match[1] === undefined ? '' : `+372${NBSP}`, number: match[2] ?? '' };
};

const clock = (instant: Instant): string => `kell${NBSP}${timeShort(instant)}`;

const inCase = (day: Day, ending: 'l' | 'ni' | 'st'): string =>
  `${dayNumber(day)}.${NBSP}${MONTH_STEMS[monthIndex(day)]}${ending}`;

const dayNumber = (day: Day): number => Number(day.slice(8));

const monthIndex = (day: Day): number => Number(day.slice(5, 7)) - 1;

const year = (day: Day): string => day.slice(0, 4);
