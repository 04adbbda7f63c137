/** Finding a case by its number, its client's name or personal code. Names and codes are stored and looked up as keyed hashes. */
import { createHmac } from 'node:crypto';
import type { World } from '#casework/world';
import type { StoredKey } from '#contract/key-ring';
import { caseIdIn } from '#domain/case/case-id';
import type { CaseEvent } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import { checkPersonalCode } from '#domain/personal-code';
import { nameQuery, nameWords } from '#domain/search/names';
import { findBySearchItems, keepSearchItems } from '#store/search';
import { type CaseRow, loadCaseRows } from '#store/work-lists';

/** Cases on one page of results. */
const hitsShown = 20;

export type Found =
  | {
      readonly by: 'reference' | 'name' | 'code';
      /** Of this page. */
      readonly rows: readonly CaseRow[];
      /** On all pages. */
      readonly found: number;
      readonly pages: number;
      /** There may be more than were found, because the bound of a read was reached. */
      readonly more: boolean;
    }
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
  const words = nameWords(name ?? '');
  await keepSearchItems(table, state.id, state.version, {
    pepperVersion: pepper.id,
    names: words.flatMap((word) => {
      const starts = words.flatMap((other) => (other === word ? [] : other.starts));
      const besides = [...new Set(starts)].map((start) => hashStart(pepper, start));
      return word.tokens.map((token) => ({ hash: hashName(pepper, token), besides }));
    }),
    codes: code.valid ? [hashCode(pepper, code.code)] : [],
  });
}

/**
 * @param typed a case's number, a personal code, or words of a name
 * @param page from 1; the cases of later years stand on earlier pages
 */
export async function searchCases(
  { table, keys }: Pick<World, 'table' | 'keys'>,
  typed: string,
  page = 1,
): Promise<Found> {
  const reference = caseIdIn(typed);
  if (reference) return { by: 'reference', ...(await pageOf([reference])), more: false };
  const peppers = await keys.pepper.all();
  const code = checkPersonalCode(typed);
  if (code.valid) {
    const asked = { hashes: peppers.map((one) => hashCode(one, code.code)), starts: [] };
    const { caseIds, more } = await findBySearchItems(table, [asked]);
    return { by: 'code', ...(await pageOf(caseIds)), more };
  }
  const words = nameQuery(typed);
  if (words.length === 0) return { by: 'nothing' };
  const asked = words.map(({ tokens, starts }) => ({
    hashes: tokens.flatMap((token) => peppers.map((pepper) => hashName(pepper, token))),
    starts: starts.flatMap((start) => peppers.map((pepper) => hashStart(pepper, start))),
  }));
  const { caseIds, more } = await findBySearchItems(table, asked);
  return { by: 'name', ...(await pageOf(caseIds)), more };

  /** On a page the newest stand first. */
  async function pageOf(caseIds: readonly string[]) {
    const from = (page - 1) * hitsShown;
    const shown = caseIds.slice(from, from + hitsShown);
    const rows = await loadCaseRows(table, shown);
    const pages = Math.max(1, Math.ceil(caseIds.length / hitsShown));
    const found = pages === 1 ? rows.length : caseIds.length;
    return { rows: rows.sort((a, b) => (a.registeredAt < b.registeredAt ? 1 : -1)), found, pages };
  }
}

const hashName = (pepper: StoredKey, token: string): string => hash(pepper, `name:${token}`);
const hashStart = (pepper: StoredKey, start: string): string => hash(pepper, `start:${start}`);
const hashCode = (pepper: StoredKey, code: string): string => hash(pepper, `code:${code}`);
const hash = ({ key }: StoredKey, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
