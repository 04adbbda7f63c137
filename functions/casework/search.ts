/** Finding a case by its number, its client's name or personal code. Names and codes are stored and looked up as keyed hashes. */
import { createHmac } from 'node:crypto';
import type { World } from '#casework/world';
import type { StoredKey } from '#contract/key-ring';
import { caseIdIn } from '#domain/case/case-id';
import type { CaseEvent } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import { checkPersonalCode } from '#domain/personal-code';
import { nameQuery, nameTokens } from '#domain/search/names';
import { findBySearchItems, keepSearchItems } from '#store/search';
import { type CaseRow, loadCaseRow } from '#store/work-lists';

/** Cases that one search shows; whoever finds more types more. */
const hitsShown = 20;

export type Found =
  | { readonly by: 'reference' | 'name' | 'code'; readonly rows: readonly CaseRow[]; readonly more: boolean }
  /** Nothing that could be looked for was typed. */
  | { readonly by: 'nothing' };

/** True when the entry says anew who the client is: then `indexClient` must follow. */
export const namesClient = (events: readonly CaseEvent[]): boolean =>
  events.some((event) => 'personal' in event && event.personal && 'referral' in event.personal);

/** Makes the case be found by its client's name and personal code as they are now. May be done again. */
export async function indexClient(
  { table, keys }: Pick<World, 'table' | 'keys'>,
  state: CaseState,
): Promise<void> {
  if (!state.referral) return;
  const { name, personalCode } = state.referral.client;
  const pepper = await keys.pepper.newest();
  const code = checkPersonalCode(personalCode ?? '');
  await keepSearchItems(table, state.id, state.version, {
    pepperVersion: pepper.id,
    names: nameTokens(name ?? '').map((token) => hashName(pepper, token)),
    codes: code.valid ? [hashCode(pepper, code.code)] : [],
  });
}

/** @param typed a case's number, a personal code, or words of a name */
export async function searchCases(
  { table, keys }: Pick<World, 'table' | 'keys'>,
  typed: string,
): Promise<Found> {
  const reference = caseIdIn(typed);
  if (reference) return { by: 'reference', ...(await rowsOf(reference)), more: false };
  const peppers = await keys.pepper.all();
  const code = checkPersonalCode(typed);
  if (code.valid) {
    const { caseIds, more } = await findBySearchItems(table, [
      peppers.map((one) => hashCode(one, code.code)),
    ]);
    return { by: 'code', ...(await rowsOf(...caseIds)), more };
  }
  const words = nameQuery(typed);
  if (words.length === 0) return { by: 'nothing' };
  const asked = words.map((tokens) =>
    tokens.flatMap((token) => peppers.map((pepper) => hashName(pepper, token))),
  );
  const { caseIds, more } = await findBySearchItems(table, asked);
  return {
    by: 'name',
    ...(await rowsOf(...caseIds.slice(0, hitsShown))),
    more: more || caseIds.length > hitsShown,
  };

  /** The newest first. */
  async function rowsOf(...caseIds: string[]): Promise<{ rows: CaseRow[] }> {
    const found = await Promise.all(caseIds.map((caseId) => loadCaseRow(table, caseId)));
    const rows = found.filter((row) => row !== null);
    return { rows: rows.sort((a, b) => (a.registeredAt < b.registeredAt ? 1 : -1)) };
  }
}

const hashName = (pepper: StoredKey, token: string): string => hash(pepper, `name:${token}`);
const hashCode = (pepper: StoredKey, code: string): string => hash(pepper, `code:${code}`);
const hash = ({ key }: StoredKey, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
