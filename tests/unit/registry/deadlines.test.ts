import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { ruleOn, usualNumbers } from '#domain/obligation/rules';
import { bookOf, type Changed, type RuleEntry, setRule, withdrawRule } from '#domain/registry/deadlines';

const by = { officer: 'lea', at: '2026-03-02T08:00:00.000Z', reason: 'Juhtkonna otsus' };
const kind = 'review-referral' as const;
const rule = (from: string, workingDays: number) => ({
  ...usualNumbers(kind),
  kind,
  from: parseDay(from),
  workingDays,
});

function entriesOf(changed: Changed): RuleEntry[] {
  if ('refused' in changed) throw new Error(changed.refused);
  return changed.entries;
}
const on = (entries: readonly RuleEntry[], day: string) =>
  ruleOn(bookOf(entries), kind, parseDay(day)).workingDays;

describe('the deadlines table', () => {
  it('keeps who set what, from when and why, and holds it from that day', () => {
    const entries = entriesOf(setRule([], rule('2026-03-03', 8), by));
    expect(entries).toEqual([{ ...rule('2026-03-03', 8), ...by, withdrawn: null }]);
    expect([on(entries, '2026-03-02'), on(entries, '2026-03-03')]).toEqual([5, 8]);
  });

  it.each([
    ['from-too-early', rule('2026-03-02', 8)],
    ['from-too-late', rule('2027-03-03', 8)],
    ['no-change', rule('2026-03-03', 5)],
    ['outside-bounds', rule('2026-03-03', 31)],
  ])('refuses %s', (refused, wish) => {
    expect(setRule([], wish, by)).toMatchObject({ refused });
  });

  it('puts one plan in the place of another for the same day, and keeps both', () => {
    const first = entriesOf(setRule([], rule('2026-03-03', 8), by));
    const again = { ...by, officer: 'mari', reason: 'Kaheksa oli eksitus' };
    const second = entriesOf(setRule(first, rule('2026-03-03', 7), again));
    expect(second).toHaveLength(2);
    expect(second[0]?.withdrawn).toEqual(again);
    expect(on(second, '2026-03-03')).toBe(7);
  });

  it('takes back what has not begun, and nothing else', () => {
    const planned = entriesOf(setRule([], rule('2026-03-10', 8), by));
    const back = entriesOf(withdrawRule(planned, { kind, from: parseDay('2026-03-10') }, by));
    expect(on(back, '2026-03-10')).toBe(5);
    const refused = { refused: 'not-planned' };
    expect(withdrawRule(back, { kind, from: parseDay('2026-03-10') }, by)).toEqual(refused);
    const later = { ...by, at: '2026-03-10T08:00:00.000Z' };
    expect(withdrawRule(planned, { kind, from: parseDay('2026-03-10') }, later)).toEqual(refused);
  });
});
