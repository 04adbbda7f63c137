/** Texts of the preview of mails, in the language of the request. */
import * as en from './en/mail-texts.ts';
import * as et from './et/mail-texts.ts';
import { spoken } from './spoken.ts';

export const mailTextTexts = spoken(et.mailTextTexts, en.mailTextTexts);
