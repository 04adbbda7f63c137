/** A new rhythm takes the overview with it that was asked for by the old one and is not due yet. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { evolve } from '#domain/case/evolve';
import { replanning } from '#domain/case/service';
import { type CaseState, openObligations } from '#domain/case/state';
import { nextNudgeAt } from '#domain/obligation/nudging';
import { nextOverviewOf, overviewsAhead } from '#domain/plan/schedule';
import { after, change } from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import {
  caseWithGoals,
  dayOffPlan,
  days,
  newPlan,
  opened,
  overview,
  overviewOwed,
  planMoments,
} from '../../support/plans.ts';
import { tryTo } from './random-stories.ts';

/** The overview of 12 March was asked for on the second; Wednesday the fourth. */
const at = '2026-03-04T08:00:00.000Z';
const onDays = (...named: string[]) => newPlan({ rhythm: 'dates', days: days(...named) });
const kind = 'send-overview';
const reach = { type: 'ReachMilestone' } as const;

describe('an overview that is owed, under a new rhythm', () => {
  it('moves to the plan’s next day when that is asked for by now, with its ladder', () => {
    const nudged = after(overviewOwed(), [{ type: 'Nudge', kind, cause: '1' }, '2026-03-10T07:00:00.000Z']);
    const state = given(nudged)
      .when(onDays('2026-03-17', '2026-06-01'), '2026-03-10T09:00:00.000Z')
      .expectEvents(
        { type: 'PlanChanged' },
        { type: 'ObligationRescheduled', due: parseDay('2026-03-17'), reason: 'plan-changed' },
      );
    const [owed] = openObligations(state);
    expect(owed).toMatchObject({
      due: '2026-03-17',
      explanation: { rule: 'date' },
      nudged: [],
      linkIssue: 1,
    });
    expect(owed && nextNudgeAt(owed, '2026-03-10T09:00:00.000Z')).toBe('2026-03-13T07:00:00.000Z');
    expect([nextOverviewOf(state), overviewsAhead(state)]).toEqual(['2026-03-17', ['2026-06-01']]);
  });

  it('may be due earlier than it was', () => {
    const state = after(overviewOwed(), [onDays('2026-03-06'), at]);
    expect(openObligations(state)).toMatchObject([{ kind, due: '2026-03-06' }]);
  });

  it('is put off when the plan’s next day is not asked for yet, and asked for again at its time', () => {
    const state = given(overviewOwed())
      .when(newPlan({ rhythm: 'three-months' }), at)
      .expectEvents(
        { type: 'PlanChanged' },
        { type: 'ObligationAnswered', kind, cause: '1', outcome: 'cancelled' },
        { type: 'OverviewPutOff', cause: '1' },
      );
    expect([openObligations(state), nextOverviewOf(state)]).toEqual([[], '2026-05-12']);
    expect(replanning).toContain('PlanChanged');
    const again = given(state)
      .when(reach, '2026-05-02T06:00:00.000Z')
      .expectEvents({ type: 'ObligationAsked', kind, cause: '2', due: parseDay('2026-05-12') });
    expect(nextOverviewOf(again)).toBe('2026-05-12');
  });

  it('that was put off is asked for on its old day when the old rhythm comes back', () => {
    const off = after(overviewOwed(), [newPlan({ rhythm: 'three-months' }), at]);
    const back = after(off, [newPlan({ rhythm: 'monthly' }), at], [reach, at]);
    expect(nextOverviewOf(opened(back, kind, at))).toBe('2026-03-12');
  });

  it('stays when it is overdue', () => {
    const late = '2026-03-13T08:00:00.000Z';
    const state = given(overviewOwed())
      .when(newPlan({ rhythm: 'three-months' }), late)
      .expectEvents({ type: 'PlanChanged' });
    expect(openObligations(state)).toMatchObject([{ kind, due: '2026-03-12' }]);
    expect(overviewsAhead(state)[0]).toBe('2026-05-12');
  });

  it('follows until 24:00 of its day', () => {
    const evening = '2026-03-12T21:59:00.000Z';
    given(overviewOwed())
      .when(onDays('2026-03-14'), evening)
      .expectEvents({ type: 'PlanChanged' }, { type: 'ObligationRescheduled', due: parseDay('2026-03-14') });
  });

  it('stays on the day that an officer named', () => {
    const extend = {
      type: 'ExtendObligation',
      kind,
      cause: '1',
      due: parseDay('2026-03-20'),
      reason: 'x',
    } as const;
    const state = after(overviewOwed(), [extend, at], [newPlan({ rhythm: 'three-months' }), at]);
    expect(openObligations(state)).toMatchObject([{ kind, due: '2026-03-20' }]);
    expect(nextOverviewOf(state)).toBe('2026-03-20');
  });

  it('stays where it is when only the goals are new, or the plan has the same day', () => {
    for (const command of [newPlan({ goals: ['Leida töö'] }), onDays('2026-03-12', '2026-09-01')])
      given(overviewOwed()).when(command, at).expectEvents({ type: 'PlanChanged' });
  });

  it('follows also before its machine opened it, which then finds it as the plan says', () => {
    const asked = after(caseWithGoals(), [reach, planMoments.overviewAsked]);
    const moved = given(asked)
      .when(onDays('2026-03-10'), planMoments.overviewAsked)
      .expectEvents(
        { type: 'PlanChanged' },
        { type: 'ObligationOpened' },
        { type: 'ObligationRescheduled', due: parseDay('2026-03-10') },
      );
    given(moved).when({ type: 'OpenObligation', kind, cause: '1' }, at).expectNothing();
    const off = after(asked, [newPlan({ rhythm: 'three-months' }), planMoments.overviewAsked]);
    given(off).when({ type: 'OpenObligation', kind, cause: '1' }, at).expectNothing();
    expect(nextOverviewOf(off)).toBe('2026-05-12');
  });

  it('that stands counts its pause from the new day', () => {
    const pause = {
      type: 'PauseObligation',
      kind,
      cause: '1',
      until: parseDay('2026-03-20'),
      reason: 'x',
    } as const;
    const paused = after(overviewOwed(), [pause, '2026-03-03T08:00:00.000Z'], [onDays('2026-03-10'), at]);
    expect(openObligations(paused)).toMatchObject([{ due: '2026-03-10', pause: { countsFrom: at } }]);
    const resumed = after(paused, [
      { type: 'ResumeObligation', kind, cause: '1' },
      '2026-03-06T08:00:00.000Z',
    ]);
    expect(openObligations(resumed)).toMatchObject([{ due: '2026-03-12', pause: null }]);
  });

  it('grants a wish for a day that is not later', () => {
    const wish = { type: 'AskExtension', kind, cause: '1', party: 'provider', reason: 'x' } as const;
    const wished = after(overviewOwed(), [{ ...wish, until: parseDay('2026-03-13') }, at]);
    expect(openObligations(after(wished, [onDays('2026-03-14'), at]))).toMatchObject([{ wish: null }]);
    expect(openObligations(after(wished, [onDays('2026-03-10'), at]))).toMatchObject([
      { wish: { until: '2026-03-13' } },
    ]);
  });

  it('is nothing that the same plan once more could move', () => {
    const moved = change(overviewOwed(), onDays('2026-03-10'), at).state;
    given(moved).when(onDays('2026-03-10'), at).expectNothing();
  });
});

