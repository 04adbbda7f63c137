/** What the agency keeps of a municipality: its address, its mail domains, its people, their deputies and absences. */
import * as z from 'zod/mini';
import type { Instant } from '#domain/calendar/calendar';
import { contactSchema } from '#domain/registry/contacts';
import { domainKey, lists, municipalityKey } from '#store/keys';
import { noteRegistryChange } from '#store/registry-log';
import type { Table } from '#store/table';

const detailsSchema = z.lazy(() =>
  z.object({
    ehak: z.string(),
    name: z.string(),
    /** Its general address. */
    email: z.nullable(z.string()),
    domains: z._default(z.array(z.string()), []),
    contacts: z._default(z.array(contactSchema), []),
    version: z._default(z.int(), 0),
  }),
);
export type MunicipalityDetails = z.infer<typeof detailsSchema>;

export async function loadMunicipality(table: Table, ehak: string): Promise<MunicipalityDetails | null> {
  const item = await table.get(municipalityKey(ehak));
  return item ? detailsSchema.parse(item) : null;
}

/**
 * @param details with the version that the officer saw
 * @returns `changed`: somebody changed it since; a domain that is another municipality's
 */
export async function saveMunicipality(
  table: Table,
  details: MunicipalityDetails,
  by: { officer: string; at: Instant },
): Promise<'saved' | 'changed' | { readonly taken: string }> {
  const { ehak, name, email, domains, contacts, version } = details;
  const before = await loadMunicipality(table, ehak);
  if (before?.version !== version) return 'changed';
  const added = domains.filter((domain) => !before.domains.includes(domain));
  for (const domain of added) if (!(await isFree(table, domain, ehak))) return { taken: domain };
  const saved = await table.update(municipalityKey(ehak), {
    condition: version === 0 ? 'attribute_not_exists(version)' : 'version = :seen',
    ...(version === 0 ? {} : { values: { ':seen': version } }),
    set: { name, email, domains, contacts, version: version + 1, ownerOrder: name },
  });
  if (saved === 'refused') return 'changed';
  for (const domain of added) await table.put({ ...domainKey(domain), schemaVersion: 1, ehak });
  for (const domain of before.domains)
    if (!domains.includes(domain)) await table.update(domainKey(domain), { remove: ['ehak'] });
  const now = `${name}, ${email ?? '–'}, ${domains.join(' ')}, ${contacts.length} kontakti`;
  await noteRegistryChange(table, { ...by, what: 'municipality', of: ehak, now });
  return 'saved';
}

/** For filling a registry; what was there is overwritten, contacts included. */
export async function putMunicipality(
  table: Table,
  {
    ehak,
    name,
    email,
    domains,
  }: Pick<MunicipalityDetails, 'ehak' | 'name' | 'email'> & {
    domains: readonly string[];
  },
): Promise<void> {
  const listed = { ownerKey: lists.municipalities, ownerOrder: name };
  const facts = { ehak, name, email, domains: [...domains] };
  await table.put({ ...municipalityKey(ehak), schemaVersion: 1, ...facts, ...listed });
  for (const domain of domains) await table.put({ ...domainKey(domain), schemaVersion: 1, ehak });
}

async function isFree(table: Table, domain: string, ehak: string): Promise<boolean> {
  const owner = (await table.get(domainKey(domain)))?.ehak;
  return owner === undefined || owner === ehak;
}
