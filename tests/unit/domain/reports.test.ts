/** The provider's report to the agency: built from the overviews of its period, approved or returned. */
import { describe, expect, it } from 'vitest';
import { noticesOf } from '#domain/case/notices';
import { startsOf } from '#domain/case/starts';
import { openObligations } from '#domain/case/state';
import { hoursOf } from '#domain/plan/report';
import { periodsAhead } from '#domain/plan/schedule';
import { after, change } from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import {
  caseWithGoals,
  opened,
  planMoments,
  report,
  reportOwed,
  reviewOwed,
  verdict,
} from '../../support/plans.ts';

const reach = { type: 'ReachMilestone' } as const;
const { reportSent, reportReviewed } = planMoments;

describe('a report to the agency', () => {
  it('is asked for on the day after its period, for 10 working days', () => {
    const owed = reportOwed();
    expect(owed.reports[1]).toMatchObject({ from: '2026-02-12', until: '2026-05-12', sentAt: null });
    // 13 May 2026 is day 0; the tenth working day after it.
    expect(owed.obligations['report-to-agency#1']).toMatchObject({ due: '2026-05-27', assignee: 'provider' });
    expect(periodsAhead(owed)[0]).toMatchObject({ from: '2026-05-13', until: '2026-08-12' });
  });

  it('is asked for once a period, also when several periods went by unseen', () => {
    const late = '2026-08-20T08:00:00.000Z';
    const { state, events } = change(caseWithGoals(), reach, late);
    const asked = events.filter(({ type }) => type === 'ReportAsked');
    expect(asked.map((one) => 'until' in one && one.until)).toEqual(['2026-05-12', '2026-08-12']);
    expect(
      startsOf(events, state).filter((one) => 'kind' in one && one.kind === 'report-to-agency'),
    ).toHaveLength(2);
    given(state).when(reach, late).expectNothing();
  });

  it('names the overviews of its period and their hours together, and the agency owes a review', () => {
    const owed = reportOwed();
    const { state, events } = change(owed, report(owed), reportSent);
    expect(events).toMatchObject([
      { type: 'ObligationAnswered', kind: 'report-to-agency', outcome: 'done' },
      { type: 'ReportSent', cause: '1', overviews: ['1'], hours: 7.5, review: '1' },
      { type: 'ObligationAsked', kind: 'review-report', cause: '1', due: null },
    ]);
    const review = opened(state, 'review-report', reportSent).obligations['review-report#1'];
    expect(review).toMatchObject({ assignee: 'agency', due: '2026-05-27' });
    given(state).when(report(owed), reportSent).expectRefusal('already-answered');
  });

  it('leaves out of the hours what no overview says', () => {
    expect(hoursOf([{ hours: 0.1 }, { hours: 0.2 }, { hours: null }])).toBe(0.3);
    expect(hoursOf([{ hours: null }])).toBeNull();
  });

  it('is approved once, and the provider is told', () => {
    const owed = reviewOwed();
    const { state, events } = change(owed, verdict(owed, null), reportReviewed);
    expect(state.reports[1]).toMatchObject({ verdict: 'approved' });
    expect(noticesOf(events, state).map(({ name, to }) => [name, to])).toEqual([
      ['report-approved', 'provider'],
    ]);
    given(state).when(verdict(owed, null), reportReviewed).expectRefusal('already-answered');
  });

  it('that is returned is owed once more, for the same period, with its own review', () => {
    const owed = reviewOwed();
    const returned = given(owed)
      .when(verdict(owed, 'Lisage tunnid.'), reportReviewed)
      .expectEvents(
        { type: 'ObligationAnswered', outcome: 'done' },
        { type: 'ReportReturned', cause: '1' },
        {
          type: 'ReportAsked',
          cause: '2',
          from: '2026-02-12' as never,
          until: '2026-05-12' as never,
          again: '1',
        },
        { type: 'ObligationAsked', kind: 'report-to-agency', cause: '2' },
      );
    expect(returned.reports[1]).toMatchObject({ verdict: 'returned', reason: 'Lisage tunnid.' });
    const again = opened(returned, 'report-to-agency', reportReviewed);
    const sent = after(again, [report(again), reportReviewed]);
    const reviewed = after(opened(sent, 'review-report', reportReviewed), [
      verdict(sent, null),
      reportReviewed,
    ]);
    expect(reviewed.reports[2]).toMatchObject({ verdict: 'approved', review: '2' });
    expect(periodsAhead(reviewed)[0]?.from).toBe('2026-05-13');
  });

  it('of an older link answers no newer report', () => {
    const owed = reviewOwed();
    const returned = after(owed, [verdict(owed, 'x'), reportReviewed]);
    given(returned)
      .when({ ...report(returned), cause: '1' } as never, reportReviewed)
      .expectRefusal('already-answered');
  });

  it('leaves nothing open on a case that ends', () => {
    for (const owed of [reportOwed(), reviewOwed()]) {
      const ended = after(owed, [{ type: 'CancelCase', reason: 'x' }, reportReviewed]);
      expect(openObligations(ended)).toEqual([]);
    }
  });

  it('that was called off with its case is asked for anew when the case goes on', () => {
    const ended = after(reportOwed(), [{ type: 'CancelCase', reason: 'x' }, reportSent]);
    const reopened = after(ended, [{ type: 'ReopenCase', reason: 'x' }, reportReviewed]);
    const { events } = change(reopened, reach, reportReviewed);
    expect(events.filter(({ type }) => type === 'ReportAsked')).toMatchObject([
      { cause: '2', until: '2026-05-12', again: null },
    ]);
  });
});
