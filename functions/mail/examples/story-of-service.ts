/** The service of an invented case: questions, changes, plan, overviews, evaluation, another provider, its end. */
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { open, page, person, reason, record, type Story, time } from './steps.ts';

const query = { kind: 'answer-query', cause: '1' } as const;
const unread = { kind: 'acknowledge-change', cause: '1' } as const;
const milestone: Command = { type: 'ReachMilestone' };
const report = { cause: '1', channel: 'admin', arrivedAt: time('2026-05-20') } as const;
const change = { type: 'ReportChange', direction: 'worse', since: null, done: null } as const;
const correct = { type: 'CorrectFact', cause: null, reason, tell: true } as const;

/** They begin at the first meeting, with `meeting`. */
export const storiesOfService: Readonly<Record<string, Story>> = {
  active: {
    from: 'meeting',
    steps: [
      [
        {
          ...record,
          ...{ result: 'held', suited: true, goals: 'Näidiseesmärk', rhythm: 'monthly', note: null },
        },
        time('2026-02-12'),
      ],
    ],
  },
  corrected: {
    from: 'active',
    steps: [
      [{ ...correct, fact: 'referral-date', values: { referralDate: '2026-01-29' } }, time('2026-02-13')],
    ],
  },
  asked: {
    from: 'active',
    steps: [
      [
        {
          type: 'AskQuery',
          mailKey: null,
          text: 'Näidisküsimus?',
          channel: 'mail',
          arrivedAt: time('2026-02-16'),
        },
        time('2026-02-16'),
      ],
      [open('answer-query'), time('2026-02-16')],
    ],
    ladder: true,
  },
  answered: {
    from: 'asked',
    steps: [
      [{ type: 'AnswerQuery', cause: '1', text: 'Näidisvastus.', ...page('2026-02-17') }, time('2026-02-17')],
    ],
  },
  unable: {
    from: 'asked',
    steps: [
      [{ type: 'ReportInability', ...query, party: 'provider', reason }, time('2026-02-17')],
      [{ type: 'WithdrawObligation', ...query, reason }, time('2026-02-17')],
    ],
  },
  reported: {
    from: 'active',
    steps: [
      [{ ...change, urgent: true, what: 'Näidismuutus.' }, time('2026-02-16')],
      [open('acknowledge-change'), time('2026-02-16')],
    ],
    ladder: true,
  },
  changeWithdrawn: {
    from: 'reported',
    steps: [[{ type: 'WithdrawObligation', ...unread, reason }, time('2026-02-16')]],
  },
  refused: {
    from: 'active',
    steps: [
      [
        { type: 'RecordRefusal', what: 'refused', on: parseDay('2026-02-16'), text: 'Näidiskirjeldus.' },
        time('2026-02-16'),
      ],
    ],
  },
  planned: {
    from: 'active',
    steps: [
      [
        {
          type: 'ChangePlan',
          ...{ by: 'agency', goals: ['Uus näidiseesmärk'], rhythm: null, days: [], reason, mailKey: null },
        },
        time('2026-02-16'),
      ],
    ],
  },
  overviewOwed: {
    from: 'active',
    steps: [
      [milestone, '2026-03-02T07:00:00.000Z'],
      [open('send-overview'), '2026-03-02T07:00:00.000Z'],
    ],
    ladder: true,
  },
  overviewSent: {
    from: 'overviewOwed',
    steps: [
      [
        {
          type: 'SendOverview',
          cause: '1',
          ...page('2026-03-10'),
          version: null,
          progress: ['under-way'],
          words: ['Näidisedenemine'],
          ...{ activities: 'Näidistegevused.', hours: 7.5, next: 'Järgmine näidissamm.' },
        },
        time('2026-03-10'),
      ],
    ],
  },
  reportOwed: {
    from: 'overviewSent',
    steps: [
      [milestone, '2026-05-13T06:00:00.000Z'],
      [open('report-to-agency'), '2026-05-13T06:00:00.000Z'],
    ],
    ladder: true,
  },
  reportSent: {
    from: 'reportOwed',
    steps: [
      [{ type: 'SendReport', cause: '1', ...page('2026-05-19'), text: 'Näidisaruanne.' }, time('2026-05-19')],
      [open('review-report'), time('2026-05-19')],
    ],
    ladder: true,
  },
  reportApproved: {
    from: 'reportSent',
    steps: [[{ type: 'ReviewReport', ...report, verdict: 'approve' }, time('2026-05-20')]],
  },
  evaluation: {
    from: 'active',
    steps: [
      [
        {
          type: 'SetEvaluation',
          ...{ by: 'municipality', startsAt: time('2026-02-24'), minutes: 60, place: null },
          ...{ interpreter: null, mailKey: null },
        },
        time('2026-02-16'),
      ],
    ],
  },
  evaluationOff: {
    from: 'evaluation',
    steps: [[{ type: 'CancelEvaluation', reason }, time('2026-02-17')]],
  },
  evaluating: {
    from: 'evaluation',
    steps: [
      [milestone, time('2026-02-24')],
      [open('record-evaluation'), time('2026-02-24')],
    ],
    ladder: true,
  },
  evaluated: {
    from: 'evaluating',
    steps: [
      [
        {
          ...{ type: 'RecordEvaluation', cause: '1', ...page('2026-02-25'), held: true, version: null },
          ...{ outcomes: ['under-way'], summary: 'Näidiskokkuvõte.', next: 'Järgmine näidissamm.' },
        },
        time('2026-02-25'),
      ],
    ],
  },
  leaving: {
    from: 'active',
    steps: [
      [
        {
          type: 'PlanProviderChange',
          to: { id: 'teine-naidis', name: 'Teine näidise teenuseosutaja' },
          ...{ effective: parseDay('2026-03-16'), reason, transfer: null },
        },
        time('2026-03-02'),
      ],
      [open('hand-over-case'), time('2026-03-02')],
    ],
    ladder: true,
  },
  staying: {
    from: 'leaving',
    steps: [[{ type: 'UndoProviderChange', reason, transfer: null }, time('2026-03-03')]],
  },
  handedOver: {
    from: 'leaving',
    steps: [
      [
        { type: 'HandOverCase', cause: '1', text: 'Näidiskokkuvõte.', ...page('2026-03-03') },
        time('2026-03-03'),
      ],
    ],
  },
  takingOver: {
    from: 'leaving',
    steps: [
      [{ type: 'ApplyProviderChange', calledOff: false }, '2026-03-15T22:00:00.000Z'],
      [open('take-over-case'), time('2026-03-16')],
    ],
    ladder: true,
  },
  takenOver: {
    from: 'takingOver',
    steps: [[{ type: 'TakeOverCase', ...person, cause: '1', ...page('2026-03-17') }, time('2026-03-17')]],
  },
  warned: {
    from: 'active',
    steps: [
      [milestone, '2026-12-30T07:00:00.000Z'],
      [open('assess-need'), '2026-12-30T07:00:00.000Z'],
    ],
    ladder: true,
  },
  assessed: {
    from: 'warned',
    steps: [
      [
        { type: 'AssessNeed', cause: '1', need: 'continues', note: null, ...page('2027-01-05') },
        time('2027-01-05'),
      ],
    ],
  },
  closing: {
    from: 'active',
    steps: [
      [
        {
          type: 'EndService',
          ...{ ending: 'goals-met', lastDay: parseDay('2026-06-04'), note: null, consent: false },
        },
        time('2026-06-05'),
      ],
      [open('submit-final-report'), time('2026-06-05')],
    ],
    ladder: true,
  },
  reopened: { from: 'closing', steps: [[{ type: 'ReopenCase', reason }, time('2026-06-08')]] },
  ended: {
    from: 'closing',
    steps: [
      [
        {
          ...{ type: 'SubmitFinalReport', cause: '1', ...page('2026-06-09'), outcomes: ['met'], hours: 84.5 },
          ...{ summary: 'Näidiskokkuvõte.', recommendation: 'Näidissoovitus.' },
        },
        time('2026-06-09'),
      ],
    ],
  },
};
