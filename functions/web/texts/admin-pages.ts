/** Texts of the agency's pages: titles, labels, buttons, in the language of the request. */
import * as en from './en/admin-pages.ts';
import * as et from './et/admin-pages.ts';
import { spoken } from './spoken.ts';

export const menu = spoken(et.menu, en.menu);
export const caseTexts = spoken(et.caseTexts, en.caseTexts);
export const actionTexts = spoken(et.actionTexts, en.actionTexts);
export const mailWorkTexts = spoken(et.mailWorkTexts, en.mailWorkTexts);
export const mailTexts = spoken(et.mailTexts, en.mailTexts);
export const failureTexts = spoken(et.failureTexts, en.failureTexts);
export const signInTexts = spoken(et.signInTexts, en.signInTexts);
