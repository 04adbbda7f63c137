/** The provider's report to the agency, built from the overviews of its period, and the agency's review of it (BRIEF, path 6). */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import type { PlanCommandOf } from '#domain/plan/commands';
import type { Overview, Report } from '#domain/plan/state';

/** @returns the overviews that were sent in the period of a report, the earliest first, each with its cause */
export const overviewsOf = (state: CaseState, { from, until }: Pick<Report, 'from' | 'until'>) =>
  Object.entries(state.overviews)
    .filter(([, { sentAt }]) => from <= dayOf(sentAt) && dayOf(sentAt) <= until)
    .map(([cause, overview]) => ({ cause, overview }));

/** @returns the hours of those that say them, null when none does; they are told with two decimals at the most */
export function hoursOf(overviews: readonly Pick<Overview, 'hours'>[]): number | null {
  const known = overviews.flatMap(({ hours }) => (hours === null ? [] : [hours]));
  return known.length === 0 ? null : Math.round(known.reduce((sum, one) => sum + one, 0) * 100) / 100;
}

/** @returns the report that a review of the agency is about, with its cause, or null */
export function reportOfReview(state: CaseState, review: string): { cause: string; report: Report } | null {
  const [cause, report] = Object.entries(state.reports).find(([, one]) => one.review === review) ?? [];
  return cause && report ? { cause, report } : null;
}

export const noteReportPeriod = (
  { months }: PlanCommandOf<'NoteReportPeriod'>,
  state: CaseState,
): CaseEvent[] =>
  state.phase === 'ended' || state.reportMonths === months ? [] : [{ type: 'ReportPeriodNoted', months }];

/** @throws CommandRefused as `answer` */
export function sendReport(
  command: PlanCommandOf<'SendReport'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const { cause, text } = command;
  const answered = answer(state, 'report-to-agency', command, 'done', now);
  const report = state.reports[cause];
  if (!report) throw new CommandRefused('wrong-phase');
  const overviews = overviewsOf(state, report);
  const review = String(state.asked['review-report'] + 1);
  const hours = hoursOf(overviews.map(({ overview }) => overview));
  const causes = overviews.map((one) => one.cause);
  return [
    ...answered,
    { type: 'ReportSent', cause, overviews: causes, hours, review, personal: { text } },
    { type: 'ObligationAsked', kind: 'review-report', cause: review, from: now, due: null },
  ];
}

/** Approved, or returned: then the provider owes the report of that period once more. @throws CommandRefused as `answer` */
export function reviewReport(
  command: PlanCommandOf<'ReviewReport'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const answered = answer(state, 'review-report', command, 'done', now);
  const found = reportOfReview(state, command.cause);
  if (!found) throw new CommandRefused('wrong-phase');
  if (command.verdict === 'approve') return [...answered, { type: 'ReportApproved', cause: found.cause }];
  const kind = 'report-to-agency';
  const cause = String(state.asked[kind] + 1);
  const { from, until } = found.report;
  return [
    ...answered,
    { type: 'ReportReturned', cause: found.cause, personal: { text: command.reason } },
    { type: 'ReportAsked', cause, from, until, again: found.cause },
    { type: 'ObligationAsked', kind, cause, from: now, due: null },
  ];
}
