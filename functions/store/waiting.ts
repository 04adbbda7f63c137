/**
 * The tokens of machines that wait. Storing one succeeds only while what it waits for is open, and answering reads the
 * stored token in the write that closes: whichever comes first, exactly one side returns the token.
 */
import type { Instant } from '#domain/calendar/calendar';
import type { ObligationKind } from '#domain/obligation/kinds';
import { type Key, obligationItemKey, serviceKey, unfinished } from '#store/keys';
import type { Item, Table } from '#store/table';

/** What a machine waits for: an obligation of a case, or (null) the next change of its service. */
export type Waiting = { readonly kind: ObligationKind; readonly cause: string } | null;

export const waitingKey = (caseId: string, waiting: Waiting): Key =>
  waiting ? obligationItemKey(caseId, waiting.kind, waiting.cause) : serviceKey(caseId);

/**
 * @param restart under which number the machine runs: one of before a restart never takes the place of a newer one
 * @returns false when it is not open any more, or a newer machine waits: then the caller returns the token itself
 */
export async function keepToken(table: Table, key: Key, token: string, restart: number): Promise<boolean> {
  const kept = await table.update(key, {
    condition: '#status = :open AND (attribute_not_exists(tokenRestart) OR tokenRestart <= :restart)',
    names: { '#status': 'status' },
    values: { ':open': 'open', ':restart': restart },
    set: { token, tokenRestart: restart },
    remove: ['signal', 'unfinished', 'since'],
  });
  return kept !== 'refused';
}

/** Opens the waiting place of a service, also of one that was closed and goes on. */
export async function openService(table: Table, caseId: string): Promise<void> {
  await table.update(serviceKey(caseId), { set: { schemaVersion: 1, caseId, status: 'open' } });
}

/** @returns the token of the machine that waits there, or null */
export async function serviceToken(table: Table, caseId: string): Promise<string | null> {
  const item = await table.get(serviceKey(caseId));
  return typeof item?.token === 'string' ? item.token : null;
}

/** @returns the token of a machine of before the given restart that still waits at this row, or null */
export async function supersededToken(table: Table, key: Key, restart: number): Promise<string | null> {
  const row = await table.get(key);
  const older = typeof row?.tokenRestart !== 'number' || row.tokenRestart < restart;
  return older && typeof row?.token === 'string' ? row.token : null;
}

/** Closes it. @returns the token of the machine that waits there, or null */
export async function closeService(table: Table, caseId: string, now: Instant): Promise<string | null> {
  const before = await table.update(serviceKey(caseId), {
    set: {
      schemaVersion: 1,
      caseId,
      status: 'closed',
      signal: 'changed',
      unfinished: unfinished.token,
      since: now,
    },
  });
  return before !== 'refused' && typeof before?.token === 'string' ? before.token : null;
}

/** Notes that the machine was told, unless another token has come in its place meanwhile. */
export async function forgetToken(table: Table, key: Key, token: string | null): Promise<void> {
  await table.update(key, {
    ...(token
      ? { condition: '#token = :given', values: { ':given': token } }
      : { condition: 'attribute_not_exists(#token)' }),
    remove: ['token', 'unfinished', 'since'],
  });
}

export interface UnreturnedToken {
  readonly key: Key;
  readonly token: string | null;
  readonly signal: string;
}

/** @returns the row's token and what its machine must be told; the row comes from the list of the unfinished */
export const unreturnedToken = (item: Item): UnreturnedToken => ({
  key: { pk: String(item.pk), sk: String(item.sk) },
  token: typeof item.token === 'string' ? item.token : null,
  signal: String(item.signal ?? 'answered'),
});
