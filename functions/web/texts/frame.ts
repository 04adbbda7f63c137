/** Texts of the frame of every page, in the language of the request. */
import * as en from './en/frame.ts';
import * as et from './et/frame.ts';
import { spoken } from './spoken.ts';

export const frame = spoken(et.frame, en.frame);
export const problems = spoken(et.problems, en.problems);

export type Problem = keyof typeof problems;
