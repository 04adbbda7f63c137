/** Texts of names, states and news on the agency's pages, in the language of the request. */
import * as en from './en/admin.ts';
import * as et from './et/admin.ts';
import { spoken } from './spoken.ts';

export const partyNames = spoken(et.partyNames, en.partyNames);
export const kindNames = spoken(et.kindNames, en.kindNames);
export const waiting = spoken(et.waiting, en.waiting);
export const outcomeNames = spoken(et.outcomeNames, en.outcomeNames);
export const roleNames = spoken(et.roleNames, en.roleNames);
export const protectionNames = spoken(et.protectionNames, en.protectionNames);
export const triageReasonTexts = spoken(et.triageReasonTexts, en.triageReasonTexts);
export const noticeTexts = spoken(et.noticeTexts, en.noticeTexts);
export const mailInStatus = spoken(et.mailInStatus, en.mailInStatus);
export const mailOutStatus = spoken(et.mailOutStatus, en.mailOutStatus);
export const heldByTexts = spoken(et.heldByTexts, en.heldByTexts);
export const refusalTexts = spoken(et.refusalTexts, en.refusalTexts);
/** By a key that comes in an address: there may be no text for it. */
export const doneTexts: Readonly<Record<string, string>> = spoken(et.doneTexts, en.doneTexts);
