/** Cases with an interim evaluation, for its tests: set for 12 June 2026 at 10:00 in Estonia, recorded on the day after. */
import type { Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import type { SetEvaluation } from '#domain/evaluation/decide';
import { after, type CaseOptions, causeOf } from './cases.ts';
import { caseWithGoals } from './plans.ts';

export const evaluationMoments = {
  set: '2026-05-20T08:00:00.000Z',
  moved: '2026-05-25T08:00:00.000Z',
  startsAt: '2026-06-12T07:00:00.000Z',
  later: '2026-06-19T11:30:00.000Z',
  recorded: '2026-06-15T09:00:00.000Z',
} as const satisfies Record<string, Instant>;

export const setting = (changes: Partial<SetEvaluation> = {}): SetEvaluation => ({
  type: 'SetEvaluation',
  by: 'municipality',
  startsAt: evaluationMoments.startsAt,
  minutes: 60,
  place: 'Kodu 7',
  interpreter: null,
  mailKey: null,
  ...changes,
});

export const withEvaluation = (changes: Partial<SetEvaluation> = {}, options: CaseOptions = {}): CaseState =>
  after(caseWithGoals({}, options), [setting(changes), evaluationMoments.set]);

/** Its time has come, and its machine has asked the provider how it went. */
export function evaluationOwed(options: CaseOptions = {}): CaseState {
  const { startsAt } = evaluationMoments;
  const reached = after(withEvaluation({}, options), [{ type: 'ReachMilestone' }, startsAt]);
  const opening = { type: 'OpenObligation', kind: 'record-evaluation' } as const;
  return after(reached, [{ ...opening, cause: causeOf(reached, 'record-evaluation') }, startsAt]);
}

const given = (state: CaseState) =>
  ({
    type: 'RecordEvaluation',
    cause: causeOf(state, 'record-evaluation'),
    channel: 'page',
    arrivedAt: evaluationMoments.recorded,
  }) as const;

export const held = (state: CaseState): Command => ({
  ...given(state),
  held: true,
  version: null,
  outcomes: ['reached', 'under-way'],
  summary: 'Arst on leitud, kool algab sügisel.',
  next: 'Kooli avaldus.',
});

export const notHeld = (state: CaseState, reason = 'Klient oli haige.'): Command => ({
  ...given(state),
  held: false,
  reason,
});

/** The agency owes an interpreter for the evaluation. */
export function interpreterOwed(options: CaseOptions = {}): CaseState {
  const asked = withEvaluation({ interpreter: 'uk' }, options);
  const cause = causeOf(asked, 'arrange-interpreter');
  return after(asked, [
    { type: 'OpenObligation', kind: 'arrange-interpreter', cause },
    evaluationMoments.set,
  ]);
}

export const interpreted = (state: CaseState, name: string | null = 'Tõlk Tamm'): Command => {
  const answer = { cause: causeOf(state, 'arrange-interpreter'), channel: 'admin' } as const;
  const arrived = { type: 'AnswerInterpreter', ...answer, arrivedAt: evaluationMoments.moved } as const;
  return name === null
    ? { ...arrived, answer: 'not-possible', reason: 'Selle keele tõlki ei ole.' }
    : { ...arrived, answer: 'arranged', name, contact: '+372 5555 1234', note: 'Tuleb kohale' };
};
