import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf, isWorkingDay, parseDay, timeOf } from '#domain/calendar/calendar';
import { dueAfterWorkingDays } from '#domain/calendar/due';
import { kindRules, obligationKinds, type Party } from '#domain/obligation/kinds';
import { endOfLadder, ladder } from '#domain/obligation/ladder';
import { usualNudges } from '#domain/obligation/rules';

const kind = 'answer-query';
const open = (assignee: Party, due: string, passedAt: string | null = null) =>
  ladder({ kind, assignee, due: parseDay(due), passedAt, nudges: usualNudges });

/** Days on which steps are taken, e.g. `before 2026-02-09`. */
const days = (steps: ReturnType<typeof ladder>) => steps.map(({ name, at }) => `${name} ${dayOf(at)}`);

describe('the ladder of an obligation that nobody answers', () => {
  it('reminds two working days before, on the due day, when overdue, daily, weekly, and ends', () => {
    expect(days(open('provider', '2026-02-11'))).toEqual([
      'before 2026-02-09',
      'due-day 2026-02-11',
      'overdue 2026-02-12',
      'daily-1 2026-02-13',
      'daily-2 2026-02-16',
      'daily-3 2026-02-17',
      'daily-4 2026-02-18',
      'daily-5 2026-02-19',
      'weekly-1 2026-02-26',
      'weekly-2 2026-03-05',
      'weekly-3 2026-03-12',
      'weekly-4 2026-03-19',
      'weekly-5 2026-03-26',
      'weekly-6 2026-04-02',
      'weekly-7 2026-04-09',
      'weekly-8 2026-04-16',
      'end 2026-04-23',
    ]);
  });

  it('tells the agency too when it is overdue and each week, the assignee alone otherwise', () => {
    const to = Object.fromEntries(open('provider', '2026-02-11').map((step) => [step.name, step.to]));
    expect(to).toMatchObject({
      before: ['provider'],
      'due-day': ['provider'],
      overdue: ['provider', 'agency'],
      'daily-1': ['provider'],
      'daily-5': ['provider'],
      'weekly-1': ['provider', 'agency'],
      'weekly-8': ['provider', 'agency'],
      end: [],
    });
  });

  it('tells the agency of an unread change a working day after those who could have read it', () => {
    const unread = (nudges: typeof usualNudges) =>
      ladder({
        ...{ kind: 'acknowledge-change', assignee: 'municipality', due: parseDay('2026-02-13') },
        ...{ passedAt: null, nudges },
      })
        .filter(({ tone }) => tone === 'overdue')
        .slice(0, 3)
        .map(({ name, at, to }) => [name, dayOf(at), to.join(' ')].join(' '));
    expect(unread(usualNudges)).toEqual([
      'overdue 2026-02-16 municipality',
      'daily-1 2026-02-17 municipality agency',
      'daily-2 2026-02-18 municipality',
    ]);
    // Also when the lead has set that nobody is reminded daily.
    expect(unread({ ...usualNudges, daily: 0 })).toEqual([
      'overdue 2026-02-16 municipality',
      'daily-1 2026-02-17 agency',
      'weekly-1 2026-02-23 municipality agency',
    ]);
  });

  it('tells the agency once when the obligation is its own', () => {
    for (const { name, to } of open('agency', '2026-02-11'))
      expect(to).toEqual(name === endOfLadder ? [] : ['agency']);
  });

  it('is polite before the due day, says it on the day, and that it is overdue from then on', () => {
    const tones = open('municipality', '2026-02-11').map(({ tone }) => tone);
    expect(tones.slice(0, 3)).toEqual(['reminder', 'due-today', 'overdue']);
    expect(new Set(tones.slice(3, -1))).toEqual(new Set(['overdue']));
  });

  it('goes around the holidays: Independence Day on a Tuesday', () => {
    const [before, dueDay, overdue, daily] = days(open('provider', '2026-02-23'));
    expect([before, dueDay, overdue, daily]).toEqual([
      'before 2026-02-19',
      'due-day 2026-02-23',
      'overdue 2026-02-25',
      'daily-1 2026-02-26',
    ]);
  });

  it('takes the next working day when a week ends on a holiday or the due day is none', () => {
    expect(days(open('provider', '2026-12-03')).slice(8, 11)).toEqual([
      'weekly-1 2026-12-18',
      'weekly-2 2026-12-28',
      'weekly-3 2027-01-04',
    ]);
    expect(days(open('provider', '2026-02-14')).slice(0, 3)).toEqual([
      'before 2026-02-12',
      'due-day 2026-02-16',
      'overdue 2026-02-16',
    ]);
  });

  it('stands at 9:00 in Estonia in winter and in summer', () => {
    const weekly = open('provider', '2026-02-11').filter(({ name }) => /^weekly-[56]$/.test(name));
    expect(weekly.map(({ at }) => at)).toEqual(['2026-03-26T07:00:00.000Z', '2026-04-02T06:00:00.000Z']);
    const autumn = open('provider', '2026-10-27').slice(0, 2);
    expect(autumn.map(({ at }) => at)).toEqual(['2026-10-23T06:00:00.000Z', '2026-10-27T07:00:00.000Z']);
  });

  it('reminds the agency each week, 26 times, of what was passed to it, and then ends', () => {
    const steps = open('agency', '2026-02-11', '2026-04-23T06:00:00.000Z');
    expect(steps).toHaveLength(27);
    expect(days(steps).slice(0, 2)).toEqual(['agency-1 2026-04-30', 'agency-2 2026-05-07']);
    expect(days(steps).slice(-2)).toEqual(['agency-26 2026-10-22', 'end 2026-10-29']);
    for (const { name, to, tone } of steps)
      expect({ to, tone }).toEqual({ to: name === endOfLadder ? [] : ['agency'], tone: 'passed' });
  });
});

describe('every ladder', () => {
  const someDay = fc
    .integer({ min: 0, max: 6500 })
    .map((offset): Day => addDays(parseDay('2022-01-03'), offset));

  it('has its steps in the order of time, each at 9:00 of a working day', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom<Party>('municipality', 'agency', 'provider'), (due, assignee) => {
        for (const steps of [open(assignee, due), open('agency', due, `${due}T10:00:00.000Z`)]) {
          expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort());
          expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
          for (const { at } of steps) expect([isWorkingDay(dayOf(at)), timeOf(at)]).toEqual([true, '09:00']);
        }
      }),
    );
  });

  it('is over within 300 days of day 0, of the longest rule and from days all over seventeen years', () => {
    const workingDays = Math.max(
      ...obligationKinds.map((kind) => {
        const { rule } = kindRules[kind];
        return 'workingDays' in rule ? rule.workingDays : 0;
      }),
    );
    // Every eleventh day: all weekdays and all holidays come up.
    for (let opened = parseDay('2026-01-01'); opened < '2043-01-01'; opened = addDays(opened, 11)) {
      const { due } = dueAfterWorkingDays(opened, workingDays);
      const nudges = usualNudges;
      const passed = ladder({ kind, assignee: 'provider', due, passedAt: null, nudges }).at(-1)?.at ?? '';
      const unattended = ladder({ kind, assignee: 'agency', due, passedAt: passed, nudges }).at(-1)?.at ?? '';
      expect(dayOf(unattended) < addDays(opened, 300), `opened on ${opened}`).toBe(true);
    }
  });
});
