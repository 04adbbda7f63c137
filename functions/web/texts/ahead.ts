/** Texts of what will be sent next, in the language of the request. */
import * as en from './en/ahead.ts';
import * as et from './et/ahead.ts';
import { spoken } from './spoken.ts';

export const aheadTexts = spoken(et.aheadTexts, en.aheadTexts);
