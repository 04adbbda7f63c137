/** A whole page that says why something cannot be done, and what to do instead. */
import { type Problem, problems } from '../texts/frame.ts';
import type { PageContext } from './environment.ts';
import { answerPage, Frame } from './page.tsx';

/** Answers with the page and the status of the problem. */
export function problemPage(c: PageContext, problem: Problem) {
  const { title, text, status } = problems[problem];
  return answerPage(
    c,
    <Frame title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
    </Frame>,
    status,
  );
}
