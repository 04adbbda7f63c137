/** Texts of the work list and the search, in the language of the request. */
import * as en from './en/work.ts';
import * as et from './et/work.ts';
import { spoken } from './spoken.ts';

export const workTexts = spoken(et.workTexts, en.workTexts);
export const spanNames = spoken(et.spanNames, en.spanNames);
export const searchTexts = spoken(et.searchTexts, en.searchTexts);
