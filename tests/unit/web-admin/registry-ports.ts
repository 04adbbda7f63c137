/** A registry in memory behind the pages: two providers, two municipalities, and what was asked of it. */
import { parseDay } from '#domain/calendar/calendar';
import { CommandRefused } from '#domain/case/refusal';
import { bookOf, type Changed, setRule, withdrawRule } from '#domain/registry/deadlines';
import { exampleMails } from '#mail/examples/examples';
import type {
  Contracts,
  Deadlines,
  MunicipalityDetails,
  RegistryPorts,
  Transfer,
} from '#web/registry-ports.ts';
import { municipality, provider } from '../../support/cases.ts';

export function registryPorts() {
  const asked: { what: string; with: unknown; officer: string }[] = [];
  const details: MunicipalityDetails = {
    ...municipality,
    ...{ email: 'vald@pparnumaa.example', domains: ['pparnumaa.example'], contacts: [], version: 1 },
  };
  let contracts: Contracts = {
    ehak: municipality.ehak,
    contracts: [{ provider: provider.id, from: parseDay('2024-01-01'), until: null }],
    version: 1,
  };
  let transfer: Transfer | null = null;
  let deadlines: Deadlines = { version: 0, entries: [] };
  const keep = (version: number, change: () => Changed) => {
    if (version !== deadlines.version) return 'changed';
    const after = change();
    if ('refused' in after) return after;
    deadlines = { version: version + 1, entries: after.entries };
    return 'saved';
  };
  const ports: RegistryPorts = {
    municipalityDetails: async (ehak) => (ehak === municipality.ehak ? details : null),
    saveMunicipality: async (changed, officer) => {
      if (changed.version !== 1) return 'changed';
      if (changed.domains.includes('tartu.example')) return { taken: 'tartu.example' };
      asked.push({ what: 'municipality', with: changed, officer });
      return 'saved';
    },
    listContracts: async () => [contracts],
    contractsOf: async () => contracts,
    saveContracts: async (changed, officer) => {
      if (changed.version !== contracts.version) return false;
      contracts = { ...changed, version: changed.version + 1 };
      asked.push({ what: 'contracts', with: changed.contracts, officer });
      return true;
    },
    provider: async (id) => (id === provider.id ? { ...provider, email: 'abi@teenus.example' } : null),
    saveProvider: async (changed, officer) => void asked.push({ what: 'provider', with: changed, officer }),
    deadlines: async () => deadlines,
    rules: async () => bookOf(deadlines.entries),
    setDeadline: async (version, rule, by) => keep(version, () => setRule(deadlines.entries, rule, by)),
    withdrawDeadline: async (version, rule, by) =>
      keep(version, () => withdrawRule(deadlines.entries, rule, by)),
    exampleMails: async () => exampleMails(),
    registryChanges: async () => [
      { officer: 'lea', at: '2026-02-01T08:00:00.000Z', what: 'provider', of: 'abikasi', now: 'Abikäsi' },
    ],
    listTransfers: async () => (transfer ? [transfer] : []),
    loadTransfer: async (id) => (id === transfer?.id ? transfer : null),
    casesOfTransfer: async () => [
      { caseId: 'TR26-4F7KQ', result: 'planned', code: null },
      { caseId: 'TR26-4F7KR', result: 'left', code: 'change-planned' },
    ],
    previewTransfer: async () => ({
      cases: [
        { caseId: 'TR26-4F7KQ', phase: 'active', municipality: municipality.name, serviceEnd: null },
        { caseId: 'TR26-4F7KR', phase: 'assigning', municipality: municipality.name, serviceEnd: null },
      ],
      more: false,
    }),
    startTransfer: async (wish, officer, at) => {
      asked.push({ what: 'transfer', with: wish, officer });
      transfer = { ...wish, id: 'a1', officer, at, status: 'planned' };
      return 'a1';
    },
    undoTransfer: async (_id, reason, officer) => {
      if (transfer?.status !== 'planned') throw new CommandRefused('wrong-phase');
      asked.push({ what: 'undo', with: reason, officer });
      transfer = { ...transfer, status: 'undone' };
    },
  };
  return { ports, asked };
}
