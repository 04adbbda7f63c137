/** English words on the pages of a long result of the search. */
import type * as et from '../et/found.ts';
import type { Same } from '../spoken.ts';

export const foundTexts: Same<typeof et.foundTexts> = {
  found: (found: number, page: number, pages: number) =>
    `${found} cases found; page ${page} of ${pages}. Cases of later years come first.`,
  tooWide: 'There are more cases than one search finds. Narrow the search: add another name or more letters.',
  previous: 'Previous page',
};
