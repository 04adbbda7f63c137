/** Keys for tests, without a secret to read them from. */
import { type KeyRing, type Keys, parseKeyRing } from '#contract/key-ring';

/** @param text of the secret: a plain key, or a list of them */
export function fixedKeys(text: string): Keys & { readonly ring: KeyRing } {
  const ring = parseKeyRing(text);
  return {
    ring,
    newest: async () => ring[0],
    all: async () => ring,
    find: async (id) => ring.find((key) => key.id === id) ?? null,
  };
}