/** What may come between one plan and the next. */
const steps = fc.array(
  fc.record({
    which: fc.nat(11),
    ahead: fc.integer({ min: 1, max: 18 }),
    hours: fc.integer({ min: 1, max: 300 }),
  }),
  { minLength: 3, maxLength: 12, size: 'max' },
);

function commandAt(state: CaseState, at: string, which: number, ahead: number): Command {
  const [today, cause] = [dayOf(at), String(state.asked[kind])];
  const until = addDays(today, ahead);
  const all: Command[] = [
    newPlan({ rhythm: 'monthly' }),
    newPlan({ rhythm: 'two-months' }),
    newPlan({ rhythm: 'dates', days: [until] }),
    newPlan({ rhythm: 'dates', days: [until, addDays(until, 9)] }),
    overview(state, { arrivedAt: at }),
    { type: 'PauseObligation', kind, cause, until, reason: 'x' },
    { type: 'ResumeObligation', kind, cause },
    { type: 'ExtendObligation', kind, cause, due: until, reason: 'x' },
    { type: 'PauseCase', until, reason: 'x' },
    { type: 'ResumeCase' },
    { type: 'OpenObligation', kind, cause },
  ];
  return all[which] ?? reach;
}

it('an overview is never on a day ahead that a new rhythm does not have, and one is owed at the most', () => {
  const moved = { on: 0, off: 0 };
  fc.assert(
    fc.property(steps, (planned) => {
      let [state, moment] = [overviewOwed(), Date.parse(at)];
      for (const { which, ahead, hours } of planned) {
        moment += hours * 3_600_000;
        const now = new Date(moment).toISOString();
        const ready = after(state, [reach, now]);
        const command = commandAt(ready, now, which, ahead);
        const events = tryTo(command, ready, now) ?? [];
        state = events.length === 0 ? ready : evolve(ready, { version: ready.version + 1, at: now, events });
        for (const { type } of events) {
          if (type === 'ObligationRescheduled') moved.on += 1;
          if (type === 'OverviewPutOff') moved.off += 1;
        }
        expect(openObligations(state).filter((one) => one.kind === kind).length).toBeLessThanOrEqual(1);
        if (state.rhythmSince !== ready.rhythmSince) expect(dayOffPlan(state, now)).toBeNull();
        if (command.type === 'ChangePlan') expect(tryTo(command, state, now) ?? []).toEqual([]);
      }
    }),
    { numRuns: 40, seed: 6 },
  );
  expect(Math.min(moved.on, moved.off)).toBeGreaterThan(5);
});
