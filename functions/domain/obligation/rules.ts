/**
 * The numbers behind each obligation: until when it is due, when it is asked for, how often its party is reminded. The usual
 * ones stand here; the agency may set others from a day on.
 *
 *     usual numbers ── versions by day ──▶ ruleOn(kind, day 0) ──▶ ObligationOpened keeps what it was promised by
 *
 * Which versions there are becomes a fact of each case (`RulesNoted`) before anything is decided by them: so a log tells
 * the same whenever it is read, and an open obligation keeps its day.
 */
import * as z from 'zod/mini';
import { addDays, addMonths, type Day, dayOf, daySchema, type Instant } from '#domain/calendar/calendar';
import type { DueExplanation } from '#domain/calendar/due';
import { type CountedKind, kindRules, type ObligationKind, obligationKinds } from '#domain/obligation/kinds';

const count = z.int().check(z.nonnegative());

/** How the ladder of an obligation reminds: working days before its day (0: not), daily and weekly steps after it. */
export const nudgesSchema = z.object({ before: count, daily: count, weekly: count });
export type Nudges = z.infer<typeof nudgesSchema>;

/** DESIGN § 3: two working days before, then daily 5 times, then weekly 8 times. */
export const usualNudges: Nudges = { before: 2, daily: 5, weekly: 8 };

/**
 * Days before its day on which something is asked for: an overview before its own, the need before the service's end. Null: a
 * month of the calendar, so that both are told as the last of the service's twelve begins (BRIEF, path 7; TsÜS § 136).
 */
export const usualLeadDays = { 'send-overview': 10, 'assess-need': null } as const;
type LedKind = keyof typeof usualLeadDays;

const numbersSchema = z.object({
  /** Null: its day is named by whoever asks for it. */
  workingDays: z.nullable(count),
  /** Null: it is asked for when something happens, or a month ahead (`usualLeadDays`). */
  leadDays: z.nullable(count),
  ...nudgesSchema.shape,
});
export type RuleNumbers = z.infer<typeof numbersSchema>;
export type RuleNumber = keyof RuleNumbers;

/** Numbers of one kind that hold from that day on, until the kind's next version. */
export const ruleVersionSchema = z.extend(numbersSchema, { kind: z.enum(obligationKinds), from: daySchema });
export type RuleVersion = z.infer<typeof ruleVersionSchema>;
export type RuleBook = readonly RuleVersion[];

/** @returns the numbers that hold when nobody set others */
export function usualNumbers(kind: ObligationKind): RuleNumbers {
  const { rule } = kindRules[kind];
  const leadDays = isLed(kind) ? usualLeadDays[kind] : null;
  return { workingDays: 'workingDays' in rule ? rule.workingDays : null, leadDays, ...usualNudges };
}

/** @returns the numbers of the kind for what begins on that day */
export function ruleOn(book: RuleBook, kind: ObligationKind, day: Day): RuleNumbers {
  const versions = book.filter((one) => one.kind === kind && one.from <= day);
  const latest = versions.toSorted((one, other) => one.from.localeCompare(other.from)).at(-1);
  if (!latest) return usualNumbers(kind);
  const { workingDays, leadDays, before, daily, weekly } = latest;
  return { workingDays, leadDays, before, daily, weekly };
}

/** @returns working days that a kind has which begins on that day */
export const workingDaysOn = (book: RuleBook, kind: CountedKind, day: Day): number =>
  ruleOn(book, kind, day).workingDays ?? kindRules[kind].rule.workingDays;

/**
 * @param day on which the overview is due, or the service ends
 * @returns the day on which the kind is asked for, working day or not; of a shorter month the last
 */
export function askedOn(book: RuleBook, kind: LedKind, day: Day): Day {
  const leadDays = ruleOn(book, kind, day).leadDays ?? usualLeadDays[kind];
  return leadDays === null ? addMonths(day, -1) : addDays(day, 0 - leadDays);
}

/** @returns how many working days an open obligation was promised in: what was said stays said. Null: it was given a date */
export const promisedDays = (explanation: DueExplanation): number | null =>
  explanation.rule === 'working-days'
    ? explanation.steps.filter((step) => step.kind === 'counted').length
    : null;

/** @returns the same versions in the order in which a case keeps them */
export const inOrder = (book: RuleBook): RuleVersion[] =>
  book
    .map(({ kind, from, workingDays, leadDays, before, daily, weekly }) => ({
      ...{ kind, from, workingDays, leadDays, before, daily, weekly },
    }))
    .toSorted((one, other) => `${one.kind}${one.from}`.localeCompare(`${other.kind}${other.from}`));

export const isSameBook = (one: RuleBook, other: RuleBook): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** `service`: the service's description promises it to the municipality, so it may only be shorter. */
  readonly by: 'service' | 'ours';
  /** No number at all means a month of the calendar. */
  readonly orMonth?: true;
}

/** Longest period that we set ourselves, in working days: a month and a half. */
const longestOwn = 30;
/**
 * Bounds of reminders: more than these nobody reads. What would go on for over 280 days is cut off there (ladder.ts).
 */
const nudgeBounds: Record<keyof Nudges, Bounds> = {
  before: { least: 0, most: 5, by: 'ours' },
  daily: { least: 0, most: 10, by: 'ours' },
  weekly: { least: 1, most: 8, by: 'ours' },
};
/** The earliest day before its due day on which anybody is reminded, in working days. */
export const earliestReminder = nudgeBounds.before.most;
/** An overview a month is the shortest rhythm; the warning of the end leaves time to assess and to decide anew. */
const leadBounds: Record<LedKind, Bounds> = {
  'send-overview': { least: 3, most: 20, by: 'ours' },
  'assess-need': { least: 21, most: 60, by: 'ours', orMonth: true },
};

/** @returns the bounds of each number that the kind has */
export function boundsOf(kind: ObligationKind): Partial<Record<RuleNumber, Bounds>> {
  const { rule, source } = kindRules[kind];
  const most = 'workingDays' in rule && source === 'service' ? rule.workingDays : longestOwn;
  const workingDays: Bounds = { least: 1, most, by: source };
  return {
    ...('workingDays' in rule ? { workingDays } : {}),
    ...(isLed(kind) ? { leadDays: leadBounds[kind] } : {}),
    ...nudgeBounds,
  };
}

/** @returns the numbers that lie outside their bounds, each with them */
export const outsideBounds = (
  kind: ObligationKind,
  numbers: RuleNumbers,
): { readonly number: RuleNumber; readonly bounds: Bounds }[] =>
  Object.entries(boundsOf(kind)).flatMap(([name, bounds]) => {
    const number = name as RuleNumber;
    const value = numbers[number];
    if (value === null && bounds.orMonth) return [];
    return value !== null && value >= bounds.least && value <= bounds.most ? [] : [{ number, bounds }];
  });

/**
 * A day has one rule: what begins today was promised by today's. So the earliest day of a version is tomorrow, and a table
 * that was read a minute ago is as good as a new one.
 */
export const earliestFrom = (now: Instant): Day => addDays(dayOf(now), 1);
/** Nobody plans further ahead. */
export const latestFrom = (now: Instant): Day => addDays(dayOf(now), 365);

export const isLed = (kind: ObligationKind): kind is LedKind => Object.hasOwn(usualLeadDays, kind);
