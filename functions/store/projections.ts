/** The items that lists and machines read, made from a case. Written right after the log, and again by whoever finds it ahead. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState, Obligation } from '#domain/case/state';
import { caseKey, lists, obligationItemKey, unfinished } from '#store/keys';
import type { Item, Table } from '#store/table';

/** Only a newer state may replace an older one, whoever comes last. */
const notOlder = {
  condition: 'attribute_not_exists(version) OR version <= :version',
};

/** Writes the row of the case that lists show. It holds no personal data. */
export async function projectCase(table: Table, state: CaseState): Promise<void> {
  const provider = state.provider
    ? { lookupKey: lists.provider(state.provider.id), lookupOrder: state.registeredAt }
    : {};
  await table.update(caseKey(state.id), {
    ...notOlder,
    set: {
      schemaVersion: 1,
      version: state.version,
      caseId: state.id,
      phase: state.phase,
      municipality: state.municipality.name,
      provider: state.provider?.name ?? null,
      registeredAt: state.registeredAt,
      serviceEnd: state.serviceEnd,
      workKey: lists.phase(state.phase),
      workOrder: state.registeredAt,
      ownerKey: lists.municipality(state.municipality.ehak),
      ownerOrder: state.registeredAt,
      ...provider,
    },
    remove: state.provider ? [] : ['lookupKey', 'lookupOrder'],
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
  const indexed: Item = open
    ? {
        workKey: lists.assignee(obligation.assignee),
        workOrder: obligation.due,
        lookupKey: lists.open,
        lookupOrder: obligation.due,
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
      due: obligation.due,
      municipality: state.municipality.name,
      provider: state.provider?.name ?? null,
      ...indexed,
      ...(signal ? { signal, unfinished: unfinished.token, since: now } : {}),
    },
    remove: open ? [] : ['workKey', 'workOrder', 'lookupKey', 'lookupOrder'],
  });
  if (!signal || before === 'refused') return null;
  return typeof before?.token === 'string' ? before.token : null;
}
