/** Cases whose service runs, with an overview or a report asked for, for tests of the action plan. */
import { type Day, dayOf, type Instant, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { type CaseState, openObligations } from '#domain/case/state';
import type { PlanCommandOf } from '#domain/plan/commands';
import { overviewsAhead } from '#domain/plan/schedule';
import { after, type CaseOptions, caseInMeeting, causeOf, moments } from './cases.ts';

/**
 * The service of `activeCase` begins on 12 February 2026: its overviews are monthly, the first is due on 12 March and asked for at
 * 9:00 of 2 March; its first report is asked for on 13 May.
 */
export const planMoments = {
  overviewAsked: '2026-03-02T07:00:00.000Z',
  overviewSent: '2026-03-10T09:30:00.000Z',
  reportAsked: '2026-05-13T06:00:00.000Z',
  reportSent: '2026-05-20T10:00:00.000Z',
  reportReviewed: '2026-05-25T08:00:00.000Z',
} as const satisfies Record<string, Instant>;

export const goals = ['Perearst leitud', 'Laps käib koolis'] as const;

/** A case whose plan has two goals. */
export const caseWithGoals = (result: Record<string, unknown> = {}, options: CaseOptions = {}): CaseState => {
  const meeting = caseInMeeting({ ...options, opened: true });
  const record = {
    type: 'RecordFirstMeeting',
    cause: causeOf(meeting, 'record-first-meeting'),
    channel: 'page',
    arrivedAt: moments.recorded,
    result: 'held',
    suited: true,
    goals: `1. ${goals[0]}\n- ${goals[1]}\n`,
    rhythm: 'monthly',
    note: null,
    ...result,
  } as Command;
  return after(meeting, [record, moments.recorded]);
};

const reach: Command = { type: 'ReachMilestone' };

/** The latest obligation of the kind, opened by its machine. */
export const opened = (
  state: CaseState,
  kind: 'send-overview' | 'report-to-agency' | 'review-report',
  at: Instant,
): CaseState => after(state, [{ type: 'OpenObligation', kind, cause: causeOf(state, kind) }, at]);

/** The first overview is owed. */
export const overviewOwed = (state: CaseState = caseWithGoals()): CaseState =>
  opened(after(state, [reach, planMoments.overviewAsked]), 'send-overview', planMoments.overviewAsked);

export const overview = (
  state: CaseState,
  changes: Partial<PlanCommandOf<'SendOverview'>> = {},
): PlanCommandOf<'SendOverview'> => ({
  type: 'SendOverview',
  cause: causeOf(state, 'send-overview'),
  channel: 'page',
  arrivedAt: planMoments.overviewSent,
  version: null,
  progress: (state.plans.at(-1)?.goals ?? []).map(() => 'under-way'),
  words: ['Aeg on kinni pandud'],
  activities: 'Käisime perearsti juures.',
  hours: 7.5,
  next: 'Registreerime keelekursusele.',
  ...changes,
});

/** The first overview was sent, and with the months that went by the first report is owed. */
export function reportOwed(options: CaseOptions = {}): CaseState {
  const owed = overviewOwed(caseWithGoals({}, options));
  const sent = after(owed, [overview(owed), planMoments.overviewSent], [reach, planMoments.reportAsked]);
  return opened(sent, 'report-to-agency', planMoments.reportAsked);
}

export const report = (state: CaseState, text = 'Periood kulges plaani järgi.'): Command => ({
  type: 'SendReport',
  cause: causeOf(state, 'report-to-agency'),
  channel: 'page',
  arrivedAt: planMoments.reportSent,
  text,
});

/** The agency owes its review. */
export function reviewOwed(options: CaseOptions = {}): CaseState {
  const owed = reportOwed(options);
  const sent = after(owed, [report(owed), planMoments.reportSent]);
  return opened(sent, 'review-report', planMoments.reportSent);
}

export const verdict = (state: CaseState, reason: string | null): Command => {
  const given = { cause: causeOf(state, 'review-report'), channel: 'admin' } as const;
  const review = { type: 'ReviewReport', ...given, arrivedAt: planMoments.reportReviewed } as const;
  return reason === null ? { ...review, verdict: 'approve' } : { ...review, verdict: 'return', reason };
};

export const newPlan = (changes: Partial<PlanCommandOf<'ChangePlan'>> = {}): PlanCommandOf<'ChangePlan'> => ({
  type: 'ChangePlan',
  by: 'agency',
  goals: null,
  rhythm: null,
  days: [],
  reason: 'Lepiti kokku omavalitsusega.',
  mailKey: null,
  ...changes,
});

export const days = (...texts: string[]) => texts.map((text) => parseDay(text));

/**
 * @returns the day of the overview that is owed, not overdue, and yet not on a day of the plan; null as it should be after a
 *   new rhythm. A day that an officer named holds.
 */
export function dayOffPlan(state: CaseState, at: Instant): Day | null {
  const owed = openObligations(state).find(({ kind }) => kind === 'send-overview');
  const settled = owed?.passedAt || owed?.explanation.changes?.some(({ why }) => why === 'extended');
  if (!owed || settled || owed.due < dayOf(at)) return null;
  return overviewsAhead({ ...state, asks: {}, coveredUntil: null }).includes(owed.due) ? null : owed.due;
}
