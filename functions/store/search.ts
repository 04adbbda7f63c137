/**
 * By what a case is found: an item for each word of the client's name and each beginning of one, another for it beside the
 * first letters of each other word, and one for the personal code. They hold keyed hashes alone. What a case has is noted beside it, so that a corrected name leaves nothing behind and all
 * of it is erased with the client's data.
 */
import * as z from 'zod/mini';
import { pageLimit } from '#store/index-query';
import { type Key, lists, searchedBeside, searchItemKey, searchWordsKey } from '#store/keys';
import type { Filter, Item, Table } from '#store/table';

/** Characters of a hash in a key: 132 bits. */
const keyLength = 22;
/** Characters of a hash by which the other words of a name are told apart: 48 bits, among some ten words of one name. */
const wordLength = 8;

const wordsSchema = z.object({ version: z.int(), hashes: z.array(z.string()) });

/** Cases that are looked for, the newest: among thousands of a first name nobody looks through more. */
const enough = 200;

/** What a client is found by. All are keyed hashes, base64url, made by the key of that id. */
export interface SearchWords {
  readonly pepperVersion: string;
  readonly names: readonly { readonly hash: string; readonly besides: readonly string[] }[];
  readonly codes: readonly string[];
}

/** An asked word: any of these hashes will do; `starts` are those of its first letters. */
export interface AskedWord {
  readonly hashes: readonly string[];
  readonly starts: readonly string[];
}

/**
 * Writes the search items of a case and takes away those that it had before. May be done again, and by an older state: then
 * it changes nothing.
 * @param version of the case that holds this name
 */
export async function keepSearchItems(
  table: Table,
  caseId: string,
  version: number,
  { pepperVersion, names, codes }: SearchWords,
): Promise<void> {
  const words = [...new Set(names.map(({ hash }) => ` ${hash.slice(0, wordLength)}`))].join('');
  const beside = names.flatMap(({ hash, besides }) => besides.map((one) => placeOf(hash, one)));
  const alone = [...names.map(({ hash }) => hash), ...codes].map((hash) => placeOf(hash));
  const wanted = [...new Set([...alone, ...beside])];
  const before = await readWords(table, caseId);
  if (before && before.version > version) return;
  const item = { schemaVersion: 1, caseId, pepperVersion, words };
  await Promise.all(wanted.map((place) => table.put({ ...itemKey(place, caseId), ...item })));
  await removeAll(table, caseId, without(before?.hashes ?? [], wanted));
  const kept = await table.update(searchWordsKey(caseId), {
    set: {
      schemaVersion: 1,
      caseId,
      version,
      pepperVersion,
      hashes: wanted,
      lookupKey: lists.hashedBy(pepperVersion),
      lookupOrder: caseId,
    },
    condition: 'attribute_not_exists(version) OR version <= :version',
  });
  if (kept !== 'refused') return;
  // A newer name was written meanwhile: only its own items stay.
  const newer = await readWords(table, caseId);
  await removeAll(table, caseId, without(wanted, newer?.hashes ?? []));
}

/** @returns ids of cases whose search items were hashed by the key of that id, at most so many */
export async function hashedBy(table: Table, pepperVersion: string, limit: number): Promise<string[]> {
  const { items } = await table.list('lookup', lists.hashedBy(pepperVersion), { limit });
  return items.map(({ caseId }) => String(caseId));
}

/** Takes all search items of a case away: its client's data are erased. May be done again. */
export async function removeSearchItems(table: Table, caseId: string): Promise<void> {
  const words = await readWords(table, caseId);
  await removeAll(table, caseId, words?.hashes ?? []);
  await table.remove(searchWordsKey(caseId));
}

/**
 * @param words all of them must be of the client; the first one is looked up beside the second, so the rarest should be it
 * @returns ids of cases, each once; `more`: there may be others, because the bound of a read was reached
 */
export async function findBySearchItems(
  table: Table,
  [first, ...others]: readonly AskedWord[],
): Promise<{ caseIds: readonly string[]; more: boolean }> {
  const limit = others.length > 0 ? pageLimit : enough;
  const options = { filter: filterOf(others), enough, limit, attribute: 'caseId' };
  const besides = others[0]?.starts ?? [''];
  const reads = (first?.hashes ?? []).flatMap((hash) =>
    besides.map((one) => {
      const { pk } = searchItemKey(hash.slice(0, keyLength), '');
      return table.search(pk, searchedBeside(one.slice(0, wordLength)), options);
    }),
  );
  const pages = await Promise.all(reads);
  const caseIds = pages.flatMap(({ values }) => values.map(String));
  // In one order whatever page is asked for: ids begin with the year, so later years come first.
  return { caseIds: [...new Set(caseIds)].sort().reverse(), more: pages.some(({ more }) => more) };
}

/** Where an item stands, as it is noted beside the case: base64url knows no dot. */
const placeOf = (hash: string, beside = ''): string =>
  `${hash.slice(0, keyLength)}${beside && '.'}${beside.slice(0, wordLength)}`;

const itemKey = (place: string, caseId: string): Key => {
  const [hash = '', beside] = place.split('.');
  return searchItemKey(hash, caseId, beside);
};

function filterOf(words: readonly AskedWord[]): Filter | null {
  if (words.length === 0) return null;
  const values: Item = {};
  const conditions = words.map(({ hashes }, word) => {
    const any = hashes.map((hash, at) => {
      values[`:w${word}x${at}`] = ` ${hash.slice(0, wordLength)}`;
      return `contains(#words, :w${word}x${at})`;
    });
    return `(${any.join(' OR ')})`;
  });
  return { condition: conditions.join(' AND '), names: { '#words': 'words' }, values };
}

async function readWords(table: Table, caseId: string): Promise<z.infer<typeof wordsSchema> | null> {
  const item = await table.get(searchWordsKey(caseId));
  return item && wordsSchema.parse(item);
}

const removeAll = async (table: Table, caseId: string, hashes: readonly string[]): Promise<void> => {
  await Promise.all(hashes.map((place) => table.remove(itemKey(place, caseId))));
};

const without = (all: readonly string[], some: readonly string[]): string[] =>
  all.filter((one) => !some.includes(one));
