/** What the local registry holds at the first start: Estonia's municipalities, the provider, and who provides where. */
import { existsSync, writeFileSync } from 'node:fs';
import { parseDay } from '#domain/calendar/calendar';
import type { Registry } from '#store/registry';
import { readMunicipalities } from '../seed/municipalities.ts';

export const PROVIDER = { id: 'abikasi', name: 'Abikäsi', email: 'abi@teenus.example' };

/** Tallinn, Tartu, Rakvere and Jõhvi provide the service themselves under a partnership with the agency. */
const SELF_PROVIDING = ['Tallinn', 'Tartu linn', 'Rakvere linn', 'Jõhvi vald'];
/** Before any day of a referral; the real dates of the contracts are the agency's to enter. */
const CONTRACTS_FROM = parseDay('2024-01-01');

/**
 * Fills the registry once. `marker` is the file that says it was done: later starts leave the officers' changes alone,
 * and a start that was killed half-way does it again.
 */
export async function seedRegistry(registry: Registry, marker: string): Promise<void> {
  if (existsSync(marker)) return;
  const rows = readMunicipalities();
  await registry.putProvider(PROVIDER);
  const standing = rows.filter((row) => row.mergedInto === null);
  // At once: one after the other they would take a second of the start.
  await Promise.all(
    standing.map(async ({ ehak, name, email, domains }) => {
      const inherited = rows.filter((row) => row.mergedInto === name).flatMap((row) => row.domains);
      await registry.putMunicipality({ ehak, name, email, domains: [...domains, ...inherited] });
      const itself = { id: `kov-${ehak}`, name, email };
      if (SELF_PROVIDING.includes(name)) await registry.putProvider(itself);
      const provider = SELF_PROVIDING.includes(name) ? itself.id : PROVIDER.id;
      await registry.putContract({ ehak, provider, from: CONTRACTS_FROM, until: null });
    }),
  );
  writeFileSync(marker, 'seeded\n');
}
