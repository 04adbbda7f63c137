/** Lambda: counts what is open and what waits, for the dashboard and the alarms. */
import { payloads } from '#contract/payloads';
import { dayOf } from '#domain/calendar/calendar';
import { noFilters } from '#domain/search/filters';
import { documents } from '#runtime/clients';
import { lambda } from '#runtime/lambda';
import { measure } from '#runtime/metrics';
import { lists } from '#store/keys';
import { createTable } from '#store/table';
import { countWork } from '#store/work-lists';

const HOUR_MS = 3_600_000;

export const handler = lambda(
  'measure',
  payloads.measure,
  async (environment) => createTable(documents(), environment.TABLE_NAME),
  async (table, { now }) => {
    // As the work list counts: at most 1,000, and what stands is not overdue. With more than that, the number says enough.
    const today = dayOf(now);
    const open = await countWork(table, noFilters, today);
    const overdue = await countWork(table, { ...noFilters, due: 'overdue' }, today);
    const { items: triage } = await table.list('work', lists.triage, { limit: 1 });
    const [oldest] = triage;
    const waitedMs = oldest ? Date.parse(now) - Date.parse(String(oldest.receivedAt)) : 0;
    measure('ObligationsOpen', open.count);
    measure('ObligationsOverdue', overdue.count);
    measure('OldestTriageHours', Math.max(0, waitedMs) / HOUR_MS);
    return {};
  },
);
