/** Counters of automatic answers, one for each day, address and case. They go by themselves after two days. */
import { createHash } from 'node:crypto';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { type CapName, dailyCaps } from '#domain/mail/caps';
import { capKey } from '#store/keys';
import type { Table } from '#store/table';

/**
 * Counts one answer against every cap.
 * @param total answers a day of the whole system
 * @returns the cap that is full, or null when the mail may leave. What was counted before the full one stays counted.
 */
export async function countAnswer(
  table: Table,
  answer: { address: string; caseId: string },
  total: number,
  now: Instant,
): Promise<CapName | null> {
  const day = dayOf(now);
  const expiresAt = Math.floor(Date.parse(now) / 1000) + 2 * 24 * 3600;
  const hash = createHash('sha256').update(answer.address.toLowerCase()).digest('hex').slice(0, 32);
  const caps: [CapName, string, number][] = [
    ['address', `ADDRESS#${hash}`, dailyCaps.address],
    ['case', `CASE#${answer.caseId}`, dailyCaps.case],
    ['total', 'TOTAL', total],
  ];
  for (const [name, what, most] of caps)
    if (!(await table.count(capKey(day, what), most, expiresAt))) return name;
  return null;
}
