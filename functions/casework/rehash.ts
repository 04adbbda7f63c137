/**
 * After the key of the hashes was changed, all search items are made anew, some cases at a time: a case leaves the list of its
 * old key by being hashed by the newest, so a run that breaks off is simply followed by the next. Until then searches ask by
 * the older keys, too.
 */
import { readCase } from '#casework/read-case';
import { indexClient } from '#casework/search';
import type { World } from '#casework/world';
import { hashedBy, removeSearchItems } from '#store/search';

/** Cases a run: a name has some forty items, to be written and taken away. 100,000 cases are done in a week of sweeps. */
const casesARun = 50;

/** @returns how many cases were hashed anew; 0: none is left */
export async function rehash(
  { table, keys, report }: Pick<World, 'table' | 'keys' | 'report'>,
  limit = casesARun,
): Promise<number> {
  const [, ...older] = await keys.pepper.all();
  const caseIds: string[] = [];
  for (const { id } of older)
    if (caseIds.length < limit) caseIds.push(...(await hashedBy(table, id, limit - caseIds.length)));
  for (const caseId of caseIds) {
    try {
      const { state } = await readCase(table, caseId);
      // What was erased meanwhile must not come back.
      if (state?.referral) await indexClient({ table, keys }, state);
      else await removeSearchItems(table, caseId);
    } catch (error) {
      report('A case could not be hashed anew', error, { case: caseId });
    }
  }
  return caseIds.length;
}
