/** What becomes of one line of a file: checked by the rules and against the cases that there are, then opened as a case. */
import { createHmac } from 'node:crypto';
import { commitOpening, loadCase, RetryableError } from '#casework/casework';
import { isSamePerson } from '#casework/earlier';
import type { FileLine } from '#casework/import-file';
import { readCase } from '#casework/read-case';
import { searchCases } from '#casework/search';
import type { World } from '#casework/world';
import type { Instant } from '#domain/calendar/calendar';
import { caseIdFrom } from '#domain/case/case-id';
import { evolve } from '#domain/case/evolve';
import type { CaseState } from '#domain/case/state';
import { type CheckedLine, checkLine } from '#domain/import/check';
import { error, type Finding, hasLevel, type LineReport, note, warning } from '#domain/import/findings';
import { mailKeyOf, type Origin, openImported } from '#domain/import/open';
import type { ImportRegistry } from '#domain/import/registry';
import type { ImportRow } from '#domain/import/row';
import { nextOverviewOf } from '#domain/plan/schedule';
import { noteAccesses } from '#store/access';

/** A million ids a year: so many collisions in a row do not happen. */
const salts = 20;
/** Cases of one name that are looked through. */
const mostLookedAt = 20;

export interface LineWork {
  readonly file: string;
  readonly act: 'check' | 'import';
  /** Lines with warnings are imported, too. */
  readonly warned: boolean;
  readonly officer: string;
}

/** @returns what of the registry all lines are checked by */
export async function registryOf({ registry }: Pick<World, 'registry'>): Promise<ImportRegistry> {
  const [municipalities, providers, contracts] = await Promise.all([
    registry.municipalities(),
    registry.providers(),
    registry.contracts(),
  ]);
  return {
    municipalities,
    providers,
    contracts: Object.fromEntries(contracts.map((one) => [one.ehak, one.contracts])),
  };
}

/** @returns lines that hold the same person: for each but the first of them, the first one's line */
export function twiceIn(lines: readonly { line: number; checked: CheckedLine }[]): Map<number, number> {
  const firsts = new Map<string, number>();
  const twice = new Map<number, number>();
  for (const { line, checked } of lines) {
    if (!checked.row) continue;
    const key = personKey(checked.row);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, line);
    else twice.set(line, first);
  }
  return twice;
}

/**
 * Checks a line, and opens its case if it is to be imported. Done twice, or after a crash, it finds its case opened.
 * @param first the line of the file that holds the same person before this one, or null
 */
export async function workOnLine(
  world: World,
  work: LineWork,
  { line, cells }: FileLine,
  registry: ImportRegistry,
  first: number | null,
  now: Instant,
): Promise<LineReport> {
  const origin = { file: work.file, line };
  const { row, findings } = checkLine(cells, registry, now);
  if (!row) return reportOf(line, 'error', findings);
  const before = await openedBefore(world, row, origin);
  if (before?.own) return importedAs(line, before.state, findings);
  if (before && first === null) {
    const again = note('clientName', 'already-imported', before.state.id);
    return { ...reportOf(line, 'already', [again]), caseId: before.state.id };
  }
  const all = [...findings, ...(await duplicates(world, row, first))];
  if (hasLevel(all, 'error')) return reportOf(line, 'error', all);
  if (work.act === 'import' && (work.warned || !hasLevel(all, 'warning')))
    return importedAs(line, await open(world, row, origin, work.officer, now), all);
  const result = work.act === 'check' ? 'ready' : 'left';
  const events = openImported(row, 'TR00-00000', origin, now);
  return { ...reportOf(line, result, all), ...placeOf(evolve(null, { version: 1, at: now, events })) };
}

