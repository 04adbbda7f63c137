/** What the pages need from the world. They come in as one object, so that a test can give plain ones. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { Actor, CaseEvent } from '#domain/case/events';
import type { CaseState, Phase } from '#domain/case/state';
import type { Typed } from '#domain/case/typing';
import type { Ending } from '#domain/ending/facts';
import type { FeedbackLink } from '#domain/feedback/link';
import type { FeedbackCount, Ratings } from '#domain/feedback/questions';
import type { MailIn, MailOut, MailRecord } from '#domain/mail/records';
import type { AgencyKind, ObligationKind, Party } from '#domain/obligation/kinds';
import type { ReferralData } from '#domain/reading';
import type { WorkFilters } from '#domain/search/filters';
import type { AccessPorts } from './access-ports.ts';
import type { ImportPorts } from './import-ports.ts';
import type { RegistryPorts } from './registry-ports.ts';
import type { StatisticsPorts } from './statistics-ports.ts';

export interface LogEntry {
  readonly version: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly events: readonly CaseEvent[];
}

/** A row of the work list: no personal data, so that a list needs no second step. */
export interface WorkRow {
  readonly caseId: string;
  readonly kind: ObligationKind;
  readonly cause: string;
  readonly assignee: Party;
  readonly due: Day;
  readonly municipality: string;
  readonly provider: string | null;
  /** Of its case; absent in a row that was written before rows had it. */
  readonly phase?: Phase | undefined;
  /** It stands: nobody is late with it. */
  readonly paused?: boolean | undefined;
  /** Its party waits for an officer: it needs more time, or cannot do it. */
  readonly asks?: 'time' | 'help' | null | undefined;
  /** Wrong addresses put its link to sleep, and nobody got in since. */
  readonly lockedOut?: boolean | undefined;
}

export interface CaseRow {
  readonly caseId: string;
  readonly phase: Phase;
  readonly registeredAt: Instant;
  readonly municipality: string;
  readonly provider: string | null;
  readonly serviceEnd: Day | null;
  /** Who owes something, and the earliest day by which. */
  readonly waitsFor: readonly Party[];
  readonly due: Day | null;
  /** All that is owed stands: nobody is late with it. */
  readonly paused?: boolean | undefined;
}

/** `more`: there are more than were counted. */
export interface Count {
  readonly count: number;
  readonly more: boolean;
}

export type Found =
  | {
      readonly by: 'reference' | 'name' | 'code';
      /** Of this page, the newest first. */
      readonly rows: readonly CaseRow[];
      /** On all pages. */
      readonly found: number;
      readonly pages: number;
      /** There may be more than were found: the search was too wide. */
      readonly more: boolean;
    }
  /** Nothing that could be looked for was typed. */
  | { readonly by: 'nothing' };

/** At most one page of rows. `next` goes on where it ended; null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What an officer types to open a case. */
export interface TypedCase {
  readonly municipality: { readonly ehak: string; readonly name: string };
  readonly sender: { readonly address: string; readonly name: string | null };
  readonly referral: ReferralData;
}

export interface FailedExecution {
  readonly machine: string;
  readonly name: string;
  readonly caseId: string | null;
  readonly stoppedAt: Instant | null;
  /** Name of the error that began it. */
  readonly error: string;
  /** It can be sent on from the Task where it failed. */
  readonly redrivable: boolean;
  /** The case's machines were started anew since. */
  readonly superseded: boolean;
}

/** A case of the same person, registered before. */
export interface EarlierCase {
  readonly caseId: string;
  readonly registeredOn: Day;
  readonly phase: Phase;
  readonly ending: Ending | null;
  /** First and last day of the service; null when it never began. */
  readonly served: { readonly from: Day; readonly until: Day } | null;
}

/** Where something was typed. */
interface TypedAt {
  readonly caseId: string;
  readonly kind: ObligationKind;
  readonly cause: string;
  /** A form beside the answer; the answer's own when left out. */
  readonly beside?: string;
}

