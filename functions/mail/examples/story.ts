/**
 * Invented cases that owe every mail there is, for the preview of texts: each is led by the real commands, so no mail is shown
 * that could not be sent. Nobody in them exists. Here they come to their first meeting.
 */
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { ReferralData } from '#domain/reading';
import { open, page, person, reason, record, type Step, type Story, time, until } from './steps.ts';

export const exampleCase = 'TR26-NA1D5';
const ensure = { kind: 'ensure-support-person', cause: '1' } as const;
const completion = { kind: 'complete-referral', cause: '1' } as const;
const meeting = { minutes: 60, place: 'Näidise vallamaja', interpreter: 'uk' } as const;
const review = {
  type: 'ReviewReferral',
  cause: '1',
  channel: 'admin',
  arrivedAt: time('2026-02-03'),
} as const;
const interpreter = { type: 'AnswerInterpreter', cause: '1', ...page('2026-02-06') } as const;
const away = { type: 'NoteAbsence', mailKey: 'e0', until: null, deputy: null } as const;
const status = (party: 'municipality' | 'provider' | 'agency'): Step => [
  { type: 'AskStatus', party, mailKey: `e-${party}` },
  time('2026-02-04'),
];

export const exampleReferral: ReferralData = {
  client: {
    ...{ name: 'Näidis Klient', personalCode: null, birthDate: '1990-01-01', phone: '5550 0001' },
    ...{ email: 'klient@naidis.example', address: 'Näidise 1', languages: ['uk'], protection: 'temporary' },
    ...{ interpreter: true, otherServices: 'Ei ole' },
  },
  ...{ starNumber: 'STAR-NÄIDIS', familyMembers: [], need: 'Näidisvajadus.', goals: 'Näidiseesmärk.' },
  caseManager: { name: 'Näidis Juhtumikorraldaja', email: 'juhtum@naidis.example', phone: null },
  decision: { number: 'N-1', date: '2026-01-30', attachment: 'otsus.pdf' },
};

