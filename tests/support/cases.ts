/**
 * Cases at each phase of their path, for tests. Each is made by the real commands, so no test meets a state that cannot
 * occur. All people and numbers are invented; the story begins on Monday, 2 February 2026 at 9:10 in Estonia.
 */
import { type Day, type Instant, parseDay } from '#domain/calendar/calendar';
import type { Command, CommandOf, OpenCase } from '#domain/case/commands';
import { decide } from '#domain/case/decide';
import type { CaseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { openCase } from '#domain/case/opening';
import { currentOf, isCurrent } from '#domain/case/path';
import { suggestedReferralDate } from '#domain/case/review';
import type { CaseState } from '#domain/case/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import type { ReferralData } from '#domain/reading';

/** When each step of the story is taken. */
export const moments = {
  received: '2026-02-02T07:10:00.000Z',
  registered: '2026-02-02T07:10:20.000Z',
  supplemented: '2026-02-03T08:00:00.000Z',
  reviewed: '2026-02-04T09:30:00.000Z',
  ensured: '2026-02-06T12:15:00.000Z',
  arranged: '2026-02-09T08:20:00.000Z',
  meeting: '2026-02-12T08:00:00.000Z',
  recorded: '2026-02-12T10:40:00.000Z',
} as const satisfies Record<string, Instant>;

export const provider = { id: 'abikasi', name: 'Abikäsi' } as const;
export const municipality = { ehak: '0638', name: 'Põhja-Pärnumaa vald' } as const;

/** What a test may want otherwise. Everything else is the story's. */
export interface CaseOptions {
  /** Parts of the opening: id, municipality, sender, warnings, unreadable attachments, times. */
  readonly opening?: Partial<OpenCase>;
  /** Replaces parts of the complete referral. */
  readonly referral?: ReferralChanges;
  readonly registeredAt?: Instant;
  readonly provider?: { readonly id: string; readonly name: string };
  readonly referralDate?: Day;
  readonly supportPerson?: Partial<CommandOf<'EnsureSupportPerson'>>;
  readonly meeting?: Partial<CommandOf<'ArrangeFirstMeeting'>>;
  /** False: the machine has not opened the obligation that the case waits for. It is open otherwise. */
  readonly opened?: boolean;
}

export type ReferralChanges = Partial<Omit<ReferralData, 'client' | 'caseManager' | 'decision'>> & {
  readonly client?: Partial<ReferralData['client']>;
  readonly caseManager?: Partial<ReferralData['caseManager']>;
  readonly decision?: Partial<ReferralData['decision']>;
};

/** A case after one command, and what the command made happen. */
export interface Changed {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** Decides and applies one command as a commit does. @throws CommandRefused */
export function change(state: CaseState, command: Command, at: Instant): Changed {
  const events = decide(command, state, at);
  if (events.length === 0) return { state, events };
  return { state: evolve(state, { version: state.version + 1, at, events }), events };
}

/** @returns the case after the commands, each at its moment. */
export const after = (state: CaseState, ...steps: readonly (readonly [Command, Instant])[]): CaseState =>
  steps.reduce((before, [command, at]) => change(before, command, at).state, state);

/** @returns the cause of the obligation of this kind that was asked for last. */
export const causeOf = (state: CaseState, kind: ObligationKind): string => String(state.asked[kind]);

/** @returns the case with the obligation that it waits for opened by its machine. */
export function withTaskOpen(state: CaseState, at: Instant): CaseState {
  const current = currentOf(state);
  if (!current) return state;
  const { kind, cause } = current;
  if (!isCurrent(state, kind, cause)) throw new Error(`the case does not wait for ${kind}`);
  return after(state, [{ type: 'OpenObligation', kind, cause }, at]);
}

/** Nothing required is missing. */
export function completeReferral(changes: ReferralChanges = {}): ReferralData {
  const { client, caseManager, decision, ...rest } = changes;
  return {
    client: {
      name: 'Olena Kovalenko',
      personalCode: '49005149021',
      birthDate: '1990-05-14',
      phone: '+372 5123 4567',
      email: 'olena.kovalenko@post.example',
      address: 'Näidise 1-2, Vändra',
      languages: ['uk', 'ru'],
      protection: 'temporary',
      interpreter: true,
      otherServices: 'Eesti keele kursus',
      ...client,
    },
    starNumber: 'STAR-2026-118',
    familyMembers: [{ name: 'Danylo Kovalenko', personalCode: null, birthDate: '2015-09-03' }],
    need: 'Vajab abi perearsti ja kooliga suhtlemisel.',
    goals: 'Saab igapäevase asjaajamisega ise hakkama.',
    caseManager: {
      name: 'Kadri Tamm',
      email: 'kadri.tamm@pparnumaa.example',
      phone: '612 3456',
      ...caseManager,
    },
    decision: { number: '7-1/26-15', date: '2026-01-30', attachment: 'otsus.pdf', ...decision },
    ...rest,
  };
}

/** Languages, need and decision are missing. */
export function incompleteReferral(changes: ReferralChanges = {}): ReferralData {
  return completeReferral({
    need: null,
    ...changes,
    client: { languages: [], ...changes.client },
    decision: { number: null, date: null, attachment: null, ...changes.decision },
  });
}

/** What an opening mail made happen, and the case after it; no obligation is open yet. */
export function opened(options: CaseOptions = {}): Changed {
  const registeredAt = options.registeredAt ?? moments.registered;
  const opening: OpenCase = {
    caseId: 'TR26-4F7KQ',
    mailKey: 'a3'.repeat(32),
    municipality,
    sender: { address: 'kadri.tamm@pparnumaa.example', name: 'Kadri Tamm' },
    referral: completeReferral(options.referral),
    warnings: [],
    unreadable: 0,
    receivedAt: moments.received,
    ...options.opening,
  };
  const events = openCase(opening, registeredAt);
  return { state: evolve(null, { version: 1, at: registeredAt, events }), events };
}

/** Required data is missing: the municipality owes it. */
export function incompleteCase(options: CaseOptions = {}): CaseState {
  const referral = options.opening?.referral ?? incompleteReferral(options.referral);
  const { state } = opened({ ...options, opening: { ...options.opening, referral } });
  return unlessUnopened(options, state, options.registeredAt ?? moments.registered);
}

/** Complete: the agency owes the review. */
export function caseInReview(options: CaseOptions = {}): CaseState {
  return unlessUnopened(options, opened(options).state, options.registeredAt ?? moments.registered);
}

/** Accepted: the provider owes a support person. */
export function caseAssigning(options: CaseOptions = {}): CaseState {
  const review = caseInReview({ ...options, opened: true });
  const accept: Command = {
    type: 'ReviewReferral',
    verdict: 'accept',
    cause: causeOf(review, 'review-referral'),
    channel: 'admin',
    arrivedAt: moments.reviewed,
    provider: options.provider ?? provider,
    referralDate: options.referralDate ?? suggestedReferralDate(review),
  };
  return unlessUnopened(options, after(review, [accept, moments.reviewed]), moments.reviewed);
}

/** A support person is there: the provider owes the time of the first meeting. */
export function caseArranging(options: CaseOptions = {}): CaseState {
  const assigning = caseAssigning({ ...options, opened: true });
  const ensure: Command = {
    type: 'EnsureSupportPerson',
    cause: causeOf(assigning, 'ensure-support-person'),
    channel: 'page',
    arrivedAt: moments.ensured,
    name: 'Mari Maasikas',
    phone: '5550 1234',
    email: 'mari.maasikas@teenus.example',
    languages: ['et', 'uk'],
    notRelative: true,
    notSameHome: true,
    noConviction: true,
    ...options.supportPerson,
  };
  return unlessUnopened(options, after(assigning, [ensure, moments.ensured]), moments.ensured);
}

/** The first meeting is arranged: the provider owes its record. */
export function caseInMeeting(options: CaseOptions = {}): CaseState {
  const arranging = caseArranging({ ...options, opened: true });
  const arrange: Command = {
    type: 'ArrangeFirstMeeting',
    cause: causeOf(arranging, 'arrange-first-meeting'),
    channel: 'page',
    arrivedAt: moments.arranged,
    startsAt: moments.meeting,
    minutes: 60,
    place: 'Vallamaja, Pärnu-Paide mnt 2, Vändra',
    ...options.meeting,
  };
  return unlessUnopened(options, after(arranging, [arrange, moments.arranged]), moments.arranged);
}

/** The first meeting was held and they suit each other: the service runs. */
export function activeCase(options: CaseOptions = {}): CaseState {
  const meeting = caseInMeeting({ ...options, opened: true });
  const record: Command = {
    type: 'RecordFirstMeeting',
    cause: causeOf(meeting, 'record-first-meeting'),
    channel: 'page',
    arrivedAt: moments.recorded,
    result: 'held',
    suited: true,
    goals: 'Perearst leitud, laps koolis, eesti keele kursus alustatud.',
    rhythm: 'monthly',
    note: null,
  };
  return after(meeting, [record, moments.recorded]);
}

/** When the service of `closingCase` was ended: Friday, 5 June 2026. */
export const endedAt: Instant = '2026-06-05T09:00:00.000Z';
export const endService = {
  type: 'EndService',
  ending: 'goals-met',
  lastDay: parseDay('2026-06-04'),
  note: null,
  consent: false,
} as const satisfies Command;

/** The service has ended because its goals are met: the provider owes the final report. */
export function closingCase(options: CaseOptions = {}): CaseState {
  const closing = after(activeCase(options), [endService, endedAt]);
  const asked = { type: 'OpenObligation', kind: 'submit-final-report', cause: '1' } as const;
  return options.opened === false ? closing : after(closing, [asked, endedAt]);
}

/** When the final report of `reportedCase` came. */
export const reportedAt: Instant = '2026-06-09T11:00:00.000Z';
export const finalReport = (state: CaseState): CommandOf<'SubmitFinalReport'> => ({
  type: 'SubmitFinalReport',
  cause: causeOf(state, 'submit-final-report'),
  channel: 'page',
  arrivedAt: reportedAt,
  outcomes: ['met'],
  hours: 84.5,
  summary: 'Asjaajamine sujub iseseisvalt.',
  recommendation: 'Jätkata keeleõpet.',
});

/** The final report has come: the case has ended. */
export function reportedCase(options: CaseOptions = {}): CaseState {
  const closing = closingCase(options);
  return after(closing, [finalReport(closing), reportedAt]);
}

/** The day on which the service of `activeCase` ends: 12 months from the date of its decision. */
export const serviceEnd: Day = parseDay('2027-01-30');

function unlessUnopened(options: CaseOptions, state: CaseState, at: Instant): CaseState {
  return options.opened === false ? state : withTaskOpen(state, at);
}
