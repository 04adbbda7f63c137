/**
 * Every key of the one table. Attributes `workKey … since` are keys of the sparse indexes: an item without them is not in
 * that index.
 *
 *     item            pk                  sk                        work              owner            lookup          unfinished
 *     case            CASE#id             CASE                      PHASE#phase       MUNICIPALITY#e   PROVIDER#id
 *     log entry       CASE#id             LOG#000001                                                                   LOG until its consequences are done
 *     personal part   CASE#id             LOG#000001#PERSONAL#n
 *     obligation      CASE#id             OBLIGATION#kind#cause     ASSIGNEE#party    TASKS_IN#e       OPEN            TOKEN until its machine was told
 *     typed draft     CASE#id             TYPED#kind#cause, and TYPED#kind#cause#form for a form beside the answer
 *     service         CASE#id             SERVICE                                                                      TOKEN
 *     statistics      CASE#id             STATISTICS                STATISTICS#OPEN, #month
 *     search item     SEARCH#hash         CASE#id
 *     search words    SEARCH#id           WORDS                                       PEPPER#version
 *     planned change  CASE#id             PROVIDER-CHANGE                                                              CHANGE until its day
 *     mail in         MAIL#key            MAIL                      TRIAGE            MAILS#caseId, MAILS of no case
 *     mail out        MAIL#key            MAIL                      HELD, UNDELIVERED MAILS#caseId     SES#id          MAIL until it is sent
 *     digest          MAIL#digest-day-who MAIL                                                                         DIGEST until it is sent
 *     of a transfer   MAIL#transfer-id-stage MAIL                                                                      DIGEST until it is sent
 *     municipality    REGISTRY#M#ehak     REGISTRY                                    MUNICIPALITIES   DOMAIN#…: one item a domain
 *     provider        REGISTRY#P#id       REGISTRY                                    PROVIDERS
 *     contracts       REGISTRY#M#ehak     CONTRACTS                                   CONTRACTS
 *     deadlines       REGISTRY#RULES      REGISTRY
 *     trusted address REGISTRY#A#hash     REGISTRY
 *     transfer        TRANSFER#id         TRANSFER                                    TRANSFERS                        TRANSFER until its machine runs
 *     its cases       TRANSFER#id         CASE#caseId
 *     import          IMPORT#id           IMPORT                                      IMPORTS                          IMPORT until its machine runs
 *     its lines       IMPORT#id           LINE#000012
 *     link guard      LINK#hash           LINK
 *     feedback        FEEDBACK#quarter    role
 *     their filling   STATISTICS          FILLING
 *     survey used     SURVEY#hash         SURVEY
 *     cap counter     CAP#day             what it counts
 *     access entry    AUDIT#day           at#nonce                  ACCESSES          ACCESS#caseId    ACCESS_BY#who
 *     officer         OFFICER#subject     OFFICER                                     OFFICERS
 *
 * The fifth index, `running`, holds what is not over: cases under RUNNING, obligations under TASKS_OF#provider. A case that
 * has ended stands under MUNICIPALITY#e#ENDED and PROVIDER#id#ENDED: the ended of many years must not stand in the way of
 * the running.
 */
import { createHash } from 'node:crypto';
import type { ObligationKind, Party } from '#domain/obligation/kinds';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The indexes with their key attributes; the template declares the same. */
export const indexes = {
  work: { name: 'work', key: 'workKey', order: 'workOrder' },
  owner: { name: 'owner', key: 'ownerKey', order: 'ownerOrder' },
  lookup: { name: 'lookup', key: 'lookupKey', order: 'lookupOrder' },
  unfinished: { name: 'unfinished', key: 'unfinished', order: 'since' },
  running: { name: 'running', key: 'runningKey', order: 'runningOrder' },
} as const;
export type IndexName = keyof typeof indexes;

/** What can be left undone by a crash; the sweep looks for each. */
export const unfinished = { log: 'LOG', token: 'TOKEN', mail: 'MAIL', digest: 'DIGEST' } as const;

