/** The agency arranges an interpreter for a meeting that needs one. */
import type { Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { Arrival } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import type { InterpretedMeeting } from '#domain/evaluation/facts';
import { cancelAsked } from '#domain/obligation/cancelling';

const kind = 'arrange-interpreter';

export type AnswerInterpreter = {
  readonly type: 'AnswerInterpreter';
  readonly cause: string;
} & Arrival &
  (
    | {
        readonly answer: 'arranged';
        readonly name: string;
        readonly contact: string;
        readonly note: string | null;
      }
    | { readonly answer: 'not-possible'; readonly reason: string }
  );

interface Interpreted {
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly interpreter: string | null;
}

/**
 * What was asked for this meeting before is void: its time or its language is another now.
 * @returns the question to the agency, when the meeting needs an interpreter
 */
export function askInterpreter(
  state: CaseState,
  meeting: InterpretedMeeting,
  { startsAt, minutes, interpreter: language }: Interpreted,
  now: Instant,
): CaseEvent[] {
  const earlier = cancelInterpreter(state, meeting, now);
  if (language === null) return earlier;
  const cause = String(state.asked[kind] + 1);
  return [
    ...earlier,
    { type: 'InterpreterAsked', cause, meeting, startsAt, minutes, language },
    { type: 'ObligationAsked', kind, cause, from: now, due: null },
  ];
}

/** A meeting that is over, or off, needs nobody any more. */
export const cancelInterpreter = (state: CaseState, meeting: InterpretedMeeting, now: Instant): CaseEvent[] =>
  Object.entries(state.interpreters)
    .filter(([, one]) => one.meeting === meeting)
    .flatMap(([cause]) => cancelAsked(state, kind, cause, now));

/** @throws CommandRefused as `answer`; `wrong-phase` for one that was never asked for */
export function answerInterpreter(command: AnswerInterpreter, state: CaseState, now: Instant): CaseEvent[] {
  const { cause } = command;
  if (!state.interpreters[cause]) throw new CommandRefused('wrong-phase');
  const answered = answer(state, kind, command, 'done', now);
  if (command.answer === 'not-possible')
    return [...answered, { type: 'InterpreterNotPossible', cause, personal: { text: command.reason } }];
  const { name, contact, note } = command;
  return [...answered, { type: 'InterpreterArranged', cause, personal: { name, contact, note } }];
}
