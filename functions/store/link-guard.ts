/** Counts wrong addresses given at a task link: after five the link sleeps for an hour. */
import { createHash } from 'node:crypto';
import type { Instant } from '#domain/calendar/calendar';
import { linkGuardKey } from '#store/keys';
import type { Table } from '#store/table';

export const wrongAddressesAllowed = 5;
export const sleepMinutes = 60;

/** @returns true when this was the fifth wrong address: the link sleeps now */
export async function countWrongAddress(table: Table, token: string, now: Instant): Promise<boolean> {
  const key = keyOf(token);
  const before = await table.get(key);
  const wrong = (isAsleep(before, now) ? wrongAddressesAllowed : countOf(before, now)) + 1;
  const until = wrong >= wrongAddressesAllowed ? later(now, sleepMinutes) : null;
  const expiresAt = Math.floor(Date.parse(now) / 1000) + 24 * 3600;
  await table.put({ ...key, schemaVersion: 1, wrong, countedAt: now, until, expiresAt });
  return until !== null;
}

export async function linkSleeps(table: Table, token: string, now: Instant): Promise<boolean> {
  return isAsleep(await table.get(keyOf(token)), now);
}

const keyOf = (token: string) => linkGuardKey(createHash('sha256').update(token).digest('hex'));

const isAsleep = (item: Record<string, unknown> | null, now: Instant): boolean =>
  typeof item?.until === 'string' && item.until > now;

/** Wrong addresses of the last hour; older ones are forgiven. */
function countOf(item: Record<string, unknown> | null, now: Instant): number {
  const recent = typeof item?.countedAt === 'string' && later(item.countedAt, sleepMinutes) > now;
  const slept = typeof item?.until === 'string';
  return recent && !slept ? Number(item?.wrong) : 0;
}

const later = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
