/** What the local registry holds at the first start. */
import { existsSync, writeFileSync } from 'node:fs';
import type { Registry } from '#store/registry';
import { fillRegistry } from '../seed/fill-registry.ts';

export const PROVIDER = { id: 'abikasi', name: 'Abikäsi', email: 'abi@teenus.example' };

/**
 * Fills the registry once. `marker` is the file that says it was done: later starts leave the officers' changes alone,
 * and a start that was killed half-way does it again.
 */
export async function seedRegistry(registry: Registry, marker: string): Promise<void> {
  if (existsSync(marker)) return;
  await fillRegistry(registry, PROVIDER);
  writeFileSync(marker, 'seeded\n');
}
