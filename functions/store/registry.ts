/** The registry: municipalities with their mail domains, providers, and who provides where from which day. */
import * as z from 'zod/mini';
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#domain/calendar/calendar';
import { type Contact, contactSchema } from '#domain/registry/contacts';
import { type Contract, contractOn, providerOn } from '#domain/registry/contracts';
import { type Contracts, contractsOf, listContracts, putContract, saveContracts } from '#store/contracts';
import { domainKey, lists, municipalityKey, providerKey, trustedAddressKey } from '#store/keys';
import { loadMunicipality, putMunicipality, saveMunicipality } from '#store/municipalities';
import { noteRegistryChange } from '#store/registry-log';
import type { Table } from '#store/table';

const municipalitySchema = z.object({ ehak: z.string(), name: z.string(), email: z.nullable(z.string()) });
export type Municipality = z.infer<typeof municipalitySchema>;

/** Months between two of a provider's reports to the agency; a contract may say otherwise than its provider. */
const reportMonths = z.optional(z.int().check(z.minimum(1), z.maximum(12)));

const providerSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    reportMonths,
    contacts: z.optional(z.array(contactSchema)),
  }),
);
export type Provider = z.infer<typeof providerSchema>;

/** How long an officer's trust in an address lasts; then somebody looks again. */
export const trustDays = 90;

/** Estonia has 78 municipalities; a list of them is one page. */
const registryLimit = 500;

export interface Registry {
  putMunicipality(municipality: Municipality & { domains: readonly string[] }): Promise<void>;
  putProvider(provider: Provider): Promise<void>;
  putContract(contract: Contract & { ehak: string }): Promise<void>;
  /** Of one municipality, with the version to save them by. */
  contractsOf(ehak: string): Promise<Contracts>;
  /** Of all municipalities; eventually consistent. */
  contracts(): Promise<readonly Contracts[]>;
  /** @returns false when somebody changed them since that version */
  saveContracts(
    ehak: string,
    contracts: readonly Contract[],
    version: number,
    by: { officer: string; at: Instant },
  ): Promise<boolean>;
  municipality(ehak: string): Promise<Municipality | null>;
  /** People of a municipality. */
  contactsIn(ehak: string): Promise<readonly Contact[]>;
  /** Changes the people of a municipality or of a provider; what leaves them as they are writes nothing. */
  changeContacts(
    of: { readonly ehak: string } | { readonly provider: string },
    change: (contacts: readonly Contact[]) => readonly Contact[],
    by: { officer: string; at: Instant },
  ): Promise<void>;
  /** @param domain of a mail address; its parent domains count too (`mail.elva.ee` is Elva's) */
  municipalityOfDomain(domain: string): Promise<Municipality | null>;
  /** The municipality for which an officer trusts this very address, until the trust ends. */
  municipalityOfAddress(address: string, now: Instant): Promise<Municipality | null>;
  /** Trusts the address for `trustDays`. */
  trustAddress(address: string, ehak: string, officer: string, now: Instant): Promise<void>;
  municipalities(): Promise<Municipality[]>;
  provider(id: string): Promise<Provider | null>;
  providers(): Promise<Provider[]>;
  /** Who provides in the municipality on that day: the contract that began last. */
  providerOf(ehak: string, day: Day): Promise<Provider | null>;
  /** Months between two reports of the provider in the municipality, by its contract of the day; null: nothing is said. */
  reportMonthsOf(ehak: string, provider: string, day: Day): Promise<number | null>;
}

