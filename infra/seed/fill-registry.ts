/**
 * Fills a registry: Estonia's municipalities with their mail domains, one provider, and who provides where. The local system
 * does it at its first start; in AWS `npm run fill-registry` does it once after the first deployment.
 */
import { type Day, parseDay } from '#domain/calendar/calendar';
import type { Provider, Registry } from '#store/registry';
import { readMunicipalities } from './municipalities.ts';

/** Tallinn, Tartu, Rakvere and Jõhvi provide the service themselves under a partnership with the agency. */
const selfProviding = ['Tallinn', 'Tartu linn', 'Rakvere linn', 'Jõhvi vald'];
/** Before any day of a referral; the real dates of the contracts are the agency's to enter. */
const contractsFrom: Day = parseDay('2024-01-01');

/** @param provider of all municipalities that do not provide themselves. Doing it again overwrites what it wrote. */
export async function fillRegistry(registry: Registry, provider: Provider): Promise<number> {
  const rows = readMunicipalities();
  const standing = rows.filter((row) => row.mergedInto === null);
  await registry.putProvider(provider);
  // At once: one after the other they would take a second.
  await Promise.all(
    standing.map(async ({ ehak, name, email, domains }) => {
      const inherited = rows.filter((row) => row.mergedInto === name).flatMap((row) => row.domains);
      await registry.putMunicipality({ ehak, name, email, domains: [...domains, ...inherited] });
      const itself = { id: `kov-${ehak}`, name, email };
      if (selfProviding.includes(name)) await registry.putProvider(itself);
      const provides = selfProviding.includes(name) ? itself.id : provider.id;
      await registry.putContract({ ehak, provider: provides, from: contractsFrom, until: null });
    }),
  );
  return standing.length;
}
