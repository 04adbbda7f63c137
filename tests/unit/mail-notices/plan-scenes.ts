/** The notices of the action plan, of overviews and of reports to the agency. */
import type { CaseOptions } from '../../support/cases.ts';
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
import { nudges, type Scene, scenesOf } from './scenes.ts';

/** @returns plans that changed, overviews and reports asked for, sent, returned and approved */
export function plans(options: CaseOptions): Scene[] {
  const { overviewAsked, overviewSent, reportSent, reportReviewed } = planMoments;
  const active = caseWithGoals({}, options);
  const owed = overviewOwed(active);
  const reporting = reportOwed(options);
  const reviewing = reviewOwed(options);
  const returned = scenesOf('a returned report', reviewing, verdict(reviewing, 'haigestus'), reportReviewed);
  return [
    ...scenesOf('a new plan', active, newPlan({ goals: ['Leida töö'] }), overviewAsked),
    ...scenesOf('an overview', owed, overview(owed), overviewSent),
    ...nudges(owed, { kind: 'send-overview', cause: '1' }),
    ...scenesOf('a report', reporting, report(reporting), reportSent),
    ...nudges(reporting, { kind: 'report-to-agency', cause: '1' }),
    ...nudges(reviewing, { kind: 'review-report', cause: '1' }),
    ...scenesOf('an approved report', reviewing, verdict(reviewing, null), reportReviewed),
    ...returned,
  ];
}
