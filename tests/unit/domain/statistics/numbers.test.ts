/** The numbers of a period: what counts where, and that they agree with one another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import type { CaseFacts } from '#domain/statistics/facts';
import { medianOf, numbersOf, type Selection } from '#domain/statistics/numbers';
import { manyFacts, someFacts } from './some-facts.ts';

const day = parseDay;
const today = day('2026-11-20');
const all = { municipality: null, provider: null };
const of2026: Selection = { period: { from: '2026-01', until: '2026-12' }, ...all };
const numbers = (cases: readonly CaseFacts[], selection: Partial<Selection> = {}) =>
  numbersOf(cases, { ...of2026, ...selection }, today);
const month = (from: string, until = from) => ({ period: { from, until } });
const selections = fc.record({
  period: fc.constantFrom(...['2025-01', '2025-06', '2026-01'].map((from) => ({ from, until: '2026-12' })), {
    from: '2026-02',
    until: '2026-02',
  }),
  municipality: fc.constantFrom(null, '0130'),
  provider: fc.constantFrom(null, 'abikasi'),
});

const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);

describe('every period, place and provider', () => {
  it('has parts that add up to their totals', () => {
    fc.assert(
      fc.property(manyFacts, selections, (cases, selection) => {
        const found = numbersOf(cases, selection, today);
        for (const parts of [found.municipalities, found.providers, found.languages, found.protections]) {
          expect(sum(parts.map(({ received }) => received))).toBe(found.received);
          expect(sum(parts.map(({ served }) => served))).toBe(found.served);
        }
        for (const name of ['received', 'started', 'ended'] as const)
          expect(sum(found.months.map((one) => one[name]))).toBe(found[name]);
        expect(sum(found.endings.map(({ count }) => count))).toBe(found.ended);
        for (const { kept, excused, broken, all: every } of found.promises)
          expect(kept + excused + broken).toBe(every);
        expect(found.started).toBeLessThanOrEqual(found.served);
      }),
    );
  });

  it('has the same numbers in whatever order the cases come', () => {
    fc.assert(
      fc.property(manyFacts, selections, fc.infiniteStream(fc.nat()), (cases, selection, order) => {
        const shuffled = cases
          .map((one) => [order.next().value ?? 0, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(numbersOf(shuffled, selection, today)).toEqual(numbersOf(cases, selection, today));
      }),
      { numRuns: 40 },
    );
  });

  it('counts what happened in exactly one month, one place and under one provider', () => {
    fc.assert(
      fc.property(manyFacts, (cases) => {
        const whole = numbers(cases);
        const halves = [month('2026-01', '2026-06'), month('2026-07', '2026-12')].map((one) =>
          numbers(cases, one),
        );
        for (const name of ['received', 'started', 'ended'] as const)
          expect(sum(halves.map((half) => half[name]))).toBe(whole[name]);
        expect(sum(halves.map((half) => half.supportPerson.count))).toBe(whole.supportPerson.count);
        const places = ['0130', '0638', '0784', '0793'].map((municipality) =>
          numbers(cases, { municipality }),
        );
        expect(sum(places.map(({ served }) => served))).toBe(whole.served);
        const promises = (of: typeof whole) => sum(of.promises.map(({ all: every }) => every));
        expect(sum(halves.map(promises))).toBe(promises(whole));
        expect(sum(places.map(promises))).toBe(promises(whole));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a case', () => {
  it('is received, served and waited for in its month', () => {
    const found = numbers([someFacts()], month('2026-03'));
    expect(found).toMatchObject({
      ...{ received: 1, started: 1, served: 1, ended: 0, running: 1 },
      supportPerson: { count: 1, median: 4 },
      firstMeeting: { count: 1, median: 10 },
    });
  });

  it('is served in every month until its service is over, and runs until it has ended', () => {
    const over = { on: day('2026-06-04'), ending: 'goals-met' } as const;
    const ended = someFacts({ phase: 'ended', over, endedOn: day('2026-07-02') });
    const served = ['2026-02', '2026-03', '2026-05', '2026-06', '2026-07'].map(
      (one) => numbers([ended], month(one)).served,
    );
    expect(served).toEqual([0, 1, 1, 1, 0]);
    expect(numbers([ended], month('2026-06'))).toMatchObject({ ended: 1, running: 1 });
    expect(numbers([ended], month('2026-07'))).toMatchObject({ ended: 0, running: 0 });
  });

  it('is not counted ahead of today', () => {
    const ahead = someFacts({ serviceStart: day('2026-12-01') });
    expect(numbers([ahead])).toMatchObject({ started: 0, served: 0, received: 1 });
  });

  it('counts under the provider of its days when it changed', () => {
    const changed = someFacts({
      providers: [
        { id: 'teine', name: 'Teine Tugi', until: day('2026-05-31') },
        { id: 'abikasi', name: 'Abikäsi', until: null },
      ],
      promises: [
        { kind: 'answer-query', end: 'broken', on: day('2026-05-20') },
        { kind: 'answer-query', end: 'kept', on: day('2026-06-20') },
      ],
    });
    const by = (provider: string) => numbers([changed], { provider });
    expect(by('teine')).toMatchObject({ received: 1, started: 1, promises: [{ kept: 0, broken: 1 }] });
    expect(by('abikasi')).toMatchObject({
      received: 0,
      started: 0,
      served: 1,
      promises: [{ kept: 1, broken: 0 }],
    });
    expect(by('kolmas')).toMatchObject({ received: 0, served: 0, promises: [] });
    expect(numbers([changed]).providers.map(({ key, served }) => [key, served])).toEqual([
      ['teine', 0],
      ['abikasi', 1],
    ]);
  });

  it('that entered from a file after its service began was not waited for', () => {
    const late = someFacts({ receivedOn: day('2026-04-01'), supportPersonOn: null });
    expect(numbers([late])).toMatchObject({
      firstMeeting: { count: 0, median: null },
      supportPerson: { count: 0, median: null },
    });
  });
});

describe('a promise', () => {
  const owed = (due: string) => someFacts({ owed: [{ kind: 'answer-query', due: day(due) }] });

  it('that is still open is broken once its day has gone by', () => {
    expect(numbers([owed('2026-11-19')]).promises).toMatchObject([
      { kind: 'answer-query', broken: 1, share: 0 },
    ]);
    expect(numbers([owed('2026-11-20')]).promises).toEqual([]);
  });

  it('late with an accepted reason is counted apart', () => {
    const ends = ['kept', 'kept', 'excused', 'broken'] as const;
    const promises = ends.map((end) => ({ kind: 'send-overview' as const, end, on: day('2026-05-01') }));
    expect(numbers([someFacts({ promises })]).promises).toEqual([
      { kind: 'send-overview', kept: 2, excused: 1, broken: 1, all: 4, share: 50, rough: false },
    ]);
  });
});

it.each([
  [[], null],
  [[7], 7],
  [[9, 1, 5], 5],
  [[1, 2, 10, 3], 2.5],
])('the median of %j is %j', (given, median) => {
  expect(medianOf(given)).toBe(median);
});
