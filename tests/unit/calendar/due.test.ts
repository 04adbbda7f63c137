import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarError, isWorkingDay, parseDay, workingDaysBetween } from '#domain/calendar/calendar';
import {
  DUE_RULE_VERSION,
  dueAfterMonths,
  dueAfterWorkingDays,
  dueExplanationSchema,
  dueOnDay,
} from '#domain/calendar/due';
import { explain, explainInShort } from '#domain/calendar/due-words';
import { plain } from '#domain/estonian';
import { anyDay } from './days.ts';

const day = parseDay;
const checked = readFileSync(new URL('working-days.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

describe('n working days', () => {
  it.each(checked)('counts from %s %s working days to %s (%s)', (start, count, due) => {
    expect(dueAfterWorkingDays(start ?? '', Number(count)).due).toBe(due);
  });

  it('takes the day of the event in Estonia as day 0, until the last millisecond of it', () => {
    expect(dueAfterWorkingDays('2026-02-19T21:59:59.999Z', 1).due).toBe('2026-02-20');
    expect(dueAfterWorkingDays('2026-02-19T22:00:00.000Z', 1).due).toBe('2026-02-23');
  });

  it('takes a weekend or a holiday as day 0 too', () => {
    expect(dueAfterWorkingDays('2026-02-21', 1).due).toBe('2026-02-23');
    expect(dueAfterWorkingDays('2026-02-24', 1).due).toBe('2026-02-25');
    expect(dueAfterWorkingDays('2026-12-24', 1).due).toBe('2026-12-28');
  });

  it('ends on a working day with exactly n working days in (day 0, due]', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (start, n) => {
        const { due, explanation } = dueAfterWorkingDays(start, n);
        expect(isWorkingDay(due)).toBe(true);
        expect(workingDaysBetween(start, due)).toBe(n);
        expect(explanation.due).toBe(due);
      }),
    );
  });

  it('never gives an earlier due date to a later event or a longer period', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 30 }), (a, b, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(dueAfterWorkingDays(early, n).due <= dueAfterWorkingDays(late, n).due).toBe(true);
        expect(dueAfterWorkingDays(early, n).due < dueAfterWorkingDays(early, n + 1).due).toBe(true);
      }),
    );
  });

  it('explains every day from the first to the last, numbered, and survives being stored', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (start, n) => {
        const { due, explanation } = dueAfterWorkingDays(start, n);
        if (explanation.rule !== 'working-days') throw new Error('wrong rule');
        const numbers = explanation.steps.flatMap((step) => (step.kind === 'counted' ? [step.number] : []));
        expect(numbers).toEqual(Array.from({ length: n }, (_, index) => index + 1));
        expect(explanation.steps.at(-1)?.day).toBe(due);
        expect(dueExplanationSchema.parse(JSON.parse(JSON.stringify(explanation)))).toEqual(explanation);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %s working days', (n) => {
    expect(() => dueAfterWorkingDays('2026-02-20', n)).toThrow(CalendarError);
    expect(() => dueAfterMonths(day('2026-02-20'), n)).toThrow('whole number from 1');
  });

  it('refuses what is neither a day nor a moment', () => {
    expect(() => dueAfterWorkingDays('2026-02-30', 5)).toThrow('not a calendar day');
    expect(() => dueAfterWorkingDays('2026-02-20T10:00', 5)).toThrow('not an ISO instant');
  });
});

describe('other rules', () => {
  it('keeps a twelve-month limit on a Sunday', () => {
    const { due, explanation } = dueAfterMonths(day('2026-02-28'), 12);
    expect(due).toBe('2027-02-28');
    expect(isWorkingDay(due)).toBe(false);
    expect(explanation).toEqual({
      rule: 'months',
      version: DUE_RULE_VERSION,
      from: '2026-02-28',
      months: 12,
      due,
    });
  });

  it('keeps a chosen date as it is', () => {
    expect(dueOnDay(day('2026-12-24'))).toEqual({
      due: '2026-12-24',
      explanation: { rule: 'date', version: DUE_RULE_VERSION, due: '2026-12-24' },
    });
  });
});

