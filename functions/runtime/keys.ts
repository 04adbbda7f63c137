/** Keys kept by a container: read at its start, again when one is unknown, and every hour. */
import { type KeyRing, type Keys, parseKeyRing } from '#contract/key-ring';
import { logFailure } from '#runtime/log';
import { LONGEST_KEPT_MS } from '#runtime/made-anew';

/** Whoever invents names of keys makes us read no oftener than this. */
const SHORTEST_KEPT_MS = 10_000;

/**
 * @param read gives the secret's text as it is now
 * @param clock real time in ms
 * @throws what the first reading throws; when a later one fails, the keys that are known stay in use
 */
export async function openKeys(read: () => Promise<string>, clock: () => number): Promise<Keys> {
  let readAt = clock();
  let ring = parseKeyRing(await read());
  const atMost = async (ageMs: number): Promise<KeyRing> => {
    if (clock() - readAt < ageMs) return ring;
    readAt = clock();
    try {
      ring = parseKeyRing(await read());
    } catch (error) {
      logFailure('Keys could not be read again', error);
    }
    return ring;
  };
  const named = (keys: KeyRing, id: string) => keys.find((key) => key.id === id);
  return {
    newest: async () => (await atMost(LONGEST_KEPT_MS))[0],
    all: () => atMost(LONGEST_KEPT_MS),
    find: async (id) =>
      named(await atMost(LONGEST_KEPT_MS), id) ?? named(await atMost(SHORTEST_KEPT_MS), id) ?? null,
  };
}
