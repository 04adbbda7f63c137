/** The numbers as they may be published: small counts hidden, and whatever would tell them. */
import type { Part, Promises, Statistics, Wait } from '#domain/statistics/numbers';
import { fewerThan, type Shown, shownApart, shownParts, shownTotal } from '#domain/statistics/small-counts';

export function published(exact: Statistics<number>): Statistics<Shown> {
  const { received, started, served, ended, running } = exact;
  const months = {
    received: shownParts(exact.months.map((one) => one.received)),
    started: shownParts(exact.months.map((one) => one.started)),
    ended: shownParts(exact.months.map((one) => one.ended)),
  };
  const endings = shownParts(exact.endings.map(({ count }) => count));
  return {
    received: shownTotal(received),
    started: shownTotal(started),
    served: shownTotal(served),
    ended: shownTotal(ended),
    running: shownTotal(running),
    supportPerson: waitShown(exact.supportPerson),
    firstMeeting: waitShown(exact.firstMeeting),
    months: exact.months.map(({ month }, index) => ({
      month,
      received: months.received[index] ?? 'hidden',
      started: months.started[index] ?? 'hidden',
      ended: months.ended[index] ?? 'hidden',
    })),
    municipalities: partsShown(exact.municipalities),
    providers: partsShown(exact.providers),
    languages: partsShown(exact.languages),
    protections: partsShown(exact.protections),
    endings: exact.endings.map(({ ending }, index) => ({ ending, count: endings[index] ?? 'hidden' })),
    promises: exact.promises.map(promisesShown),
  };
}

/** The middle of fewer than five tells of single cases. */
const waitShown = ({ count, median }: Wait<number>): Wait<Shown> => ({
  count: shownTotal(count),
  median: count < fewerThan ? null : median,
});

/** Where neither column can be shown, the names alone would only tell that each is small. */
function partsShown(parts: readonly Part<number>[]): Part<Shown>[] {
  const received = shownParts(parts.map((one) => one.received));
  const served = shownParts(parts.map((one) => one.served));
  if ([...received, ...served].every((count) => count === 'hidden' || count === 0)) return [];
  return parts.map(({ key, name }, index) => ({
    key,
    name,
    received: received[index] ?? 'hidden',
    served: served[index] ?? 'hidden',
  }));
}

function promisesShown({ kind, share, ...counts }: Promises<number>): Promises<Shown> {
  const { total, parts } = shownApart([counts.kept, counts.excused, counts.broken]);
  const [kept = 'hidden', excused = 'hidden', broken = 'hidden'] = parts;
  const rough = total === 'many';
  const shown = rough && share !== null ? 5 * Math.round(share / 5) : share;
  return { kind, kept, excused, broken, all: total, share: total === 'few' ? null : shown, rough };
}
