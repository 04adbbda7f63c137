/** How facts about the plan, its overviews and its reports change a case. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { EventOf } from '#domain/case/events';
import { type CaseState, obligationKey } from '#domain/case/state';
import { goalsOf } from '#domain/plan/rhythm';
import type { PlanVersion, Report } from '#domain/plan/state';

/** The plan of the first meeting; of one held again, after a change of people, the next version. */
export function withPlanOfMeeting(
  state: CaseState,
  { rhythm, days, personal }: EventOf<'FirstMeetingHeld'>,
  at: Instant,
): CaseState {
  const goals = personal?.goals ?? null;
  if (rhythm === null) return { ...state, goals };
  const version = state.plans.length + 1;
  const facts = { version, since: at, by: 'provider', mailKey: null, reason: null } as const;
  return withPlan(state, { ...facts, rhythm, days, goals: goals === null ? null : goalsOf(goals) });
}

type PlanEvent = EventOf<
  | 'PlanChanged'
  | 'OverviewCovered'
  | 'OverviewPutOff'
  | 'OverviewSent'
  | 'ReportPeriodNoted'
  | 'ReportAsked'
  | 'ReportSent'
  | 'ReviewAsked'
  | 'ReportApproved'
  | 'ReportReturned'
>;

export function applyPlan(state: CaseState, event: PlanEvent, at: Instant): CaseState {
  switch (event.type) {
    case 'PlanChanged': {
      const { version, by, rhythm, days, mailKey, personal } = event;
      const words = { goals: personal?.goals ?? null, reason: personal?.reason ?? null };
      return withPlan(state, { version, since: at, by, rhythm, days, mailKey, ...words });
    }
    case 'OverviewCovered':
      return { ...state, coveredUntil: event.due };
    case 'OverviewPutOff': {
      const { [obligationKey('send-overview', event.cause)]: _, ...asks } = state.asks;
      return { ...state, asks };
    }
    case 'OverviewSent': {
      const { cause, version, progress, hours, personal } = event;
      const words = personal ?? { goals: null, words: null, activities: null, next: null };
      const overview = { sentAt: at, version, progress, hours, ...words };
      return { ...state, overviews: { ...state.overviews, [cause]: overview } };
    }
    case 'ReportPeriodNoted':
      return { ...state, reportMonths: event.months };
    case 'ReportAsked': {
      const { cause, from, until, again } = event;
      const asked = { sentAt: null, overviews: [], hours: null, review: null, verdict: null };
      const report: Report = { from, until, again, ...asked, text: null, reason: null };
      return { ...state, reports: { ...state.reports, [cause]: report } };
    }
    case 'ReportSent': {
      const { overviews, hours, review, personal } = event;
      const sent = { sentAt: at, overviews, hours, review, text: personal?.text ?? null };
      return withReport(state, event.cause, sent);
    }
    case 'ReviewAsked':
      return withReport(state, event.cause, { review: event.review });
    case 'ReportApproved':
      return withReport(state, event.cause, { verdict: 'approved' });
    case 'ReportReturned':
      return withReport(state, event.cause, { verdict: 'returned', reason: event.personal?.text ?? null });
  }
}

/** A rhythm that stays counts on; a new one begins with the day after it was agreed. */
function withPlan(state: CaseState, plan: PlanVersion): CaseState {
  const before = state.plans.at(-1);
  const same = before?.rhythm === plan.rhythm && `${before.days}` === `${plan.days}`;
  return {
    ...state,
    plans: [...state.plans, plan],
    rhythm: plan.rhythm,
    rhythmSince: same ? state.rhythmSince : dayOf(plan.since),
    goals: plan.goals === null ? null : plan.goals.join('\n'),
  };
}

function withReport(state: CaseState, cause: string, change: Partial<Report>): CaseState {
  const report = state.reports[cause];
  if (!report) throw new Error(`A fact about report ${cause}, which was never asked for`);
  return { ...state, reports: { ...state.reports, [cause]: { ...report, ...change } } };
}
