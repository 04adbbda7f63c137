/**
 * Small counts in what may be published. A count of 1 to 4 could tell of a person, so it is shown as "fewer than 5"; and
 * because a total minus the other parts would give it back, more parts are hidden until every number from 1 to 4 is
 * possible for it. A test tries all small tables: nobody who sees the table and knows these rules finds a hidden count.
 */

/** Counts below this are not published. */
export const fewerThan = 5;

/** `few`: 1 to 4. `many`: 5 or more, hidden for the sake of a part that is few. `hidden`: 0 or more. */
export type Shown = number | 'few' | 'many' | 'hidden';

export const isFew = (count: number): boolean => count > 0 && count < fewerThan;

export const shownTotal = (count: number): Shown => (isFew(count) ? 'few' : count);

/**
 * @param parts counts that add up to a total which is shown beside them, or elsewhere
 * @returns each as it may be shown
 */
export function shownParts(parts: readonly number[]): readonly Shown[] {
  if (!parts.some(isFew)) return parts;
  const hidden = new Set(parts.flatMap((count, index) => (isFew(count) ? [index] : [])));
  const few = hidden.size;
  const total = sumOf(parts);
  // Of one or two parts the total tells what the other is; four of each is told by the total alone.
  if (parts.length < 3 || total < fewerThan || total === (fewerThan - 1) * parts.length)
    return withheld(parts);
  const rest = parts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count >= fewerThan)
    .sort((one, other) => one.count - other.count);
  for (;;) {
    const [next] = rest;
    const sum = sumOf(parts.filter((_, index) => hidden.has(index)));
    if (isOpen({ sum, few, many: hidden.size - few, most: next?.count ?? Number.POSITIVE_INFINITY })) break;
    if (!next) return withheld(parts);
    hidden.add(next.index);
    rest.shift();
  }
  return parts.map((count, index) => (hidden.has(index) ? (isFew(count) ? 'few' : 'many') : count));
}

/**
 * Parts whose total is shown nowhere: it is hidden with them.
 * @returns the parts, and their total
 */
export function shownApart(parts: readonly number[]): { total: Shown; parts: readonly Shown[] } {
  const total = sumOf(parts);
  if (!parts.some(isFew)) return { total, parts };
  const banded = (count: number): Shown => (isFew(count) ? 'few' : count === 0 ? 0 : 'many');
  return { total: banded(total), parts: parts.map(banded) };
}

/**
 * True when each of the few could be any number from 1 to 4, for all that their sum says.
 * @param sum of all hidden parts, which the total minus the shown ones tells; @param most that a hidden part of the many can be
 */
function isOpen({ sum, few, many, most }: { sum: number; few: number; many: number; most: number }): boolean {
  const least = many === 0 ? 0 : many * most;
  const lowest = sum - least - (few - 1) * (fewerThan - 1);
  const highest = sum - many * fewerThan - (few - 1);
  // One more than needed: else that a part had to be hidden would tell what it is.
  return lowest <= 1 && highest >= fewerThan;
}

const withheld = (parts: readonly number[]): readonly Shown[] => parts.map(() => 'hidden');

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
