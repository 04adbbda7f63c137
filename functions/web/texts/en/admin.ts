/** English texts of the agency's pages. */
import { dailyCaps } from '#domain/mail/caps';
import { type ObligationKind, obligationKinds } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import type * as et from '../et/admin.ts';
import type { Same } from '../spoken.ts';
import { clockDone } from './clocks.ts';
import { correctionDone } from './correction.ts';

export const partyNames: Same<typeof et.partyNames> = {
  municipality: 'Municipality',
  agency: 'SKA',
  provider: 'Provider',
  client: 'Client',
};

/** The same names as on task pages. */
export const kindNames: Same<typeof et.kindNames> = Object.fromEntries(
  obligationKinds.map((kind) => [kind, obligationWords(kind, 'en').title]),
) as Record<ObligationKind, string>;

/** Who waits for whom, and for what. */
export const waiting: Same<typeof et.waiting> = {
  'complete-referral': 'SKA waits for the municipality to complete the data of the referral.',
  'review-referral': 'The municipality waits for SKA to review the referral.',
  'ensure-support-person':
    'The client and the municipality wait for the provider to ensure a support person.',
  'arrange-first-meeting':
    'The client and the municipality wait for the provider to arrange the first meeting.',
  'acknowledge-change': 'The provider reported a change; the municipality must confirm that it read it.',
  'send-overview': 'The municipality waits for the provider to send an overview.',
  'report-to-agency': 'SKA waits for the provider to submit the report of a period.',
  'review-report': 'The provider waits for SKA to review the report.',
  'hand-over-case': 'The new provider waits for the summary of the case by the provider before.',
  'take-over-case': 'The client and the municipality wait for the new provider to name a support person.',
  'record-evaluation':
    'The municipality waits for the provider to record the outcome of the interim evaluation.',
  'arrange-interpreter':
    'The municipality and the provider wait for SKA to book an interpreter for the meeting.',
  'assess-need': 'SKA waits for the municipality to assess whether the client still needs help.',
  'answer-query': 'The municipality waits for the provider to answer its query.',
  'submit-final-report': 'The municipality and SKA wait for the provider’s final report.',
  'record-first-meeting':
    'The municipality and SKA wait for the provider to record the outcome of the first meeting.',
};

export const outcomeNames: Same<typeof et.outcomeNames> = {
  done: 'Done',
  declined: 'Declined',
  cancelled: 'Cancelled',
};

export const roleNames: Same<typeof et.roleNames> = { officer: 'officer', lead: 'lead', auditor: 'auditor' };

export const protectionNames: Same<typeof et.protectionNames> = {
  international: 'international protection',
  temporary: 'temporary protection',
};

export const triageReasonTexts: Same<typeof et.triageReasonTexts> = {
  'unknown-sender': 'The sender’s address belongs to no municipality that we know.',
  'not-authentic':
    'It cannot be verified that the mail was really sent by the owner of the sender’s address.',
  'no-referral': 'No person who is referred to the service was found in the mail.',
  unreadable: 'The mail or its attachments cannot be read; a container may be encrypted, for example.',
  'too-large': 'The mail is larger than 25 MB: it is kept, but was not read through.',
  virus: 'The virus check did not find the mail safe: its content is neither opened nor shown.',
  'reading-failed': 'Reading the mail failed. The mail is kept unchanged.',
  'reading-took-too-long': 'Reading the mail took too long. The mail is kept unchanged.',
  'same-message-id': 'A mail with the same identifier has arrived before, but with other content.',
  'reply-needs-decision': 'It is not clear from the reply what to do with it.',
  'reply-not-authentic': 'The sender of the reply cannot be verified, so it did not answer the task.',
  'reply-from-another': 'Somebody else than the party to whom the task was sent replied.',
  'unknown-case':
    'The mail refers to a case, but that cannot be verified. See to which case the mail belongs.',
  bounce: 'A mail that we sent could not be delivered.',
};

