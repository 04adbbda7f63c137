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
import { explain, explainEnglish, explainInShort } from '#domain/calendar/due-words';
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

  it('says it in English as the design does', () => {
    expect(explainEnglish(overIndependenceDay).join(' → ')).toBe(
      'received Fri 21 Feb 16:40 → day 1 is Tue 25 Feb, because 24 Feb is a holiday → 5th working day Mon 3 Mar, 24:00',
    );
    expect(explainEnglish(overMidsummer).join(' → ')).toBe(
      'received Wed 18 Jun → day 1 is Thu 19 Jun → 23 Jun and 24 Jun are holidays → 5th working day Fri 27 Jun, 24:00',
    );
  });

  it('numbers English working days as people do', () => {
    const last = (n: number) => explainEnglish(dueAfterWorkingDays('2026-09-01', n).explanation).at(-1);
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23].map((n) => last(n)?.split(' ')[0])).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '22nd',
      '23rd',
    ]);
  });

  it('says why months ended earlier in a shorter month', () => {
    const { explanation } = dueAfterMonths(day('2028-02-29'), 12);
    expect(explain(explanation).map(plain)).toEqual([
      'Algus on teisipäev, 29. veebruar 2028; tähtaja pikkus on 12 kuud.',
      'Selles kuus sama kuupäeva ei ole, seega lõpeb tähtaeg kuu viimasel päeval ja seda ei nihutata tööpäevale.',
      'Tähtaeg on kolmapäev, 28. veebruar 2029 kell 24.00.',
    ]);
    expect(explainEnglish(explanation).join(' → ')).toBe(
      'from Tue 29 Feb → 12 months, not moved to a working day → ends on Wednesday, 28 February 2029, 24:00',
    );
    const [, ending] = explain(dueAfterMonths(day('2026-03-15'), 1).explanation);
    expect(ending).toContain('sama kuupäevaga');
    expect(plain(explainInShort(explanation))).toContain('12 kuud. Selles kuus');
  });

  it('says that a date was chosen', () => {
    const { explanation } = dueOnDay(day('2026-02-26'));
    expect(explain(explanation).map(plain)).toEqual([
      'Tähtajaks on määratud neljapäev, 26. veebruar 2026 kell 24.00.',
    ]);
    expect(explainEnglish(explanation)).toEqual(['set to Thursday, 26 February 2026, 24:00']);
  });

  it('refuses an explanation that no rule of ours made', () => {
    const foreign = JSON.parse('{"rule":"moon","version":1,"due":"2026-02-26"}');
    expect(() => explain(foreign)).toThrow('unknown rule');
    expect(() => explainEnglish(foreign)).toThrow('unknown rule');
    const empty = JSON.parse(
      '{"rule":"working-days","version":1,"dayZero":"2026-02-26","steps":[],"due":"2026-02-26"}',
    );
    expect(() => explainInShort(empty)).toThrow('at least one day');
  });
});
