/** Texts of receipts on task pages, in the language of the request. */
import * as en from './en/receipts.ts';
import * as et from './et/receipts.ts';
import { spoken } from './spoken.ts';

export const receiptTexts = spoken(et.receiptTexts, en.receiptTexts);
