/** Texts about links that wrong addresses put to sleep, in the language of the request. */
import * as en from './en/lockout.ts';
import * as et from './et/lockout.ts';
import { spoken } from './spoken.ts';

export const lockoutTexts = spoken(et.lockoutTexts, en.lockoutTexts);
