/** English texts of the frame and of pages that belong to nobody in particular. */
import type * as et from '../et/frame.ts';
import type { Same } from '../spoken.ts';

export const frame: Same<typeof et.frame> = {
  service: 'Tugirada',
  serviceLong: 'Tugirada – referrals to the support person service',
  agency: 'Social Insurance Board',
  skip: 'Skip to the main content',
  footer: 'support person service for people who received international or temporary protection.',
  footerPrivacy: 'Personal data on these pages is for internal use (AvTS § 35 (1) 14).',
  errorPrefix: 'Error: ',
  errorHeading: 'There are mistakes in the form',
  requiredMark: 'required',
  requiredNote: 'Fields with a star (*) are required.',
  crumbs: 'Where you are',
  back: 'Back',
  choose: 'Choose',
  none: '–',
  nextPage: 'Next page',
  firstPage: 'To the beginning',
  pages: 'Pages',
  scrollable: 'Table, can be scrolled',
  otherLanguage: 'Eesti keeles',
};

export const problems: Same<typeof et.problems> = {
  'not-found': {
    status: 404,
    title: 'There is no such page',
    text: 'Check the address. If you opened a link from a mail, copy all of it into your browser.',
  },
  'foreign-form': {
    status: 403,
    title: 'The form was not accepted',
    text: 'The form was sent from another website. Open the page in Tugirada again and send the form from there.',
  },
  'too-large': {
    status: 413,
    title: 'The form is too large',
    text: 'Shorten the texts and send the form again.',
  },
  unexpected: {
    status: 500,
    title: 'Something went wrong',
    text: 'The data could not be saved or shown. Try again in a few minutes.',
  },
};
