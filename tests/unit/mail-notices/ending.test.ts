/** What the mail of the final report says of a question that the end of the case made void. */
import { expect, it } from 'vitest';
import { after, closingCase, endedAt, finalReport, reportedAt } from '../../support/cases.ts';
import { scenesOf } from './scenes.ts';
import { writtenOf } from './written.ts';

const ask = { type: 'AskQuery', mailKey: 'q1', text: 'Kas?', channel: 'mail', arrivedAt: endedAt } as const;
const answer = {
  type: 'AnswerQuery',
  cause: '1',
  text: 'Jah.',
  channel: 'page',
  arrivedAt: endedAt,
} as const;

it('tells the municipality that its question stays unanswered, and nothing when it was answered', () => {
  const asked = after(closingCase(), [ask, endedAt]);
  const answered = after(asked, [answer, endedAt]);
  const told = (state: typeof asked) =>
    writtenOf(scenesOf('the report', state, finalReport(state), reportedAt), 'final-report', 'municipality')
      .text;
  expect(told(asked)).toContain('Teie infopäring jäi vastuseta');
  expect(told(answered)).not.toContain('vastuseta');
});
