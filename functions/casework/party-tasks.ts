/** The open tasks of one address of a party, in all its cases: what its own list shows, with a link to each. */
import { addressesOf } from '#casework/parties';
import { readCase } from '#casework/read-case';
import { signLink } from '#casework/signing';
import type { World } from '#casework/world';
import type { Day } from '#domain/calendar/calendar';
import { type CaseState, findObligation } from '#domain/case/state';
import { type AgencyKind, isAgencyKind, type ObligationKind } from '#domain/obligation/kinds';
import { type Contact, deputiesOf } from '#domain/registry/contacts';
import { maskedName } from '#mail/notices/masked';
import type { Page } from '#store/lists';
import { listTasksAt, type WorkRow } from '#store/work-lists';

export interface PartyTask {
  readonly caseId: string;
  readonly kind: Exclude<ObligationKind, AgencyKind>;
  readonly due: Day;
  readonly paused: boolean;
  readonly municipality: string;
  /** Initials; null when erased or not known. */
  readonly client: string | null;
  readonly path: string;
}

/**
 * @param state the case from which it is asked: it says which municipality or provider the party is
 * @param address confirmed on a device, lower case
 * @returns one page, the earliest due day first; each task was looked up in its case, which may know better than its row
 */
export async function partyTasks(
  world: World,
  state: CaseState,
  party: 'municipality' | 'provider',
  address: string,
  cursor: string | null,
): Promise<Page<PartyTask>> {
  const id = party === 'municipality' ? state.municipality.ehak : state.provider?.id;
  if (id === undefined) return { rows: [], next: null };
  const provider = party === 'provider' ? await world.registry.provider(id) : null;
  const contacts = party === 'provider' ? (provider?.contacts ?? []) : await world.registry.contactsIn(id);
  const addresses = [address, ...standsInFor(address, contacts)];
  const email = provider?.email.toLowerCase();
  const own = email !== undefined && addresses.includes(email);
  const { rows, next } = await listTasksAt(world.table, { party, id, addresses, own }, cursor);
  const tasks = await Promise.all(rows.map((row) => taskOf(world, row, party, address)));
  return { rows: tasks.filter((one) => one !== null), next };
}

/** Whose tasks a deputy may do, too; lower case. */
const standsInFor = (address: string, contacts: readonly Contact[]): string[] =>
  contacts
    .map(({ email }) => email.toLowerCase())
    .filter((email) => deputiesOf(email, contacts).some((one) => one.toLowerCase() === address));

async function taskOf(
  world: World,
  { caseId, kind, cause }: WorkRow,
  party: 'municipality' | 'provider',
  address: string,
): Promise<PartyTask | null> {
  const { state } = await readCase(world.table, caseId);
  const obligation = state && findObligation(state, kind, cause);
  if (!state || obligation?.status !== 'open' || isAgencyKind(kind)) return null;
  const readers = await addressesOf(world, state, party, obligation);
  if (!readers.some((one) => one.toLowerCase() === address)) return null;
  const link = { caseId, kind, cause, party, issue: obligation.linkIssue };
  const name = state.referral?.client.name;
  return {
    caseId,
    kind,
    due: obligation.due,
    paused: obligation.pause !== null,
    municipality: state.municipality.name,
    client: name ? maskedName(name) : null,
    path: `/task/${signLink(await world.keys.link.newest(), link)}`,
  };
}
