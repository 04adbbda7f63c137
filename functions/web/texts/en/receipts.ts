/** Texts of receipts on task pages. */

export const receiptTexts = {
  mailed: 'A confirmation is sent to your e-mail address as well.',
  sentAt: 'Sent',
  yours: 'Your report',
  answer: 'Answer',
  goals: 'Goals',
  rhythm: 'Overviews',
  reason: 'Reason',
  summary: 'Summary',
  need: 'Assessment',
  note: 'Explanation',
  when: 'Time',
  where: 'Place',
  lastDay: 'Last day of the service',
  ending: 'Reason for the end',
  what: 'What happened',
  on: 'Date',
  version: 'Version',
  cancelled: 'Cancelled',
};