export const noticeTexts: Same<typeof et.noticeTexts> = {
  receipt: 'Receipt of the referral',
  'still-missing': 'Notice: data is still missing',
  completed: 'Notice: the data is complete',
  returned: 'Referral returned to be completed',
  'review-task': 'Task: review of the referral',
  task: 'Task',
  received: 'Receipt: answer received',
  accepted: 'Notice: referral accepted',
  'referral-declined': 'Notice: referral declined',
  'support-person': 'Notice about the support person',
  meeting: 'Time and place of the meeting',
  'meeting-missed': 'Notice: the meeting did not take place',
  'not-suited': 'Notice: another support person is being found',
  activated: 'Notice: the service began',
  reminder: 'Reminder',
  'due-today': 'Reminder: due today',
  overdue: 'Notice: overdue',
  passed: 'Notice: the task is for SKA to decide',
  draft: 'Request to confirm an answer received by mail',
  status: 'State of the case',
  absence: 'Notice: the contact is away',
  change: 'Notice of a change of the situation',
  'change-urgent': 'Urgent notice of a change of the situation',
  'query-received': 'Receipt: query passed on',
  'query-answer': 'Answer to a query',
  'provider-changed': 'Notice: change of provider',
  'provider-left': 'Notice: the case was handed over to another provider',
  'provider-change-undone': 'Notice: the provider does not change',
  'support-person-named': 'Notice about the new support person',
  'end-warning': 'Notice: the service ends soon',
  'need-assessed': 'Notice: the need after the service has been assessed',
  cancelled: 'Notice: case cancelled',
  ended: 'Notice: the service ended',
  paused: 'Notice: the task is paused',
  resumed: 'Notice: the task goes on',
  'pause-over': 'Reminder: still paused',
  extended: 'Notice: new due date',
  'extension-asked': 'Request for more time',
  'extension-refused': 'Notice: more time was not given',
  unable: 'Notice: the task cannot be done',
  withdrawn: 'Notice: the task has been withdrawn',
  'case-paused': 'Notice: the case is paused',
  'case-resumed': 'Notice: the case goes on',
  'new-contact': 'Notice to the new contact',
  correction: 'Notice: data was corrected',
  'final-report': 'Final report',
  reopened: 'Notice: the case was reopened',
  'plan-changed': 'Notice: new action plan',
  overview: 'Overview',
  'report-approved': 'Notice: report approved',
  evaluation: 'Invitation to the interim evaluation',
  'evaluation-cancelled': 'Notice: the interim evaluation will not take place',
  'evaluation-recorded': 'Outcome of the interim evaluation',
  interpreter: 'Notice about the interpreter',
  refusal: 'Notice: the client refused or did not come',
  feedback: 'Notice: case ended, request for feedback',
};

export const mailInStatus: Same<typeof et.mailInStatus> = {
  read: 'Read',
  triage: 'Waits for a decision',
  filed: 'With the case',
  dismissed: 'Set aside',
};

export const mailOutStatus: Same<typeof et.mailOutStatus> = {
  stored: 'Waits to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  delivered: 'Delivered',
  bounced: 'Came back',
  undeliverable: 'Not delivered',
  'in-digest': 'In the morning’s digest',
};

/** Which cap an automatic answer waits for. */
export const heldByTexts: Same<typeof et.heldByTexts> = {
  address: `daily cap of the address (${dailyCaps.address} mails)`,
  case: `daily cap of the case (${dailyCaps.case} mails)`,
  total: 'daily cap of all automatic answers',
};