const casePk = (caseId: string): string => `CASE#${caseId}`;
/** Versions sort as text up to 999,999; a case of 12 months has some hundred. */
const padded = (version: number): string => String(version).padStart(6, '0');

export const caseKey = (caseId: string): Key => ({ pk: casePk(caseId), sk: 'CASE' });
export const logKey = (caseId: string, version: number): Key => ({
  pk: casePk(caseId),
  sk: `LOG#${padded(version)}`,
});
export const personalKey = (caseId: string, version: number, nonce: string): Key => ({
  pk: casePk(caseId),
  sk: `LOG#${padded(version)}#PERSONAL#${nonce}`,
});
export const obligationItemKey = (caseId: string, kind: ObligationKind, cause: string): Key => ({
  pk: casePk(caseId),
  sk: `OBLIGATION#${kind}#${cause}`,
});
/** What was typed at the page of the obligation, or at a form beside its answer. Not among the keys of the case's history. */
export const typedKey = (caseId: string, kind: ObligationKind, cause: string, beside = ''): Key => ({
  pk: casePk(caseId),
  sk: `TYPED#${kind}#${cause}${beside && '#'}${beside}`,
});
/** Bounds of all that was typed in a case. */
export const typedOf = (caseId: string) => ({ pk: casePk(caseId), from: 'TYPED#', to: 'TYPED#~' });
/** Which search items a case has. */
export const searchWordsKey = (caseId: string): Key => ({ pk: `SEARCH#${caseId}`, sk: 'WORDS' });
/**
 * @param hash of a word of the client's name, or of the personal code
 * @param beside of the first letters of another word of the name: who asks for both words reads only these
 */
export const searchItemKey = (hash: string, caseId: string, beside = ''): Key => ({
  pk: `SEARCH#${hash}`,
  sk: `${searchedBeside(beside)}${caseId}`,
});
/** How the sort keys begin of a word's items beside these first letters of another; without them: of the word alone. */
export const searchedBeside = (beside: string): string => `${beside}${beside && '#'}CASE#`;
/** What statistics count of a case. It sorts behind the log, so that reading a case does not read it. */
export const factsKey = (caseId: string): Key => ({ pk: casePk(caseId), sk: 'STATISTICS' });
/** How far old cases have been given these facts. */
export const statisticsFillKey: Key = { pk: 'STATISTICS', sk: 'FILLING' };
export const serviceKey = (caseId: string): Key => ({ pk: casePk(caseId), sk: 'SERVICE' });
/** Bounds of the LOG items of a case after a version, in the order of the key; after 0: all of them. */
export const historyAfter = (caseId: string, version: number) => ({
  pk: casePk(caseId),
  from: `LOG#${padded(version)}~`,
  to: 'LOG#~',
});

export const mailItemKey = (mailKey: string): Key => ({ pk: `MAIL#${mailKey}`, sk: 'MAIL' });
/** Key of a mail that a case owes: the same entry always owes the same mails. Letters, digits and dashes: it is an SES tag. */
export const mailOutKey = (caseId: string, version: number, index: number): string =>
  `${caseId}-${version}-${index}`;

/** Key of the morning's mail to the agency, or to a provider by its id. Letters, digits and dashes: it is an SES tag. */
export const digestKey = (day: string, who: string): string =>
  `digest-${day}-${who.replaceAll(/[^A-Za-z0-9-]/g, '-')}`;

/** Key of what the agency hears of a transfer. Letters, digits and dashes: it is an SES tag. */
export const transferMailKey = (id: string, stage: string): string => `transfer-${id}-${stage}`;

export const municipalityKey = (ehak: string): Key => ({ pk: `REGISTRY#M#${ehak}`, sk: 'REGISTRY' });
export const domainKey = (domain: string): Key => ({ pk: `REGISTRY#D#${domain}`, sk: 'REGISTRY' });
export const contractsKey = (ehak: string): Key => ({ pk: `REGISTRY#M#${ehak}`, sk: 'CONTRACTS' });
/** Numbers of obligations that the agency set, all in one: a day's table changes together. */
export const rulesKey: Key = { pk: 'REGISTRY#RULES', sk: 'REGISTRY' };
export const providerKey = (id: string): Key => ({ pk: `REGISTRY#P#${id}`, sk: 'REGISTRY' });
/** An address may name a person, and keys are told to more services than items are: hence its hash. */
export const trustedAddressKey = (address: string): Key => ({
  pk: `REGISTRY#A#${addressHash(address)}`,
  sk: 'REGISTRY',
});
export const addressHash = (address: string): string =>
  createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 32);
