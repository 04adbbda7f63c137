/** Texts of the deadlines table, in the language of the request. */
import * as en from './en/deadlines.ts';
import * as et from './et/deadlines.ts';
import { spoken } from './spoken.ts';

export const deadlinesTexts = spoken(et.deadlinesTexts, en.deadlinesTexts);
