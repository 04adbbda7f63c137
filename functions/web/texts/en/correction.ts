/** English texts of the forms by which an officer puts recorded facts right. */
import type * as et from '../et/correction.ts';
import type { Same } from '../spoken.ts';

export const correctionTexts: Same<typeof et.correctionTexts> = {
  title: (what: string) => `Correct: ${what}`,
  hint: 'The corrected value holds everywhere from now on, also in statistics. The earlier value stays with the client’s data and is erased together with it.',
  meetingHint:
    'If the meeting is still to come, the due date for recording its outcome moves with the time, and the municipality gets a new calendar file.',
  referralDateHint: 'The end of the service is counted anew: 12 months from the date of referral.',
  municipalityHint:
    'Use this when the wrong municipality was chosen as the case was opened. The provider does not change by itself: after the correction, check who provides the service in that municipality, and correct the municipality’s contact if needed.',
  why: 'Why do you correct it?',
  tell: 'Tell the parties',
  tellHint: (to: string) =>
    `The earlier value was told by mail. These will be told of the correction: ${to}.`,
  send: 'Save the new value',
  unchanged: 'Nothing was changed: all values are the same.',
  earlier: 'Earlier data',
  earlierReason: 'Reason',
  none: '–',
  errors: { choice: 'Choose a value.', words: 'Write a text.' },
};

export const correctionDone: Same<typeof et.correctionDone> = {
  'fact-corrected': 'The data has been corrected. The earlier value is kept under “Earlier data”.',
  'municipality-corrected':
    'The municipality has been corrected. Check that the provider and the municipality’s contact are right for this municipality.',
};
