/** Texts of the list of erasures, in the language of the request. */
import * as en from './en/erasures.ts';
import * as et from './et/erasures.ts';
import { spoken } from './spoken.ts';

export const erasureTexts = spoken(et.erasureTexts, en.erasureTexts);
