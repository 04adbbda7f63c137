/** Texts of the access entries, in the language of the request. */
import * as en from './en/access.ts';
import * as et from './et/access.ts';
import { spoken } from './spoken.ts';

export const accessTexts = spoken(et.accessTexts, en.accessTexts);
