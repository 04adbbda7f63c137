/** English texts of the list of mails that did not arrive. */
import type * as et from '../et/undelivered.ts';
import type { Same } from '../spoken.ts';

export const undeliveredTexts: Same<typeof et.undeliveredTexts> = {
  heading: 'Mails that did not arrive',
  intro:
    'These mails did not arrive. Correct the address on the page of the case: the mail then leaves again at once. If the mail is not needed any more, take it off the list.',
  caption: 'Mails that did not arrive',
  head: ['Sent', 'Case', 'Mail', 'State', 'Action'],
  empty: 'All mails have arrived.',
  more: 'There are more mails: the others appear here when these are solved.',
  setAside: 'Take off the list',
};
