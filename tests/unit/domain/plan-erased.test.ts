/** Plan, overviews and reports whose personal parts are erased, and facts and commands about what there is not. */
import { describe, expect, it } from 'vitest';
import { type CaseEvent, parseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { happenedSince, lastOverviewAt } from '#domain/plan/happened';
import { nextOverviewOf, overviewsAhead, periodsAhead } from '#domain/plan/schedule';
import { after, caseInReview, change } from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import {
  caseWithGoals,
  newPlan,
  overview,
  overviewOwed,
  planMoments,
  report,
  reportOwed,
  reviewOwed,
  verdict,
} from '../../support/plans.ts';

const { overviewSent, reportSent, reportReviewed } = planMoments;

const erased = (event: CaseEvent): CaseEvent => {
  const { personal: _, ...rest } = event as CaseEvent & { personal?: unknown };
  return parseEvent(rest);
};

describe('what is left of a plan when persons are erased', () => {
  it('is its versions, how far goals were, hours and verdicts', () => {
    const [owed, reporting, reviewing] = [overviewOwed(), reportOwed(), reviewOwed()];
    const steps = [
      [caseWithGoals(), newPlan({ goals: ['x'] })],
      [owed, overview(owed)],
      [reporting, report(reporting)],
      [reviewing, verdict(reviewing, 'x')],
    ] as const;
    const [plan, sent, told, returned] = steps.map(([before, command]) => {
      const events = change(before, command, reportReviewed).events.map(erased);
      return evolve(before, { version: before.version + 1, at: reportReviewed, events });
    });
    expect(plan?.plans.at(-1)).toMatchObject({ version: 2, goals: null, reason: null });
    expect(plan?.goals).toBeNull();
    expect(sent?.overviews[1]).toMatchObject({
      progress: ['under-way', 'under-way'],
      hours: 7.5,
      goals: null,
    });
    expect(told?.reports[1]).toMatchObject({ hours: 7.5, text: null });
    expect(returned?.reports[1]).toMatchObject({ verdict: 'returned', reason: null });
  });

  it('is nothing to ask for before a service', () => {
    const state = caseInReview();
    expect([overviewsAhead(state), periodsAhead(state), nextOverviewOf(state)]).toEqual([[], [], null]);
    expect([happenedSince(state, null), lastOverviewAt(state)]).toEqual([[], null]);
  });

  it('refuses a fact about a report that nobody asked for', () => {
    const events: CaseEvent[] = [{ type: 'ReportApproved', cause: '7' }];
    expect(() => evolve(caseWithGoals(), { version: 99, at: reportSent, events })).toThrow('never asked for');
  });
});

describe('a command about a report that there is not', () => {
  it('is refused, and the months of an ended case stay', () => {
    const owed = reportOwed();
    given({ ...owed, reports: {} })
      .when(report(owed), reportSent)
      .expectRefusal('wrong-phase');
    const reviewing = reviewOwed();
    given({ ...reviewing, reports: {} })
      .when(verdict(reviewing, null), reportReviewed)
      .expectRefusal('wrong-phase');
    const ended = after(owed, [{ type: 'CancelCase', reason: 'x' }, overviewSent]);
    given(ended).when({ type: 'NoteReportPeriod', months: 1 }, reportSent).expectNothing();
  });
});
