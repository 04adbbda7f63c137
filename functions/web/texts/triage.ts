/** Texts of triage, in the language of the request. */
import * as en from './en/triage.ts';
import * as et from './et/triage.ts';
import { spoken } from './spoken.ts';

export const triageTexts = spoken(et.triageTexts, en.triageTexts);
