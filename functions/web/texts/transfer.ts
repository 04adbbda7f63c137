/** Texts of a change of provider, in the language of the request. */
import * as en from './en/transfer.ts';
import * as et from './et/transfer.ts';
import { spoken } from './spoken.ts';

export const transferTexts = spoken(et.transferTexts, en.transferTexts);
