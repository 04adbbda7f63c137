/**
 * Keys that change, as Secrets Manager holds them: `{"keys": [newest, …, oldest]}`. The newest one signs; the others verify
 * what they have signed until none of it can be alive any more. A secret that never changed is a plain text: one key
 * without a name.
 */
import * as z from 'zod/mini';

const keySchema = z.object({
  /** Goes along with what the key signs. Empty: the key of a time when keys had no names. */
  id: z.string().check(z.regex(/^([a-z2-7]{4})?$/)),
  key: z.string().check(z.minLength(1)),
  /** When it became the newest. Null while it is: then the secret's version tells. */
  since: z.nullable(z.iso.datetime()),
});
const ringSchema = z.object({ keys: z.tuple([keySchema], keySchema) });

export type StoredKey = z.infer<typeof keySchema>;
/** Newest first. */
export type KeyRing = readonly [StoredKey, ...StoredKey[]];

/** What a function asks of its keys. They are read again when one is unknown, so that a key made meanwhile is found. */
export interface Keys {
  newest(): Promise<StoredKey>;
  /** @returns all keys, newest first */
  all(): Promise<KeyRing>;
  /** @returns the key of that name, or null when there is none */
  find(id: string): Promise<StoredKey | null>;
}

/**
 * How long something signed can be of use: 366 days of service after a referral, and 300 for an obligation, the longest that
 * its machine waits. The rest is margin, also for containers that signed with an old key when a new one was already there.
 */
export const LONGEST_USE_DAYS = 700;
const DAY_MS = 86_400_000;

/** @throws ZodError or SyntaxError for a list of another shape */
export function parseKeyRing(text: string): KeyRing {
  if (!text.startsWith('{')) return [{ id: '', key: text, since: null }];
  return ringSchema.parse(JSON.parse(text)).keys;
}

export const writeKeyRing = (keys: KeyRing): string => JSON.stringify({ keys });

/**
 * @param ring before, with a key that has signed since `since` (ISO instant: when that version of the secret was made)
 * @param name of the new key, at least 4 characters of a-z and 2-7, of which the first 4 that are not taken count
 * @returns the ring after: without the keys that were replaced longer ago than anything signed is of use. Counted to
 *   `since`, not to now: a key stays one turn longer than it must, and nothing here needs a clock.
 */
export function addKey(ring: KeyRing, since: string, name: string, key: string): KeyRing {
  const older: StoredKey[] = [{ ...ring[0], since }, ...ring.slice(1)];
  const ageOf = ({ since: at }: StoredKey) => Date.parse(since) - Date.parse(at ?? since);
  // A key was replaced when the one before it in the list became the newest.
  const needed = older.filter((_, at) => {
    const replacedBy = older[at - 1];
    return !replacedBy || ageOf(replacedBy) <= LONGEST_USE_DAYS * DAY_MS;
  });
  return [{ id: freeId(name, older), key, since: null }, ...needed];
}

function freeId(name: string, taken: readonly StoredKey[]): string {
  const ids = Array.from({ length: Math.max(0, name.length - 3) }, (_, at) => name.slice(at, at + 4));
  const free = ids.find((id) => taken.every((one) => one.id !== id));
  if (!free) throw new Error('No name is left for the new key');
  return free;
}
