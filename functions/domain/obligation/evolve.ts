/** How each fact changes an obligation. */
import type { EventOf } from '#domain/case/events';
import { type CaseState, type Obligation, type OpenObligation, obligationKey } from '#domain/case/state';
import { clockChanged, type ObligationClockEvent } from '#domain/clocks/evolve';
import { freshClock } from '#domain/clocks/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import { endOfLadder } from '#domain/obligation/ladder';

/** An obligation that was left unattended begins the agency's ladder again: else its new machine would end at once. */
export function mindedAnew(state: CaseState, at: string): CaseState['obligations'] {
  const entries = Object.entries(state.obligations).map(([key, one]): [string, Obligation] => [
    key,
    one.status === 'open' ? minded(one, at) : one,
  ]);
  return Object.fromEntries(entries);
}

function minded(one: OpenObligation, at: string): OpenObligation {
  const anew = { ...one, mindedFrom: at };
  if (!one.nudged.includes(endOfLadder)) return anew;
  // What stands is not the agency's for that: it is told once more that it should go on.
  const pause = one.pause && { ...one.pause, remindedAt: null };
  return { ...anew, passedAt: pause ? one.passedAt : at, pause, nudged: [] };
}

type ObligationEvent =
  | ObligationClockEvent
  | EventOf<
      | 'ObligationOpened'
      | 'ObligationRescheduled'
      | 'ObligationNudged'
      | 'ObligationPassedToAgency'
      | 'ObligationAnswered'
      | 'TaskOpened'
      | 'LinkReissued'
      | 'LinkSlept'
    >;

/** @returns the obligation after the fact, under its key; @throws when the fact is about one that was never opened */
export function obligationAfter(
  state: CaseState,
  event: ObligationEvent,
  at: string,
): Record<string, Obligation> {
  const key = obligationKey(event.kind, event.cause);
  if (event.type === 'ObligationOpened') {
    const { assignee, due, explanation, nudges, kind, cause } = event;
    const plannedFrom = remindedFrom(state, kind, at);
    const promised = { kind, cause, assignee, due, explanation, nudges };
    const facts = { ...promised, openedAt: at, plannedFrom, ...freshClock(at) };
    const opened: Obligation = {
      ...facts,
      status: 'open',
      nudged: [],
      passedAt: null,
      taskOpenedAt: null,
      linkIssue: 1,
      lockedOut: null,
    };
    return { [key]: opened };
  }
  const before = state.obligations[key];
  if (!before) throw new Error(`${event.type} for ${key}, which was never opened`);
  return { [key]: changed(before, event, at, state) };
}

function changed(
  before: Obligation,
  event: Exclude<ObligationEvent, { type: 'ObligationOpened' }>,
  at: string,
  state: CaseState,
): Obligation {
  switch (event.type) {
    case 'ObligationRescheduled': {
      const { due, explanation, kind } = event;
      const plannedFrom = remindedFrom(state, kind, at);
      // What stands counts its pause from the new day; a wish for an earlier one is granted by it.
      const pause = before.pause && { ...before.pause, countsFrom: at };
      const wish = before.wish && before.wish.until > due ? before.wish : null;
      return { ...before, due, explanation, plannedFrom, nudged: [], pause, wish };
    }
    case 'ObligationNudged':
      return { ...before, nudged: [...before.nudged, event.step] };
    case 'ObligationPassedToAgency':
      return { ...before, assignee: 'agency', passedAt: at, nudged: [] };
    case 'ObligationAnswered': {
      const { outcome, arrivedAt, late } = event;
      return { ...before, status: 'closed', outcome, arrivedAt, late, latenessAccepted: false };
    }
    case 'TaskOpened':
      return { ...before, taskOpenedAt: before.taskOpenedAt ?? at, lockedOut: null };
    case 'LinkReissued':
      return { ...before, linkIssue: before.linkIssue + 1, lockedOut: null };
    case 'LinkSlept':
      // What is closed asks nobody to get in.
      return before.status === 'open' ? { ...before, lockedOut: { party: event.party, at } } : before;
    default:
      return clockChanged(before, event, at, state);
  }
}

/** Nobody is reminded to record a meeting that has not begun. */
function remindedFrom({ meeting }: CaseState, kind: ObligationKind, at: string): string {
  const ahead = kind === 'record-first-meeting' && meeting !== null && meeting.startsAt > at;
  return ahead ? meeting.startsAt : at;
}
