/** What the local registry holds at the first start: Estonia's municipalities, the provider, and who provides where. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseDay } from '#domain/calendar/calendar';
import type { Registry } from '#store/registry';

export const PROVIDER = { id: 'abikasi', name: 'Abikäsi', email: 'abi@teenus.example' };

/** Tallinn, Tartu, Rakvere and Jõhvi provide the service themselves under a partnership with the agency. */
const SELF_PROVIDING = ['Tallinn', 'Tartu linn', 'Rakvere linn', 'Jõhvi vald'];
/** Before any day of a referral; the real dates of the contracts are the agency's to enter. */
const CONTRACTS_FROM = parseDay('2024-01-01');
const csv = new URL('../seed/municipalities.csv', import.meta.url);

type Row = { ehak: string; name: string; email: string; domains: string[]; mergedInto: string };

/**
 * Fills the registry once. `marker` is the file that says it was done: later starts leave the officers' changes alone,
 * and a start that was killed half-way does it again.
 */
export async function seedRegistry(registry: Registry, marker: string): Promise<void> {
  if (existsSync(marker)) return;
  const rows = readRows();
  await registry.putProvider(PROVIDER);
  for (const { ehak, name, email, domains } of rows.filter((row) => row.mergedInto === '')) {
    const inherited = rows.filter((row) => row.mergedInto === name).flatMap((row) => row.domains);
    await registry.putMunicipality({ ehak, name, email, domains: [...domains, ...inherited] });
    const itself = { id: `kov-${ehak}`, name, email };
    if (SELF_PROVIDING.includes(name)) await registry.putProvider(itself);
    const provider = SELF_PROVIDING.includes(name) ? itself.id : PROVIDER.id;
    await registry.putContract({ ehak, provider, from: CONTRACTS_FROM, until: null });
  }
  writeFileSync(marker, 'seeded\n');
}

/** The columns are ehak, name, county, email, email_domains (by space), valid_to, merged_into; no field holds a comma. */
function readRows(): Row[] {
  const [, ...lines] = readFileSync(csv, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [ehak = '', name = '', , email = '', domains = '', , mergedInto = ''] = line.split(',');
    return { ehak, name, email, domains: domains.split(' ').filter(Boolean), mergedInto };
  });
}
