/** What the pages of the registry need from the world. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import type { Addressee, NoticeName } from '#domain/case/notices';
import type { Phase } from '#domain/case/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import type { RuleBook, RuleVersion } from '#domain/obligation/rules';
import type { Contract } from '#domain/registry/contracts';
import type { By, Refused, RuleEntry } from '#domain/registry/deadlines';
import type { TransferStage } from '#domain/transfer/told';

/** One of the people of a municipality or of a provider. */
export interface MunicipalityContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly deputy: string | null;
  readonly absentUntil: Day | null;
}

export interface MunicipalityDetails {
  readonly ehak: string;
  readonly name: string;
  readonly email: string | null;
  readonly domains: readonly string[];
  readonly contacts: readonly MunicipalityContact[];
  readonly version: number;
}

export interface RegistryProvider {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly reportMonths?: number | undefined;
  readonly contacts?: readonly MunicipalityContact[] | undefined;
}

export interface Contracts {
  readonly ehak: string;
  readonly contracts: readonly Contract[];
  readonly version: number;
}

export interface RegistryChange {
  readonly officer: string;
  readonly at: Instant;
  readonly what: 'municipality' | 'provider' | 'contracts' | 'transfer' | 'transfer-undone' | 'deadline';
  readonly of: string;
  readonly now: string;
}

/** What the agency set in place of the usual numbers, in the order in which it did. */
export interface Deadlines {
  readonly version: number;
  readonly entries: readonly RuleEntry[];
}

/** What a mail is made of, one below the other. */
export type MailBlock =
  | { readonly kind: 'heading' | 'paragraph' | 'hint' | 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'button'; readonly label: string; readonly url: string };

export type MailOfNoCase = 'digest' | `transfer-${TransferStage}`;

/** A mail of the system with made-up data. */
export interface ExampleMail {
  readonly notice: NoticeName | MailOfNoCase;
  readonly to: Addressee;
  /** What it is about, where its words depend on it. */
  readonly kind: ObligationKind | null;
  /** The fact that sends it; null: it belongs to no case. */
  readonly event: CaseEvent | null;
  readonly subject: string;
  readonly blocks: readonly MailBlock[];
  readonly text: string;
  readonly html: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Transfer {
  readonly id: string;
  readonly from: Named;
  readonly to: Named;
  readonly municipalities: readonly string[] | null;
  readonly effective: Day;
  readonly exceptions: readonly string[];
  readonly reason: string;
  readonly officer: string;
  readonly at: Instant;
  readonly status: 'planned' | 'undone';
  readonly contracts: boolean;
}

export interface TransferCase {
  readonly caseId: string;
  readonly result: 'planned' | 'changed' | 'undone' | 'left';
  readonly code: string | null;
}

export interface CaseOfProvider {
  readonly caseId: string;
  readonly phase: Phase;
  readonly municipality: string;
  readonly serviceEnd: Day | null;
}

export type TransferWish = Pick<
  Transfer,
  'from' | 'to' | 'municipalities' | 'effective' | 'exceptions' | 'reason' | 'contracts'
> & { /** The same preview confirmed twice is one transfer. */ readonly previewedAt: string };

export interface RegistryPorts {
  municipalityDetails(ehak: string): Promise<MunicipalityDetails | null>;
  /** @returns `changed`: somebody changed it since that version; `taken`: a domain that is another municipality's */
  saveMunicipality(
    details: MunicipalityDetails,
    officer: string,
    now: Instant,
  ): Promise<'saved' | 'changed' | { readonly taken: string }>;
  listContracts(): Promise<readonly Contracts[]>;
  contractsOf(ehak: string): Promise<Contracts>;
  /** @returns false when somebody changed them since that version */
  saveContracts(contracts: Contracts, officer: string, now: Instant): Promise<boolean>;
  provider(id: string): Promise<RegistryProvider | null>;
  saveProvider(provider: RegistryProvider, officer: string, now: Instant): Promise<void>;
  deadlines(): Promise<Deadlines>;
  /** Numbers that the agency set, at most a minute old: what a page says of time to come. */
  rules(now: Instant): Promise<RuleBook>;
  /** @param version that the officer saw. @returns `changed`: somebody changed the table since */
  setDeadline(version: number, rule: RuleVersion, by: By): Promise<'saved' | 'changed' | Refused>;
  withdrawDeadline(
    version: number,
    rule: Pick<RuleVersion, 'kind' | 'from'>,
    by: By,
  ): Promise<'saved' | 'changed' | Refused>;
  /** Every mail that the system sends, in the order of a case's life. */
  exampleMails(): Promise<readonly ExampleMail[]>;
  /** The newest first. */
  registryChanges(): Promise<readonly RegistryChange[]>;
  listTransfers(): Promise<readonly Transfer[]>;
  loadTransfer(id: string): Promise<Transfer | null>;
  casesOfTransfer(id: string): Promise<readonly TransferCase[]>;
  /** The running cases that would go over; `more`: there are more than a page shows. */
  previewTransfer(
    wish: Pick<TransferWish, 'from' | 'municipalities'>,
  ): Promise<{ cases: readonly CaseOfProvider[]; more: boolean }>;
  /** @returns its id; the same preview confirmed again: the same */
  startTransfer(wish: TransferWish, officer: string, now: Instant): Promise<string>;
  /** @throws CommandRefused when its day has come, or it was undone before */
  undoTransfer(id: string, reason: string, officer: string, now: Instant): Promise<void>;
}
