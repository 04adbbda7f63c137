/** How facts about evaluations and interpreters change a case. */
import type { Instant } from '#domain/calendar/calendar';
import type { EventOf } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { Evaluation, Interpreter } from '#domain/evaluation/state';

type EvaluationEvent = EventOf<
  | 'EvaluationSet'
  | 'EvaluationCancelled'
  | 'EvaluationReached'
  | 'EvaluationRecorded'
  | 'InterpreterAsked'
  | 'InterpreterArranged'
  | 'InterpreterNotPossible'
>;

export function applyEvaluation(state: CaseState, event: EvaluationEvent, at: Instant): CaseState {
  switch (event.type) {
    case 'EvaluationSet':
      return withTime(state, event, at);
    case 'EvaluationCancelled':
      return changed(state, event.cause, {
        status: 'cancelled',
        since: at,
        reason: event.personal?.text ?? null,
      });
    case 'EvaluationReached':
      return changed(state, event.cause, { record: event.record });
    case 'EvaluationRecorded': {
      const { held, outcomes, personal } = event;
      const words = personal ?? { goals: null, summary: null, next: null };
      return changed(state, event.cause, {
        status: held ? 'held' : 'not-held',
        since: at,
        outcomes,
        ...words,
      });
    }
    case 'InterpreterAsked': {
      const { meeting, startsAt, minutes, language } = event;
      const asked = { answer: null, name: null, contact: null, note: null };
      return withInterpreter(state, event.cause, { meeting, startsAt, minutes, language, ...asked });
    }
    case 'InterpreterArranged': {
      const person = event.personal ?? { name: null, contact: null, note: null };
      return answered(state, event.cause, { answer: 'arranged', ...person });
    }
    case 'InterpreterNotPossible':
      return answered(state, event.cause, { answer: 'not-possible', note: event.personal?.text ?? null });
  }
}

/** With the service its evaluation is off. */
export const withoutEvaluation = (state: CaseState, at: Instant): CaseState => ({
  ...state,
  evaluations: state.evaluations.map((one) =>
    one.status === 'set' ? { ...one, status: 'void', since: at } : one,
  ),
});

function withTime(state: CaseState, event: EventOf<'EvaluationSet'>, at: Instant): CaseState {
  const { cause, startsAt, minutes, by, interpreter, mailKey, personal } = event;
  const before = state.evaluations.find((one) => one.cause === cause) ?? null;
  const evaluation: Evaluation = {
    cause,
    status: 'set',
    since: at,
    startsAt,
    minutes,
    times: (before?.times ?? 0) + 1,
    by,
    interpreter,
    mailKeys: [...(before?.mailKeys ?? []), ...(mailKey === null ? [] : [mailKey])],
    record: null,
    outcomes: [],
    place: personal?.place ?? null,
    goals: null,
    summary: null,
    next: null,
    reason: null,
  };
  return {
    ...state,
    evaluations: [...state.evaluations.filter((one) => one.cause !== cause), evaluation],
  };
}

function changed(state: CaseState, cause: string, change: Partial<Evaluation>): CaseState {
  if (!state.evaluations.some((one) => one.cause === cause))
    throw new Error(`A fact about evaluation ${cause}, which was never set`);
  const evaluations = state.evaluations.map((one) => (one.cause === cause ? { ...one, ...change } : one));
  return { ...state, evaluations };
}

function answered(state: CaseState, cause: string, answer: Partial<Interpreter>): CaseState {
  const asked = state.interpreters[cause];
  if (!asked) throw new Error(`A fact about interpreter ${cause}, who was never asked for`);
  return withInterpreter(state, cause, { ...asked, ...answer });
}

const withInterpreter = (state: CaseState, cause: string, interpreter: Interpreter): CaseState => ({
  ...state,
  interpreters: { ...state.interpreters, [cause]: interpreter },
});
