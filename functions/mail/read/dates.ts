/** Reads calendar days as people write them. */
import { daysOf } from '#domain/personal-code';
import { allMatches } from './all-matches.ts';

export interface FoundDate {
  /** yyyy-mm-dd */
  date: string;
  written: string;
  at: number;
}

/** The first date in the text, or null. `lastYear`: a two-digit year above it belongs to the century before. */
export function dateIn(text: string, lastYear = 2049): FoundDate | null {
  return datesIn(text, lastYear)[0] ?? null;
}

/** All real dates in the text, in order: 12.02.2026, 12. veebruar 2026, 2026-02-12, 12/02/2026, 12 Feb 2026, 12 февраля 2026, 2026. aasta 12. veebruaril. */
export function datesIn(text: string, lastYear = 2049): FoundDate[] {
  const found: FoundDate[] = [];
  if (!/\d\d/.test(text)) return found;
  if (/\d\s?[./]\s?\d/.test(text)) {
    for (const match of allMatches(NUMERIC, text, 200)) {
      const [written, d, m, y] = match;
      add(found, Number(d), Number(m), yearOf(y ?? '', lastYear), written, match.index);
    }
  }
  if (/\d\d-\d\d/.test(text)) {
    for (const match of allMatches(ISO, text, 200)) {
      add(found, Number(match[3]), Number(match[2]), Number(match[1]), match[0], match.index);
    }
  }
  // A month's name needs a year of four digits beside it.
  if (/\d{4}(?!\d)/.test(text)) {
    for (const match of allMatches(NAMED, text, 200)) {
      add(found, Number(match[1]), monthOf(match[2] ?? ''), Number(match[3]), match[0], match.index);
    }
    if (text.includes('a')) {
      for (const match of allMatches(YEAR_FIRST, text, 200)) {
        add(found, Number(match[2]), monthOf(match[3] ?? ''), Number(match[1]), match[0], match.index);
      }
    }
  }
  return found.length < 2 ? found : found.sort((one, other) => one.at - other.at);
}

const NUMERIC = /(?<![\d.])(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?(\d{4}|\d{2})(?!\d)/g;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const NAMED = /(?<!\d)(\d{1,2})\.?\s{0,3}(\p{L}{3,12})\.?\s{0,3}(\d{4})(?!\d)/gu;
const YEAR_FIRST = /(?<!\d)(\d{4})\.?\s{0,3}a(?:asta)?\.?\s{1,3}(\d{1,2})\.\s{0,3}(\p{L}{3,12})/gu;

const MONTHS = [
  ['jaan', 'jan', 'янв', 'січ'],
  ['veebr', 'feb', 'фев', 'лют'],
  ['märts', 'mar', 'мар', 'бер'],
  ['apr', 'апр', 'кві'],
  ['mai', 'may', 'мая', 'май', 'тра'],
  ['juuni', 'jun', 'июн', 'чер'],
  ['juuli', 'jul', 'июл', 'лип'],
  ['aug', 'авг', 'сер'],
  ['sept', 'sep', 'сен', 'вер'],
  ['okt', 'oct', 'окт', 'жов'],
  ['nov', 'ноя', 'лис'],
  ['dets', 'dec', 'дек', 'гру'],
];

/** 1-12 for a word that begins like a month's name, 0 for any other. */
export function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return MONTHS.findIndex((starts) => starts.some((start) => lower.startsWith(start))) + 1;
}

function yearOf(written: string, lastYear: number): number {
  if (written.length === 4) return Number(written);
  const year = Math.floor(lastYear / 100) * 100 + Number(written);
  return year > lastYear ? year - 100 : year;
}

function add(
  found: FoundDate[],
  day: number,
  month: number,
  year: number,
  written: string,
  at: number,
): void {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || found.length >= 50) return;
  if (day > daysOf(month, year)) return;
  found.push({ date: `${year}-${twoDigits(month)}-${twoDigits(day)}`, written, at });
}

/** 0-99 */
export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
