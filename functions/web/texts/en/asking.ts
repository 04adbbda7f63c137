/** English texts of the page on which the municipality asks the provider. */
import { withinWorkingDays } from '#domain/english';
import type * as et from '../et/asking.ts';
import type { Same } from '../spoken.ts';

export const askingTexts: Same<typeof et.askingTexts> = {
  link: 'Ask the provider a question',
  title: 'Query to the provider',
  lead: (days: number) =>
    `We pass your question on to the provider at once. It answers ${withinWorkingDays(days)}; we send you the answer by e-mail.`,
  send: 'Send the question',
  sent: 'The question has been sent',
  sentText:
    'We passed your question on to the provider. A confirmation with the due date of the answer is on its way by e-mail.',
  another: 'Ask another question',
  notNow: 'No query can be made in this case: it has no provider, or has ended.',
  text: 'Question',
  textHint: 'Up to 4000 characters. The provider sees the question.',
  missing: 'Write the question.',
};
