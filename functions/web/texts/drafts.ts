/** Texts about what was typed and not sent, in the language of the request. */
import * as en from './en/drafts.ts';
import * as et from './et/drafts.ts';
import { spoken } from './spoken.ts';

export const draftTexts = spoken(et.draftTexts, en.draftTexts);