/** The person and the referral make the case's id, by a keyed hash: two files with the same line open one case. */
async function open(
  world: World,
  row: ImportRow,
  origin: Origin,
  officer: string,
  now: Instant,
): Promise<CaseState> {
  for (const caseId of await idsOf(world, row)) {
    // Asked first: a commit writes its personal part before it finds the id taken, and another's case is no place for it.
    const before = await loadCase(world, caseId, now);
    if (before.state && !isOf(before.state, row, origin)) continue;
    if (before.state) return before.state;
    const by = { who: 'officer', officer } as const;
    await noteAccesses(world.table, [{ caseId, officer, what: 'import', at: now }]);
    const state = await commitOpening(world, openImported(row, caseId, origin, now), by, now);
    if (state) return state;
    const { state: there } = await loadCase(world, caseId, now);
    if (there && isOf(there, row, origin)) return there;
  }
  throw new RetryableError('No case id was free');
}

/** @returns the case that this line, or one that says the same, was opened as; `own`: by this very line */
async function openedBefore(
  world: World,
  row: ImportRow,
  origin: Origin,
): Promise<{ state: CaseState; own: boolean } | null> {
  for (const caseId of await idsOf(world, row)) {
    const { state } = await readCase(world.table, caseId);
    if (!state) return null;
    if (isOf(state, row, origin)) return { state, own: state.mailKey === mailKeyOf(origin) };
  }
  return null;
}

/** Ids that a line may have, in the order in which they are tried. */
async function idsOf({ keys }: Pick<World, 'keys'>, row: ImportRow): Promise<string[]> {
  const { key } = await keys.pepper.newest();
  const year = Number(row.referralDate.slice(0, 4));
  return Array.from({ length: salts }, (_, salt) => {
    const claim = `import:${personKey(row)}:${row.referralDate}:${salt}`;
    return caseIdFrom(createHmac('sha256', key).update(claim).digest('hex'), year);
  });
}

/** An erased case is nobody's any more, unless it came from this very line. */
const isOf = (state: CaseState, row: ImportRow, origin: Origin): boolean =>
  state.mailKey === mailKeyOf(origin) ||
  (state.imported !== null &&
    state.referralDate === row.referralDate &&
    state.referral !== null &&
    isSamePerson(state.referral, row.referral));

/** A person has one running case; a case that has ended is told. */
async function duplicates(world: World, row: ImportRow, first: number | null): Promise<Finding[]> {
  if (first !== null) return [error('clientName', 'twice-in-file', String(first))];
  const others = await casesOf(world, row);
  const running = others.find(({ phase }) => phase !== 'ended');
  if (running) return [error('clientName', 'running-case', running.id)];
  const [earlier] = others;
  return earlier ? [warning('clientName', 'earlier-case', earlier.id)] : [];
}

async function casesOf(world: World, { referral }: ImportRow): Promise<CaseState[]> {
  const { name, personalCode, birthDate } = referral.client;
  const asked = [personalCode, birthDate ? name : null].filter((one) => one !== null);
  const found = await Promise.all(asked.map((typed) => searchCases(world, typed)));
  const rows = found.flatMap((one) => (one.by === 'nothing' ? [] : one.rows));
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))].slice(0, mostLookedAt);
  const states = await Promise.all(
    caseIds.map(async (caseId) => (await readCase(world.table, caseId)).state),
  );
  return states.flatMap((one) => (one?.referral && isSamePerson(one.referral, referral) ? [one] : []));
}

/** By the code, else by name and date of birth. */
function personKey({ referral }: Pick<ImportRow, 'referral'>): string {
  const { name, personalCode, birthDate } = referral.client;
  return personalCode ?? `${birthDate} ${name?.toLowerCase()}`;
}

const reportOf = (line: number, result: LineReport['result'], findings: readonly Finding[]): LineReport => ({
  // How a line is understood does not matter when it is not imported.
  ...{ line, result, findings: findings.filter(({ level }) => result !== 'error' || level !== 'note') },
  ...{ phase: null, caseId: null, serviceEnd: null, nextOverview: null },
});

const importedAs = (line: number, state: CaseState, findings: readonly Finding[]): LineReport => ({
  ...reportOf(line, 'imported', findings),
  ...placeOf(state),
  caseId: state.id,
});

const placeOf = (state: CaseState): Pick<LineReport, 'phase' | 'serviceEnd' | 'nextOverview'> => ({
  phase: state.phase,
  serviceEnd: state.serviceEnd,
  nextOverview: state.phase === 'active' ? nextOverviewOf(state) : null,
});
