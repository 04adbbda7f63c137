/** What a case holds of its action plan, its overviews and its reports to the agency. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { Party } from '#domain/obligation/kinds';
import type { ProgressStage } from '#domain/plan/facts';
import type { OverviewRhythm } from '#domain/plan/rhythm';

export interface PlanVersion {
  readonly version: number;
  readonly since: Instant;
  /** Who changed it; the provider records the one of the first meeting. */
  readonly by: Party;
  readonly rhythm: OverviewRhythm;
  /** Of the rhythm `dates`, in order. */
  readonly days: readonly Day[];
  readonly mailKey: string | null;
  /** Personal data. Null when erased. */
  readonly goals: readonly string[] | null;
  readonly reason: string | null;
}

export interface Overview {
  readonly sentAt: Instant;
  readonly version: number;
  readonly progress: readonly ProgressStage[];
  readonly hours: number | null;
  /** Personal data, null when erased: the goals as they stood then, and words to each, '' for none. */
  readonly goals: readonly string[] | null;
  readonly words: readonly string[] | null;
  readonly activities: string | null;
  readonly next: string | null;
}

export interface Report {
  readonly from: Day;
  readonly until: Day;
  /** The report of the same period that was returned. */
  readonly again: string | null;
  readonly sentAt: Instant | null;
  readonly overviews: readonly string[];
  readonly hours: number | null;
  /** Cause of the agency's review. */
  readonly review: string | null;
  readonly verdict: 'approved' | 'returned' | null;
  /** Personal data. Null when erased. */
  readonly text: string | null;
  readonly reason: string | null;
}

export interface PlanState {
  /** The latest is last and in force. */
  readonly plans: readonly PlanVersion[];
  /** Overviews of the rhythm in force are on days after this one. */
  readonly rhythmSince: Day | null;
  /** The latest day of an overview that an older one covers. */
  readonly coveredUntil: Day | null;
  /** By the cause of `send-overview`. */
  readonly overviews: Readonly<Record<string, Overview>>;
  readonly reportMonths: number;
  /** By the cause of `report-to-agency`. */
  readonly reports: Readonly<Record<string, Report>>;
}

/** Months between two reports unless the contract says otherwise. */
export const usualReportMonths = 3;

export const noPlan: PlanState = {
  plans: [],
  rhythmSince: null,
  coveredUntil: null,
  overviews: {},
  reportMonths: usualReportMonths,
  reports: {},
};
