/** Texts of the forms of obligations, in the language of the request. */
import * as en from './en/forms.ts';
import * as et from './et/forms.ts';
import { spoken } from './spoken.ts';

export const formTexts = spoken(et.formTexts, en.formTexts);
