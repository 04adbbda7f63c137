/** Who provides in a municipality from day to day: one provider on each day, none twice and no day without. */
import { addDays, type Day } from '#domain/calendar/calendar';

export interface Contract {
  /** Id of the provider; a municipality that provides itself is one, too. */
  readonly provider: string;
  readonly from: Day;
  /** Its last day; null: it has no end. */
  readonly until: Day | null;
  /** Months between two reports to the agency, if they are not the provider's usual ones. */
  readonly reportMonths?: number | undefined;
}

export interface ContractProblem {
  /** `backwards`: it ends before it begins. `overlap`: two provide on these days. `gap`: nobody does. */
  readonly problem: 'backwards' | 'overlap' | 'gap';
  readonly from: Day;
  /** The last of these days; null: there is none. */
  readonly until: Day | null;
}

/**
 * @param contracts of one municipality, in any order
 * @param since the first day that is provided for so far, and must stay so; null: there is none yet
 * @returns all days that are wrong, in their order; none when each day from the first on has one provider
 */
export function contractProblems(
  contracts: readonly Contract[],
  since: Day | null = null,
): ContractProblem[] {
  const inOrder = byDay(contracts);
  const backwards = inOrder.filter(({ from, until }) => until !== null && until < from);
  if (backwards.length > 0)
    return backwards.map(({ from, until }) => ({ problem: 'backwards', from, until }));
  const problems: ContractProblem[] = [];
  const first = inOrder[0]?.from ?? since;
  /** The first day that nobody provides for yet; null: all days to come are provided for. */
  let next = since !== null && first !== null && since < first ? since : first;
  for (const { from, until } of inOrder) {
    if (next === null) problems.push({ problem: 'overlap', from, until });
    else if (from < next)
      problems.push({ problem: 'overlap', from, until: earlier(until, addDays(next, -1)) });
    else if (from > next) problems.push({ problem: 'gap', from: next, until: addDays(from, -1) });
    if (next !== null) next = until === null ? null : later(next, addDays(until, 1));
  }
  return next === null ? problems : [...problems, { problem: 'gap', from: next, until: null }];
}

/** @returns the contract of that day, the one that began last; or null */
export const contractOn = (contracts: readonly Contract[], day: Day): Contract | null =>
  contracts.findLast(({ from, until }) => from <= day && (until === null || day <= until)) ?? null;

/** @returns the id of who provides on that day, or null */
export const providerOn = (contracts: readonly Contract[], day: Day): string | null =>
  contractOn(contracts, day)?.provider ?? null;

/**
 * From a day on another provides what one has provided. What was right stays right: no day is provided for twice or not at all.
 * @returns the contracts in the order of their days; neighbours of the same provider are one
 */
export function succeed(
  contracts: readonly Contract[],
  { old, successor, from }: { old: string; successor: string; from: Day },
): Contract[] {
  const parts = byDay(contracts).flatMap((one): Contract[] => {
    if (one.provider !== old || (one.until !== null && one.until < from)) return [one];
    if (one.from >= from) return [{ provider: successor, from: one.from, until: one.until }];
    return [
      { ...one, until: addDays(from, -1) },
      { provider: successor, from, until: one.until },
    ];
  });
  const joined: Contract[] = [];
  for (const one of parts) {
    const before = joined.at(-1);
    const goesOn =
      before?.provider === one.provider && before.until !== null && addDays(before.until, 1) === one.from;
    if (before && goesOn) joined[joined.length - 1] = { ...before, until: one.until };
    else joined.push(one);
  }
  return joined;
}

const byDay = (contracts: readonly Contract[]): Contract[] =>
  contracts.toSorted((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));

const earlier = (one: Day | null, other: Day): Day => (one !== null && one < other ? one : other);
const later = (one: Day, other: Day): Day => (one > other ? one : other);
