/** A case as its events have made it. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { DueExplanation } from '#domain/calendar/due';
import type { Direction, FiledAs } from '#domain/case/events';
import type { CaseClock, ObligationClock } from '#domain/clocks/state';
import type { CorrectionState } from '#domain/correction/state';
import type { EndingState } from '#domain/ending/state';
import type { EvaluationState } from '#domain/evaluation/state';
import type { ImportState } from '#domain/import/state';
import type { NeedState } from '#domain/need/need';
import type { ObligationKind, Outcome, Party } from '#domain/obligation/kinds';
import type { Nudges, RuleBook } from '#domain/obligation/rules';
import type { OverviewRhythm } from '#domain/plan/rhythm';
import type { PlanState } from '#domain/plan/state';
import type { ReferralData, Warning } from '#domain/reading';
import type { TransferState } from '#domain/transfer/state';

/**
 * Where a case is on its path. Each phase before the service waits for one kind of obligation of the path. `closing`: the
 * service is over, its final report is awaited.
 */
export const phases = [
  'incomplete',
  'review',
  'assigning',
  'arranging',
  'meeting',
  'active',
  'closing',
  'ended',
] as const;
export type Phase = (typeof phases)[number];
/** Phases of the path, which the *referral* machine leads through. */
export type PathPhase = Exclude<Phase, 'active' | 'closing' | 'ended'>;

interface ObligationFacts extends ObligationClock {
  readonly kind: ObligationKind;
  readonly cause: string;
  readonly assignee: Party;
  readonly due: Day;
  readonly explanation: DueExplanation;
  readonly nudges: Nudges;
  readonly openedAt: Instant;
  /** Steps of the ladder before this moment are skipped: it was opened or rescheduled then. */
  readonly plannedFrom: Instant;
  readonly nudged: readonly string[];
  /** Since when it is the agency's to decide, because all nudges went unanswered. */
  readonly passedAt: Instant | null;
  /** Who opened the task by its link, and when, the first time. */
  readonly taskOpenedAt: Instant | null;
  /** A re-issued link carries the next number; links with an older number are dead. */
  readonly linkIssue: number;
  /** Whose link was put to sleep by wrong addresses, and when last; null once somebody got in, or it was sent again. */
  readonly lockedOut: { readonly party: Party; readonly at: Instant } | null;
}
export type OpenObligation = ObligationFacts & { readonly status: 'open' };
export type ClosedObligation = ObligationFacts & {
  readonly status: 'closed';
  readonly outcome: Exclude<Outcome, 'unattended'>;
  readonly arrivedAt: Instant;
  readonly late: boolean;
  /** Late, but with a reason that an officer accepted: statistics count it apart. */
  readonly latenessAccepted: boolean;
};
export type Obligation = OpenObligation | ClosedObligation;

/** An obligation beside the path, as it was asked for: from when it counts, or until which day it is. */
export interface Ask {
  readonly from: Instant;
  readonly due: Day | null;
}

export interface SupportPerson {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly languages: readonly string[];
}

export interface Meeting {
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly place: string | null;
  /** Language of the interpreter that is needed; null: none. */
  readonly interpreter: string | null;
}

/** A municipality's question to the provider; its number is the cause of the obligation to answer it. */
export interface Query {
  readonly askedAt: Instant;
  readonly mailKey: string | null;
  readonly text: string | null;
  readonly answer: string | null;
}

export interface Absence {
  readonly notedAt: Instant;
  readonly until: Day | null;
  readonly deputy: string | null;
}

/** A change in the client's situation; its number is the cause of the municipality's acknowledgement. */
export interface Change {
  readonly reportedAt: Instant;
  readonly direction: Direction;
  readonly since: Day | null;
  readonly urgent: boolean;
  readonly what: string | null;
  readonly done: string | null;
}

/** What a reply to a task mail already says; one click on the task's page makes it the answer. */
export interface Draft {
  readonly mailKey: string;
  /** From when the answer counts. */
  readonly arrivedAt: Instant;
  readonly values: Readonly<Record<string, string>>;
}

export interface CaseState
  extends CaseClock,
    CorrectionState,
    EndingState,
    EvaluationState,
    ImportState,
    NeedState,
    PlanState,
    TransferState {
  readonly id: string;
  /** When the client's data were erased. */
  readonly erasedAt: Instant | null;
  /** Number of the last log entry. It is the lock against a second officer. */
  readonly version: number;
  readonly phase: Phase;
  readonly mailKey: string;
  /** Which client of its mail this is, and how many the mail refers. */
  readonly part: number;
  readonly parts: number;
  readonly municipality: { readonly ehak: string; readonly name: string };
  readonly receivedAt: Instant;
  readonly registeredAt: Instant;
  readonly decisionDate: Day | null;
  readonly referralDate: Day | null;
  readonly serviceEnd: Day | null;
  readonly endWarnedAt: Instant | null;
  readonly languages: readonly string[];
  readonly protection: 'international' | 'temporary' | null;
  readonly missing: readonly string[];
  /** Attachments that could not be read and wait for an officer's eyes. */
  readonly unreadable: number;
  readonly provider: { readonly id: string; readonly name: string } | null;
  readonly obligations: Readonly<Record<string, Obligation>>;
  /** Numbers that the agency set, as the case was last told; none: the usual ones. */
  readonly rules: RuleBook;
  readonly queries: Readonly<Record<string, Query>>;
  readonly changes: Readonly<Record<string, Change>>;
  /** By the key of the obligation. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Parties that an automatic reply said to be away; `until` null: it did not say. */
  readonly absences: Readonly<Partial<Record<Party, Absence>>>;
  /** When a party asked where the case stands, and by which mail. */
  readonly statusAsked: readonly { readonly at: Instant; readonly mailKey: string }[];
  /** How many of each kind have been asked for; the number of the latest is its cause. */
  readonly asked: Readonly<Record<ObligationKind, number>>;
  /** What was asked for beside the path, by the key of its obligation. */
  readonly asks: Readonly<Record<string, Ask>>;
  readonly meeting: Meeting | null;
  readonly meetings: number;
  readonly noShows: number;
  readonly rhythm: OverviewRhythm | null;
  /** Mails that were filed with the case, by their keys, each with what it was last filed as. */
  readonly filedMails: Readonly<Record<string, FiledAs>>;
  readonly restart: number;
  /** Personal data. Null when erased. */
  readonly referral: ReferralData | null;
  readonly warnings: readonly Warning[];
  readonly sender: { readonly address: string; readonly name: string | null } | null;
  readonly supportPerson: SupportPerson | null;
  readonly goals: string | null;
  /** The latest reason somebody gave, in their words: of a return, a decline, a cancelling, a no-show. */
  readonly reason: string | null;
}

/** Key of an obligation inside its case. */
export const obligationKey = (kind: ObligationKind, cause: string): string => `${kind}#${cause}`;

/** @returns the obligation of this case, or null if it was never opened. */
export const findObligation = (state: CaseState, kind: ObligationKind, cause: string): Obligation | null =>
  state.obligations[obligationKey(kind, cause)] ?? null;

/** @returns the obligations that somebody still owes. */
export const openObligations = (state: CaseState): OpenObligation[] =>
  Object.values(state.obligations).filter((one): one is OpenObligation => one.status === 'open');
