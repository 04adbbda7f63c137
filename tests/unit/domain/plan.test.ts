/** The action plan, its versions, and the days of overviews and reports that follow from it. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { noticesOf } from '#domain/case/notices';
import { nextMilestone, replanning } from '#domain/case/service';
import { overviewsAhead, periodsAhead } from '#domain/plan/schedule';
import { activeCase, after, caseInMeeting, change, moments } from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import { caseWithGoals, days, goals, newPlan, planMoments } from '../../support/plans.ts';

const at = '2026-02-20T08:00:00.000Z';
const monthsOf = (state: Parameters<typeof overviewsAhead>[0]) => overviewsAhead(state).slice(0, 3);

describe('the action plan', () => {
  it('has the goals of the first meeting as its first version, one a line, without the marks of a list', () => {
    const [plan, ...more] = caseWithGoals().plans;
    expect(plan).toMatchObject({ version: 1, by: 'provider', rhythm: 'monthly', goals, reason: null });
    expect(more).toEqual([]);
  });

  it('gets a next version with who and why, and both sides are told', () => {
    const command = newPlan({ goals: ['Leida töö'], rhythm: 'two-months', by: 'municipality', reason: 'x' });
    const { state, events } = change(caseWithGoals(), command, at);
    expect(state.plans).toHaveLength(2);
    expect(state.plans[1]).toMatchObject({ version: 2, by: 'municipality', reason: 'x', since: at });
    expect(state).toMatchObject({ goals: 'Leida töö', rhythm: 'two-months' });
    const told = noticesOf(events, state).map(({ name, to }) => [name, to]);
    expect(told).toEqual([
      ['plan-changed', 'municipality'],
      ['plan-changed', 'provider'],
    ]);
    expect(replanning).toContain(events[0]?.type);
  });

  it('keeps what a change does not name', () => {
    const state = after(caseWithGoals(), [newPlan({ rhythm: 'three-months' }), at]);
    expect(state.plans[1]).toMatchObject({ goals, rhythm: 'three-months' });
  });

  it('stays as it is by a second click, and by the same mail once more', () => {
    const command = newPlan({ goals: ['Leida töö'], mailKey: 'c5' });
    const changed = after(caseWithGoals(), [command, at]);
    given(changed)
      .when({ ...command, mailKey: null }, at)
      .expectNothing();
    given(changed)
      .when({ ...command, goals: ['Leida kodu'] }, at)
      .expectNothing();
  });

  it('is refused before the service and after its end, and without a goal or the days of its rhythm', () => {
    given(caseInMeeting())
      .when(newPlan({ goals: ['x'] }), at)
      .expectRefusal('wrong-phase');
    const over = after(caseWithGoals(), [{ type: 'CancelCase', reason: 'x' }, at]);
    given(over)
      .when(newPlan({ goals: ['x'] }), at)
      .expectRefusal('case-ended');
    given(caseWithGoals())
      .when(newPlan({ goals: [] }), at)
      .expectRefusal('still-missing');
    given(caseWithGoals())
      .when(newPlan({ rhythm: 'dates' }), at)
      .expectRefusal('still-missing');
  });
});

describe('the days of overviews', () => {
  it('come each month on the day of the month on which the service began, and none after its end', () => {
    const ahead = overviewsAhead(activeCase());
    expect(ahead).toEqual([
      ...['2026-03-12', '2026-04-12', '2026-05-12', '2026-06-12', '2026-07-12', '2026-08-12'],
      ...['2026-09-12', '2026-10-12', '2026-11-12', '2026-12-12', '2027-01-12'],
    ]);
  });

  it('come every two or three months', () => {
    const two = after(caseWithGoals(), [newPlan({ rhythm: 'two-months' }), at]);
    expect(monthsOf(two)).toEqual(['2026-04-12', '2026-06-12', '2026-08-12']);
    const three = after(caseWithGoals(), [newPlan({ rhythm: 'three-months' }), at]);
    expect(monthsOf(three)).toEqual(['2026-05-12', '2026-08-12', '2026-11-12']);
  });

  it('are the last of a shorter month, and the 31st again after it', () => {
    const state = { ...activeCase(), serviceStart: parseDay('2026-03-31') };
    expect(monthsOf(state)).toEqual(['2026-04-30', '2026-05-31', '2026-06-30']);
  });

  it('are those that the plan names, in order and each once', () => {
    const given = days('2026-09-15', '2026-06-01', '2026-09-15', '2027-03-01');
    const state = after(caseWithGoals(), [newPlan({ rhythm: 'dates', days: given }), at]);
    expect(overviewsAhead(state)).toEqual(['2026-06-01', '2026-09-15']);
  });

  it('of the first meeting may be named, too', () => {
    const state = caseWithGoals({ rhythm: 'dates', days: days('2026-06-01') });
    expect(overviewsAhead(state)).toEqual(['2026-06-01']);
  });

  it('follow a new rhythm from the day on which it was agreed', () => {
    const state = after(caseWithGoals(), [newPlan({ rhythm: 'three-months' }), at]);
    const again = after(state, [newPlan({ rhythm: 'monthly' }), '2026-06-20T08:00:00.000Z']);
    expect(monthsOf(again)).toEqual(['2026-07-12', '2026-08-12', '2026-09-12']);
  });

  it('are not moved by new goals alone', () => {
    const state = after(caseWithGoals(), [newPlan({ goals: ['Leida töö'] }), '2026-04-12T08:00:00.000Z']);
    expect(overviewsAhead(state)[0]).toBe('2026-03-12');
  });

  it('are asked for at 9:00 in Estonia ten days before, also when the clocks change in between', () => {
    expect(nextMilestone(activeCase())).toEqual({
      milestone: 'ask-overview',
      wakeAt: planMoments.overviewAsked,
    });
    // 12 April is summer time: 9:00 of the second is 6:00 UTC; 2 March was 7:00.
    const asked = after(activeCase(), [{ type: 'ReachMilestone' }, planMoments.overviewAsked]);
    expect(nextMilestone(asked).wakeAt).toBe('2026-04-02T06:00:00.000Z');
  });
});

describe('the periods of reports', () => {
  it('are three months each from the beginning of the service, while a whole one ends before it', () => {
    expect(periodsAhead(activeCase())).toEqual([
      { from: '2026-02-12', until: '2026-05-12', askedAt: planMoments.reportAsked },
      { from: '2026-05-13', until: '2026-08-12', askedAt: '2026-08-13T06:00:00.000Z' },
      { from: '2026-08-13', until: '2026-11-12', askedAt: '2026-11-13T07:00:00.000Z' },
    ]);
  });

  it('are as long as the contract says, once that is noted', () => {
    const note = { type: 'NoteReportPeriod', months: 6 } as const;
    const state = given(activeCase())
      .when(note, moments.recorded)
      .expectEvents({ type: 'ReportPeriodNoted', months: 6 });
    expect(periodsAhead(state).map(({ until }) => until)).toEqual(['2026-08-12']);
    given(state).when(note, at).expectNothing();
    given(activeCase()).when({ type: 'NoteReportPeriod', months: 3 }, at).expectNothing();
  });
});
