/** The commands by which a case goes on: a random life that only stumbles never comes to its end, nor past it. */
import fc from 'fast-check';
import { addDays, dayOf, parseInstant } from '#domain/calendar/calendar';
import type { Answer, Command } from '#domain/case/commands';
import { type CaseState, findObligation, type OpenObligation } from '#domain/case/state';
import { goalsOf } from '#domain/ending/state';
import { type ObligationKind, sideKinds } from '#domain/obligation/kinds';
import { completeReferral, provider } from '../../support/cases.ts';
import type { Intent } from './random-intents.ts';

const person = { name: 'Mari', phone: null, email: null, languages: ['et'] };
const checks = { notRelative: true, notSameHome: true, noConviction: true };
/** Of a case whose year is over, as if it had ended long ago. */
const over = { finalPaymentYear: 2000, years: -1 };
const hoolekaar = { id: 'hoolekaar', name: 'Hoolekaar' };

type Giving = (state: CaseState, given: Answer) => Command;

/** What each kind is answered by so that the case goes on. */
const answers: Record<ObligationKind, Giving> = {
  'complete-referral': (_, given) => ({
    ...{ type: 'SupplementReferral', mailKey: null, more: completeReferral(), warnings: [] },
    ...{ channel: given.channel, arrivedAt: given.arrivedAt },
  }),
  'review-referral': (_, given) => ({
    ...{ type: 'ReviewReferral', ...given, verdict: 'accept', provider },
    referralDate: addDays(dayOf(given.arrivedAt), -3),
  }),
  'ensure-support-person': (_, given) => ({ type: 'EnsureSupportPerson', ...given, ...person, ...checks }),
  'arrange-first-meeting': (_, given) => ({
    ...{ type: 'ArrangeFirstMeeting', ...given, minutes: 60, place: 'x', interpreter: 'uk' },
    startsAt: parseInstant(`${addDays(dayOf(given.arrivedAt), 2)}T08:00:00.000Z`),
  }),
  'record-first-meeting': (_, given) => ({
    ...{ type: 'RecordFirstMeeting', ...given, result: 'held', suited: true },
    ...{ goals: 'Perearst\nKool', rhythm: 'monthly', note: null },
  }),
  'answer-query': (_, given) => ({ type: 'AnswerQuery', ...given, text: 'x' }),
  'acknowledge-change': (_, given) => ({ type: 'AcknowledgeChange', ...given }),
  'submit-final-report': (state, given) => ({
    ...{ type: 'SubmitFinalReport', ...given, hours: null, summary: 'x', recommendation: 'x' },
    outcomes: Array.from({ length: Math.max(1, goalsOf(state).length) }, () => 'met' as const),
  }),
  'send-overview': (state, given) => ({
    ...{ type: 'SendOverview', ...given, version: null, words: [], activities: 'x', hours: null, next: 'x' },
    progress: goalsOf(state).map(() => 'under-way' as const),
  }),
  'report-to-agency': (_, given) => ({ type: 'SendReport', ...given, text: 'x' }),
  'review-report': (_, given) => ({ type: 'ReviewReport', ...given, verdict: 'approve' }),
  'hand-over-case': (_, given) => ({ type: 'HandOverCase', ...given, text: 'x' }),
  'take-over-case': (_, given) => ({ type: 'TakeOverCase', ...given, ...person, ...checks }),
  'assess-need': (_, given) => ({ type: 'AssessNeed', ...given, need: 'ends', note: null }),
  'record-evaluation': (state, given) => ({
    ...{ type: 'RecordEvaluation', ...given, held: true, version: null, summary: 'x', next: 'x' },
    outcomes: goalsOf(state).map(() => 'under-way' as const),
  }),
  'arrange-interpreter': (_, given) => ({
    ...{ type: 'AnswerInterpreter', ...given, answer: 'arranged', name: 'x', contact: 'x', note: null },
  }),
};

const answering = ({ kind, cause }: Pick<OpenObligation, 'kind' | 'cause'>, state: CaseState, at: string) =>
  answers[kind](state, { cause, channel: 'page', arrivedAt: at });

const current: Readonly<Partial<Record<CaseState['phase'], ObligationKind>>> = {
  incomplete: 'complete-referral',
  review: 'review-referral',
  assigning: 'ensure-support-person',
  arranging: 'arrange-first-meeting',
  meeting: 'record-first-meeting',
  closing: 'submit-final-report',
};

/** What its party does now so that the case goes on: `which` chooses where there is a choice. */
function goingOn(state: CaseState, at: string, which: number): Command {
  const kind = current[state.phase];
  const today = dayOf(at);
  if (state.phase === 'closing' && !state.pause && which % 3 === 0)
    return { type: 'PauseCase', until: addDays(today, 9), reason: 'x' };
  if (state.phase === 'closing' && which === 1) return { type: 'ReopenCase', reason: 'x' };
  if (kind) return answering({ kind, cause: String(state.asked[kind]) }, state, at);
  if (state.phase === 'ended')
    return which % 4 ? { type: 'ReopenCase', reason: 'x' } : { type: 'ErasePersonalData', retention: over };
  const { provider: by } = state;
  if (which === 1 && by) {
    const to = by.id === provider.id ? hoolekaar : provider;
    return { type: 'PlanProviderChange', to, effective: today, reason: 'x', transfer: null };
  }
  const end = { ending: 'goals-met', lastDay: today, note: null, consent: false } as const;
  if (which === 2 || which === 3) return { type: 'EndService', ...end };
  const owed = owedBeside(state);
  const one = owed[which % Math.max(1, owed.length)];
  return one ? answering(one, state, at) : { type: 'ReachMilestone' };
}

/** Opened by its machine or not. */
const owedBeside = (state: CaseState) =>
  sideKinds.flatMap((kind) =>
    Array.from({ length: state.asked[kind] }, (_, index) => ({ kind, cause: String(index + 1) })).filter(
      ({ cause }) => findObligation(state, kind, cause)?.status !== 'closed',
    ),
  );

export const walks = fc.nat(7).map(
  (which): Intent =>
    (state, at) =>
      goingOn(state, at, which),
);
