/** What was called off only because its service or case ended: when the case goes on, it is asked for once more. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseEvent, EventOf } from '#domain/case/events';
import { type CaseState, findObligation } from '#domain/case/state';
import { askInterpreter } from '#domain/evaluation/interpreter';
import { interpreterAt } from '#domain/evaluation/state';
import type { SideKind } from '#domain/obligation/kinds';

/** Where a reopened case goes on. */
type Goal = EventOf<'CaseReopened'>['to'];

/**
 * The municipality's questions, the agency's review of a report, the new provider's support person, the interpreter of a
 * meeting still ahead; each with its whole time. Overviews and reports come by their schedule, the assessment of the need
 * with its warning.
 * @param state before the reopening */
export function askedAgain(state: CaseState, to: Goal, now: Instant): CaseEvent[] {
  const questions = Object.entries(state.queries)
    .filter(([cause]) => isCalledOff(state, to, 'answer-query', cause))
    .map(([, { mailKey, text }], index): CaseEvent => {
      const cause = String(state.asked['answer-query'] + index + 1);
      return { type: 'QueryAsked', cause, mailKey, askedAt: now, personal: { text: text ?? '' } };
    });
  return [
    ...questions,
    ...reviews(state, to, now),
    ...takingOver(state, to, now),
    ...interpreter(state, to, now),
  ];
}

function reviews(state: CaseState, to: Goal, now: Instant): CaseEvent[] {
  const kind = 'review-report';
  return Object.entries(state.reports)
    .filter(([, { review }]) => review !== null && isCalledOff(state, to, kind, review))
    .flatMap(([cause], index): CaseEvent[] => {
      const review = String(state.asked[kind] + index + 1);
      return [{ type: 'ReviewAsked', cause, review }, asked(kind, review, now)];
    });
}

function takingOver(state: CaseState, to: Goal, now: Instant): CaseEvent[] {
  const kind = 'take-over-case';
  const served = to === 'arranging' || to === 'meeting' || to === 'active';
  if (!served || !isCalledOff(state, to, kind, String(state.asked[kind]))) return [];
  return [asked(kind, String(state.asked[kind] + 1), now)];
}

function interpreter(state: CaseState, to: Goal, now: Instant): CaseEvent[] {
  const { meeting } = state;
  if (to !== 'meeting' || !meeting || meeting.startsAt <= now) return [];
  const answered = interpreterAt(state, 'first-meeting', meeting.startsAt)?.answer;
  return answered ? [] : askInterpreter(state, 'first-meeting', meeting, now);
}

/** With the case, or with its service if that goes on, too; what an officer took back before stays so. */
function isCalledOff(state: CaseState, to: Goal, kind: SideKind, cause: string): boolean {
  const obligation = findObligation(state, kind, cause);
  if (obligation?.status !== 'closed' || obligation.outcome !== 'cancelled') return false;
  const { endedAt, serviceEnded } = state;
  return obligation.arrivedAt === endedAt || (to === 'active' && obligation.arrivedAt === serviceEnded?.at);
}

const asked = (kind: SideKind, cause: string, now: Instant): CaseEvent => ({
  type: 'ObligationAsked',
  ...{ kind, cause, from: now, due: null },
});
