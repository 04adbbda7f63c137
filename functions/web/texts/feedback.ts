/** Texts of the page of feedback, in the language of the request. */
import * as en from './en/feedback.ts';
import * as et from './et/feedback.ts';
import { spoken } from './spoken.ts';

export const feedbackTexts = spoken(et.feedbackTexts, en.feedbackTexts);
