/** The items that lists and machines read, made from a case. Written right after the log, and again by whoever finds it ahead. */
import type { Day, Instant } from '#domain/calendar/calendar';
import { type CaseState, type Obligation, type OpenObligation, openObligations } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import { kindRules } from '#domain/obligation/kinds';
import { addressHash, caseKey, indexes, lists, obligationItemKey, unfinished } from '#store/keys';
import type { Item, Table } from '#store/table';

/** Only a newer state may replace an older one, whoever comes last. */
const notOlder = {
  condition: 'attribute_not_exists(version) OR version <= :version',
};

/** Writes the row of the case that lists show. It holds no personal data. */
export async function projectCase(table: Table, state: CaseState): Promise<void> {
  const ended = state.phase === 'ended';
  const { registeredAt, provider } = state;
  const open = openObligations(state);
  const indexed: Item = {
    workKey: state.erasedAt ? lists.erased : lists.phase(state.phase),
    workOrder: registeredAt,
    ownerKey: lists.municipality(state.municipality.ehak, ended),
    ownerOrder: registeredAt,
    ...(provider ? { lookupKey: lists.provider(provider.id, ended), lookupOrder: registeredAt } : {}),
    ...(ended ? {} : { runningKey: lists.running, runningOrder: registeredAt }),
  };
  await table.update(caseKey(state.id), {
    ...notOlder,
    set: {
      schemaVersion: 1,
      version: state.version,
      caseId: state.id,
      ...sharedBy(state),
      registeredAt,
      serviceEnd: state.serviceEnd,
      waitsFor: [...new Set(open.map(({ assignee }) => assignee))],
      ...nextDue(open),
      ...indexed,
    },
    remove: allIndexed.filter((name) => !(name in indexed)),
  });
}

/**
 * Writes the row of an obligation. When it closed or moved, the token of the machine that waits for it is read in the same
 * write, and the row stays on the list of the unfinished until that machine was told.
 * @param signal what its machine must be told, null when nothing
 * @returns the token to return, or null when no machine waits
 */
export async function projectObligation(
  table: Table,
  state: CaseState,
  obligation: Obligation,
  signal: 'answered' | 'rescheduled' | null,
  now: Instant,
): Promise<string | null> {
  const open = obligation.status === 'open';
  const key = obligationItemKey(state.id, obligation.kind, obligation.cause);
  const { due } = obligation;
  const { provider } = state;
  const reader = open ? readerOf(state, obligation) : null;
  const indexed: Item = open
    ? {
        workKey: lists.assignee(obligation.assignee),
        workOrder: due,
        ownerKey: lists.tasksIn(state.municipality.ehak),
        ownerOrder: due,
        lookupKey: lists.open,
        lookupOrder: due,
        ...(provider ? { runningKey: lists.tasksOf(provider.id), runningOrder: due } : {}),
      }
    : {};
  const before = await table.update(key, {
    ...notOlder,
    set: {
      schemaVersion: 1,
      version: state.version,
      caseId: state.id,
      kind: obligation.kind,
      cause: obligation.cause,
      status: obligation.status,
      assignee: obligation.assignee,
      due,
      nudges: obligation.nudges,
      paused: obligation.pause !== null,
      asks: asksOf(obligation),
      lockedOut: obligation.lockedOut !== null,
      ...(reader ? { reader } : {}),
      ...sharedBy(state),
      ...indexed,
      ...(signal ? { signal, unfinished: unfinished.token, since: now } : {}),
    },
    remove: [...allIndexed.filter((name) => !(name in indexed)), ...(reader ? [] : ['reader'])],
  });
  if (!signal || before === 'refused') return null;
  return typeof before?.token === 'string' ? before.token : null;
}

/** The earliest day that somebody must keep; when all of it stands, the earliest of what stands. */
function nextDue(open: readonly OpenObligation[]): { due: Day | null; paused: boolean } {
  const running = open.filter(({ pause }) => pause === null);
  const paused = running.length === 0 && open.length > 0;
  return { due: (paused ? open : running).map(({ due }) => due).sort()[0] ?? null, paused };
}

/**
 * Hash of the address that the task was sent to, so that somebody's tasks are found without their address in each row. The
 * provider's own stands in the registry: its rows have none.
 */
function readerOf(state: CaseState, obligation: Obligation): string | null {
  const party = kindRules[obligation.kind].assignee;
  const sender = party === 'municipality' ? state.sender?.address : null;
  const address = contactOf(state, party, obligation)?.address ?? sender;
  return address ? addressHash(address) : null;
}

/** What the row of an obligation knows of its case: lists filter by it. */
const sharedBy = ({ phase, municipality, provider, languages }: CaseState): Item => ({
  phase,
  municipality: municipality.name,
  ehak: municipality.ehak,
  provider: provider?.name ?? null,
  providerId: provider?.id ?? null,
  languages,
});

/** Keys of the indexes that lists of cases and obligations use. */
const allIndexed = [indexes.work, indexes.owner, indexes.lookup, indexes.running].flatMap(
  ({ key, order }): string[] => [key, order],
);

/** What of it waits for an officer's word: more time, or somebody else to do it. */
const asksOf = ({ wish, unable }: Obligation): 'time' | 'help' | null => {
  if (unable) return 'help';
  return wish ? 'time' : null;
};
