/**
 * The numbers that the funder asks for (AMIF2021-6, BRIEF), of a period. Each has a day of its own: a referral counts where
 * it was received, a support person where it was ensured, a promise where it was kept or broken. Persons are counted by
 * cases: each case is one client.
 */
import type { Day } from '#domain/calendar/calendar';
import { type Ending, endings } from '#domain/ending/facts';
import { type ObligationKind, obligationKinds } from '#domain/obligation/kinds';
import { type CaseFacts, type PromiseFact, providerOn } from '#domain/statistics/facts';
import { firstDay, lastDay, type Month, monthOf, monthsOf, type Period } from '#domain/statistics/period';

export interface Selection {
  readonly period: Period;
  /** EHAK code; null: all. */
  readonly municipality: string | null;
  /** The provider's id; null: all. */
  readonly provider: string | null;
}

/** `Count` is a number, or what is shown of it. */
export interface Part<Count> {
  readonly key: string;
  /** '' when only its key is known. */
  readonly name: string;
  readonly received: Count;
  readonly served: Count;
}

export interface Wait<Count> {
  readonly count: Count;
  /** Calendar days; null when there are none, or too few to be shown. */
  readonly median: number | null;
}

export interface Promises<Count> {
  readonly kind: ObligationKind;
  readonly kept: Count;
  readonly excused: Count;
  readonly broken: Count;
  readonly all: Count;
  /** Percent that was kept; null: of too few to be shown. */
  readonly share: number | null;
  /** True when the share is rounded to five percent, lest it tell a hidden count. */
  readonly rough: boolean;
}

export interface Statistics<Count> {
  readonly received: Count;
  readonly started: Count;
  /** Whoever was served on any day of the period. */
  readonly served: Count;
  readonly ended: Count;
  /** Cases that had not ended on the last day of the period. */
  readonly running: Count;
  readonly supportPerson: Wait<Count>;
  readonly firstMeeting: Wait<Count>;
  readonly months: readonly { month: Month; received: Count; started: Count; ended: Count }[];
  readonly municipalities: readonly Part<Count>[];
  /** '' : not accepted for any provider yet. */
  readonly providers: readonly Part<Count>[];
  /** By the language that the client named first; '' : not told. */
  readonly languages: readonly Part<Count>[];
  /** '' : not told. */
  readonly protections: readonly Part<Count>[];
  readonly endings: readonly { ending: Ending; count: Count }[];
  readonly promises: readonly Promises<Count>[];
}

/**
 * @param all the facts of every case that lived in the period, in any order; others do no harm
 * @param today the last day that is counted: what is to come is not
 */
export function numbersOf(
  all: readonly CaseFacts[],
  { period, municipality, provider }: Selection,
  today: Day,
): Statistics<number> {
  const span = spanOf(period, today);
  const inPlace = all.filter((one) => municipality === null || one.municipality.ehak === municipality);
  const by = (one: CaseFacts, day: Day) => provider === null || providerOn(one, day)?.id === provider;
  /** Cases of which something happened on a day of the span, under the provider that is asked for. */
  const on = (dayOf: (one: CaseFacts) => Day | null) =>
    inPlace.filter((one) => {
      const day = dayOf(one);
      return day !== null && within(day, span) && by(one, day);
    });
  const received = on(({ receivedOn }) => receivedOn);
  const started = on(({ serviceStart }) => serviceStart);
  const ended = on(({ over }) => over?.on ?? null);
  const served = inPlace.filter((one) => servedUntil(one, span) && by(one, servedUntil(one, span) ?? today));
  const parts = (keyOf: (one: CaseFacts, day: Day) => readonly [key: string, name: string]) =>
    partsOf(
      received.map((one) => keyOf(one, one.receivedOn)),
      served.map((one) => keyOf(one, servedUntil(one, span) ?? today)),
    );
  return {
    received: received.length,
    started: started.length,
    served: served.length,
    ended: ended.length,
    running: inPlace.filter((one) => runsOn(one, span.until) && by(one, span.until)).length,
    supportPerson: waitOf(
      on(({ supportPersonOn }) => supportPersonOn),
      (one) => one.supportPersonOn,
    ),
    firstMeeting: waitOf(started, (one) => one.serviceStart),
    months: monthsOf(period).map((month) => ({
      month,
      received: received.filter(({ receivedOn }) => monthOf(receivedOn) === month).length,
      started: started.filter(({ serviceStart }) => serviceStart && monthOf(serviceStart) === month).length,
      ended: ended.filter(({ over }) => over && monthOf(over.on) === month).length,
    })),
    municipalities: parts(({ municipality: { ehak, name } }) => [ehak, name]),
    providers: parts((one, day) => {
      const named = providerOn(one, day);
      return [named?.id ?? '', named?.name ?? ''];
    }),
    languages: parts(({ languages }) => [languages[0] ?? '', '']),
    protections: protectionsIn(parts(({ protection }) => [protection ?? '', ''])),
    endings: endings.map((ending) => ({
      ending,
      count: ended.filter(({ over }) => over?.ending === ending).length,
    })),
    promises: promisesIn(
      inPlace.flatMap((one) =>
        promisesOf(one, today).filter((made) => within(made.on, span) && by(one, made.on)),
      ),
    ),
  };
}

