/** What comes by mail beside answers: a municipality's question, a draft of an answer, a wish to know where a case stands. */
import type { Instant } from '#domain/calendar/calendar';
import { dayOf } from '#domain/calendar/calendar';
import type { CommandOf } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation, obligationKey } from '#domain/case/state';
import { noteTaskMailAccepted, openingOf } from '#domain/obligation/decide';
import { absenceEnd } from '#domain/registry/contacts';

/** A case tells its status so often in 24 hours; whoever asks more often gets no mail. */
export const statusesPerDay = 3;

/** @returns true when a question of this mail was passed on; one that was taken back may be asked again */
export const isAsked = (state: CaseState, mailKey: string): boolean =>
  Object.entries(state.queries).some(([cause, query]) => {
    const obligation = findObligation(state, 'answer-query', cause);
    const off = obligation?.status === 'closed' && obligation.outcome === 'cancelled';
    return query.mailKey === mailKey && !off;
  });

/** The same words sent once more from the page within an hour are a second click, not a second question. */
const sameForMinutes = 60;

/**
 * A question to the provider: 5 working days from its arrival (SKA's service description). The same mail asks once.
 * @throws CommandRefused `case-ended`; `wrong-phase` while no provider could answer
 */
export function askQuery(command: CommandOf<'AskQuery'>, state: CaseState): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!state.provider) throw new CommandRefused('wrong-phase');
  const { mailKey, text } = command;
  if (mailKey !== null && isAsked(state, mailKey)) return [];
  const earliest = new Date(Date.parse(command.arrivedAt) - sameForMinutes * 60_000).toISOString();
  const clicked = Object.values(state.queries).some((one) => one.text === text && one.askedAt > earliest);
  if (command.channel === 'page' && clicked) return [];
  const cause = String(state.asked['answer-query'] + 1);
  return [{ type: 'QueryAsked', cause, mailKey, askedAt: command.arrivedAt, personal: { text } }];
}

/** Keeps what a reply to a task mail says, for its writer to confirm. The first reply's arrival stops the clock. */
export function draftAnswer(command: CommandOf<'DraftAnswer'>, state: CaseState): CaseEvent[] {
  const { kind, cause, mailKey, values } = command;
  const before = state.drafts[obligationKey(kind, cause)];
  if (before?.mailKey === mailKey) return [];
  const arrivedAt = before?.arrivedAt ?? command.arrivedAt;
  return [{ type: 'AnswerDrafted', kind, cause, mailKey, arrivedAt, personal: { values: { ...values } } }];
}

/** @returns no event when it was asked too often in the last 24 hours, or by the same mail before */
export function askStatus(command: CommandOf<'AskStatus'>, state: CaseState, now: Instant): CaseEvent[] {
  const dayAgo = new Date(Date.parse(now) - 24 * 3_600_000).toISOString();
  const { party, mailKey } = command;
  const recent = state.statusAsked.filter((one) => one.at > dayAgo);
  const known = state.statusAsked.some((one) => one.mailKey === mailKey);
  if (known || recent.length >= statusesPerDay) return [];
  return [{ type: 'StatusAsked', party, mailKey }];
}

/**
 * An officer sorts a question anew: it was none. The provider's task is void.
 * @throws CommandRefused `already-answered`, `case-ended`; `wrong-phase` when there is no such question
 */
export function withdrawQuery(
  command: CommandOf<'WithdrawQuery'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  const { cause } = command;
  const obligation = findObligation(state, 'answer-query', cause);
  if (obligation?.status === 'closed') throw new CommandRefused('already-answered');
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!Object.hasOwn(state.queries, cause)) throw new CommandRefused('wrong-phase');
  // Its machine may not have opened it yet.
  const opening = obligation ? [] : [openingOf(state, 'answer-query', cause, now)];
  const answered = { kind: 'answer-query', cause, outcome: 'cancelled', arrivedAt: now } as const;
  return [...opening, { type: 'ObligationAnswered', ...answered, channel: 'admin', late: false }];
}

/** An automatic reply says that a party's person is away. Noted, and told once, until that day has gone by. */
export function noteAbsence(command: CommandOf<'NoteAbsence'>, state: CaseState, now: Instant): CaseEvent[] {
  const { party, mailKey, until, deputy, told = 'agency' } = command;
  const before = state.absences[party];
  const known = before && absenceEnd(before) >= dayOf(now);
  if (state.phase === 'ended' || known) return [];
  return [{ type: 'AbsenceNoted', party, mailKey, until, told, personal: { deputy } }];
}

/**
 * Sends a mail again, after its address was put right. Day 0 of "ensure a support person" is the day of the re-send
 * (DESIGN § 3): the provider could not know of it before.
 */
export function resend(command: CommandOf<'ResendNotice'>, state: CaseState, now: Instant): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  const { notice, to, obligation } = command;
  const resent: CaseEvent = { type: 'NoticeResent', notice, to, obligation };
  if (notice !== 'task' || obligation?.kind !== 'ensure-support-person') return [resent];
  return [
    resent,
    ...noteTaskMailAccepted({ type: 'NoteTaskMailAccepted', ...obligation, acceptedAt: now }, state),
  ];
}
