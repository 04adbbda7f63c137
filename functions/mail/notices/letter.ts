/** What every notice is written from, what it gives, and the phrases that several of them share. */
import { type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import type { DueDate } from '#domain/calendar/due';
import { explainInShort } from '#domain/calendar/due-words';
import type { Notice } from '#domain/case/notices';
import { type CaseState, findObligation, type Phase } from '#domain/case/state';
import { countWords, phoneWords, withinWorkingDays } from '#domain/estonian';
import { openingOf } from '#domain/obligation/decide';
import type { CountedKind, ObligationKind, Party } from '#domain/obligation/kinds';
import { promisedDays, workingDaysOn } from '#domain/obligation/rules';
import type { Block } from '#mail/compose/blocks';
import { cleanLine, cut } from '#mail/compose/clean';

export interface NoticeContext {
  /** Signed link for the notice's obligation and party; null when there is none. */
  readonly taskLink: string | null;
  /** The case's admin page: only for the agency. */
  readonly caseLink: string;
  /** What the calendar file points to; null: no calendar file. */
  readonly meetingLink: string | null;
  /** Where the provider reports a change in the client's situation; null for others. */
  readonly reportLink: string | null;
  /** Where the provider reads and changes the action plan; null or left out for others. */
  readonly planLink?: string | null;
  /** Where the municipality sets and moves the interim evaluation; null or left out for others. */
  readonly evaluationLink?: string | null;
  /** Where the municipality asks the provider a question; null or left out for others. */
  readonly queryLink?: string | null;
  /** Surveys after the end: the addressee's own, and the client's for a provider who hands it over. */
  readonly feedback: { readonly own: string | null; readonly client: string | null };
  /** It goes to a deputy: whom it is for is away until this day. Null or left out: it does not. */
  readonly awayUntil?: Day | null;
  /** When the mail was owed: of several facts of a kind the one of that moment is told. Left out: the latest. */
  readonly owedAt?: Instant;
  /** The agency's telephone (a setting), or null. */
  readonly telephone: string | null;
  /** When the notice is written: what lies ahead and due days that are not opened yet count from here. */
  readonly stamp: Instant;
  /** The agency's address: the organizer of meetings in calendar files. */
  readonly sender: string;
}

export interface WrittenNotice {
  /** Holds the case's reference and no personal data. */
  readonly subject: string;
  /** One sentence without personal data. */
  readonly preview: string;
  readonly blocks: readonly Block[];
  readonly calendarFile: { readonly text: string; readonly method: 'PUBLISH' | 'CANCEL' } | null;
}

/** To a party of the case; what goes to the client is written apart. */
export interface Letter {
  readonly notice: Notice & { readonly to: Party };
  readonly state: CaseState;
  readonly context: NoticeContext;
}

export interface LetterParts {
  readonly subject: string;
  readonly preview: string;
  readonly heading: string;
  readonly body: readonly Block[];
  readonly calendarFile?: WrittenNotice['calendarFile'];
}

/** @returns the notice with its main heading and greeting. */
export const letter = ({
  subject,
  preview,
  heading: title,
  body,
  calendarFile,
}: LetterParts): WrittenNotice => ({
  subject,
  preview,
  blocks: [heading(title), paragraph('Tere!'), ...body],
  calendarFile: calendarFile ?? null,
});

/** "Suunamine TR26-4F7KQ: kätte saadud" */
export const referralSubject = (state: CaseState, what: string): string => `Suunamine ${state.id}: ${what}`;

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const hint = (text: string): Block => ({ kind: 'hint', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const facts = (rows: readonly (readonly [string, string])[]): Block => ({ kind: 'facts', rows });

/** @returns the button, or nothing without a link. */
export const button = (label: string, url: string | null): Block[] =>
  url === null ? [] : [{ kind: 'button', label, url }];

/** The agency's way into a case. */
export const caseButton = ({ context }: Letter): Block[] => button('Ava juhtum', context.caseLink);

/**
 * @param phase in which the latest reason is the one meant: a case that has moved on may hold another person's by now
 * @returns somebody's reason under its lead-in; nothing when it was not given or is erased
 */
export const reasonGiven = (leadIn: string, { reason, phase }: CaseState, during: Phase): Block[] =>
  phase !== during || reason === null || reason.trim() === ''
    ? []
    : [paragraph(leadIn), { kind: 'quote', text: reason }];

/** @returns a value of other people's making on one line of at most `most` characters. */
export const foreign = (value: string, most = 200): string => cut(cleanLine(value), most);

/**
 * @returns the due date of an obligation; of one that its machine has not opened yet, the date that it will get.
 * @param cause which one of its kind; the one asked for last when left out
 */
export const dueOf = (
  { state, context }: Letter,
  kind: ObligationKind,
  cause = String(state.asked[kind]),
): DueDate => findObligation(state, kind, cause) ?? openingOf(state, kind, cause, context.stamp);

/** @returns why the due date is then, in one small line. */
export const whyThen = ({ explanation }: DueDate): Block =>
  hint(`Tähtaja arvestus: ${explainInShort(explanation)}.`);

/** "kaks tööpäeva": as long as the open obligation of this kind was given, or the next will be. */
export const workingDaysOf = (one: Letter, kind: CountedKind): string =>
  countWords(daysOf(one, kind), 'tööpäev', 'tööpäeva');

/** "viie tööpäeva jooksul": within that time. */
export const withinRule = (one: Letter, kind: CountedKind): string => withinWorkingDays(daysOf(one, kind));

function daysOf({ state, context }: Letter, kind: CountedKind): number {
  const latest = findObligation(state, kind, String(state.asked[kind]));
  const promised = latest?.status === 'open' ? promisedDays(latest.explanation) : null;
  return promised ?? workingDaysOn(state.rules, kind, dayOf(context.stamp));
}

/** @returns how to ask: by a reply, and by telephone if there is one. */
export const howToAsk = ({ context }: Letter): Block => {
  const call = context.telephone === null ? '' : ` või helistage ${phoneWords(cleanLine(context.telephone))}`;
  return paragraph(`Kui Teil on küsimusi, vastake sellele kirjale${call}.`);
};
