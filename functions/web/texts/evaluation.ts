/** Texts of the interim evaluation and interpreters, in the language of the request. */
import * as en from './en/evaluation.ts';
import * as et from './et/evaluation.ts';
import { spoken } from './spoken.ts';

export const evaluationTexts = spoken(et.evaluationTexts, en.evaluationTexts);
