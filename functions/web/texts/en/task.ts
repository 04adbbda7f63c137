/** English texts of the task pages. */
import type { Day } from '#domain/calendar/calendar';
import type { Phase } from '#domain/case/state';
import { untilDateWords, withinWorkingDays } from '#domain/english';
import type * as et from '../et/task.ts';
import type { Same } from '../spoken.ts';

type Texts = Same<typeof et.taskTexts>;

const tasks: Texts['tasks'] = {
  'complete-referral': {
    ask:
      'Add the data of the referral that is missing. What is known is in the form already; ' +
      'to correct it, reply to the mail of the task.',
    formHeading: 'Data of the referral',
    afterwards: 'The Social Insurance Board reviews the referral and tells you the outcome by e-mail.',
  },
  'ensure-support-person': {
    ask: 'Find a support person for the client and enter their data.',
    formHeading: 'Data of the support person',
    afterwards:
      'We tell the name and contact of the support person to the municipality’s case manager. ' +
      'The next task is to arrange the time of the first meeting: we send a mail about it.',
  },
  'arrange-first-meeting': {
    ask:
      'Arrange the first meeting with the municipality’s case manager. ' +
      'The client, the case manager and the support person take part.',
    formHeading: 'Time and place of the meeting',
    afterwards:
      'We send time and place with a calendar file to the case manager. ' +
      'After the meeting we ask you to record how it went: we send a mail about it.',
  },
  'acknowledge-change': {
    ask: 'Read the notice and confirm that you have received it.',
    formHeading: 'Confirmation',
    afterwards:
      'If you have questions, reply to the mail by which the notice came: we pass the question on to the provider.',
  },
  'assess-need': {
    ask: 'The service ends soon. Assess together with the client whether they still need help.',
    formHeading: 'Assessment',
    afterwards:
      'We tell the assessment to the provider and the Social Insurance Board. The service ends on its day; ' +
      'if a support person is still needed, send a new referral decision.',
  },
  'answer-query': {
    ask: 'Answer the municipality’s question.',
    formHeading: 'Your answer',
    afterwards:
      'We send the answer to the municipality’s case manager. We do not show them your e-mail address.',
  },
  'submit-final-report': {
    ask: 'The service has ended. Tell the municipality and the Social Insurance Board what was reached.',
    formHeading: 'Final report',
    afterwards:
      'We send the report to the municipality and the Social Insurance Board. With that the case has ended: ' +
      'nothing more is expected from you.',
  },
  'send-overview': {
    ask: 'Write the municipality an overview: how far the goals are, what has been done, and what the next steps are.',
    formHeading: 'Overview',
    afterwards:
      'We send the overview to the municipality’s case manager at once. We do not show them your e-mail address.',
  },
  'report-to-agency': {
    ask: 'Submit the report of a period to the Social Insurance Board. The overviews of the period are in the report already.',
    formHeading: 'Report',
    afterwards:
      'The Social Insurance Board reviews the report and approves it. ' +
      'If the report must be completed, you get it back with the reason.',
  },
  'hand-over-case': {
    ask: 'The provider changes. Write a summary of the case for the new provider.',
    formHeading: 'Summary',
    afterwards: 'The new provider sees the summary from the day on which it takes the case over.',
  },
  'take-over-case': {
    ask: 'The case came to you from another provider. Enter the data of your support person.',
    formHeading: 'Data of the support person',
    afterwards: 'We tell the name and contact of the support person to the municipality’s case manager.',
  },
  'record-evaluation': {
    ask: 'Record how the interim evaluation of the action plan went.',
    formHeading: 'Outcome of the interim evaluation',
    afterwards:
      'We send the outcome to the municipality’s case manager. If the interim evaluation did not take place, the municipality can set a new time.',
  },
  'record-first-meeting': {
    ask: 'Record how the first meeting went.',
    formHeading: 'Outcome of the meeting',
    afterwards:
      'If the client and the support person suit each other, the service begins. If the client did not come, a new time is arranged. ' +
      'If another support person is needed, we send a new task about it.',
  },
};

/** What comes after the meeting was recorded, by where the case is now. */
const afterMeeting = (phase: Phase, serviceEnd: Day | null): string => {
  if (phase === 'active' && serviceEnd)
    return `The service has begun and lasts ${untilDateWords(serviceEnd)}.`;
  if (phase === 'arranging') return 'The next task is to arrange a new time: we send a mail about it.';
  if (phase === 'assigning')
    return 'The next task is to find another support person: we send a mail about it.';
  if (phase === 'meeting')
    return 'The new time has been recorded. After the meeting we ask you to record how it went.';
  return 'We send you a mail when something must be done.';
};