/** @returns the cases that lived on any day of the period, under the provider that is asked for, the oldest first */
export function casesIn(
  all: readonly CaseFacts[],
  { period, municipality, provider }: Selection,
  today: Day,
): CaseFacts[] {
  const span = spanOf(period, today);
  return all
    .filter((one) => {
      const last = one.endedOn && one.endedOn < span.until ? one.endedOn : span.until;
      const lived = one.receivedOn <= span.until && last >= span.from;
      const there = municipality === null || one.municipality.ehak === municipality;
      return lived && there && (provider === null || providerOn(one, last)?.id === provider);
    })
    .sort((a, b) => (`${a.receivedOn} ${a.caseId}` < `${b.receivedOn} ${b.caseId}` ? -1 : 1));
}

interface Span {
  readonly from: Day;
  readonly until: Day;
}

function spanOf({ from, until }: Period, today: Day): Span {
  const last = lastDay(until);
  return { from: firstDay(from), until: last < today ? last : today };
}

const within = (day: Day, { from, until }: Span): boolean => from <= day && day <= until;

/** @returns the last day of the span on which the client was served; null: on none */
function servedUntil({ serviceStart, over }: CaseFacts, { from, until }: Span): Day | null {
  if (!serviceStart || serviceStart > until || (over && over.on < from)) return null;
  return over && over.on < until ? over.on : until;
}

const runsOn = ({ receivedOn, endedOn }: CaseFacts, day: Day): boolean =>
  receivedOn <= day && (endedOn === null || endedOn > day);

function waitOf(cases: readonly CaseFacts[], end: (one: CaseFacts) => Day | null): Wait<number> {
  const days = cases.flatMap((one) => {
    const until = end(one);
    // A service that ran before its referral was entered was not waited for.
    return until && until >= one.receivedOn ? [daysBetween(one.receivedOn, until)] : [];
  });
  return { count: days.length, median: medianOf(days) };
}

/** @returns the middle of the numbers, of an even count the mean of the two in the middle */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.length === 0 ? null : middle.reduce((sum, one) => sum + one, 0) / middle.length;
}

const dayLength = 86_400_000;
export const daysBetween = (from: Day, until: Day): number =>
  (Date.parse(until) - Date.parse(from)) / dayLength;

/** The most first, then by key: the order of the cases says nothing. */
function partsOf(
  received: readonly (readonly [string, string])[],
  served: readonly (readonly [string, string])[],
): Part<number>[] {
  const found = new Map<string, { key: string; name: string; received: number; served: number }>();
  const count = (among: readonly (readonly [string, string])[], what: 'received' | 'served') => {
    for (const [key, name] of among) {
      const part = found.get(key) ?? { key, name, received: 0, served: 0 };
      part[what] += 1;
      // Of a place that was renamed one of the names, the same in whatever order the cases come.
      if (name > part.name) part.name = name;
      found.set(key, part);
    }
  };
  count(received, 'received');
  count(served, 'served');
  return [...found.values()].sort(
    (a, b) => b.received - a.received || b.served - a.served || (a.key < b.key ? -1 : 1),
  );
}

/** All three always stand there: that one is missing would tell. */
const protectionsIn = (found: readonly Part<number>[]): Part<number>[] =>
  ['temporary', 'international', ''].map(
    (key) => found.find((one) => one.key === key) ?? { key, name: '', received: 0, served: 0 },
  );

const promisesOf = ({ promises, owed }: CaseFacts, today: Day): readonly PromiseFact[] => [
  ...promises,
  ...owed
    .filter(({ due }) => due < today)
    .map(({ kind, due }) => ({ kind, end: 'broken' as const, on: due })),
];

function promisesIn(made: readonly PromiseFact[]): Promises<number>[] {
  const counts = new Map<string, number>();
  for (const { kind, end } of made) {
    const key = `${kind} ${end}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return obligationKinds.flatMap((kind) => {
    const count = (end: PromiseFact['end']) => counts.get(`${kind} ${end}`) ?? 0;
    const [kept, excused, broken] = [count('kept'), count('excused'), count('broken')];
    const all = kept + excused + broken;
    if (all === 0) return [];
    return [{ kind, kept, excused, broken, all, share: Math.round((100 * kept) / all), rough: false }];
  });
}
