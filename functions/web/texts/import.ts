/** Texts of the import of running cases, in the language of the request. */
import * as en from './en/import.ts';
import * as et from './et/import.ts';
import { spoken } from './spoken.ts';

export const importTexts = spoken(et.importTexts, en.importTexts);
