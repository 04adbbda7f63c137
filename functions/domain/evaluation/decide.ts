/** The interim evaluation of the plan: its date is set, moved or called off, its result is recorded (BRIEF, path 6). */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { Arrival } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { type AnswerInterpreter, askInterpreter, cancelInterpreter } from '#domain/evaluation/interpreter';
import { evaluationSet } from '#domain/evaluation/state';
import { cancelAsked } from '#domain/obligation/cancelling';
import type { Party } from '#domain/obligation/kinds';
import type { ProgressStage } from '#domain/plan/facts';

const kind = 'record-evaluation';

export type SetEvaluation = {
  readonly type: 'SetEvaluation';
  readonly by: Party;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly place: string | null;
  readonly interpreter: string | null;
  readonly mailKey: string | null;
};

export type RecordEvaluation = { readonly type: 'RecordEvaluation'; readonly cause: string } & Arrival &
  (
    | {
        readonly held: true;
        /** The version of the plan that the page was drawn from; null: whatever it is. */
        readonly version: number | null;
        /** One for each goal of the plan, in its order. */
        readonly outcomes: readonly ProgressStage[];
        readonly summary: string;
        readonly next: string;
      }
    | { readonly held: false; readonly reason: string }
  );

export type EvaluationCommand =
  | SetEvaluation
  | { readonly type: 'CancelEvaluation'; readonly reason: string }
  | RecordEvaluation
  | AnswerInterpreter;

/**
 * Sets the date, or moves it while the evaluation is not recorded. The same once more, or the same mail, changes nothing.
 * @throws CommandRefused `case-ended`; `wrong-phase` outside the service; `meeting-in-the-past`; `after-service-end`
 */
export function setEvaluation(command: SetEvaluation, state: CaseState, now: Instant): CaseEvent[] {
  inService(state);
  const { startsAt, minutes, place, interpreter, by, mailKey } = command;
  if (mailKey !== null && state.evaluations.some((one) => one.mailKeys.includes(mailKey))) return [];
  const before = evaluationSet(state);
  const time = { startsAt, minutes, interpreter };
  const sameTime = before?.startsAt === startsAt && before.minutes === minutes;
  const needsSame = sameTime && before.interpreter === interpreter;
  if (needsSame && before.place === place) return [];
  if (startsAt <= now) throw new CommandRefused('meeting-in-the-past');
  if (state.serviceEnd && dayOf(startsAt) > state.serviceEnd) throw new CommandRefused('after-service-end');
  const cause = before?.cause ?? String(state.evaluations.length + 1);
  return [
    // Asked for at the time of before: it did not take place then.
    ...(before?.record ? cancelAsked(state, kind, before.record, now) : []),
    {
      type: 'EvaluationSet',
      cause,
      ...time,
      moved: before !== null,
      by,
      mailKey,
      personal: { place },
    },
    ...(needsSame ? [] : askInterpreter(state, 'evaluation', time, now)),
  ];
}

/** @throws CommandRefused `case-ended`; `wrong-phase` when none is set */
export function cancelEvaluation(
  { reason }: { reason: string },
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  inService(state);
  const { cause, record } = evaluationSet(state) ?? {};
  if (!cause) throw new CommandRefused('wrong-phase');
  return [
    ...(record ? cancelAsked(state, kind, record, now) : []),
    { type: 'EvaluationCancelled', cause, personal: { text: reason } },
    ...cancelInterpreter(state, 'evaluation', now),
  ];
}

/** @throws CommandRefused as `answer`; `changed-meanwhile`: the plan; `still-missing`: an outcome for each goal */
export function recordEvaluation(command: RecordEvaluation, state: CaseState, now: Instant): CaseEvent[] {
  const answered = answer(state, kind, command, 'done', now);
  const evaluation = evaluationSet(state);
  if (!evaluation || evaluation.record !== command.cause) throw new CommandRefused('wrong-phase');
  const { cause } = evaluation;
  const off = cancelInterpreter(state, 'evaluation', now);
  if (!command.held) {
    const personal = { goals: [], summary: command.reason, next: null };
    return [...answered, { type: 'EvaluationRecorded', cause, held: false, outcomes: [], personal }, ...off];
  }
  const plan = state.plans.at(-1);
  const { version, summary, next } = command;
  if (version !== null && version !== plan?.version) throw new CommandRefused('changed-meanwhile');
  const goals = [...(plan?.goals ?? [])];
  const outcomes = [...command.outcomes];
  if (outcomes.length !== goals.length) throw new CommandRefused('still-missing');
  const personal = { goals, summary, next };
  return [...answered, { type: 'EvaluationRecorded', cause, held: true, outcomes, personal }, ...off];
}

/** @returns when its record is asked for */
export function evaluationMilestones(
  state: CaseState,
): { readonly milestone: 'ask-evaluation'; readonly wakeAt: Instant }[] {
  const evaluation = evaluationSet(state);
  return evaluation && evaluation.record === null
    ? [{ milestone: 'ask-evaluation', wakeAt: evaluation.startsAt }]
    : [];
}

/** Its time has come: the provider is asked how it went. Day 0 is its own day. */
export function reachEvaluation(state: CaseState): CaseEvent[] {
  const evaluation = evaluationSet(state);
  if (!evaluation) return [];
  const record = String(state.asked[kind] + 1);
  return [
    { type: 'EvaluationReached', cause: evaluation.cause, record },
    { type: 'ObligationAsked', kind, cause: record, from: evaluation.startsAt, due: null },
  ];
}

function inService({ phase }: CaseState): void {
  if (phase === 'ended') throw new CommandRefused('case-ended');
  if (phase !== 'active') throw new CommandRefused('wrong-phase');
}
