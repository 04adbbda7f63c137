import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  at,
  CalendarError,
  dayOf,
  endOfDay,
  holidayOn,
  isWorkingDay,
  nextSendingTime,
  parseDay,
  parseInstant,
  previousWorkingDay,
  startOfDay,
  timeOf,
  weekdayOf,
  workingDaysBetween,
} from '#domain/calendar/calendar';
import { anyDay } from './days.ts';

const day = parseDay;
const problemOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof CalendarError ? `${error.problem}: ${error.message}` : String(error);
  }
  return 'no error';
};

describe('working days', () => {
  it('knows the twelve days off of 2026 by name and nothing else among the weekdays', () => {
    const off: string[] = [];
    for (let current = day('2026-01-01'); current <= '2026-12-31'; current = addDays(current, 1)) {
      const holiday = holidayOn(current);
      if (holiday !== null) off.push(`${current} ${holiday}`);
      else expect(isWorkingDay(current), current).toBe(weekdayOf(current) <= 5);
    }
    expect(off).toEqual([
      '2026-01-01 new-year',
      '2026-02-24 independence-day',
      '2026-04-03 good-friday',
      '2026-04-05 easter-sunday',
      '2026-05-01 spring-day',
      '2026-05-24 whit-sunday',
      '2026-06-23 victory-day',
      '2026-06-24 midsummer-day',
      '2026-08-20 restoration-day',
      '2026-12-24 christmas-eve',
      '2026-12-25 christmas-day',
      '2026-12-26 boxing-day',
    ]);
  });

  it('works on Easter Monday and on a shortened day, and gives no day in lieu', () => {
    expect(isWorkingDay(day('2026-04-06'))).toBe(true);
    expect(isWorkingDay(day('2026-12-23'))).toBe(true);
    expect(isWorkingDay(day('2022-12-27'))).toBe(true);
  });

  it('passes over Christmas and New Year', () => {
    expect(addWorkingDays(day('2026-12-23'), 1)).toBe('2026-12-28');
    expect(addWorkingDays(day('2026-12-23'), 5)).toBe('2027-01-04');
    expect(previousWorkingDay(day('2027-01-04'), 1)).toBe('2026-12-31');
    expect(previousWorkingDay(day('2026-12-28'))).toBe('2026-12-23');
  });

  it('gives the day itself for none, working or not', () => {
    expect(addWorkingDays(day('2026-02-22'), 0)).toBe('2026-02-22');
    expect(previousWorkingDay(day('2026-02-22'), 0)).toBe('2026-02-22');
  });

  it('counts the days in (from, to], and the other way round with a minus', () => {
    expect(workingDaysBetween(day('2026-02-20'), day('2026-03-02'))).toBe(5);
    expect(workingDaysBetween(day('2026-03-02'), day('2026-02-20'))).toBe(-5);
    expect(workingDaysBetween(day('2026-02-21'), day('2026-02-22'))).toBe(0);
    expect(Object.is(workingDaysBetween(day('2026-02-21'), day('2026-02-21')), 0)).toBe(true);
  });

  it('goes forth and back to the same working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const there = addWorkingDays(start, n);
        expect(isWorkingDay(there)).toBe(true);
        expect(workingDaysBetween(start, there)).toBe(n);
        expect(addWorkingDays(addWorkingDays(there, -n), n)).toBe(there);
      }),
    );
  });

  it('refuses days outside the years of its data, with the years in the message', () => {
    expect(problemOf(() => isWorkingDay(day('2019-12-31')))).toBe(
      'outside-years: public holidays are known for 2020–2045 only, not for 2019-12-31',
    );
    expect(problemOf(() => addWorkingDays(day('2045-12-29'), 1))).toContain('outside-years');
    expect(problemOf(() => isWorkingDay(day('2046-01-06')))).toContain('2046-01-06');
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 100_001])('refuses to count %s days', (n) => {
    expect(problemOf(() => addWorkingDays(day('2026-02-20'), n))).toContain('not-a-count');
    expect(problemOf(() => addDays(day('2026-02-20'), n))).toContain('not-a-count');
    expect(problemOf(() => addMonths(day('2026-02-20'), n))).toContain('not-a-count');
  });
});

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-15', 12, '2027-03-15'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-12-24', 12, '2027-12-24'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('reckons %s and %i months as %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('ends on the same day of the month or on the last day of a shorter one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (start, months) => {
        const end = addMonths(start, months);
        const index = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) + months;
        expect(Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7))).toBe(index);
        if (end.slice(8) !== start.slice(8)) expect(addDays(end, 1).slice(8)).toBe('01');
      }),
    );
  });
});

