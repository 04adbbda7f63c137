/** Opening an obligation with its due date, and what its machine does while nobody answers. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { dueAfterWorkingDays, dueOnDay } from '#domain/calendar/due';
import type { CommandOf } from '#domain/case/commands';
import type { CaseEvent, EventOf } from '#domain/case/events';
import { isCurrent } from '#domain/case/path';
import { type CaseState, findObligation, type OpenObligation, obligationKey } from '#domain/case/state';
import { bornPaused } from '#domain/clocks/pausing';
import { kindRules, type ObligationKind } from '#domain/obligation/kinds';
import { dueNudge, hasEnded, hasRunOver } from '#domain/obligation/nudging';
import { promisedDays, ruleOn } from '#domain/obligation/rules';

/** Opens it unless that was done, or the case has moved on: its machine then finds it closed and ends. */
export function openObligation(
  command: CommandOf<'OpenObligation'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const { kind, cause } = command;
  if (findObligation(state, kind, cause) || !isCurrent(state, kind, cause)) return [];
  return [openingOf(state, kind, cause, now), ...bornPaused(state, kind, cause)];
}

/** @returns the fact that it was opened, with its due day and the explanation of that day, by the rule of its day 0 */
export function openingOf(
  state: CaseState,
  kind: ObligationKind,
  cause: string,
  now: Instant,
): EventOf<'ObligationOpened'> {
  const { assignee } = kindRules[kind];
  const from = dayZero(state, kind, cause, now);
  const { workingDays, before, daily, weekly } = ruleOn(state.rules, kind, dayOf(from));
  const { due, explanation } =
    workingDays === null
      ? dueOnDay(state.asks[obligationKey(kind, cause)]?.due ?? dayOf(now))
      : dueAfterWorkingDays(from, workingDays);
  const nudges = { before, daily, weekly };
  return { type: 'ObligationOpened', kind, cause, assignee, due, explanation, nudges };
}

/**
 * @returns the moment whose day is day 0. What the receipt promises counts from registration, the record of a meeting
 *   from the meeting, all else from the moment at which it is asked for.
 */
export function dayZero(state: CaseState, kind: ObligationKind, cause: string, now: Instant): Instant {
  if (kind === 'record-first-meeting' && state.meeting) {
    // A case that was reopened after its meeting has the whole time to tell of it.
    const { reopenedAt, meeting } = state;
    return reopenedAt && reopenedAt > meeting.startsAt ? reopenedAt : meeting.startsAt;
  }
  const query = kind === 'answer-query' ? state.queries[cause] : null;
  if (query) return query.askedAt;
  const change = kind === 'acknowledge-change' ? state.changes[cause] : null;
  if (change) return change.reportedAt;
  const ask = state.asks[obligationKey(kind, cause)];
  if (ask) return ask.from;
  const ofReferral = kind === 'complete-referral' || kind === 'review-referral';
  const first = state.asked['complete-referral'] + state.asked['review-referral'] === 1;
  return ofReferral && first ? state.registeredAt : now;
}

/** Decides the nudge that is due, and at the end of the ladder passes the obligation to the agency, then lets it rest. */
export function decideNudge(command: CommandOf<'Nudge'>, state: CaseState, now: Instant): CaseEvent[] {
  const { kind, cause } = command;
  return whileOpen(command, state, (obligation) => {
    const { pause } = obligation;
    if (hasRunOver(obligation, now))
      return [
        pause?.ofCase && state.pause ? { type: 'CasePauseRanOver' } : { type: 'PauseRanOver', kind, cause },
      ];
    const step = dueNudge(obligation, now);
    if (!step) return [];
    if (hasEnded(step) && !obligation.passedAt && !pause)
      return [{ type: 'ObligationPassedToAgency', kind, cause }];
    return [{ type: 'ObligationNudged', kind, cause, step: step.name }];
  });
}

/**
 * Day 0 of "ensure a support person" is the day on which its task mail was accepted for sending (DESIGN § 3). A mail that
 * could leave only on a later day moves the due date.
 */
export function noteTaskMailAccepted(
  command: CommandOf<'NoteTaskMailAccepted'>,
  state: CaseState,
): CaseEvent[] {
  const { kind, cause, acceptedAt } = command;
  if (kind !== 'ensure-support-person') return [];
  return whileOpen(command, state, (obligation) => {
    // A pause has its own count, and a day that an officer named holds.
    if (obligation.pause || obligation.explanation.changes) return [];
    if (dayOf(acceptedAt) <= dayOf(obligation.openedAt)) return [];
    const days = promisedDays(obligation.explanation) ?? kindRules[kind].rule.workingDays;
    const { due, explanation } = dueAfterWorkingDays(acceptedAt, days);
    if (due === obligation.due) return [];
    return [
      { type: 'ObligationRescheduled', kind, cause, due, explanation, reason: 'task-mail-accepted-later' },
    ];
  });
}

/** A link sleeps for an hour after five wrong addresses; what follows in that hour is the same sleep. */
const sleepMinutes = 60;

/** Kept for the agency: somebody cannot get in, or should not. Nothing is known of what its machine has not opened yet. */
export function noteSleepingLink(
  { kind, cause, party }: CommandOf<'NoteSleepingLink'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const obligation = findObligation(state, kind, cause);
  if (!obligation) return [];
  const since = new Date(Date.parse(now) - sleepMinutes * 60_000).toISOString();
  const { lockedOut } = obligation;
  if (lockedOut?.party === party && lockedOut.at > since) return [];
  return [{ type: 'LinkSlept', kind, cause, party }];
}

/** Does something about an obligation while it is open, nothing otherwise. */
export function whileOpen(
  { kind, cause }: { kind: ObligationKind; cause: string },
  state: CaseState,
  then: (obligation: OpenObligation) => CaseEvent[],
): CaseEvent[] {
  const obligation = findObligation(state, kind, cause);
  return obligation?.status === 'open' ? then(obligation) : [];
}
