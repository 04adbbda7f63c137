/** The functions that AWS adds to JSONata, and those it takes away or that this system ties to its own clock. */
import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';

const HASHES = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

const formatted = jsonata('$fromMillis($instant, $picture, $zone)');

/**
 * Bindings for one evaluation. AWS: `$partition $range $hash $random $uuid $parse`, and no `$eval`.
 * `$now` and `$millis` read the given instant (ms since the epoch), so that they move with the local clock.
 */
export function awsFunctions(nowMs: number): Record<string, unknown> {
  return {
    partition,
    range,
    hash,
    random,
    uuid: () => randomUUID(),
    parse: (text: string) => JSON.parse(text),
    eval: undefined,
    millis: () => nowMs,
    now: (picture?: string, zone?: string) =>
      formatted.evaluate(undefined, { instant: nowMs, picture, zone }),
  };
}

function partition(items: unknown[], size: number): unknown[][] {
  if (!Array.isArray(items) || !(size >= 1))
    throw new TypeError('$partition takes an array and a size of 1 or more');
  const parts: unknown[][] = [];
  for (let start = 0; start < items.length; start += Math.trunc(size)) {
    parts.push(items.slice(start, start + Math.trunc(size)));
  }
  return parts;
}

/** AWS answers a sequence, so one number alone comes out as that number (recorded: `$range(1, 9, 9)` is 1). */
function range(first: number, last: number, step: number): number[] {
  if (!step) throw new TypeError('$range takes a step that is not 0');
  const numbers: number[] = [];
  for (let n = first; step > 0 ? n <= last : n >= last; n += step) numbers.push(n);
  return Object.defineProperty(numbers, 'sequence', { value: true, enumerable: false });
}

function hash(text: string, algorithm: string): string {
  const known = HASHES.get(algorithm);
  if (!known) throw new TypeError(`$hash knows ${[...HASHES.keys()].join(', ')}, not ${algorithm}`);
  return createHash(known).update(text).digest('hex');
}

/** A number from 0 to below 1; with a seed always the same one (mulberry32). */
function random(seed?: number): number {
  if (seed === undefined) return Math.random();
  let mixed = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
