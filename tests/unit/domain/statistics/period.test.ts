import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { lastDay, monthsOf, quartersIn, readPeriod } from '#domain/statistics/period';

const today = parseDay('2026-11-20');

describe('a period', () => {
  it('is the year of today unless months are said', () => {
    expect(readPeriod({ from: '', until: '' }, today).period).toEqual({ from: '2026-01', until: '2026-12' });
    expect(readPeriod({ from: '2025-11', until: '' }, today).period).toEqual({
      from: '2025-11',
      until: '2026-12',
    });
  });

  it.each([
    ['2026-13', '2026-12', 'not-a-month'],
    ['2026-1', '', 'not-a-month'],
    ['<script>', '', 'not-a-month'],
    ['2026-05', '2026-04', 'backwards'],
    ['2020-01', '2025-01', 'too-long'],
  ])('from %s until %s is none: %s', (from, until, problem) => {
    expect(readPeriod({ from, until }, today)).toEqual({ period: null, problem });
  });

  it('holds its months in order, over the end of a year', () => {
    expect(monthsOf({ from: '2025-11', until: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(lastDay('2028-02')).toBe('2028-02-29');
  });

  it('holds the quarters that are wholly in it', () => {
    expect(quartersIn({ from: '2025-11', until: '2026-08' })).toEqual(['2026-Q1', '2026-Q2']);
    expect(quartersIn({ from: '2026-02', until: '2026-03' })).toEqual([]);
  });
});
