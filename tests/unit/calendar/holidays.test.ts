import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DAYS_OFF, FIRST_HOLIDAY_YEAR, HOLIDAY_IDS, LAST_HOLIDAY_YEAR } from '#domain/calendar/holidays';
import { makeHolidays } from '../../../infra/seed/make-holidays.ts';

it('equals what the generator makes from date-holidays', () => {
  const file = new URL('../../../functions/domain/calendar/holidays.ts', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(makeHolidays());
});

it('holds twelve days off for every year from 2020 to 2045', () => {
  expect([FIRST_HOLIDAY_YEAR, LAST_HOLIDAY_YEAR]).toEqual([2020, 2045]);
  for (let year = FIRST_HOLIDAY_YEAR; year <= LAST_HOLIDAY_YEAR; year += 1) {
    expect(DAYS_OFF[year]?.split(' ')).toHaveLength(HOLIDAY_IDS.length);
  }
});

it('agrees with the reckoning of Easter by Meeus, Jones and Butcher', () => {
  for (let year = FIRST_HOLIDAY_YEAR; year <= LAST_HOLIDAY_YEAR; year += 1) {
    const days = DAYS_OFF[year]?.split(' ') ?? [];
    expect(days[HOLIDAY_IDS.indexOf('easter-sunday')], String(year)).toBe(easter(year));
  }
});

const easter = (year: number): string => {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const correction = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * correction + 114;
  return `0${Math.floor(sum / 31)}-${String((sum % 31) + 1).padStart(2, '0')}`;
};
