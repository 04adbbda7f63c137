/** Who a line names: a municipality and a provider of the registry, by the contract of the day. */
import type { Day } from '#domain/calendar/calendar';
import { bare } from '#domain/import/cells';
import type { Cells } from '#domain/import/columns';
import { error, type Finding, warning } from '#domain/import/findings';
import { type Contract, providerOn } from '#domain/registry/contracts';

/** What of the registry a file is checked by. */
export interface ImportRegistry {
  readonly municipalities: readonly { readonly ehak: string; readonly name: string }[];
  readonly providers: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  /** By EHAK code. */
  readonly contracts: Readonly<Record<string, readonly Contract[]>>;
}

export interface Parties {
  readonly municipality: { readonly ehak: string; readonly name: string } | null;
  readonly provider: { readonly id: string; readonly name: string } | null;
  readonly findings: readonly Finding[];
}

/**
 * A provider serves a case by the contract of the referral's day, or, after a change of provider, by that of today. A line
 * that names none gets that of today.
 * @param referralDate null: not known, then only the names are looked up
 */
export function partiesOf(
  cells: Cells,
  { municipalities, providers, contracts }: ImportRegistry,
  referralDate: Day | null,
  today: Day,
): Parties {
  const municipality = findMunicipality(bare(cells.municipality), municipalities);
  const written = bare(cells.provider);
  const known = findProvider(written, providers);
  const findings: Finding[] = [];
  if (bare(cells.municipality) === '') findings.push(error('municipality', 'missing'));
  else if (!municipality) findings.push(error('municipality', 'unknown'));
  if (written !== '' && !known) findings.push(error('provider', 'unknown'));
  if (!municipality || (written !== '' && !known) || !referralDate)
    return { municipality, provider: named(known), findings };
  const own = contracts[municipality.ehak] ?? [];
  const [then, now] = [providerOn(own, referralDate), providerOn(own, today)];
  if (!known) {
    const provider = providers.find(({ id }) => id === now) ?? null;
    const finding = provider ? warning('provider', 'provider-of-contract') : error('provider', 'no-contract');
    return { municipality, provider: named(provider), findings: [...findings, finding] };
  }
  if (known.id !== now && known.id !== then) findings.push(error('provider', 'no-contract'));
  else if (known.id !== now) findings.push(warning('provider', 'other-provider'));
  return { municipality, provider: named(known), findings };
}

const named = (provider: ImportRegistry['providers'][number] | null): Parties['provider'] =>
  provider && { id: provider.id, name: provider.name };

/** By its EHAK code or its name; "Elva" is Elva vald as long as no town of that name stands beside it. */
function findMunicipality(
  written: string,
  all: ImportRegistry['municipalities'],
): ImportRegistry['municipalities'][number] | null {
  const exact = all.find(({ ehak, name }) => ehak === written || folded(name) === folded(written));
  const short = all.filter(({ name }) => folded(name.replace(/ (vald|linn)$/i, '')) === folded(written));
  const found = exact ?? (short.length === 1 ? short[0] : undefined);
  return found ? { ehak: found.ehak, name: found.name } : null;
}

const findProvider = (written: string, all: ImportRegistry['providers']) =>
  written === ''
    ? null
    : (all.find(({ id, name, email }) => [id, name, email].some((one) => folded(one) === folded(written))) ??
      null);

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