export const taskTexts: Texts = {
  tasks,
  afterMeeting,
  afterDecline:
    'The Social Insurance Board decides who provides the service. Nothing more is expected from you in this case for now.',
  facts: {
    case: 'Case',
    task: 'Task',
    municipality: 'Municipality',
    due: 'Due',
    arrived: 'Answer received',
  },
  badges: {
    overdue: 'Overdue',
    today: 'Due today',
    open: 'Open',
    inTime: 'In time',
    late: 'After the due date',
  },
  whyDue: 'Why is it due on this day?',
  next: 'What happens next?',
  send: 'Send the answer',
  confirmDraft: 'Confirm the answer',
  acknowledge: 'I confirm that I have read it',
  otherReports: 'Something else to report',
  drafted: {
    heading: 'We received your mail',
    text: 'We filled the form with what we read from the mail. Check the data and confirm. The answer counts as received when the mail reached us.',
  },
  decline: {
    heading: 'We cannot ensure a support person',
    lead: 'The reason goes to the Social Insurance Board, which finds another solution.',
    send: 'Send that we decline',
  },
  returned: 'The Social Insurance Board returned the referral',
  missing: 'Missing',
  confirm: {
    title: 'Opening the task',
    lead: 'Enter the e-mail address to which this link was sent. So only those see the client’s data for whom it is meant.',
    email: 'E-mail address',
    hint: 'The address is remembered on this device for 12 hours.',
    send: 'Open the task',
    missing: 'Enter the e-mail address as name@institution.ee.',
    wrong: 'This is not the address to which the link was sent. See the address in the mail.',
    again: 'Confirm your e-mail address again and fill in the form then. The answer was not saved.',
  },
  client: {
    heading: 'Client',
    name: 'Name',
    birthDate: 'Date of birth',
    languages: 'Languages',
    interpreter: 'Interpreter',
    interpreterNeeded: { yes: 'Needs an interpreter', no: 'Needs no interpreter' },
    phone: 'Telephone',
    email: 'E-mail',
    address: 'Address',
    need: 'Need for help',
    goals: 'Goal of the service',
    family: 'Family members in the referral',
    erased: 'The client’s data has been erased.',
  },
  caseManager: 'Case manager',
  change: {
    heading: 'Change of the situation',
    direction: 'Change',
    since: 'Since',
    urgent: 'Urgent',
    yes: 'yes',
    what: 'What changed',
    done: 'What has been done',
    erased: 'The content of the notice has been erased.',
  },
  report: {
    link: 'Report a change of the client’s situation',
    title: 'Change of the client’s situation',
    lead: 'We tell the municipality’s case manager of the change at once, also outside working hours.',
    send: 'Send the notice',
    sent: 'The notice has been sent',
    sentText: (days: number) =>
      `We told the municipality of the change. If the case manager does not confirm ${withinWorkingDays(days)} that they read it, we send it to their deputy or the municipality’s general address, and a working day later to the Social Insurance Board.`,
    another: 'Report one more change',
    notNow: 'A change can no longer be reported in this case: it has ended or has been handed over.',
  },
  query: { heading: 'The municipality’s question', erased: 'The text of the question has been erased.' },
  summary: { heading: 'Summary by the provider before' },
  supportPerson: 'Support person',
  meeting: { heading: 'First meeting', when: 'Time', where: 'Place' },
  readOnly: 'This page is for your information: nothing must be filled in here.',
  receipt: {
    done: 'We received your answer',
    declined: 'We received that you decline',
    thanks: 'Thank you! You can close this page.',
    yours: 'Your answer',
    twice: 'This task has been done already. We did not save a second answer.',
  },
  closed: {
    done: 'This task has been done already',
    declined: 'This task has been declined',
    cancelled: 'This task need not be done any more',
    withdrawnText: 'This task need not be done any more. Nothing more is expected from you about it.',
    cancelledText: 'The case has ended. Nothing more is expected from you.',
    declinedText: 'The Social Insurance Board decides who provides the service.',
    doneText: 'Nothing more is expected from you about this task.',
  },
  changed: 'The case was changed at the same time. Check the data and send the answer again.',
};

/** Pages for links that lead to no task. */
export const linkProblems: Same<typeof et.linkProblems> = {
  unknown: {
    status: 404,
    title: 'This link does not work',
    text: 'Copy the whole link from the mail into your browser. If that does not help, reply to the mail and ask for a new link.',
  },
  replaced: {
    status: 410,
    title: 'This link has expired',
    text: 'A new link has been sent to you. Use the latest mail. If you do not have it, reply to the mail and ask for a new link.',
  },
  'handed-over': {
    status: 410,
    title: 'This task has been handed over',
    text: 'Another contact does the task and got a new link. If this is a mistake, reply to the mail by which you got this link.',
  },
  gone: {
    status: 410,
    title: 'This task need not be done any more',
    text: 'The case has moved on meanwhile, or has ended. If something is expected from you, there is another mail about it.',
  },
  sleeping: {
    status: 429,
    title: 'The link sleeps for an hour',
    text: 'A wrong address was entered five times. Try again in an hour, or reply to the mail by which you got the link.',
  },
  'moved-on': {
    status: 409,
    title: 'The answer could not be saved',
    text: 'The case has moved on meanwhile, or has ended. If something is expected from you, there is another mail about it.',
  },
};
