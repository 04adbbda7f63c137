import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { daysOf } from '#domain/search/filters';

/** Wednesday. */
const today = parseDay('2026-03-11');

describe('the spans by which work is filtered', () => {
  it.each([
    ['overdue', null, '2026-03-10'],
    ['today', '2026-03-11', '2026-03-11'],
    ['week', '2026-03-11', '2026-03-15'],
    ['later', '2026-03-16', null],
  ] as const)('%s is from %s to %s', (span, from, upTo) => {
    expect(daysOf(span, today)).toEqual({ from, upTo });
  });

  it('on a Sunday, the week is that day', () => {
    expect(daysOf('week', parseDay('2026-03-15'))).toEqual({ from: '2026-03-15', upTo: '2026-03-15' });
  });
});
