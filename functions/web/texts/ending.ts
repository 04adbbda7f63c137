/** Texts of the end of a service, in the language of the request. */
import * as en from './en/ending.ts';
import * as et from './et/ending.ts';
import { spoken } from './spoken.ts';

export const endingTexts = spoken(et.endingTexts, en.endingTexts);
