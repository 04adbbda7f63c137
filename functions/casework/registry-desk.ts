/** What the pages of the registry may ask of the world. Every change is logged: who, when, what. */
import type { TransferWish } from '#casework/transfers';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import type { RuleVersion } from '#domain/obligation/rules';
import type { Contact } from '#domain/registry/contacts';
import type { Contract } from '#domain/registry/contracts';
import { type By, type Changed, setRule, withdrawRule } from '#domain/registry/deadlines';
import { loadMunicipality, saveMunicipality } from '#store/municipalities';
import type { Provider } from '#store/registry';
import { noteRegistryChange, registryChanges } from '#store/registry-log';
import { loadRules, saveRules } from '#store/rules';
import { casesOfTransfer, listTransfers, loadTransfer } from '#store/transfers';

type Details = Parameters<typeof saveMunicipality>[1];

/** On demand: what changes cases is no part of a start of the pages. */
const transfers = () => import('#casework/transfers');

export function createRegistryDesk(world: World) {
  const { table, registry } = world;
  return {
    municipalityDetails: (ehak: string) => loadMunicipality(table, ehak),
    saveMunicipality: (
      details: Readonly<Omit<Details, 'domains' | 'contacts'>> & {
        readonly domains: readonly string[];
        readonly contacts: readonly Readonly<Details['contacts'][number]>[];
      },
      officer: string,
      at: Instant,
    ) => {
      const { domains, contacts } = details;
      const lists = { domains: [...domains], contacts: contacts.map((one) => ({ ...one })) };
      return saveMunicipality(table, { ...details, ...lists }, { officer, at });
    },
    listContracts: () => registry.contracts(),
    contractsOf: (ehak: string) => registry.contractsOf(ehak),
    saveContracts: (
      { ehak, contracts, version }: { ehak: string; contracts: readonly Contract[]; version: number },
      officer: string,
      at: Instant,
    ) => registry.saveContracts(ehak, contracts, version, { officer, at }),
    provider: (id: string) => registry.provider(id),
    saveProvider: async (
      provider: Readonly<Omit<Provider, 'contacts'>> & { readonly contacts?: readonly Contact[] | undefined },
      officer: string,
      at: Instant,
    ) => {
      const { id, name, email, reportMonths, contacts } = provider;
      const people = contacts ? { contacts: [...contacts] } : {};
      await registry.putProvider({ id, name, email, reportMonths, ...people });
      await noteRegistryChange(table, { officer, at, what: 'provider', of: id, now: `${name}, ${email}` });
    },
    deadlines: () => loadRules(table),
    rules: world.rules,
    setDeadline: (version: number, rule: RuleVersion, by: By) =>
      changeRules(world, version, rule, by, (entries) => setRule(entries, rule, by)),
    withdrawDeadline: (version: number, rule: Pick<RuleVersion, 'kind' | 'from'>, by: By) =>
      changeRules(world, version, rule, by, (entries) => withdrawRule(entries, rule, by)),
    exampleMails: async () => (await import('#mail/examples/examples')).exampleMails(),
    registryChanges: () => registryChanges(table),
    listTransfers: () => listTransfers(table),
    loadTransfer: (id: string) => loadTransfer(table, id),
    casesOfTransfer: (id: string) => casesOfTransfer(table, id),
    previewTransfer: async (wish: Pick<TransferWish, 'from' | 'municipalities'>) =>
      (await transfers()).previewTransfer(world, wish),
    startTransfer: async (wish: TransferWish, officer: string, at: Instant) => {
      const id = await (await transfers()).startTransfer(world, wish, officer, at);
      const now = `${wish.from.name} → ${wish.to.name} ${wish.effective}`;
      await noteRegistryChange(table, { officer, at, what: 'transfer', of: id, now });
      return id;
    },
    undoTransfer: async (id: string, reason: string, officer: string, at: Instant) => {
      await (await transfers()).undoTransfer(world, id, { reason, officer }, at);
      await noteRegistryChange(table, { officer, at, what: 'transfer-undone', of: id, now: '' });
    },
  };
}

/** @returns `changed` when somebody changed the table since that version, or why the domain refuses */
async function changeRules(
  { table }: World,
  version: number,
  { kind, from }: Pick<RuleVersion, 'kind' | 'from'>,
  { officer, at, reason }: By,
  change: (entries: Awaited<ReturnType<typeof loadRules>>['entries']) => Changed,
) {
  const before = await loadRules(table);
  if (before.version !== version) return 'changed' as const;
  const after = change(before.entries);
  if ('refused' in after) return after;
  const { entries } = after;
  const noted = { officer, at, of: kind, now: `${from}: ${reason}` };
  return (await saveRules(table, { version, entries }, noted)) ? ('saved' as const) : ('changed' as const);
}