describe('moments', () => {
  it('takes the day and the time in Estonia', () => {
    expect(dayOf('2026-02-26T21:59:59.999Z')).toBe('2026-02-26');
    expect(dayOf('2026-02-26T22:00:00.000Z')).toBe('2026-02-27');
    expect(dayOf('2026-07-01T21:00:00Z')).toBe('2026-07-02');
    expect(timeOf('2026-02-26T12:30:59.000Z')).toBe('14:30');
    expect(timeOf('2026-02-26T12:30:00+02:00')).toBe('12:30');
  });

  it('ends a day at 24:00 in Estonia, exclusively', () => {
    expect(endOfDay(day('2026-02-26'))).toBe('2026-02-26T22:00:00.000Z');
    expect(endOfDay(day('2026-12-31'))).toBe('2026-12-31T22:00:00.000Z');
    expect(startOfDay(day('2026-07-01'))).toBe('2026-06-30T21:00:00.000Z');
  });

  it('keeps the days of the clock changes 23 and 25 hours long', () => {
    const hours = (text: string): number =>
      (Date.parse(endOfDay(day(text))) - Date.parse(startOfDay(day(text)))) / 3_600_000;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-10-26')]).toEqual([23, 25, 24]);
    expect(at(day('2026-03-29'), '09:00')).toBe('2026-03-29T06:00:00.000Z');
    expect(at(day('2026-03-28'), '09:00')).toBe('2026-03-28T07:00:00.000Z');
    expect(at(day('2026-03-29'), '03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(at(day('2026-10-25'), '03:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('reads its own days back from their first and their last millisecond', () => {
    fc.assert(
      fc.property(anyDay, (start) => {
        expect(dayOf(startOfDay(start))).toBe(start);
        expect(dayOf(new Date(Date.parse(endOfDay(start)) - 1).toISOString())).toBe(start);
      }),
    );
  });

  it.each(['24:00', '9:00', '09:60', '09:00:00', ''])('refuses the time of day %j', (time) => {
    expect(problemOf(() => at(day('2026-02-26'), time))).toContain('not-a-time');
  });

  it.each([
    '2026-02-30',
    '2026-2-3',
    '26.02.2026',
    '2026-02-26T00:00:00Z',
    '',
  ])('refuses the day %j', (text) => {
    expect(problemOf(() => parseDay(text))).toContain('not-a-day');
  });

  it.each(['2026-02-26', '2026-02-26T10:00:00', 'yesterday', ''])('refuses the moment %j', (text) => {
    expect(problemOf(() => parseInstant(text))).toContain('not-an-instant');
  });

  it('writes every moment in UTC with milliseconds', () => {
    expect(parseInstant('2026-02-26T12:00:00+02:00')).toBe('2026-02-26T10:00:00.000Z');
  });
});

describe('sending hours', () => {
  it.each([
    ['a moment inside stays', '2026-02-26T12:34:56.000Z', '2026-02-26T12:34:56.000Z'],
    ['09:00 sharp stays', '2026-02-26T07:00:00Z', '2026-02-26T07:00:00.000Z'],
    ['early morning waits for 09:00', '2026-02-26T04:00:00Z', '2026-02-26T07:00:00.000Z'],
    ['the last minute stays', '2026-02-26T14:59:59Z', '2026-02-26T14:59:59.000Z'],
    ['17:00 waits for the next day', '2026-02-26T15:00:00Z', '2026-02-27T07:00:00.000Z'],
    ['Friday evening waits for Monday', '2026-02-27T16:00:00Z', '2026-03-02T07:00:00.000Z'],
    ['a holiday noon waits for the day after', '2026-02-24T10:00:00Z', '2026-02-25T07:00:00.000Z'],
    ['23 December 18:00 waits until 28 December', '2026-12-23T16:00:00Z', '2026-12-28T07:00:00.000Z'],
    [
      'the weekend of the spring change ends at summer 09:00',
      '2026-03-28T10:00:00Z',
      '2026-03-30T06:00:00.000Z',
    ],
    [
      'the weekend of the autumn change ends at winter 09:00',
      '2026-10-24T10:00:00Z',
      '2026-10-26T07:00:00.000Z',
    ],
  ])('%s', (_, instant, expected) => {
    expect(nextSendingTime(instant)).toBe(expected);
  });

  it('never goes back, and what it gives is itself a sending time', () => {
    const anyMoment = fc.tuple(anyDay, fc.integer({ min: 0, max: 1439 }));
    fc.assert(
      fc.property(anyMoment, ([start, minutes]) => {
        const instant = new Date(Date.parse(startOfDay(start)) + minutes * 60_000).toISOString();
        const next = nextSendingTime(instant);
        expect(next >= instant).toBe(true);
        expect(nextSendingTime(next)).toBe(next);
      }),
    );
  });
});
