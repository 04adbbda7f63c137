/** English texts of the page on which the municipality assesses the need before the end. */
import type * as et from '../et/need.ts';
import type { Same } from '../spoken.ts';

export const needTexts: Same<typeof et.needTexts> = {
  labels: {
    need: 'Does the client need help after the service ends, too?',
    needs: {
      continues: 'Yes, a support person is still needed',
      'other-service': 'Yes, but another service',
      ends: 'No, the client can manage without help',
    },
    needHint:
      'The service lasts up to 12 months, and this is not extended. If a support person is still needed, make a new referral decision.',
    note: 'Explanation',
    noteHint: 'If you wish, up to 4000 characters. The Social Insurance Board sees it.',
  },
  errors: { need: 'Choose whether the client still needs help.' },
};
