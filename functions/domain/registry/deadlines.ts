/** Changing the deadlines table: what may be set from which day, and what was planned and is taken back. */
import * as z from 'zod/mini';
import { type Day, type Instant, instantSchema } from '#domain/calendar/calendar';
import type { ObligationKind } from '#domain/obligation/kinds';
import {
  type Bounds,
  earliestFrom,
  latestFrom,
  outsideBounds,
  type RuleBook,
  type RuleNumber,
  type RuleNumbers,
  type RuleVersion,
  ruleOn,
  ruleVersionSchema,
} from '#domain/obligation/rules';

/** Who set it, when and why; nothing is taken out of the table, what was withdrawn says so. */
export const ruleEntrySchema = z.extend(ruleVersionSchema, {
  officer: z.string(),
  at: instantSchema,
  reason: z.string(),
  withdrawn: z.nullable(z.object({ officer: z.string(), at: instantSchema, reason: z.string() })),
});
export type RuleEntry = z.infer<typeof ruleEntrySchema>;

export interface By {
  readonly officer: string;
  readonly at: Instant;
  readonly reason: string;
}

export type Refused =
  | { readonly refused: 'from-too-early' | 'from-too-late' | 'no-change' | 'not-planned' }
  | {
      readonly refused: 'outside-bounds';
      readonly numbers: readonly { readonly number: RuleNumber; readonly bounds: Bounds }[];
    };

export type Changed = { readonly entries: RuleEntry[] } | Refused;

/** @returns the versions that hold, or will */
export const bookOf = (entries: readonly RuleEntry[]): RuleBook =>
  entries
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ kind, from, ...rest }) => ({ kind, from, ...numbersOf(rest) }));

/**
 * Plans other numbers from a day on. A version that was planned for the same day is withdrawn with it.
 * @returns the table after it, or why it may not be
 */
export function setRule(entries: readonly RuleEntry[], rule: RuleVersion, by: By): Changed {
  const { kind, from } = rule;
  const numbers = outsideBounds(kind, rule);
  if (numbers.length > 0) return { refused: 'outside-bounds', numbers };
  if (from < earliestFrom(by.at)) return { refused: 'from-too-early' };
  if (from > latestFrom(by.at)) return { refused: 'from-too-late' };
  const others = entries.map((one) => (isPlannedFor(one, kind, from) ? { ...one, withdrawn: by } : one));
  if (isSame(ruleOn(bookOf(entries), kind, from), rule)) return { refused: 'no-change' };
  return { entries: [...others, { kind, from, ...numbersOf(rule), ...by, withdrawn: null }] };
}

/** Takes back what has not begun: before it, what held goes on to hold. */
export function withdrawRule(
  entries: readonly RuleEntry[],
  { kind, from }: Pick<RuleVersion, 'kind' | 'from'>,
  by: By,
): Changed {
  const planned = entries.some((one) => isPlannedFor(one, kind, from));
  if (!planned || from < earliestFrom(by.at)) return { refused: 'not-planned' };
  return {
    entries: entries.map((one) => (isPlannedFor(one, kind, from) ? { ...one, withdrawn: by } : one)),
  };
}

const isPlannedFor = (one: RuleEntry, kind: ObligationKind, from: Day): boolean =>
  one.kind === kind && one.from === from && one.withdrawn === null;

const numbersOf = ({ workingDays, leadDays, before, daily, weekly }: RuleNumbers): RuleNumbers => ({
  ...{ workingDays, leadDays, before, daily, weekly },
});

const isSame = (one: RuleNumbers, other: RuleNumbers): boolean =>
  JSON.stringify(numbersOf(one)) === JSON.stringify(numbersOf(other));
