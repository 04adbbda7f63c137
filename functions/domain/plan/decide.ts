/** Changing the action plan, and sending the overviews that it asks for (BRIEF, path 6). */
import type { Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import type { PlanCommand, PlanCommandOf } from '#domain/plan/commands';
import { applyPlan } from '#domain/plan/evolve';
import { followPlan } from '#domain/plan/following';
import { noteReportPeriod, reviewReport, sendReport } from '#domain/plan/report';

/** @throws CommandRefused */
export function decidePlan(command: PlanCommand, state: CaseState, now: Instant): CaseEvent[] {
  switch (command.type) {
    case 'ChangePlan':
      return changePlan(command, state, now);
    case 'SendOverview':
      return sendOverview(command, state, now);
    case 'NoteReportPeriod':
      return noteReportPeriod(command, state);
    case 'SendReport':
      return sendReport(command, state, now);
    case 'ReviewReport':
      return reviewReport(command, state, now);
  }
}

/**
 * The next version of the plan; a new rhythm takes the overview that is owed with it. The same plan once more, or the same
 * mail, changes nothing.
 * @throws CommandRefused `case-ended`; `wrong-phase` before and after the service; `still-missing` without a goal, or
 *   without the days of a rhythm that is days
 */
function changePlan(command: PlanCommandOf<'ChangePlan'>, state: CaseState, now: Instant): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  const before = state.plans.at(-1);
  if (state.phase !== 'active' || !before) throw new CommandRefused('wrong-phase');
  const { by, mailKey, reason } = command;
  if (mailKey !== null && state.plans.some((plan) => plan.mailKey === mailKey)) return [];
  const rhythm = command.rhythm ?? before.rhythm;
  const given = command.rhythm === null ? before.days : command.days;
  const days = rhythm === 'dates' ? [...new Set(given)].toSorted() : [];
  const goals = [...(command.goals ?? before.goals ?? [])];
  if (goals.length === 0 || (rhythm === 'dates' && days.length === 0))
    throw new CommandRefused('still-missing');
  const same = JSON.stringify([before.rhythm, before.days, before.goals]);
  if (JSON.stringify([rhythm, days, goals]) === same) return [];
  const version = before.version + 1;
  const personal = { goals, reason };
  const changed = { type: 'PlanChanged', version, by, rhythm, days, mailKey, personal } as const;
  const sameDays = rhythm === before.rhythm && `${days}` === `${before.days}`;
  return [changed, ...(sameDays ? [] : followPlan(applyPlan(state, changed, now), now))];
}

/** @throws CommandRefused as `answer`; `changed-meanwhile` when the goals are others than those that were shown */
function sendOverview(command: PlanCommandOf<'SendOverview'>, state: CaseState, now: Instant): CaseEvent[] {
  const { cause, progress, words, hours, activities, next } = command;
  const answered = answer(state, 'send-overview', command, 'done', now);
  const plan = state.plans.at(-1);
  const goals = [...(plan?.goals ?? [])];
  const version = plan?.version ?? 0;
  if ((command.version !== null && command.version !== version) || progress.length !== goals.length)
    throw new CommandRefused('changed-meanwhile');
  const personal = { goals, words: goals.map((_, index) => words[index] ?? ''), activities, next };
  const sent: CaseEvent = {
    type: 'OverviewSent',
    cause,
    version,
    progress: [...progress],
    hours,
    personal,
  };
  return [...answered, sent];
}
