/** Texts of the plan, overviews and reports, in the language of the request. */
import * as en from './en/plan.ts';
import * as et from './et/plan.ts';
import { spoken } from './spoken.ts';

export const planTexts = spoken(et.planTexts, en.planTexts);
