/** Texts of a case's extract, in the language of the request. */
import * as en from './en/extract.ts';
import * as et from './et/extract.ts';
import { spoken } from './spoken.ts';

export const extractTexts = spoken(et.extractTexts, en.extractTexts);
