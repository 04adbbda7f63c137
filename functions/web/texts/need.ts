/** Texts of the need after a service, in the language of the request. */
import * as en from './en/need.ts';
import * as et from './et/need.ts';
import { spoken } from './spoken.ts';

export const needTexts = spoken(et.needTexts, en.needTexts);