/** Why a command was refused, and what to do. */
export const refusalTexts: Same<typeof et.refusalTexts> = {
  'too-early': 'The data must still be kept. Nothing was erased.',
  'correction-not-possible': 'Such a value is not possible. Check the days and choices.',
  'end-in-the-past':
    'By this date of referral the service would be over already. Choose a later date, or end the service by itself.',
  erased: 'The personal data of the case has been erased, so this can no longer be done.',
  'already-answered': 'This task has been done already. What you entered was not saved a second time.',
  'wrong-phase': 'The case has moved on, and this can no longer be done.',
  'case-ended': 'The case has ended. Nothing was changed.',
  'changed-meanwhile':
    'The case changed meanwhile, and what you entered was not saved. Look at the change, and send the form again if it is still right.',
  'still-missing': 'Required data is still missing.',
  'meeting-in-the-past': 'The date of the meeting must be today or later.',
  'after-service-end': 'The interim evaluation must be during the service, not after its last day.',
  'change-planned': 'A change of provider is planned already. Undo it first.',
  'same-provider': 'This provider provides the service in this case already.',
  'effective-out-of-range':
    'The day of the change must be today or later, but not more than 290 days from now.',
  'checks-not-confirmed': 'Confirm all three checks.',
  'already-paused': 'This is paused already. Nothing was changed.',
  'not-paused': 'This is not paused. Nothing was changed.',
  'day-not-possible': 'Choose a later day, but at most 180 days from today.',
  'already-asked':
    'An earlier request still waits for the decision of the Social Insurance Board. No new one was saved.',
  'other-organisation': 'Your colleague’s address must be of the same institution.',
  'last-day-outside': 'The last day of the service must be during the service and not in the future.',
  'consent-missing': 'Confirm that the municipality agrees that the service ends.',
  'term-over':
    'The 12 months of the service are over, so the case cannot be reopened. If the client needs the service, a new referral is needed.',
};

/** News on top of a page after something was done; the key travels in the address. */
export const doneTexts: Same<typeof et.doneTexts> = {
  ...clockDone,
  ...correctionDone,
  accept: 'The referral has been accepted. The provider gets the task by mail.',
  return: 'The referral has been returned. The municipality gets the reason by mail.',
  decline: 'The referral has been declined. The municipality gets the reason by mail.',
  recorded: 'The answer has been recorded.',
  cancelled: 'The case has been cancelled. All parties are told.',
  'service-ended':
    'The service has ended. All parties are told, and the provider is asked for the final report.',
  closed: 'The case has ended without a final report.',
  reopened: 'The case has been reopened. The parties are told.',
  'refusal-recorded': 'It has been recorded. The municipality gets a mail about it.',
  reissued: 'A new link has been sent. The old link no longer works.',
  restarted: 'The case has been restarted.',
  'restarted-all': 'All cases that have not ended have been restarted.',
  redriven: 'The work that broke off goes on.',
  opened: 'The case has been opened.',
  attached: 'The mail has been filed with the case.',
  trusted:
    'The address has been noted with the municipality. If the mail held no referral, it still waits for a decision.',
  dismissed: 'The mail has been set aside.',
  corrected: 'The data has been corrected.',
  reread: 'The mail is being read again. The new result is here in a moment: open the page again then.',
  asked: 'The question has been sent to the provider. The municipality gets a receipt.',
  withdrawn: 'The query has been withdrawn. The mail is with the case for information.',
  'contact-fixed': 'The address has been corrected, and the mail is sent again.',
  'change-planned': 'The change of provider has been planned.',
  'change-undone': 'The change of provider has been undone.',
  'plan-changed': 'The action plan has been changed. The municipality and the provider are told.',
  'report-approve': 'The report has been approved. The provider is told.',
  'report-return': 'The report has been returned. The provider gets a new task.',
  'evaluation-set':
    'The interim evaluation has been set. The municipality and the provider get an invitation.',
  'evaluation-cancelled':
    'The interim evaluation has been cancelled. The municipality and the provider are told.',
  'interpreter-answered':
    'The answer about the interpreter has been saved. The municipality and the provider are told.',
  'held-sent': 'The mail is on its way.',
  'set-aside': 'The mail has been taken off the list.',
};
