/** What a case and its obligations remember of their clocks. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { Party } from '#domain/obligation/kinds';

export interface Pause {
  readonly since: Instant;
  /** The day on which it is expected to go on. */
  readonly until: Day;
  /** When the agency was told that this day has come; null: not yet. */
  readonly remindedAt: Instant | null;
  /** The officer's words. Null when erased. */
  readonly reason: string | null;
}

export interface ObligationPause extends Pause {
  /** Working days are counted from here: an extension while paused names its day itself. */
  readonly countsFrom: Instant;
  readonly ofCase: boolean;
}

/** Who does it in the party's place. Null address: erased. */
export interface Contact {
  readonly address: string | null;
  readonly name: string | null;
  /** Id of the provider whose person it is; null: the municipality's. */
  readonly provider: string | null;
  /** Number of the first link that went there; older ones were handed over. */
  readonly sinceIssue: number;
}

/** A party's words that wait for an officer. */
export interface Plea {
  readonly party: Party;
  readonly at: Instant;
  readonly reason: string | null;
}

export interface ObligationClock {
  readonly pause: ObligationPause | null;
  /** From when the execution that minds it lives: it must end before a year has passed. */
  readonly mindedFrom: Instant;
  readonly contact: Contact | null;
  /** The party asked for a later day. */
  readonly wish: (Plea & { readonly until: Day }) | null;
  /** Why an officer refused the last wish; null when none was, or erased. */
  readonly wishRefused: string | null;
  /** The party said that it cannot do it. */
  readonly unable: Plea | null;
}

export const freshClock = (at: Instant): ObligationClock => ({
  pause: null,
  mindedFrom: at,
  contact: null,
  wish: null,
  wishRefused: null,
  unable: null,
});

/** The part of a case's state. */
export interface CaseClock {
  /** The whole case stands. */
  readonly pause: Pause | null;
}

export const runningCase: CaseClock = { pause: null };
