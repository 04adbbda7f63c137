/** Texts of statistics, in the language of the request. */
import * as en from './en/statistics.ts';
import * as et from './et/statistics.ts';
import { spoken } from './spoken.ts';

export const statisticsTexts = spoken(et.statisticsTexts, en.statisticsTexts);
