/** Texts of the task pages, in the language of the request. */
import * as en from './en/task.ts';
import * as et from './et/task.ts';
import { spoken } from './spoken.ts';

export const taskTexts = spoken(et.taskTexts, en.taskTexts);
export const linkProblems = spoken(et.linkProblems, en.linkProblems);

export type LinkProblem = keyof typeof linkProblems;
