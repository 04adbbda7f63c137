/** Texts of corrections of facts, in the language of the request. */
import * as en from './en/correction.ts';
import * as et from './et/correction.ts';
import { spoken } from './spoken.ts';

export const correctionTexts = spoken(et.correctionTexts, en.correctionTexts);
export const correctionDone = spoken(et.correctionDone, en.correctionDone);