export function createRegistry(table: Table): Registry {
  const registry: Registry = {
    putMunicipality: (municipality) => putMunicipality(table, municipality),
    async putProvider({ id, name, email, reportMonths: months, contacts }) {
      const listed = { ownerKey: lists.providers, ownerOrder: name };
      await table.put({
        ...providerKey(id),
        schemaVersion: 1,
        id,
        name,
        email,
        reportMonths: months,
        contacts,
        ...listed,
      });
    },
    putContract: (contract) => putContract(table, contract),
    contractsOf: (ehak) => contractsOf(table, ehak),
    contracts: () => listContracts(table),
    saveContracts: (ehak, contracts, version, by) => saveContracts(table, ehak, contracts, version, by),
    async municipality(ehak) {
      const item = await table.get(municipalityKey(ehak));
      return item ? municipalitySchema.parse(item) : null;
    },
    contactsIn: async (ehak) => (await loadMunicipality(table, ehak))?.contacts ?? [],
    changeContacts: (of, change, by) =>
      'ehak' in of ? changeOfMunicipality(of.ehak, change, by) : changeOfProvider(of.provider, change, by),
    async municipalityOfDomain(domain) {
      for (const candidate of parentsOf(domain.toLowerCase())) {
        const item = await table.get(domainKey(candidate));
        if (item?.ehak) return registry.municipality(String(item.ehak));
      }
      return null;
    },
    async municipalityOfAddress(address, now) {
      const item = await table.get(trustedAddressKey(address.toLowerCase()));
      return item && String(item.until) > now ? registry.municipality(String(item.ehak)) : null;
    },
    async trustAddress(address, ehak, officer, now) {
      const until = startOfDay(addDays(dayOf(now), trustDays));
      await table.put({
        ...trustedAddressKey(address.toLowerCase()),
        schemaVersion: 1,
        ehak,
        officer,
        at: now,
        until,
      });
    },
    async municipalities() {
      const attributes = Object.keys(municipalitySchema.shape);
      const { items } = await table.list('owner', lists.municipalities, { limit: registryLimit, attributes });
      return items.map((item) => municipalitySchema.parse(item));
    },
    async provider(id) {
      const item = await table.get(providerKey(id));
      return item ? providerSchema.parse(item) : null;
    },
    async providers() {
      const { items } = await table.list('owner', lists.providers, { limit: registryLimit });
      return items.map((item) => providerSchema.parse(item));
    },
    async providerOf(ehak, day) {
      const { contracts } = await contractsOf(table, ehak);
      const id = providerOn(contracts, day);
      return id === null ? null : registry.provider(id);
    },
    async reportMonthsOf(ehak, provider, day) {
      const { contracts } = await contractsOf(table, ehak);
      const own = contractOn(
        contracts.filter((one) => one.provider === provider),
        day,
      )?.reportMonths;
      return own ?? (await registry.provider(provider))?.reportMonths ?? null;
    },
  };
  return registry;

  async function changeOfMunicipality(...[ehak, change, by]: Changing): Promise<void> {
    for (let turn = 0; turn < tries; turn += 1) {
      const details = await loadMunicipality(table, ehak);
      const contacts = details && change(details.contacts);
      if (!contacts || contacts === details.contacts) return;
      if ((await saveMunicipality(table, { ...details, contacts: [...contacts] }, by)) === 'saved') return;
    }
    throw new Error(`The contacts of ${ehak} kept changing`);
  }

  async function changeOfProvider(...[id, change, by]: Changing): Promise<void> {
    const provider = await registry.provider(id);
    const before = provider?.contacts ?? [];
    const contacts = change(before);
    if (!provider || contacts === before) return;
    await registry.putProvider({ ...provider, contacts: [...contacts] });
    const now = `${provider.name}, ${contacts.length} kontakti`;
    await noteRegistryChange(table, { ...by, what: 'provider', of: id, now });
  }
}

/** Officers who save the same municipality at once; more than so many do not occur. */
const tries = 5;

type Changing = [
  of: string,
  change: (contacts: readonly Contact[]) => readonly Contact[],
  by: { officer: string; at: Instant },
];

/** `mail.elva.ee` → itself, then `elva.ee`; never a bare top-level domain. At most five steps, whatever was written. */
function parentsOf(domain: string): string[] {
  const labels = domain.split('.').filter(Boolean);
  return labels
    .map((_, index) => labels.slice(index).join('.'))
    .filter((candidate) => candidate.includes('.'))
    .slice(-5);
}
