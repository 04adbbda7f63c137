/** Random commands for random stories: mostly what fits the case, sometimes what does not. */
import fc from 'fast-check';
import { addDays, dayOf, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { isCurrent } from '#domain/case/path';
import { type CaseState, openObligations } from '#domain/case/state';
import { obligationKinds } from '#domain/obligation/kinds';
import { emptyReferral } from '#domain/reading';
import { completeReferral, incompleteReferral, provider } from '../../support/cases.ts';
import { held, interpreted, notHeld, setting } from '../../support/evaluations.ts';
import { newPlan, overview, report, verdict } from '../../support/plans.ts';
import { randomCorrections } from './random-corrections.ts';
import { endings } from './random-endings.ts';
import { walks } from './random-walks.ts';

/** A command that does not know the case: what it is about is chosen when it comes. */
export type Intent = (state: CaseState, at: string) => Command;

const kinds = fc.constantFrom(...obligationKinds);
/** Mostly the obligation that was asked for last, sometimes an old one or one that there is not. */
const shift = fc.constantFrom(0, 0, 0, 0, -1, 1);
const causeAt = (state: CaseState, kind: (typeof obligationKinds)[number], by: number) =>
  String(Math.max(0, state.asked[kind] + by));

const ofObligation = fc
  .record({
    type: fc.constantFrom('OpenObligation', 'Nudge', 'OpenTask', 'ReissueLink', 'NoteSleepingLink'),
    kind: kinds,
    by: shift,
    current: fc.boolean(),
  })
  .map(
    ({ type, kind, by, current }): Intent =>
      (state) => {
        const waited = obligationKinds.find((one) => isCurrent(state, one, causeAt(state, one, 0)));
        const about = current && waited ? waited : kind;
        return { type, kind: about, cause: causeAt(state, about, by), party: 'provider' } as Command;
      },
  );

/** Which of the answers below fit a phase: from, to. */
const answersIn: Partial<Record<CaseState['phase'], [number, number]>> = {
  assigning: [0, 3],
  review: [3, 6],
  arranging: [6, 7],
  meeting: [7, 11],
};
const meeting = { minutes: 60, place: 'Vallamaja', interpreter: 'uk' };
const answers = fc
  .record({ by: shift, which: fc.nat(10), ahead: fc.integer({ min: -1, max: 40 }), fits: fc.boolean() })
  .map(
    ({ by, which, ahead, fits }): Intent =>
      (state, at) => {
        const given = (kind: (typeof obligationKinds)[number]) =>
          ({ cause: causeAt(state, kind, by), channel: 'page', arrivedAt: at }) as const;
        const startsAt = `${addDays(parseDay(at.slice(0, 10)), ahead)}T08:00:00.000Z`;
        const person = { name: 'Mari', phone: null, email: null, languages: ['et'] };
        const checks = { notRelative: true, notSameHome: true, noConviction: which !== 0 };
        const review = { type: 'ReviewReferral', ...given('review-referral') } as const;
        const record = { type: 'RecordFirstMeeting', ...given('record-first-meeting') } as const;
        const all: Command[] = [
          { type: 'EnsureSupportPerson', ...given('ensure-support-person'), ...person, ...checks },
          { type: 'EnsureSupportPerson', ...given('ensure-support-person'), ...person, ...checks },
          { type: 'DeclineAssignment', ...given('ensure-support-person'), reason: 'x' },
          { ...review, verdict: 'accept', provider, referralDate: parseDay('2026-01-30') },
          { ...review, verdict: 'return', reason: 'x' },
          { ...review, verdict: 'decline', reason: 'x' },
          { type: 'ArrangeFirstMeeting', ...given('arrange-first-meeting'), startsAt, ...meeting },
          { ...record, result: 'held', suited: true, goals: 'x', rhythm: 'monthly', note: null },
          { ...record, result: 'held', suited: false, note: 'x' },
          { ...record, result: 'no-show', note: 'x' },
          { ...record, result: 'moved', startsAt, ...meeting },
        ];
        const fitting = all.slice(...(answersIn[state.phase] ?? [0, all.length]));
        return (fits ? fitting[which % fitting.length] : all[which]) as Command;
      },
  );

const others = fc.constantFrom<Intent>(
  (_, at) => planned(at, 0, null),
  (_, at) => planned(at, 9, null),
  (_, at) => planned(at, 3, 'transfer-1'),
  () => ({ type: 'UndoProviderChange', reason: 'x', transfer: null }),
  () => ({ type: 'ApplyProviderChange', calledOff: false }),
  () => ({ type: 'ApplyProviderChange', calledOff: true }),
  (state, at) => ({
    type: 'HandOverCase',
    cause: causeAt(state, 'hand-over-case', 0),
    text: 'x',
    channel: 'page',
    arrivedAt: at,
  }),
  (_, at) => supplement(at, completeReferral()),
  (_, at) => supplement(at, incompleteReferral({ need: 'x' })),
  (_, at) => supplement(at, emptyReferral()),
  (_, at) => supplement(at, null),
  () => ({ type: 'ReachMilestone' }),
  (state, at) => newPlan({ goals: ['x', 'y'].slice(state.version % 2), rhythm: 'monthly', reason: at }),
  (_, at) => newPlan({ rhythm: 'dates', days: [daysAfter(at, 5), daysAfter(at, 40)].map(dayOf) }),
  () => ({ type: 'NoteReportPeriod', months: 1 }),
  (state, at) => setting({ startsAt: daysAfter(at, 3), interpreter: state.version % 2 ? 'uk' : null }),
  (_, at) => setting({ startsAt: daysAfter(at, 20), by: 'agency', mailKey: 'm1' }),
  () => ({ type: 'CancelEvaluation', reason: 'x' }),
  (state, at) => ({ ...heldEach(state), arrivedAt: at }) as Command,
  (state, at) => ({ ...notHeld(state), arrivedAt: at }) as Command,
  (state, at) => ({ ...interpreted(state), arrivedAt: at }) as Command,
  (state, at) => ({ ...interpreted(state, null), arrivedAt: at }) as Command,
  (state, at) => overview(state, { arrivedAt: at }),
  (state, at) => ({ ...report(state), arrivedAt: at }) as Command,
  (state, at) => ({ ...verdict(state, null), arrivedAt: at }) as Command,
  (state, at) => ({ ...verdict(state, 'x'), arrivedAt: at }) as Command,
  () => ({ type: 'FileMail', mailKey: 'c5', as: 'note' }),
  () => ({ type: 'RestartMachines' }),
  (state, at) => ({
    type: 'AskQuery',
    mailKey: `q${state.version}`,
    text: 'x',
    channel: 'mail',
    arrivedAt: at,
  }),
  (state, at) => ({
    type: 'AnswerQuery',
    cause: causeAt(state, 'answer-query', 0),
    text: 'x',
    channel: 'page',
    arrivedAt: at,
  }),
  (state) => ({ type: 'WithdrawQuery', cause: causeAt(state, 'answer-query', 0), reason: 'x' }),
  (state, at) => ({
    type: 'DraftAnswer',
    kind: 'answer-query',
    cause: causeAt(state, 'answer-query', 0),
    mailKey: 'd6',
    arrivedAt: at,
    values: { text: 'x' },
  }),
  () => ({ type: 'AskStatus', party: 'provider', mailKey: 'e7' }),
  () => ({ type: 'NoteAbsence', party: 'provider', mailKey: 'f8', until: null, deputy: null }),
  () => ({ type: 'CorrectContact', address: 'uus@vald.example', name: null }),
  ...randomCorrections,
  () => ({ type: 'CorrectReferral', referral: completeReferral({ need: 'Muu' }), reason: 'x' }),
  (state) => ({
    type: 'ResendNotice',
    notice: 'task',
    to: 'provider',
    obligation: { kind: 'ensure-support-person', cause: causeAt(state, 'ensure-support-person', 0) },
  }),
  (state, at) => ({
    type: 'NoteTaskMailAccepted',
    kind: 'ensure-support-person',
    cause: causeAt(state, 'ensure-support-person', 0),
    acceptedAt: at,
  }),
);

const daysAfter = (at: string, ahead: number): string =>
  `${addDays(parseDay(at.slice(0, 10)), ahead)}T08:00:00.000Z`;

/** With an outcome for each goal of the plan, however many it has by now. */
const heldEach = (state: CaseState): Command =>
  ({ ...held(state), outcomes: (state.plans.at(-1)?.goals ?? []).map(() => 'under-way') }) as Command;

/** To one of two providers, so that a case can go back and forth. */
function planned(at: string, ahead: number, transfer: string | null): Command {
  const effective = addDays(parseDay(at.slice(0, 10)), ahead + 1);
  const to = ahead === 3 ? provider : { id: 'hoolekaar', name: 'Hoolekaar' };
  return { type: 'PlanProviderChange', to, effective, reason: 'x', transfer };
}

/** What officers and parties do about the clock of whatever is open. */
const clocks = fc
  .record({ which: fc.nat(11), of: fc.nat(9), ahead: fc.integer({ min: -1, max: 60 }), fits: fc.boolean() })
  .map(
    ({ which, of, ahead, fits }): Intent =>
      (state, at) => {
        const open = openObligations(state);
        const { kind, cause } = (fits ? open[of % Math.max(1, open.length)] : undefined) ?? {
          kind: obligationKinds[of % obligationKinds.length] ?? 'review-referral',
          cause: '1',
        };
        const about = { kind, cause, reason: 'x' } as const;
        const day = addDays(parseDay(at.slice(0, 10)), ahead);
        const party = 'provider' as const;
        const all: Command[] = [
          { type: 'PauseObligation', ...about, until: day },
          { type: 'ResumeObligation', kind, cause },
          { type: 'PauseCase', until: day, reason: 'x' },
          { type: 'ResumeCase' },
          { type: 'ExtendObligation', ...about, due: day },
          { type: 'AskExtension', ...about, party, until: day },
          { type: 'RefuseExtension', ...about },
          { type: 'AcceptLateness', ...about },
          {
            type: 'HandOverObligation',
            kind,
            cause,
            address: `k${of}@teenus.example`,
            name: null,
            within: null,
          },
          { type: 'HandOverContact', address: `k${of}@vald.example`, name: null },
          { type: 'ReportInability', ...about, party },
          { type: 'WithdrawObligation', ...about },
        ];
        return all[which] as Command;
      },
  );

function supplement(at: string, more: ReturnType<typeof emptyReferral> | null): Command {
  return { type: 'SupplementReferral', mailKey: null, more, warnings: [], channel: 'mail', arrivedAt: at };
}

export const intents = fc.array(
  fc.record({
    intent: fc.oneof(
      { weight: 12, arbitrary: answers },
      { weight: 6, arbitrary: ofObligation },
      { weight: 4, arbitrary: others },
      { weight: 6, arbitrary: clocks },
      { weight: 3, arbitrary: endings },
      { weight: 14, arbitrary: walks },
      { weight: 1, arbitrary: fc.constant<Intent>(() => ({ type: 'CancelCase', reason: 'x' })) },
    ),
    /** Minutes since the command before: up to two weeks. */
    later: fc.integer({ min: 1, max: 20_000 }),
  }),
  { maxLength: 40, size: 'max' },
);
