/** Dates, times, numbers and lists in the language of the request. */
import * as english from '#domain/english';
import * as estonian from '#domain/estonian';
import { spokenBy } from './spoken.ts';

export const dateShort = spokenBy(estonian.dateShort, english.dateShort);
export const dateTimeShort = spokenBy(estonian.dateTimeShort, english.dateTimeShort);
export const dateTimeWords = spokenBy(estonian.dateTimeWords, english.dateTimeWords);
export const dateWords = spokenBy(estonian.dateWords, english.dateWords);
export const deadlineShort = spokenBy(estonian.deadlineShort, english.deadlineShort);
export const deadlineWords = spokenBy(estonian.deadlineWords, english.deadlineWords);
export const listWords = spokenBy(estonian.listWords, english.listWords);
export const numberShort = spokenBy(estonian.numberShort, english.numberShort);
export const onDateWords = spokenBy(estonian.onDateWords, english.onDateWords);
export const timeRange = spokenBy(estonian.timeRange, english.timeRange);
export const timeRangeWords = spokenBy(estonian.timeRangeWords, english.timeRangeWords);
export const timeShort = spokenBy(estonian.timeShort, english.timeShort);
export const untilDateWords = spokenBy(estonian.untilDateWords, english.untilDateWords);
