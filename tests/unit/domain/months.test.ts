import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { monthsOf } from '#domain/ending/months';
import { languageFor, periodOf, quartersOf } from '#domain/feedback/questions';

const served = (from: string, until: string) => ({ from: parseDay(from), until: parseDay(until) });

describe('the months that a person who returns has left', () => {
  it.each([
    ['nothing was used', [], [0, 0], [12, 0]],
    ['one whole month', [served('2026-01-15', '2026-02-14')], [1, 0], [11, 0]],
    ['four months and twelve days', [served('2026-01-01', '2026-05-12')], [4, 12], [7, 18]],
    [
      'two services',
      [served('2026-01-01', '2026-02-20'), served('2026-06-01', '2026-06-20')],
      [2, 10],
      [9, 20],
    ],
    ['the whole term', [served('2025-01-30', '2026-01-29')], [12, 0], [0, 0]],
    ['more than the term', [served('2025-01-01', '2026-03-31')], [15, 0], [0, 0]],
  ])('when %s', (_, times, [usedMonths, usedDays], [leftMonths, leftDays]) => {
    expect(monthsOf(times)).toEqual({
      used: { months: usedMonths, days: usedDays },
      left: { months: leftMonths, days: leftDays },
    });
  });
});

describe('a survey', () => {
  it.each([
    [['ar', 'ru', 'uk'], 'ru'],
    [['ar'], 'en'],
    [[], 'et'],
  ])('for a client who knows %j opens in %s', (languages, language) => {
    expect(languageFor(languages)).toBe(language);
  });

  it('is counted in the quarter of its day in Estonia', () => {
    expect(periodOf('2026-03-31T20:59:59.999Z')).toBe('2026-Q1');
    expect(periodOf('2026-03-31T21:00:00.000Z')).toBe('2026-Q2');
    expect(quartersOf('2026')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(quartersOf('2026-Q5')).toEqual([]);
  });
});
