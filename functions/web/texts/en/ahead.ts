/** English texts of what the system will send next in a case. */
import type * as et from '../et/ahead.ts';
import type { Same } from '../spoken.ts';

export const aheadTexts: Same<typeof et.aheadTexts> = {
  heading: 'What will be sent next',
  caption: 'Mails that will leave if nothing happens before',
  head: ['When', 'What', 'To whom', 'Hold'],
  tones: {
    reminder: 'reminder',
    'due-today': 'due today',
    overdue: 'overdue',
    passed: 'for SKA to decide',
  },
  milestone: 'Service',
  warning: 'warning that the service ends',
  end: 'end of the service',
  hold: 'Pause this deadline',
  holdCase: 'Pause the case',
  held: (kind: string): string => `${kind}: paused, no reminders are sent.`,
  nothing: 'Nothing is waiting to be sent.',
};
