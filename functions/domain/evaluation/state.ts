/** What a case holds of its interim evaluations and of the interpreters at its meetings. */
import type { Instant } from '#domain/calendar/calendar';
import type { InterpretedMeeting } from '#domain/evaluation/facts';
import type { Party } from '#domain/obligation/kinds';
import type { ProgressStage } from '#domain/plan/facts';
import type { ReferralData } from '#domain/reading';

export interface Evaluation {
  readonly cause: string;
  /** `void`: the service ended before it was recorded. */
  readonly status: 'set' | 'cancelled' | 'held' | 'not-held' | 'void';
  /** When it got this status. */
  readonly since: Instant;
  readonly startsAt: Instant;
  readonly minutes: number;
  /** How often its time was set: the version of its calendar file. */
  readonly times: number;
  readonly by: Party;
  /** Language; null: no interpreter is needed. */
  readonly interpreter: string | null;
  /** Mails that named a time for it. */
  readonly mailKeys: readonly string[];
  /** Cause of the obligation to record it; null before its time. */
  readonly record: string | null;
  readonly outcomes: readonly ProgressStage[];
  /** Personal data. Null when erased or not told. */
  readonly place: string | null;
  readonly goals: readonly string[] | null;
  readonly summary: string | null;
  readonly next: string | null;
  /** Why it was cancelled. */
  readonly reason: string | null;
}

export interface Interpreter {
  readonly meeting: InterpretedMeeting;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly language: string;
  readonly answer: 'arranged' | 'not-possible' | null;
  /** Personal data. Null when erased or not told. */
  readonly name: string | null;
  readonly contact: string | null;
  readonly note: string | null;
}

export interface EvaluationState {
  /** The latest is last; only that one can be ahead. */
  readonly evaluations: readonly Evaluation[];
  /** By the cause of `arrange-interpreter`. */
  readonly interpreters: Readonly<Record<string, Interpreter>>;
}

export const noEvaluations: EvaluationState = { evaluations: [], interpreters: {} };

/** How long an evaluation is unless somebody says otherwise. */
export const usualMinutes = 60;

/** @returns the language of the interpreter that the referral wishes for, or null */
export const wishedLanguage = ({ referral }: { readonly referral: ReferralData | null }): string | null =>
  referral?.client.interpreter ? (referral.client.languages[0] ?? null) : null;

/** @returns the evaluation whose time is set and that is neither recorded nor called off, or null */
export function evaluationSet({ evaluations }: EvaluationState): Evaluation | null {
  const latest = evaluations.at(-1);
  return latest?.status === 'set' ? latest : null;
}

/** @returns the latest interpreter asked for at this meeting, or null */
export const interpreterAt = (
  { interpreters }: EvaluationState,
  meeting: InterpretedMeeting,
  startsAt: Instant,
): Interpreter | null =>
  Object.values(interpreters).findLast((one) => one.meeting === meeting && one.startsAt === startsAt) ?? null;
