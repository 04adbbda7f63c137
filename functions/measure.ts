/** Lambda: counts what is open and what waits, for the dashboard and the alarms. */
import { payloads } from '#contract/payloads';
import { dayOf } from '#domain/calendar/calendar';
import { documents } from '#runtime/clients';
import { lambda } from '#runtime/lambda';
import { measure } from '#runtime/metrics';
import { lists } from '#store/keys';
import { createTable } from '#store/table';

const HOUR_MS = 3_600_000;

export const handler = lambda(
  'measure',
  payloads.measure,
  async (environment) => createTable(documents(), environment.TABLE_NAME),
  async (table, { now }) => {
    // One page of each list, at most 1,000 items: with more than that open, the number says enough.
    const { items: open } = await table.list('lookup', lists.open);
    const { items: triage } = await table.list('work', lists.triage, { limit: 1 });
    const [oldest] = triage;
    const waitedMs = oldest ? Date.parse(now) - Date.parse(String(oldest.receivedAt)) : 0;
    measure('ObligationsOpen', open.length);
    measure('ObligationsOverdue', open.filter(({ due }) => String(due) < dayOf(now)).length);
    measure('OldestTriageHours', Math.max(0, waitedMs) / HOUR_MS);
    return {};
  },
);
