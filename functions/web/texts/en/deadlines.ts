/** Texts of the deadlines table in English. */
import type { ObligationKind } from '#domain/obligation/kinds';
import type * as et from '../et/deadlines.ts';
import type { Same } from '../spoken.ts';

const workingDays = (n: number) => (n === 1 ? '1 working day' : `${n} working days`);
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

const service = 'Service description (SKA, 26.10.2023)';
const ours = 'Decided by SKA';

export const deadlinesTexts: Same<typeof et.deadlinesTexts> = {
  title: 'Deadlines and reminders',
  lead: 'Working days count from the day after the event; a period ends on its last working day at 24:00 (HMS § 33, TsÜS §§ 134–137).',
  kept: 'New numbers hold for tasks whose time begins on the chosen day or later. Open tasks keep the day that they were given.',
  caption: 'Numbers that hold now',
  head: ['Task', 'Who', 'Due', 'Asked', 'Reminders', 'Basis', 'Since'],
  onDate: 'on the agreed day',
  atEvent: 'when it happens',
  workingDays,
  leadDays: {
    'send-overview': (n: number) => `${days(n)} before the overview’s day`,
    'assess-need': (n: number) => `${days(n)} before the service ends`,
  },
  monthBefore: 'one month before the service ends',
  reminders: ({ before, daily, weekly }: { before: number; daily: number; weekly: number }) =>
    [
      before === 0 ? 'on the due day' : `${workingDays(before)} before and on the due day`,
      daily === 0 ? null : `when late on ${workingDays(daily)}`,
      `then in ${weekly} ${weekly === 1 ? 'week' : 'weeks'}`,
    ]
      .filter((one) => one !== null)
      .join(', '),
  sources: {
    'complete-referral': ours,
    'review-referral': ours,
    'ensure-support-person': `${service}: up to 5 working days after the referral is received`,
    'arrange-first-meeting': ours,
    'record-first-meeting': ours,
    'answer-query': `${service}: up to 5 working days after the query is received`,
    'acknowledge-change': `${service}: a change is told at once. The time to read it: decided by SKA`,
    'submit-final-report': ours,
    'send-overview': `${service}: the action plan names the day`,
    'report-to-agency': `${service}: the contract names the period. The time to submit: decided by SKA`,
    'review-report': ours,
    'hand-over-case': 'The day on which the provider changes',
    'take-over-case': ours,
    'assess-need': `${service}: need is assessed before the end. The numbers: decided by SKA`,
    'record-evaluation': ours,
    'arrange-interpreter': ours,
  } satisfies Record<ObligationKind, string>,
  usual: 'from the beginning',
  since: (date: string) => `since ${date}`,
  planned: (date: string) => `changes on ${date}`,
  fixed: {
    caption: 'What cannot be changed here',
    head: ['Number', 'Basis'],
    rows: [
      ['The service lasts at most 12 months from the referral', service],
      ['After the reminders SKA decides: it is reminded in 26 weeks', 'An execution must end within a year'],
      ['Mails leave on working days from 9:00 to 17:00', ours],
      ['Period of the reports', 'The contract: see the page of the municipality or the provider'],
    ],
  },
  history: {
    caption: 'History of changes',
    head: ['When', 'Who', 'Task', 'From', 'Numbers', 'Reason', 'State'],
    none: 'No number was changed.',
    withdrawn: (at: string, officer: string, reason: string) => `withdrawn ${at}, ${officer}: ${reason}`,
    holds: 'holds',
    over: 'replaced',
    ahead: 'planned',
  },
  form: {
    heading: 'Change',
    from: 'Valid from',
    fromHint: 'Tomorrow at the earliest: the tasks of today were given their day by the numbers of today.',
    fromMissing: 'Enter the day as dd.mm.yyyy.',
    numbers: {
      workingDays: 'Due in working days',
      leadDays: 'Days earlier on which it is asked for',
      before: 'Reminder so many working days before the due day (0: none)',
      daily: 'Reminders on working days when late',
      weekly: 'After these, weekly reminders',
    },
    between: (least: number, most: number) => `${least} to ${most}`,
    orMonth: (least: number, most: number) => `${least} to ${most} days; empty: one month.`,
    service: (most: number) =>
      `1 to ${most}. The service description promises the municipality ${workingDays(most)}: it may be shorter, never longer.`,
    outside: (least: number, most: number) => `Enter a whole number from ${least} to ${most}.`,
    outsideService: (most: number) =>
      `Enter a whole number from 1 to ${most}: the service description promises ${workingDays(most)}, which cannot be made longer.`,
    reason: 'Reason',
    reasonHint: 'It stays in the history. Name no clients here.',
    reasonMissing: 'Write why you change the numbers.',
    refused: {
      'from-too-early': 'Choose tomorrow or a later day.',
      'from-too-late': 'Choose a day within a year.',
      'no-change': 'These numbers hold on that day anyway.',
      'not-planned': 'This change holds already, or was withdrawn.',
    },
    leadHint: 'A service that already waits for its next day still asks for that one by the earlier number.',
  },
  withdraw: {
    heading: 'Planned change',
    what: (date: string) => `From ${date}`,
    send: 'Withdraw',
  },
  now: 'Holds now',
};