describe('the explanation in words', () => {
  const overIndependenceDay = dueAfterWorkingDays('2025-02-21T14:40:00.000Z', 5).explanation;
  const overMidsummer = dueAfterWorkingDays('2025-06-18', 5).explanation;

  it('says in Estonian what each day is', () => {
    expect(explain(overIndependenceDay).map(plain)).toEqual([
      'Päev 0 on reede, 21. veebruar 2025 kell 16.40: seda ei arvestata.',
      'Laupäev, 22. veebruar 2025 ja pühapäev, 23. veebruar 2025 on nädalavahetus: ei arvestata.',
      'Esmaspäev, 24. veebruar 2025 on puhkepäev (iseseisvuspäev): ei arvestata.',
      '1. tööpäev on teisipäev, 25. veebruar 2025.',
      '2. tööpäev on kolmapäev, 26. veebruar 2025.',
      '3. tööpäev on neljapäev, 27. veebruar 2025.',
      '4. tööpäev on reede, 28. veebruar 2025.',
      'Laupäev, 1. märts 2025 ja pühapäev, 2. märts 2025 on nädalavahetus: ei arvestata.',
      '5. tööpäev on esmaspäev, 3. märts 2025.',
      'Tähtaeg on esmaspäev, 3. märts 2025 kell 24.00.',
    ]);
  });

  it('says it in one line', () => {
    expect(plain(explainInShort(overIndependenceDay))).toBe(
      'päev 0 on reede, 21. veebruar 2025 kell 16.40 → 1. tööpäev on teisipäev, 25. veebruar 2025, sest 24. veebruar on iseseisvuspäev → 5. tööpäev on esmaspäev, 3. märts 2025 kell 24.00',
    );
    expect(plain(explainInShort(overMidsummer))).toBe(
      'päev 0 on kolmapäev, 18. juuni 2025 → 1. tööpäev on neljapäev, 19. juuni 2025 → vahele jääb võidupüha 23. juuni ja jaanipäev 24. juuni → 5. tööpäev on reede, 27. juuni 2025 kell 24.00',
    );
    expect(plain(explainInShort(dueAfterWorkingDays('2026-02-23', 1).explanation))).toBe(
      'päev 0 on esmaspäev, 23. veebruar 2026 → 24. veebruar on iseseisvuspäev → 1. tööpäev on kolmapäev, 25. veebruar 2026 kell 24.00',
    );
    expect(plain(explainInShort(dueAfterWorkingDays('2026-02-25', 1).explanation))).toBe(
      'päev 0 on kolmapäev, 25. veebruar 2026 → 1. tööpäev on neljapäev, 26. veebruar 2026 kell 24.00',
    );
  });

  it('says in English what each day is', () => {
    expect(explain(overIndependenceDay, 'en')).toEqual([
      'Day 0 is Friday, 21 February 2025, 16:40: it is not counted.',
      'Saturday, 22 February 2025 and Sunday, 23 February 2025 are a weekend: not counted.',
      'Monday, 24 February 2025 is a public holiday (Independence Day): not counted.',
      'Working day 1 is Tuesday, 25 February 2025.',
      'Working day 2 is Wednesday, 26 February 2025.',
      'Working day 3 is Thursday, 27 February 2025.',
      'Working day 4 is Friday, 28 February 2025.',
      'Saturday, 1 March 2025 and Sunday, 2 March 2025 are a weekend: not counted.',
      'Working day 5 is Monday, 3 March 2025.',
      'The deadline is Monday, 3 March 2025, 24:00.',
    ]);
    expect(explain(dueAfterWorkingDays('2026-08-19', 2).explanation, 'en').slice(0, 2)).toEqual([
      'Day 0 is Wednesday, 19 August 2026: it is not counted.',
      'Thursday, 20 August 2026 is a public holiday (Day of Restoration of Independence): not counted.',
    ]);
    // Midsummer Day of 2028 is a Saturday: of that weekend Sunday is left.
    expect(explain(dueAfterWorkingDays('2028-06-23', 1).explanation, 'en')).toContain(
      'Sunday, 25 June 2028 is at the weekend: not counted.',
    );
  });

  it('says why months ended earlier in a shorter month', () => {
    const { explanation } = dueAfterMonths(day('2028-02-29'), 12);
    expect(explain(explanation).map(plain)).toEqual([
      'Algus on teisipäev, 29. veebruar 2028; tähtaja pikkus on 12 kuud.',
      'Selles kuus sama kuupäeva ei ole, seega lõpeb tähtaeg kuu viimasel päeval ja seda ei nihutata tööpäevale.',
      'Tähtaeg on kolmapäev, 28. veebruar 2029 kell 24.00.',
    ]);
    expect(explain(explanation, 'en')).toEqual([
      'It begins on Tuesday, 29 February 2028; the term is 12 months.',
      'That month has no such day, so the term ends on its last day and is not moved to a working day.',
      'The deadline is Wednesday, 28 February 2029, 24:00.',
    ]);
    expect(explain(dueAfterMonths(day('2026-03-15'), 1).explanation, 'en').slice(0, 2)).toEqual([
      'It begins on Sunday, 15 March 2026; the term is 1 month.',
      'The term ends on the same day of the month and is not moved to a working day.',
    ]);
    const [, ending] = explain(dueAfterMonths(day('2026-03-15'), 1).explanation);
    expect(ending).toContain('sama kuupäevaga');
    expect(plain(explainInShort(explanation))).toContain('12 kuud. Selles kuus');
  });

  it('says that a date was chosen', () => {
    const { explanation } = dueOnDay(day('2026-02-26'));
    expect(explain(explanation).map(plain)).toEqual([
      'Tähtajaks on määratud neljapäev, 26. veebruar 2026 kell 24.00.',
    ]);
    expect(explain(explanation, 'en')).toEqual([
      'The deadline was set to Thursday, 26 February 2026, 24:00.',
    ]);
  });

  it('refuses an explanation that no rule of ours made', () => {
    const foreign = JSON.parse('{"rule":"moon","version":1,"due":"2026-02-26"}');
    expect(() => explain(foreign)).toThrow('unknown rule');
    expect(() => explain(foreign, 'en')).toThrow('unknown rule');
    const empty = JSON.parse(
      '{"rule":"working-days","version":1,"dayZero":"2026-02-26","steps":[],"due":"2026-02-26"}',
    );
    expect(() => explainInShort(empty)).toThrow('at least one day');
  });
});
