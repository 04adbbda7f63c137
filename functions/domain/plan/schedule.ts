/**
 * When overviews and reports come. Months are counted from the day on which the service began and end on the same day of the
 * month, or on the last day of a shorter one (TsÜS § 136); they are not moved to a working day.
 */
import { addDays, addMonths, at, type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { type CaseState, findObligation, obligationKey } from '#domain/case/state';
import { askedOn, type RuleBook } from '#domain/obligation/rules';
import { monthsOf } from '#domain/plan/rhythm';

const morning = '09:00';

export type PlanMilestone = 'ask-overview' | 'ask-report';

/** @returns the next overview and the next report that the running service still has to ask for */
export function planMilestones(state: CaseState): { milestone: PlanMilestone; wakeAt: Instant }[] {
  const [overview] = overviewsAhead(state);
  const [report] = periodsAhead(state);
  return [
    ...(overview ? [{ milestone: 'ask-overview' as const, wakeAt: askedAt(state.rules, overview) }] : []),
    ...(report ? [{ milestone: 'ask-report' as const, wakeAt: report.askedAt }] : []),
  ];
}

/** Asks for what has come: of several overviews that went by unseen one, of reports each. */
export function reachedPlan(milestone: PlanMilestone, state: CaseState, now: Instant): CaseEvent[] {
  return milestone === 'ask-overview' ? askOverview(state, now) : askReports(state, now);
}

function askOverview(state: CaseState, now: Instant): CaseEvent[] {
  const due = overviewsAhead(state)
    .filter((day) => askedAt(state.rules, day) <= now)
    .at(-1);
  if (!due) return [];
  const kind = 'send-overview';
  const asked = state.asked[kind];
  // One at a time: an overview tells of all that happened since the one before. Nor is one asked for when its day is over.
  const owed = asked > 0 && findObligation(state, kind, String(asked))?.status !== 'closed';
  if (owed || due < dayOf(now)) return [{ type: 'OverviewCovered', due }];
  return [{ type: 'ObligationAsked', kind, cause: String(asked + 1), from: now, due }];
}

function askReports(state: CaseState, now: Instant): CaseEvent[] {
  const kind = 'report-to-agency';
  return periodsAhead(state)
    .filter((period) => period.askedAt <= now)
    .flatMap(({ from, until }, index): CaseEvent[] => {
      const cause = String(state.asked[kind] + index + 1);
      return [
        { type: 'ReportAsked', cause, from, until, again: null },
        { type: 'ObligationAsked', kind, cause, from: now, due: null },
      ];
    });
}

/**
 * @returns days of overviews that have not been asked for, in order. None after the service's last day, which the final
 *   report covers. A new rhythm leaves out what it would have asked for before it was agreed.
 */
export function overviewsAhead(state: CaseState): Day[] {
  const { serviceStart, serviceEnd, rhythmSince } = state;
  const plan = state.plans.at(-1);
  if (!plan || !serviceStart || !serviceEnd) return [];
  const kind = 'send-overview';
  const asked = Array.from({ length: state.asked[kind] }, (_, index) => String(index + 1));
  const dues = asked.filter((cause) => isTaken(state, kind, cause)).map((cause) => plannedDay(state, cause));
  const taken = [rhythmSince, state.coveredUntil, ...dues];
  const months = monthsOf[plan.rhythm];
  const days = months === 0 ? plan.days : everyMonths(serviceStart, months, serviceEnd);
  return days.filter((day) => day <= serviceEnd && taken.every((one) => one === null || day > one));
}

/** @returns the plan's day that an overview was asked for, whatever moved its due day since; null: none, it was put off */
function plannedDay({ asks, obligations }: CaseState, cause: string): Day | null {
  const key = obligationKey('send-overview', cause);
  return asks[key] ? (obligations[key]?.explanation.due ?? asks[key].due) : null;
}

/** @returns the day of the overview that is owed or comes next, or null */
export function nextOverviewOf(state: CaseState): Day | null {
  const key = obligationKey('send-overview', String(state.asked['send-overview']));
  const obligation = state.obligations[key];
  const owed = obligation?.status !== 'closed' ? (obligation?.due ?? state.asks[key]?.due) : null;
  return owed ?? overviewsAhead(state)[0] ?? null;
}

interface Period {
  readonly from: Day;
  readonly until: Day;
  /** 9:00 of the day after its last. */
  readonly askedAt: Instant;
}

/** @returns periods that no report was asked for, in order. The final report tells of the months after the last of them. */
export function periodsAhead(state: CaseState): Period[] {
  const { serviceStart, serviceEnd, reportMonths } = state;
  if (!serviceStart || !serviceEnd) return [];
  const asked = Object.entries(state.reports).filter(([cause]) => isTaken(state, 'report-to-agency', cause));
  const all = everyMonths(serviceStart, reportMonths, serviceEnd);
  const last =
    [...asked.map(([, { until }]) => until), ...reportedOutside(state, all)].toSorted().at(-1) ?? null;
  const ends = all.filter((day) => day < serviceEnd && (last === null || day > last));
  return ends.map((until, index) => {
    const before = ends[index - 1] ?? last;
    const from = before ? addDays(before, 1) : serviceStart;
    return { from, until, askedAt: at(addDays(until, 1), morning) };
  });
}

/** Periods that were over when the case was imported: their reports were made outside. */
const reportedOutside = ({ imported }: CaseState, ends: readonly Day[]): Day[] =>
  ends.filter((day) => imported !== null && day < dayOf(imported.at));

/** What was called off with a case that then went on is asked for anew. */
function isTaken(state: CaseState, kind: 'send-overview' | 'report-to-agency', cause: string): boolean {
  const obligation = findObligation(state, kind, cause);
  const { reopenedAt } = state;
  const calledOff = obligation?.status === 'closed' && obligation.outcome === 'cancelled';
  return !calledOff || reopenedAt === null || obligation.arrivedAt > reopenedAt;
}

/** @returns when the overview of a day is asked for: so many days before it */
export const askedAt = (rules: RuleBook, day: Day): Instant =>
  at(askedOn(rules, 'send-overview', day), morning);

/** @returns the days that come every so many months after the first day, up to the last day */
function everyMonths(first: Day, months: number, last: Day): Day[] {
  const days: Day[] = [];
  for (let turn = 1; addMonths(first, turn * months) <= last; turn += 1)
    days.push(addMonths(first, turn * months));
  return days;
}