/** Changes of provider that wait for their day, transfers and imports whose machine does not run yet: all on the index `unfinished`. */
export const toCome = { change: 'CHANGE', transfer: 'TRANSFER', import: 'IMPORT' } as const;
export const providerChangeKey = (caseId: string): Key => ({ pk: casePk(caseId), sk: 'PROVIDER-CHANGE' });
export const transferKey = (id: string): Key => ({ pk: `TRANSFER#${id}`, sk: 'TRANSFER' });
export const transferCaseKey = (id: string, caseId: string): Key => ({
  pk: `TRANSFER#${id}`,
  sk: `CASE#${caseId}`,
});
export const importKey = (id: string): Key => ({ pk: `IMPORT#${id}`, sk: 'IMPORT' });
/** Lines sort as text up to 999,999; a file may have some thousand. */
export const importLineKey = (id: string, line: number): Key => ({
  pk: `IMPORT#${id}`,
  sk: `LINE#${padded(line)}`,
});
/** Counts of the answers of one role in a quarter. */
export const feedbackKey = (quarter: string, role: string): Key => ({ pk: `FEEDBACK#${quarter}`, sk: role });
/** That a survey's link was used. */
export const feedbackMarkKey = (hash: string): Key => ({ pk: `SURVEY#${hash}`, sk: 'SURVEY' });
export const linkGuardKey = (hash: string): Key => ({ pk: `LINK#${hash}`, sk: 'LINK' });
export const capKey = (day: string, what: string): Key => ({ pk: `CAP#${day}`, sk: what });
export const officerKey = (sub: string): Key => ({ pk: `OFFICER#${sub}`, sk: 'OFFICER' });
export const accessKey = (day: string, at: string, nonce: string): Key => ({
  pk: `AUDIT#${day}`,
  sk: `${at}#${nonce}`,
});

/** Partition values of the indexes. */
export const lists = {
  phase: (phase: string): string => `PHASE#${phase}`,
  municipality: (ehak: string, ended = false): string => `MUNICIPALITY#${ehak}${ended ? '#ENDED' : ''}`,
  provider: (id: string, ended = false): string => `PROVIDER#${id}${ended ? '#ENDED' : ''}`,
  running: 'RUNNING',
  assignee: (party: Party): string => `ASSIGNEE#${party}`,
  tasksIn: (ehak: string): string => `TASKS_IN#${ehak}`,
  tasksOf: (provider: string): string => `TASKS_OF#${provider}`,
  open: 'OPEN',
  triage: 'TRIAGE',
  /** Cases whose search items were hashed by the key of that id. */
  hashedBy: (pepperVersion: string): string => `PEPPER#${pepperVersion}`,
  held: 'HELD',
  undelivered: 'UNDELIVERED',
  erased: 'ERASED',
  /** Facts of cases that run (`OPEN`), or of which something was counted last in that month ("2026-03"). */
  statistics: (month: string): string => `STATISTICS#${month}`,
  mailsOf: (caseId: string): string => `MAILS#${caseId}`,
  /** Mails that belong to no case. */
  strayMails: 'MAILS',
  sesId: (id: string): string => `SES#${id}`,
  municipalities: 'MUNICIPALITIES',
  providers: 'PROVIDERS',
  transfers: 'TRANSFERS',
  imports: 'IMPORTS',
  contracts: 'CONTRACTS',
  registryChanges: 'REGISTRY-CHANGES',
  accessTo: (caseId: string): string => `ACCESS#${caseId}`,
  /** @param who subject of an officer, or `party:` and the party */
  accessBy: (who: string): string => `ACCESS_BY#${who}`,
  accesses: 'ACCESSES',
  officers: 'OFFICERS',
} as const;
