/** Texts of a long result of the search, in the language of the request. */
import * as en from './en/found.ts';
import * as et from './et/found.ts';
import { spoken } from './spoken.ts';

export const foundTexts = spoken(et.foundTexts, en.foundTexts);
