/** English texts of the counts of feedback, and of survey links that lead to nothing. */
import type * as et from '../et/feedback.ts';
import type { Same } from '../spoken.ts';

export const feedbackTexts: Same<typeof et.feedbackTexts> = {
  title: 'Feedback',
  intro:
    'Answers to the surveys sent at the end of a case, on a scale of 1–5. We keep only the number of answers: no answer can be linked to a case or a person.',
  period: 'Period',
  head: ['Who answered', 'Question', '1', '2', '3', '4', '5', 'Answers', 'Rated 4–5'],
  roles: { client: 'Client', municipality: 'Municipality', provider: 'Provider' },
  unknownTitle: 'This link does not work',
  unknownText: 'Copy the whole link from the mail into your browser.',
};
