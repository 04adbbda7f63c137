/** Answers that task pages share: the question for the address, and what became of a link. */
import type { PageContext } from '../frame/environment.ts';
import { type Errors, prefilled, type Values } from '../frame/form.ts';
import { answerPage, Frame } from '../frame/page.tsx';
import { type LinkProblem, linkProblems } from '../texts/task.ts';
import { ConfirmPage } from './confirm-page.tsx';
import type { TaskLink } from './link.ts';

export function askForAddress(
  c: PageContext,
  link: TaskLink,
  {
    status = 200,
    again = false,
    values = prefilled({}),
    errors = {},
  }: {
    status?: 200 | 403 | 422;
    again?: boolean;
    values?: Values;
    errors?: Errors;
  },
) {
  const form = { prefix: 'kinnitus', values, errors };
  return answerPage(c, <ConfirmPage link={link} form={form} again={again} />, status);
}

export function problem(c: PageContext, name: LinkProblem) {
  const { status, title, text } = linkProblems[name];
  if (name === 'sleeping') c.header('Retry-After', '3600');
  return answerPage(
    c,
    <Frame title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
    </Frame>,
    status,
  );
}
