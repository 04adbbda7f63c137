/** Texts of the list of mails that did not arrive, in the language of the request. */
import * as en from './en/undelivered.ts';
import * as et from './et/undelivered.ts';
import { spoken } from './spoken.ts';

export const undeliveredTexts = spoken(et.undeliveredTexts, en.undeliveredTexts);
