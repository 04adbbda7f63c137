/** What a case knows of its end. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { CaseState, Phase } from '#domain/case/state';
import type { Ending, GoalOutcome, RefusalKind, ServiceEnding } from '#domain/ending/facts';

/** The service is over; the case ends when the final report has come, or an officer closes it without one. */
export interface ServiceEnd {
  readonly ending: ServiceEnding;
  readonly lastDay: Day;
  /** When it was decided, or the term was over. */
  readonly at: Instant;
  readonly note: string | null;
}

export interface FinalReport {
  readonly givenAt: Instant;
  /** `goal` null: erased, or a plan without goals. */
  readonly outcomes: readonly { readonly goal: string | null; readonly outcome: GoalOutcome }[];
  readonly hours: number | null;
  readonly summary: string | null;
  readonly recommendation: string | null;
}

/** The client refused the service or did not come. It never ends a case by itself. */
export interface Refusal {
  readonly what: RefusalKind;
  readonly on: Day;
  readonly recordedAt: Instant;
  readonly text: string | null;
}

export interface EndingState {
  /** The first day of the service: of the first meeting, at the latest of its record. */
  readonly serviceStart: Day | null;
  readonly serviceEnded: ServiceEnd | null;
  readonly finalReport: FinalReport | null;
  readonly ending: Ending | null;
  readonly endedAt: Instant | null;
  /** Where an ended case stood before. */
  readonly endedFrom: Exclude<Phase, 'ended'> | null;
  readonly reopenedAt: Instant | null;
  readonly refusals: readonly Refusal[];
}

export const notEnded: EndingState = {
  serviceStart: null,
  serviceEnded: null,
  finalReport: null,
  ending: null,
  endedAt: null,
  endedFrom: null,
  reopenedAt: null,
  refusals: [],
};

/** @returns the goals of the plan in force, of which the final report tells one by one; none when they are erased */
export const goalsOf = ({ plans }: Pick<CaseState, 'plans'>): readonly string[] => plans.at(-1)?.goals ?? [];

/** The last day of the service: on which it ended, else on which its term ends. */
export const lastDayOf = ({ serviceEnded, serviceEnd }: CaseState): Day | null =>
  serviceEnded?.lastDay ?? serviceEnd;
