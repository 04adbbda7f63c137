/** A line of a file that can be imported, as the domain understands it. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { ImportedPhase } from '#domain/import/facts';
import type { OverviewRhythm } from '#domain/plan/rhythm';
import type { ReferralData } from '#domain/reading';

/** Where on its path the case is, and what was agreed by then. */
export interface ImportPlace {
  readonly phase: ImportedPhase;
  readonly serviceEnd: Day;
  readonly supportPerson: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
  } | null;
  /** Null before a time was agreed. */
  readonly meeting: { readonly startsAt: Instant; readonly place: string | null } | null;
  /** Of a running service only. */
  readonly plan: {
    readonly goals: readonly string[];
    readonly rhythm: OverviewRhythm;
    readonly days: readonly Day[];
  } | null;
  readonly lastOverview: Day | null;
  /** Why the service ends before its 12 months are over. */
  readonly endReason: string | null;
}

export interface ImportRow extends ImportPlace {
  readonly municipality: { readonly ehak: string; readonly name: string };
  readonly provider: { readonly id: string; readonly name: string };
  readonly sender: { readonly address: string; readonly name: string | null };
  readonly referral: ReferralData;
  readonly referralDate: Day;
  readonly notes: string | null;
}
