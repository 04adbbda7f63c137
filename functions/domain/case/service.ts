/** The months of the service: what comes next in them, and when. */
import { at, endOfDay, type Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import { goesOn, pauseMilestones } from '#domain/clocks/milestones';
import { evaluationMilestones, reachEvaluation } from '#domain/evaluation/decide';
import { warnOfEnd } from '#domain/need/need';
import { askedOn } from '#domain/obligation/rules';
import { planMilestones, reachedPlan } from '#domain/plan/schedule';

/** Facts that may move, add or take away a milestone: the machine of the service plans anew after each. */
export const replanning: readonly CaseEvent['type'][] = [
  'MachinesRestarted',
  'CasePaused',
  'CaseResumed',
  'PlanChanged',
  'EvaluationSet',
  'EvaluationCancelled',
  'FactCorrected',
];

export const milestones = [
  'warn-of-end',
  'ask-overview',
  'ask-report',
  'ask-evaluation',
  'pause-over',
  'end',
] as const;

/** A moment of the service at which something happens by itself. */
export interface Milestone {
  readonly milestone: (typeof milestones)[number];
  readonly wakeAt: Instant;
}

/** @returns what comes next in the service of this case, or `none` */
export function nextMilestone(
  state: CaseState,
): Milestone | { readonly milestone: 'none'; readonly wakeAt: null } {
  return milestonesOf(state)[0] ?? { milestone: 'none', wakeAt: null };
}

/** Everything that the service still has before it, the earliest first. The end comes after all else of its moment. */
export function milestonesOf(state: CaseState): Milestone[] {
  if (state.phase !== 'active' || !state.serviceEnd) return [];
  const end: Milestone = { milestone: 'end', wakeAt: endOfDay(state.serviceEnd) };
  // Municipality and provider are told while the last month lies before them.
  const warning = at(askedOn(state.rules, 'assess-need', state.serviceEnd), '09:00');
  const warn: Milestone[] = state.endWarnedAt ? [] : [{ milestone: 'warn-of-end', wakeAt: warning }];
  return [...warn, ...planMilestones(state), ...evaluationMilestones(state), ...pauseMilestones(state), end]
    .filter(({ milestone }) => goesOn(state, milestone))
    .toSorted((one, other) => one.wakeAt.localeCompare(other.wakeAt));
}

/** @returns true when the service has reached its last day's 24:00; nothing else is done any more then */
export const hasReachedEnd = (state: CaseState, now: Instant): boolean =>
  milestonesOf(state).some(({ milestone, wakeAt }) => milestone === 'end' && wakeAt <= now);

/** Does all whose time has come: none before its time, and each once, because the fact takes the milestone away. */
export const reach = (state: CaseState, now: Instant): CaseEvent[] =>
  milestonesOf(state)
    .filter(({ wakeAt }) => wakeAt <= now)
    .flatMap(({ milestone }) => reached(milestone, state, now));

function reached(milestone: Milestone['milestone'], state: CaseState, now: Instant): CaseEvent[] {
  switch (milestone) {
    case 'warn-of-end':
      return warnOfEnd(state, now);
    case 'pause-over':
      return [{ type: 'CasePauseRanOver' }];
    case 'ask-overview':
    case 'ask-report':
      return reachedPlan(milestone, state, now);
    case 'ask-evaluation':
      return reachEvaluation(state);
    case 'end':
      return [];
  }
}
