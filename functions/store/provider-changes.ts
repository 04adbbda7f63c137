/** The changes of provider that are still to come: each waits on the list of the unfinished for its day. */
import { startOfDay } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { plannedChange } from '#domain/transfer/state';
import { providerChangeKey, toCome } from '#store/keys';
import type { Table } from '#store/table';

/** Puts the planned change of the case on the list, or takes it off. Only a newer state may replace an older one. */
export async function projectChange(table: Table, state: CaseState): Promise<void> {
  const planned = plannedChange(state);
  await table.update(providerChangeKey(state.id), {
    condition: 'attribute_not_exists(version) OR version <= :version',
    set: {
      schemaVersion: 1,
      version: state.version,
      caseId: state.id,
      ...(planned ? { unfinished: toCome.change, since: startOfDay(planned.effective) } : {}),
    },
    remove: planned ? [] : ['unfinished', 'since'],
  });
}
