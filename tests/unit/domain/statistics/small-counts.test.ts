/** Small counts must not be found by whoever sees a published table and knows how it was made. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFew, shownApart, shownParts, shownTotal } from '#domain/statistics/small-counts';

/** Every way to part a total into so many parts. */
function* waysToPart(total: number, parts: number): Generator<number[]> {
  if (parts === 1) yield [total];
  else
    for (let first = 0; first <= total; first += 1)
      for (const rest of waysToPart(total - first, parts - 1)) yield [first, ...rest];
}

/** Tables that look the same when they are published stand in one class. */
function classesOf(total: number, parts: number): number[][][] {
  const classes = new Map<string, number[][]>();
  for (const table of waysToPart(total, parts)) {
    const look = JSON.stringify(shownParts(table));
    classes.set(look, [...(classes.get(look) ?? []), table]);
  }
  return [...classes.values()];
}

describe('parts of a shown total', () => {
  it.each([
    [2, 5, 30],
    [3, 5, 30],
    [4, 5, 22],
    [5, 5, 14],
    // The least in which it tells that a further part was hidden.
    [5, 25, 25],
  ])('of %i tell no count of 1 to 4, in every table with a total of %i to %i', (parts, least, most) => {
    for (let total = least; total <= most; total += 1)
      for (const alike of classesOf(total, parts))
        for (let at = 0; at < parts; at += 1) {
          const possible = new Set(alike.map((table) => table[at]));
          const [only = 0] = possible;
          if (possible.size === 1 && isFew(only)) expect.fail(`${only} is told by ${JSON.stringify(alike)}`);
        }
  });

  it('never show a count of 1 to 4, and never a wrong one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 14 }), (parts) => {
        const shown = shownParts(parts);
        expect(shown).toHaveLength(parts.length);
        for (const [at, count] of parts.entries()) {
          const one = shown[at];
          if (typeof one === 'number') expect(one).toBe(count);
          if (isFew(count)) expect(['few', 'hidden']).toContain(one);
          if (one === 'few') expect(isFew(count)).toBe(true);
          if (one === 'many') expect(count).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });

  it('leave every number from 1 to 4 possible for each that is few, by their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 12 }), (parts) => {
        const shown = shownParts(parts);
        const few = shown.filter((one) => one === 'few').length;
        if (few === 0) return;
        const many = shown.filter((one) => one === 'many').length;
        const sum = parts.reduce((all, count, at) => all + (typeof shown[at] === 'number' ? 0 : count), 0);
        // The one is 4: the others must be able to be the rest.
        expect(sum - 4).toBeGreaterThanOrEqual(few - 1 + 5 * many);
        if (many === 0) expect(sum - 1).toBeLessThanOrEqual(4 * (few - 1));
      }),
    );
  });

  it('stand as they are when none is small', () => {
    expect(shownParts([12, 0, 5])).toEqual([12, 0, 5]);
  });

  it('hide the least of the others with the one that is small', () => {
    expect(shownParts([120, 3, 30, 9])).toEqual([120, 'few', 30, 'many']);
    expect(shownParts([120, 1, 30, 5])).toEqual([120, 'few', 'many', 'many']);
    expect(shownParts([3, 2, 4, 1])).toEqual(['few', 'few', 'few', 'few']);
  });

  it('are all hidden where the total would tell: of one or two, of a total below 5, when all are four', () => {
    expect(shownParts([20, 3])).toEqual(['hidden', 'hidden']);
    expect(shownParts([3])).toEqual(['hidden']);
    expect(shownParts([2, 1, 0])).toEqual(['hidden', 'hidden', 'hidden']);
    expect(shownParts([4, 4, 4])).toEqual(['hidden', 'hidden', 'hidden']);
  });
});

describe('parts whose total is shown nowhere', () => {
  it('hide it with them', () => {
    expect(shownApart([56, 0, 2])).toEqual({ total: 'many', parts: ['many', 0, 'few'] });
    expect(shownApart([1, 0, 2])).toEqual({ total: 'few', parts: ['few', 0, 'few'] });
    expect(shownApart([56, 7, 0])).toEqual({ total: 63, parts: [56, 7, 0] });
  });
});

it('shows a total unless it is 1 to 4', () => {
  expect([0, 1, 4, 5].map(shownTotal)).toEqual([0, 'few', 'few', 5]);
});
