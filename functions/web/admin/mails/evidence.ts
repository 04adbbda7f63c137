/** Where in the shown text of a mail each field was read: what the page highlights and links to. */
import { type Evidence, emptyReferral, type Reading, type ReferralData } from '#domain/reading';
import { harmless } from '#web/frame/parts.tsx';

/** A place in the text, by UTF-16 units. Fields that were read from the same words share it. */
export interface Place {
  /** Counts from 1 in the order of the text. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Places inside this one. */
  readonly inner: readonly Place[];
}

export interface Placed {
  /** The text as it is shown, without hidden characters. */
  readonly text: string;
  readonly places: readonly Place[];
  /** @returns the number of the place that this was read from; null when the text does not hold it */
  numberOf(evidence: Evidence): number | null;
}

interface Found {
  readonly start: number;
  readonly end: number;
}

/** @returns the id of the element that stands around the place */
export const placeId = (number: number): string => `toend-${number}`;

/**
 * Looks for each piece of evidence in the mail's text, however its white space fell. What was read from an attachment, or
 * from another form of the mail, has no place.
 */
export function placeEvidence(text: string, evidence: readonly Evidence[]): Placed {
  const shown = harmless(text);
  const lookIn = collapsed(shown);
  const found = new Map<Evidence, Found>();
  for (const one of evidence) {
    const place = one.source === 'body' ? find(lookIn, one, startOf(one, evidence, found)) : null;
    if (place) found.set(one, place);
  }
  const { places, numbers } = nested([...found.values()]);
  return {
    text: shown,
    places,
    numberOf(one) {
      const place = found.get(one);
      return place ? (numbers.get(keyOf(place)) ?? null) : null;
    },
  };
}

/**
 * What was read of one client of a mail.
 * @param part 1 for the client of `referral`, from 2 on for those of `others`
 */
export function readOfClient(
  reading: Reading | null,
  part: number,
): { referral: ReferralData | null; evidence: readonly Evidence[] } {
  if (!reading) return { referral: null, evidence: [] };
  const further = /^others\.\d+\./;
  if (part === 1) {
    const evidence = reading.evidence.filter(({ field }) => !further.test(field));
    return { referral: reading.referral, evidence };
  }
  const prefix = `others.${part - 2}.`;
  return {
    referral: reading.others[part - 2] ?? null,
    evidence: reading.evidence.filter(({ field }) => field.startsWith(prefix)),
  };
}

/** The evidence of a field of one client; `caseManager` and the like also by what is inside them. */
export function evidenceOf(field: string, evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter((one) => {
    const own = one.field.replace(/^others\.\d+\./, '');
    return own === field || own.startsWith(`${field}.`) || own.startsWith(`${field}[`);
  });
}

/** What a further client of the mail has when the reader told nothing of them: who sent the mail stays the same. */
export const referralOfNobody = (caseManager: ReferralData['caseManager'] | undefined): ReferralData => ({
  ...emptyReferral(),
  ...(caseManager ? { caseManager } : {}),
});

/** The text with each run of white space as one blank, and from where each of its characters came. */
interface Collapsed {
  readonly text: string;
  readonly from: readonly number[];
}

function collapsed(text: string): Collapsed {
  const from: number[] = [];
  const words: string[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (words.length > 0) from.push(end);
    for (let at = index; at < index + word.length; at += 1) from.push(at);
    words.push(word);
    end = index + word.length;
  }
  return { text: words.join(' '), from };
}

/** @param after where to look first: further clients of a mail have the same labels below their names */
function find({ text, from }: Collapsed, { text: said }: Evidence, after: number): Found | null {
  const wanted = harmless(said).replace(/…$/, '').replace(/\s+/g, ' ').trim();
  if (wanted === '') return null;
  const below = after === 0 ? -1 : wholeAt(text, wanted, placeOf(from, after));
  const at = below >= 0 ? below : wholeAt(text, wanted, 0);
  const start = from[at];
  const last = from[at + wanted.length - 1];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}

/** The first character that came from there or from behind it; `from` grows. */
function placeOf(from: readonly number[], after: number): number {
  let [low, high] = [0, from.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) < after) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place where it stands as whole words. */
function wholeAt(text: string, wanted: string, from: number): number {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.charAt(at - 1) + wanted.charAt(0);
    const after = wanted.charAt(wanted.length - 1) + text.charAt(at + wanted.length);
    if (!insideWord.test(before) && !insideWord.test(after)) return at;
  }
  return -1;
}

const insideWord = /^[\p{L}\p{N}]{2}$/u;

/** A client's data stand behind their name more often than before it. */
function startOf(one: Evidence, all: readonly Evidence[], found: ReadonlyMap<Evidence, Found>): number {
  const prefix = /^others\.\d+\./.exec(one.field)?.[0] ?? '';
  const name = all.find(({ field }) => field === `${prefix}client.name`);
  return (name && found.get(name)?.start) ?? 0;
}

/** Places within places; one that begins in another ends with it at the latest. */
function nested(found: readonly Found[]): { places: Place[]; numbers: ReadonlyMap<string, number> } {
  const sorted = [...found].sort((left, right) => left.start - right.start || right.end - left.end);
  const distinct = sorted.filter((one, at) => at === 0 || keyOf(one) !== keyOf(sorted[at - 1]));
  const numbers = new Map<string, number>();
  let next = 0;
  const within = (limit: number): Place[] => {
    const places: Place[] = [];
    for (let one = distinct[next]; one && one.start < limit; one = distinct[next]) {
      next += 1;
      const number = next;
      const end = Math.min(one.end, limit);
      numbers.set(keyOf(one), number);
      places.push({ number, start: one.start, end, inner: within(end) });
    }
    return places;
  };
  return { places: within(Number.POSITIVE_INFINITY), numbers };
}

const keyOf = (found: Found | undefined): string => `${found?.start}-${found?.end}`;
