/** Texts of a party's own list of tasks, in the language of the request. */
import * as en from './en/own-tasks.ts';
import * as et from './et/own-tasks.ts';
import { spoken } from './spoken.ts';

export const ownTaskTexts = spoken(et.ownTaskTexts, en.ownTaskTexts);
