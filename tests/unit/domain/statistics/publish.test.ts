/** What may be published of the numbers: nothing small in it, and nothing that is not so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { numbersOf } from '#domain/statistics/numbers';
import { published } from '#domain/statistics/publish';
import { manyFacts, someFacts } from './some-facts.ts';

const today = parseDay('2026-11-20');
const of2026 = { period: { from: '2026-01', until: '2026-12' }, municipality: null, provider: null };

/** Every number that a value holds, with the names that lead to it. */
const numbersIn = (value: unknown, path = ''): [string, number][] => {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => numbersIn(one, `${path}/${name}`));
};

describe('published numbers', () => {
  it('hold no count of 1 to 4', () => {
    fc.assert(
      fc.property(manyFacts, (cases) => {
        const shown = published(numbersOf(cases, of2026, today));
        const counts = numbersIn(shown).filter(([path]) => !/\/(median|share)$/.test(path));
        expect(counts.filter(([, count]) => count > 0 && count < 5)).toEqual([]);
      }),
    );
  });

  it('are the exact numbers where they are shown', () => {
    fc.assert(
      fc.property(manyFacts, (cases) => {
        const exact = numbersOf(cases, of2026, today);
        const shown = published(exact);
        const known = new Map(numbersIn({ ...exact, promises: [] }));
        const parts = ['municipalities', 'providers', 'languages'] as const;
        for (const [path, count] of numbersIn({ ...shown, promises: [] }))
          expect(known.get(path)).toBe(count);
        for (const name of parts) expect([0, exact[name].length]).toContain(shown[name].length);
      }),
    );
  });

  it('leave out medians of fewer than five, and the names of places where no count can be shown', () => {
    const few = published(numbersOf([someFacts(), someFacts()], of2026, today));
    expect(few).toMatchObject({
      received: 'few',
      supportPerson: { count: 'few', median: null },
      municipalities: [],
      languages: [],
    });
    const five = published(
      numbersOf(
        Array.from({ length: 5 }, () => someFacts()),
        of2026,
        today,
      ),
    );
    expect(five).toMatchObject({ received: 5, supportPerson: { count: 5, median: 4 } });
    expect(five.municipalities).toMatchObject([{ key: '0638', received: 5 }]);
  });

  it('give the share of promises to five percent where a count is hidden, and none of fewer than five', () => {
    const on = parseDay('2026-05-01');
    const ends = (kept: number, broken: number) => [
      ...Array.from({ length: kept }, () => ({ kind: 'answer-query' as const, end: 'kept' as const, on })),
      ...Array.from({ length: broken }, () => ({
        kind: 'answer-query' as const,
        end: 'broken' as const,
        on,
      })),
    ];
    const of = (kept: number, broken: number) =>
      published(numbersOf([someFacts({ promises: ends(kept, broken) })], of2026, today)).promises[0];
    expect(of(56, 2)).toMatchObject({ all: 'many', kept: 'many', broken: 'few', share: 95, rough: true });
    expect(of(56, 7)).toMatchObject({ all: 63, kept: 56, broken: 7, share: 89, rough: false });
    expect(of(3, 1)).toMatchObject({ all: 'few', share: null });
  });
});