/** An open task of a party, as its own list shows it. */
export interface PartyTask {
  readonly caseId: string;
  readonly kind: Exclude<ObligationKind, AgencyKind>;
  readonly due: Day;
  readonly paused: boolean;
  readonly municipality: string;
  /** Initials of the client; null when erased or not known. */
  readonly client: string | null;
  /** Signed link, from `/task/` on. */
  readonly path: string;
}

/** `over`: its 60 days have gone by. `used`: it was answered. */
export type Survey =
  | { readonly status: 'open'; readonly link: FeedbackLink }
  | { readonly status: 'unknown' | 'over' | 'used' };

export interface Ports extends RegistryPorts, StatisticsPorts, ImportPorts, AccessPorts {
  /** @returns the case as its log says now (consistent), or null. */
  loadCase(caseId: string): Promise<CaseState | null>;
  loadLog(caseId: string): Promise<readonly LogEntry[]>;
  /**
   * Decides and commits one command, sends what it owes, wakes who waits.
   * @param version refuse with `changed-meanwhile` if the case is no longer at this version; null: whatever it is
   * @throws CommandRefused
   */
  change(
    caseId: string,
    command: Command,
    by: Actor,
    now: Instant,
    version: number | null,
  ): Promise<CaseState>;
  /** Open obligations, the earliest due day first. @param today in Estonia: what is overdue depends on it */
  listWork(filters: WorkFilters, today: Day, cursor: string | null): Promise<Page<WorkRow>>;
  countWork(filters: WorkFilters, today: Day): Promise<Count>;
  /** Cases, the newest first: the running ones, unless the filters ask for those that have ended. */
  listCases(filters: WorkFilters, today: Day, cursor: string | null): Promise<Page<CaseRow>>;
  countCases(filters: WorkFilters, today: Day): Promise<Count>;
  countTriage(): Promise<Count>;
  /** @param typed a case's number, a personal code, or words of a client's name; @param page from 1 */
  searchCases(typed: string, page: number): Promise<Found>;
  listTriage(cursor: string | null): Promise<Page<MailIn>>;
  loadMail(mailKey: string): Promise<MailIn | null>;
  mailsOfCase(caseId: string): Promise<readonly MailRecord[]>;
  /** Body text of a mail that came in, as a person would read it; null when it cannot be parsed. */
  mailText(mail: MailIn): Promise<string | null>;
  /** A link that serves one attachment, by its number from 1, or the whole raw mail (null), as a download for 60 s. */
  downloadLink(mail: MailIn, number: number | null): Promise<string>;
  listMunicipalities(): Promise<readonly { ehak: string; name: string; email?: string | null }[]>;
  listProviders(): Promise<readonly Provider[]>;
  /** Who provides in that municipality on that day: the suggestion at acceptance. */
  providerOf(ehak: string, day: string): Promise<Provider | null>;
  /** Triage: opens a case from a mail with what the officer typed. @returns the case's id; the same mail twice: the same case. */
  openCaseFromMail(mailKey: string, typed: TypedCase, officer: string, now: Instant): Promise<string>;
  /** Triage: files the mail with a case as a note, or as the answer that completes its referral. */
  attachMail(
    mailKey: string,
    caseId: string,
    officer: string,
    now: Instant,
  ): Promise<'attached' | 'unknown-case'>;
  /** Triage: the sender's address belongs to that municipality from now on; the mail is then worked on as a trusted one. */
  trustAddress(
    mailKey: string,
    ehak: string,
    officer: string,
    now: Instant,
  ): Promise<{ caseId: string | null }>;
  /** Opens a case of one more client of a mail that opened one before. The same `part` (from 2) twice: the same case. */
  openFurtherCase(
    mailKey: string,
    part: number,
    typed: TypedCase,
    officer: string,
    now: Instant,
  ): Promise<string>;
  /** Reads a filed mail anew, after the reader changed; what was understood is replaced a moment later, the case is not. */
  rereadMail(mailKey: string, now: Instant): Promise<void>;
  /** Automatic answers that wait for a cap. */
  listHeld(cursor: string | null): Promise<Page<MailOut>>;
  /** Ended cases whose data will be erased within two weeks, and the day of each. */
  listErasures(now: Instant): Promise<readonly { readonly caseId: string; readonly on: Day }[]>;
  /** The same of mails of no case and reasons of transfers: how many, and the first day; null: none within two weeks. */
  countStrays(
    now: Instant,
  ): Promise<{ readonly mails: number; readonly transfers: number; readonly on: Day | null }>;
  /** Mails of ours that did not arrive, until somebody has dealt with them. */
  listUndelivered(): Promise<Page<MailOut>>;
  /** Takes such a mail off the list; who did it is kept. */
  setUndeliveredAside(mailKey: string, officer: string): Promise<void>;
  /** Sends one of them now. @returns false when it is not waiting any more */
  sendHeld(mailKey: string, now: Instant): Promise<boolean>;
  /**
   * Puts right the address to which a mail of ours could not be delivered, and sends that mail again.
   * @throws CommandRefused
   */
  fixContact(mailKey: string, address: string, officer: string, now: Instant): Promise<void>;
  /** The same by the bounce that waits in triage. @throws CommandRefused */
  fixBounced(bounceKey: string, address: string, officer: string, now: Instant): Promise<void>;
  dismissMail(mailKey: string, reason: string, officer: string, now: Instant): Promise<void>;
  /** Executions that failed, the newest first. */
  listFailures(): Promise<readonly FailedExecution[]>;
  /**
   * Sends a failed execution on from the Task where it failed, with its parent or child that failed with it.
   * @returns false when that is not possible (any more)
   */
  redrive(machine: string, name: string, officer: string, now: Instant): Promise<boolean>;
  /** Starts the machines of a case anew, from the stored facts. @throws CommandRefused */
  restartMachines(caseId: string, officer: string, now: Instant): Promise<void>;
  /** The same for one page of all running cases, from where the page before ended. @returns `after` null at the end */
  restartCases(
    after: string | null,
    officer: string,
    now: Instant,
  ): Promise<{ restarted: number; unable: number; after: string | null }>;
  /** A link that serves these bytes as a download for 60 s. @param name that names no person */
  downloadOf(bytes: Uint8Array, name: string): Promise<string>;
  /** The obligation that a task link is for, or why it is none. Verifies the signature first. */
  readLink(
    token: string,
  ): Promise<{ caseId: string; kind: ObligationKind; cause: string; party: Party; issue: number } | null>;
  /** The addresses to which links of this party about this obligation are sent, in lower case; null: the party's own. */
  addressesOf(
    state: CaseState,
    party: Party,
    about: { readonly kind: ObligationKind; readonly cause: string } | null,
  ): Promise<readonly string[]>;
  /** Counts a wrong address given at a link. @returns true when the link must sleep for an hour. */
  countWrongAddress(token: string, now: Instant): Promise<boolean>;
  linkSleeps(token: string, now: Instant): Promise<boolean>;
  /**
   * Open tasks that were sent to an address of this party, in all its cases, the earliest due day first.
   * @param address that is known to be confirmed, lower case
   */
  listTasksAt(
    state: CaseState,
    party: Exclude<Party, 'agency'>,
    address: string,
    cursor: string | null,
  ): Promise<Page<PartyTask>>;
  /** What was typed at a task's page and not sent, whoever typed it. */
  loadTyped(of: TypedAt): Promise<Typed | null>;
  /** Takes the place of what was kept before. */
  keepTyped(of: TypedAt, typed: Typed): Promise<void>;
  clearTyped(of: TypedAt): Promise<void>;
  /** Earlier cases of the same person, the newest first. @param today to which a service that runs is counted */
  earlierCases(state: CaseState, today: Day): Promise<readonly EarlierCase[]>;
  /** What a survey's link leads to; reads only. */
  findSurvey(token: string, now: Instant): Promise<Survey>;
  /** Counts the answer, once for each link. @returns false when the link was used before */
  answerSurvey(link: FeedbackLink, ratings: Ratings, now: Instant): Promise<boolean>;
  /** @param period a quarter ("2026-Q2") or a year */
  feedbackCounts(period: string): Promise<readonly FeedbackCount[]>;
}
