/** How each fact changes an obligation. */
import type { EventOf } from '#domain/case/events';
import { type CaseState, type Obligation, obligationKey } from '#domain/case/state';
import { endOfLadder } from '#domain/obligation/ladder';

/** An obligation that was left unattended begins the agency's ladder again: else its new machine would end at once. */
export function mindedAnew(state: CaseState, at: string): CaseState['obligations'] {
  const entries = Object.entries(state.obligations).map(([key, one]): [string, Obligation] => [
    key,
    one.status === 'open' && one.nudged.includes(endOfLadder) ? { ...one, passedAt: at, nudged: [] } : one,
  ]);
  return Object.fromEntries(entries);
}

type ObligationEvent = EventOf<
  | 'ObligationOpened'
  | 'ObligationRescheduled'
  | 'ObligationNudged'
  | 'ObligationPassedToAgency'
  | 'ObligationAnswered'
  | 'TaskOpened'
  | 'LinkReissued'
>;

/** @returns the obligation after the fact, under its key; @throws when the fact is about one that was never opened */
export function obligationAfter(
  state: CaseState,
  event: ObligationEvent,
  at: string,
): Record<string, Obligation> {
  const key = obligationKey(event.kind, event.cause);
  if (event.type === 'ObligationOpened') {
    const { assignee, due, explanation, kind, cause } = event;
    // Nobody is reminded to record a meeting that has not begun.
    const meeting = kind === 'record-first-meeting' ? state.meeting : null;
    const plannedFrom = meeting && meeting.startsAt > at ? meeting.startsAt : at;
    const facts = { kind, cause, assignee, due, explanation, openedAt: at, plannedFrom };
    const opened: Obligation = {
      ...facts,
      status: 'open',
      nudged: [],
      passedAt: null,
      taskOpenedAt: null,
      linkIssue: 1,
    };
    return { [key]: opened };
  }
  const before = state.obligations[key];
  if (!before) throw new Error(`${event.type} for ${key}, which was never opened`);
  return { [key]: changed(before, event, at) };
}

function changed(
  before: Obligation,
  event: Exclude<ObligationEvent, { type: 'ObligationOpened' }>,
  at: string,
): Obligation {
  switch (event.type) {
    case 'ObligationRescheduled':
      return { ...before, due: event.due, explanation: event.explanation, plannedFrom: at, nudged: [] };
    case 'ObligationNudged':
      return { ...before, nudged: [...before.nudged, event.step] };
    case 'ObligationPassedToAgency':
      return { ...before, assignee: 'agency', passedAt: at, nudged: [] };
    case 'ObligationAnswered': {
      const { outcome, arrivedAt, late } = event;
      return { ...before, status: 'closed', outcome, arrivedAt, late };
    }
    case 'TaskOpened':
      return { ...before, taskOpenedAt: before.taskOpenedAt ?? at };
    case 'LinkReissued':
      return { ...before, linkIssue: before.linkIssue + 1 };
  }
}
