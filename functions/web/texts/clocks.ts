/** Texts of pauses, extensions and hand-overs, in the language of the request. */
import * as en from './en/clocks.ts';
import * as et from './et/clocks.ts';
import { spoken } from './spoken.ts';

export const clockTexts = spoken(et.clockTexts, en.clockTexts);
export const clockDone = spoken(et.clockDone, en.clockDone);
export const otherWayTexts = spoken(et.otherWayTexts, en.otherWayTexts);
