/** Overviews: asked for ten days before their day, one at a time, sent once. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { noticesOf } from '#domain/case/notices';
import { startsOf } from '#domain/case/starts';
import { openObligations } from '#domain/case/state';
import { happenedSince } from '#domain/plan/happened';
import { nextOverviewOf } from '#domain/plan/schedule';
import { after, change } from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import { caseWithGoals, goals, newPlan, overview, overviewOwed, planMoments } from '../../support/plans.ts';

const reach = { type: 'ReachMilestone' } as const;
const { overviewAsked, overviewSent } = planMoments;

describe('an overview', () => {
  it('is asked for ten days before its day, once, and its machine starts', () => {
    given(caseWithGoals()).when(reach, '2026-03-02T06:59:59.999Z').expectNothing();
    const { state, events } = change(caseWithGoals(), reach, overviewAsked);
    expect(events).toEqual([
      { type: 'ObligationAsked', kind: 'send-overview', cause: '1', from: overviewAsked, due: '2026-03-12' },
    ]);
    expect(startsOf(events, state)).toEqual([{ machine: 'obligation', kind: 'send-overview', cause: '1' }]);
    given(state).when(reach, overviewAsked).expectNothing();
    expect(nextOverviewOf(state)).toBe('2026-03-12');
  });

  it('is due on its day, which may be no working day', () => {
    const owed = overviewOwed();
    expect(owed.obligations['send-overview#1']).toMatchObject({
      assignee: 'provider',
      due: '2026-03-12',
      explanation: { rule: 'date', due: '2026-03-12' },
    });
  });

  it('goes to the municipality at once, with how far each goal is', () => {
    const owed = overviewOwed();
    const { state, events } = change(
      owed,
      overview(owed, { progress: ['reached', 'not-begun'] }),
      overviewSent,
    );
    expect(events.map(({ type }) => type)).toEqual(['ObligationAnswered', 'OverviewSent']);
    expect(events[1]).toMatchObject({ version: 1, progress: ['reached', 'not-begun'], hours: 7.5 });
    expect(noticesOf(events, state)).toEqual([
      { name: 'overview', to: 'municipality', obligation: { kind: 'send-overview', cause: '1' } },
      { name: 'received', to: 'provider', obligation: { kind: 'send-overview', cause: '1' } },
    ]);
    expect(state.overviews[1]).toMatchObject({
      goals,
      words: ['Aeg on kinni pandud', ''],
      sentAt: overviewSent,
    });
  });

  it('is sent once: the second click is refused', () => {
    const owed = overviewOwed();
    const sent = after(owed, [overview(owed), overviewSent]);
    given(sent).when(overview(owed), overviewSent).expectRefusal('already-answered');
  });

  it('of goals that changed since the page was drawn is refused, and the page shows the new ones', () => {
    const owed = overviewOwed();
    const changed = after(owed, [newPlan({ goals: ['Leida töö', 'Leida kodu'] }), overviewSent]);
    given(changed)
      .when(overview(owed, { version: 1 }), overviewSent)
      .expectRefusal('changed-meanwhile');
    given(owed)
      .when(overview(owed, { progress: ['reached'] }), overviewSent)
      .expectRefusal('changed-meanwhile');
  });

  it('that is still owed covers the next day: there is never a second one open', () => {
    const later = '2026-04-02T06:00:00.000Z';
    const state = given(overviewOwed())
      .when(reach, later)
      .expectEvents({ type: 'OverviewCovered', due: parseDay('2026-04-12') });
    expect(openObligations(state).map(({ kind }) => kind)).toEqual(['send-overview']);
    given(state).when(reach, later).expectNothing();
    const sent = after(state, [overview(state, { arrivedAt: later }), later]);
    expect(nextOverviewOf(sent)).toBe('2026-05-12');
  });

  it('that nobody could be asked for in time is left to the next one', () => {
    const events = change(caseWithGoals(), reach, '2026-04-20T08:00:00.000Z').events;
    expect(events).toEqual([{ type: 'OverviewCovered', due: '2026-04-12' }]);
  });

  it('is not owed any more when the case ends', () => {
    const ended = after(overviewOwed(), [{ type: 'CancelCase', reason: 'x' }, overviewSent]);
    expect(openObligations(ended)).toEqual([]);
    given(ended).when(overview(ended), overviewSent).expectRefusal('already-answered');
  });
});

describe('what happened since the last overview', () => {
  it('is told as dated facts: the meeting, queries with their answers, changes, a new plan', () => {
    const asked = '2026-02-17T09:00:00.000Z';
    const told = '2026-02-19T09:00:00.000Z';
    const state = after(
      caseWithGoals(),
      [{ type: 'AskQuery', mailKey: null, text: 'x', channel: 'mail', arrivedAt: asked }, asked],
      [{ type: 'AnswerQuery', cause: '1', text: 'x', channel: 'page', arrivedAt: told }, told],
      [newPlan({ goals: ['Leida töö'] }), told],
    );
    const report = { direction: 'worse', since: null, urgent: false, what: 'x', done: null } as const;
    const changed = after(state, [{ type: 'ReportChange', ...report }, '2026-03-01T09:00:00.000Z']);
    expect(happenedSince(changed, null)).toEqual([
      { what: 'meeting', on: '2026-02-12' },
      { what: 'query', on: '2026-02-17', answered: '2026-02-19' },
      { what: 'plan', on: '2026-02-19' },
      { what: 'change', on: '2026-03-01', direction: 'worse' },
    ]);
    expect(happenedSince(changed, told)).toEqual([{ what: 'change', on: '2026-03-01', direction: 'worse' }]);
  });
});
