/** Contracts of a municipality: one provider on each day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, parseDay } from '#domain/calendar/calendar';
import { type Contract, contractProblems, providerOn, succeed } from '#domain/registry/contracts';

const contract = (provider: string, from: string, until: string | null): Contract => ({
  ...{ provider, from: parseDay(from), until: until === null ? null : parseDay(until) },
});
const start = parseDay('2024-01-01');

describe('contracts of a municipality', () => {
  it('are right when each day from the first on has one provider, in whatever order they are given', () => {
    const right = [contract('b', '2026-05-01', null), contract('a', '2024-01-01', '2026-04-30')];
    expect(contractProblems(right, start)).toEqual([]);
    expect(contractProblems([])).toEqual([]);
  });

  it('say on which days two provide', () => {
    const twice = [contract('a', '2024-01-01', '2026-05-10'), contract('b', '2026-05-01', null)];
    expect(contractProblems(twice)).toEqual([
      { problem: 'overlap', from: '2026-05-01', until: '2026-05-10' },
    ]);
    const endless = [contract('a', '2024-01-01', null), contract('b', '2026-05-01', '2026-06-01')];
    expect(contractProblems(endless)).toEqual([
      { problem: 'overlap', from: '2026-05-01', until: '2026-06-01' },
    ]);
  });

  it('say on which days nobody does, before, between and after', () => {
    const between = [contract('a', '2024-01-01', '2026-04-29'), contract('b', '2026-05-01', null)];
    expect(contractProblems(between)).toEqual([{ problem: 'gap', from: '2026-04-30', until: '2026-04-30' }]);
    const ending = [contract('a', '2024-01-01', '2026-04-30')];
    expect(contractProblems(ending)).toEqual([{ problem: 'gap', from: '2026-05-01', until: null }]);
    const later = [contract('a', '2024-02-01', null)];
    expect(contractProblems(later, start)).toEqual([
      { problem: 'gap', from: '2024-01-01', until: '2024-01-31' },
    ]);
    expect(contractProblems([], start)).toEqual([{ problem: 'gap', from: '2024-01-01', until: null }]);
  });

  it('say which of them ends before it begins', () => {
    const backwards = [contract('a', '2026-05-01', '2026-04-01')];
    expect(contractProblems(backwards)).toEqual([
      { problem: 'backwards', from: '2026-05-01', until: '2026-04-01' },
    ]);
  });

  it('tell who provides on a day: the first and the last day of a contract count', () => {
    const two = [contract('a', '2024-01-01', '2026-04-30'), contract('b', '2026-05-01', null)];
    expect(
      ['2023-12-31', '2024-01-01', '2026-04-30', '2026-05-01'].map((day) => providerOn(two, parseDay(day))),
    ).toEqual([null, 'a', 'a', 'b']);
  });

  it('go over to a successor from a day on, and back as if nothing had been', () => {
    const before = [contract('a', '2024-01-01', null)];
    const handed = succeed(before, { old: 'a', successor: 'b', from: parseDay('2026-05-01') });
    expect(handed).toEqual([contract('a', '2024-01-01', '2026-04-30'), contract('b', '2026-05-01', null)]);
    expect(succeed(handed, { old: 'b', successor: 'a', from: parseDay('2026-05-01') })).toEqual(before);
  });

  it('stay right whoever succeeds whom on whatever day', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n): Day => addDays(start, n));
    const who = fc.constantFrom('a', 'b', 'c');
    const change = fc.record({ old: who, successor: who, from: day });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), day, (changes, looked) => {
        let contracts = [contract('a', '2024-01-01', null)];
        for (const one of changes) {
          const owner = providerOn(contracts, looked);
          contracts = succeed(contracts, one);
          expect(contractProblems(contracts, start)).toEqual([]);
          const expected = owner === one.old && looked >= one.from ? one.successor : owner;
          expect(providerOn(contracts, looked)).toBe(expected);
        }
      }),
    );
  });
});
