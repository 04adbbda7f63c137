/** What the pages need from the world to note who saw and changed whose data, to show it, and to name officers. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { Party } from '#domain/obligation/kinds';
import type { Page } from './ports.ts';

/** A look at, an export or a change of personal data, as it is noted. */
export type AccessEntry = {
  /** The case; `mail:KEY` for a mail of no case yet; `search` for a search that found nobody. */
  readonly caseId: string;
  readonly what: string;
  /** What of it, in a word of ours: never anybody's own. */
  readonly detail?: string | null;
  readonly at: Instant;
} & ({ readonly officer: string } | { readonly party: Party });

/** The same, as it is listed. */
export interface Access {
  /** Subject of an officer; null: somebody of the party came by a link. */
  readonly officer: string | null;
  readonly party: Party | null;
  readonly what: string;
  readonly detail: string | null;
  readonly about: string;
  readonly ofCase: boolean;
  readonly at: Instant;
}

export interface AccessFilter {
  readonly caseId: string | null;
  readonly officer: string | null;
  /** First and last moment, both included. */
  readonly from: Instant | null;
  readonly upTo: Instant | null;
}

/** Who signed in once: the subject of the sign-in, by which logs name them, and their name. */
export interface Officer {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
}

export interface AccessPorts {
  /** Notes who looked at, exported or changed whose personal data. `change` and its like note themselves. */
  noteAccess(entry: AccessEntry): Promise<void>;
  /** The same of many at once, as cheap as one. */
  noteAccesses(entries: readonly AccessEntry[]): Promise<void>;
  /** The newest first. */
  listAccesses(filter: AccessFilter, cursor: string | null): Promise<Page<Access>>;
  /** Entries about a case and about its mails before it was there (`mail:KEY`), the oldest first. */
  accessesTo(about: readonly string[]): Promise<{ rows: readonly Access[]; more: boolean }>;
  /** Keeps by which name an officer signed in. */
  keepOfficer(officer: Officer, now: Instant): Promise<void>;
  listOfficers(): Promise<readonly Officer[]>;
  /** The day on which the client's data go; null while the case runs, and when they are gone. */
  erasureDay(state: CaseState): Day | null;
}
