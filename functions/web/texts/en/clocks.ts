/** English texts of pauses, extensions and hand-overs, for the agency's pages and for task pages. */
import type * as et from '../et/clocks.ts';
import type { Same } from '../spoken.ts';

export const clockTexts: Same<typeof et.clockTexts> = {
  heading: 'Due dates and contacts',
  pausedBadge: 'Paused',
  asks: { time: 'Asks for more time', help: 'Cannot do it' },
  pausedSince: 'Paused since',
  expected: 'Expected until',
  withCase: 'Paused together with the case.',
  paused: 'Paused',
  ranOver: 'The expected day of resuming has come.',
  contact: 'Contact',
  anotherContact: 'The task was handed over to another contact.',
  reasonGiven: 'Reason',
  inPersonal: 'The reason is shown with the personal data.',
  wish: (party: string, until: string) => `${party} asks for more time until ${until}.`,
  unable: (party: string) => `${party} reported that it cannot do this task.`,
  pause: 'Pause',
  pauseHint:
    'The time does not run and no reminders are sent. On resuming, the due date moves by the working days of the pause. An answer can be given meanwhile, too.',
  until: 'Expected day of resuming',
  untilHint: 'dd.mm.yyyy. If the task is still paused then, we remind SKA of it once.',
  resume: 'Resume',
  resumeHint: 'The due date moves by as many working days as the pause lasted. The party gets a mail.',
  extend: 'Extend the due date',
  extendHint: 'The party gets the new due date by mail. Reminders follow the new date.',
  due: 'New due date',
  dueHint: 'dd.mm.yyyy. A day later than the due date now.',
  refuse: 'Do not give more time',
  refuseHint: 'The due date stays. The party gets a mail and sees the reason.',
  handOver: 'Hand over to another contact',
  handOverHint: 'The old link stops working, the new contact gets a new link. The due date stays.',
  address: 'E-mail of the new contact',
  name: 'Name of the new contact',
  withdraw: 'Withdraw the task',
  withdrawHint: 'The task need not be done any more. The party gets a mail, the case goes on.',
  lateness: 'Accept the reason for being late',
  latenessHint: 'The answer stays late, but statistics count it apart.',
  latenessAccepted: 'late for an accepted reason',
  reason: 'Reason',
  reasonHint: 'Up to 4000 characters.',
  reasonOfCase: 'Up to 4000 characters. The municipality sees it in the mail.',
  casePause: 'Pause the case',
  casePauseHint:
    'All open tasks are paused, and no new tasks of the service open until it is resumed. Changes of the situation are still reported at once. The end of the service does not move. All parties get a mail.',
  caseResume: 'Resume the case',
  caseResumeHint: 'The due dates of paused tasks move. All parties get a mail.',
  casePaused: 'The case is paused',
  caseContact: 'Change the municipality’s contact',
  caseContactHint:
    'The mails of the case and the municipality’s open tasks go to the new contact, old links stop working. Due dates stay.',
  errors: {
    reason: 'Enter the reason.',
    until: 'Enter the expected day of resuming.',
    due: 'Enter the new due date.',
    address: 'Enter the e-mail address as name@institution.ee.',
  },
};

/** News on top of the case's page. */
export const clockDone: Same<typeof et.clockDone> = {
  paused: 'The task is paused. The party gets a mail.',
  resumed: 'The task goes on. The party gets the new due date by mail.',
  extended: 'The due date has been extended. The party gets the new due date by mail.',
  'extension-refused': 'More time was not given. The party gets a mail.',
  'handed-over': 'The task has been handed over. The new contact gets a link.',
  'obligation-withdrawn': 'The task has been withdrawn. The party gets a mail.',
  'lateness-accepted': 'The reason for being late has been accepted.',
  'case-paused': 'The case is paused. All parties get a mail.',
  'case-resumed': 'The case goes on. All parties get a mail.',
  'contact-handed-over': 'The municipality’s contact has been changed.',
};

/** On task pages. */
export const otherWayTexts: Same<typeof et.otherWayTexts> = {
  heading: 'If you cannot do the task in time',
  paused: (until: string) =>
    `The task is paused: the time does not run. It is expected to go on ${until}. You can answer now, too.`,
  pausedHeading: 'The task is paused',
  asked: (until: string) =>
    `You asked for more time until ${until}. The Social Insurance Board has not decided yet; until then the due date stays as it is.`,
  askedHeading: 'More time has been asked for',
  refusedHeading: 'More time was not given',
  told: 'We told the Social Insurance Board that you cannot do the task. The task stays open until the Board decides.',
  toldHeading: 'Your message has been sent',
  extension: {
    title: 'I need more time',
    lead: 'The Social Insurance Board decides. Until then the due date stays as it is.',
    until: 'Until which day?',
    untilHint: 'dd.mm.yyyy, for example 26.02.2026',
    reason: 'Why is more time needed?',
    send: 'Send the request',
    errors: {
      until: 'Enter the day until which you need more time.',
      reason: 'Write why more time is needed.',
    },
  },
  handOver: {
    title: 'Hand over to a colleague',
    lead: 'Your colleague gets a new link and your link stops working. The due date stays.',
    address: 'E-mail address of your colleague',
    addressHint:
      'Only an address of the same institution. If the task belongs elsewhere, report that you cannot do it.',
    name: 'Name of your colleague',
    send: 'Hand over',
    errors: {
      address: 'Enter the e-mail address as name@institution.ee.',
      other:
        'This is not an address of your institution. Report to the Social Insurance Board that you cannot do the task: the Board decides to whom it goes.',
    },
  },
  unable: {
    title: 'I cannot do this',
    lead: 'We tell the Social Insurance Board at once. The task stays open until the Board decides what next.',
    reason: 'Why can you not do it?',
    reasonHint: 'Up to 4000 characters. Please write no health data of the client here.',
    send: 'Send the message',
    errors: { reason: 'Write why you cannot do the task.' },
  },
  dayNotPossible: 'Choose a day later than the due date now, but at most 180 days from today.',
  alreadyAsked: 'An earlier request still waits for the decision of the Social Insurance Board.',
};