/** Where each begins is told by `from`; `complete` and `incomplete` are the two kinds of referral. */
export const storiesOfPath: Readonly<Record<string, Story>> = {
  completing: { from: 'incomplete', steps: [[open('complete-referral'), time('2026-02-02')]], ladder: true },
  completed: {
    from: 'completing',
    steps: [
      [supplement({ need: 'Näidisvajadus.' }), time('2026-02-03')],
      [supplement(exampleReferral), time('2026-02-04')],
    ],
  },
  municipalityWaits: { from: 'completing', steps: pausing(completion, 'municipality') },
  otherContact: {
    from: 'completing',
    steps: [
      [
        { type: 'HandOverContact', address: 'teine@naidis.example', name: 'Teine Näidis' },
        time('2026-02-03'),
      ],
    ],
  },
  reviewing: { from: 'complete', steps: [[open('review-referral'), time('2026-02-02')]], ladder: true },
  returned: {
    from: 'reviewing',
    steps: [
      [{ ...review, verdict: 'return', reason }, time('2026-02-03')],
      [open('complete-referral'), time('2026-02-03')],
    ],
  },
  declined: {
    from: 'reviewing',
    steps: [
      [{ ...review, verdict: 'decline', reason }, time('2026-02-03')],
      [{ type: 'ReopenCase', reason }, time('2026-02-04')],
    ],
  },
  assigning: {
    from: 'reviewing',
    steps: [
      [
        {
          ...review,
          verdict: 'accept',
          provider: { id: 'naidis', name: 'Näidise teenuseosutaja' },
          referralDate: parseDay('2026-01-30'),
        },
        time('2026-02-03'),
      ],
      [open('ensure-support-person'), time('2026-02-03')],
      status('municipality'),
      status('provider'),
      status('agency'),
    ],
    ladder: true,
  },
  standing: { from: 'assigning', steps: pausing(ensure, 'provider') },
  pauseOver: {
    from: 'assigning',
    steps: [
      [{ type: 'PauseObligation', ...ensure, until, reason }, time('2026-02-04')],
      [{ type: 'Nudge', ...ensure }, '2026-02-20T08:00:00.000Z'],
    ],
  },
  caseStands: {
    from: 'assigning',
    steps: [
      [{ type: 'PauseCase', until, reason }, time('2026-02-04')],
      [{ type: 'ResumeCase' }, time('2026-02-10')],
    ],
  },
  agencyAway: { from: 'assigning', steps: [[{ ...away, party: 'provider' }, time('2026-02-04')]] },
  deputies: {
    from: 'assigning',
    steps: [
      [{ ...away, party: 'provider', told: 'deputy' }, time('2026-02-04')],
      [{ ...away, party: 'municipality', told: 'deputy' }, time('2026-02-04')],
    ],
  },
  drafted: {
    from: 'assigning',
    steps: [
      [
        {
          type: 'DraftAnswer',
          ...ensure,
          mailKey: 'e1',
          arrivedAt: time('2026-02-04'),
          values: { name: person.name },
        },
        time('2026-02-04'),
      ],
    ],
  },
  givenBack: {
    from: 'assigning',
    steps: [[{ type: 'DeclineAssignment', reason, cause: '1', ...page('2026-02-04') }, time('2026-02-04')]],
  },
  arranging: {
    from: 'assigning',
    steps: [
      [{ type: 'EnsureSupportPerson', ...person, cause: '1', ...page('2026-02-04') }, time('2026-02-04')],
      [open('arrange-first-meeting'), time('2026-02-04')],
    ],
    ladder: true,
  },
  meeting: {
    from: 'arranging',
    steps: [
      [
        {
          type: 'ArrangeFirstMeeting',
          ...meeting,
          startsAt: time('2026-02-12'),
          cause: '1',
          ...page('2026-02-05'),
        },
        time('2026-02-05'),
      ],
      [open('record-first-meeting'), time('2026-02-05')],
    ],
    ladder: true,
  },
  interpreting: { from: 'meeting', steps: [[open('arrange-interpreter'), time('2026-02-05')]], ladder: true },
  interpreted: {
    from: 'interpreting',
    steps: [
      [
        { ...interpreter, answer: 'arranged', name: 'Näidis Tõlk', contact: '5550 0002', note: null },
        time('2026-02-06'),
      ],
    ],
  },
  missed: {
    from: 'meeting',
    steps: [[{ ...record, result: 'no-show', note: 'Näidismärkus.' }, time('2026-02-12')]],
  },
  notSuited: {
    from: 'meeting',
    steps: [[{ ...record, result: 'held', suited: false, note: 'Näidismärkus.' }, time('2026-02-12')]],
  },
  cancelled: { from: 'meeting', steps: [[{ type: 'CancelCase', reason }, time('2026-02-06')]] },
};

function supplement(more: Partial<ReferralData>): Command {
  const nothing: ReferralData = {
    client: {
      ...{ name: null, personalCode: null, birthDate: null, phone: null, email: null, address: null },
      ...{ languages: [], protection: null, interpreter: null, otherServices: null },
    },
    ...{ starNumber: null, familyMembers: [], need: null, goals: null },
    caseManager: { name: null, email: null, phone: null },
    decision: { number: null, date: null, attachment: null },
  };
  const arrived = { channel: 'mail', arrivedAt: time('2026-02-03') } as const;
  return {
    type: 'SupplementReferral',
    mailKey: 'e2',
    more: { ...nothing, ...more },
    warnings: [],
    ...arrived,
  };
}

/** It stands and goes on; more time is asked for, refused, and given. */
function pausing(of: typeof ensure | typeof completion, party: 'municipality' | 'provider'): Step[] {
  return [
    [{ type: 'PauseObligation', ...of, until, reason }, time('2026-02-04')],
    [{ type: 'ResumeObligation', ...of }, time('2026-02-05')],
    [{ type: 'AskExtension', ...of, party, until: parseDay('2026-03-02'), reason }, time('2026-02-05')],
    [{ type: 'RefuseExtension', ...of, reason }, time('2026-02-05')],
    [{ type: 'ExtendObligation', ...of, due: parseDay('2026-03-02'), reason }, time('2026-02-06')],
  ];
}
