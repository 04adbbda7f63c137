import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, nextSendingTime, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { decide } from '#domain/case/decide';
import { evolve } from '#domain/case/evolve';
import { noticesOf } from '#domain/case/notices';
import { isCurrent, nextStep } from '#domain/case/path';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, type Obligation, openObligations } from '#domain/case/state';
import { obligationKinds, pathKinds } from '#domain/obligation/kinds';
import { dueNudge, nextNudgeAt } from '#domain/obligation/nudging';
import { emptyReferral } from '#domain/reading';
import { completeReferral, incompleteReferral, opened, provider } from '../../support/cases.ts';
import { deepFreeze } from '../../support/given.ts';

/** A command that does not know the case: what it is about is chosen when it comes. */
type Intent = (state: CaseState, at: string) => Command;

const kinds = fc.constantFrom(...obligationKinds);
/** Mostly the obligation that was asked for last, sometimes an old one or one that there is not. */
const shift = fc.constantFrom(0, 0, 0, 0, -1, 1);
const causeAt = (state: CaseState, kind: (typeof obligationKinds)[number], by: number) =>
  String(Math.max(0, state.asked[kind] + by));

const ofObligation = fc
  .record({
    type: fc.constantFrom('OpenObligation', 'Nudge', 'OpenTask', 'ReissueLink'),
    kind: kinds,
    by: shift,
    current: fc.boolean(),
  })
  .map(
    ({ type, kind, by, current }): Intent =>
      (state) => {
        const waited = obligationKinds.find((one) => isCurrent(state, one, causeAt(state, one, 0)));
        const about = current && waited ? waited : kind;
        return { type, kind: about, cause: causeAt(state, about, by) } as Command;
      },
  );

/** Which of the answers below fit a phase: from, to. */
const answersIn: Partial<Record<CaseState['phase'], [number, number]>> = {
  assigning: [0, 3],
  review: [3, 6],
  arranging: [6, 7],
  meeting: [7, 11],
};
const meeting = { minutes: 60, place: 'Vallamaja' };
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

const intents = fc.array(
  fc.record({
    intent: fc.oneof(
      { weight: 12, arbitrary: answers },
      { weight: 6, arbitrary: ofObligation },
      { weight: 4, arbitrary: others },
      { weight: 6, arbitrary: clocks },
      { weight: 1, arbitrary: fc.constant<Intent>(() => ({ type: 'CancelCase', reason: 'x' })) },
    ),
    /** Minutes since the command before: up to two weeks. */
    later: fc.integer({ min: 1, max: 20_000 }),
  }),
  { maxLength: 40, size: 'max' },
);
const start = fc
  .boolean()
  .map((complete) => opened(complete ? {} : { opening: { referral: incompleteReferral() } }).state);

interface Step {
  readonly before: CaseState;
  readonly command: Command;
  readonly at: string;
  readonly after: CaseState;
  readonly refused: boolean;
}

/** Plays the commands, each at its moment; whatever is given to a rule is frozen. */
function play(state: CaseState, commands: { intent: Intent; later: number }[]): Step[] {
  let before = deepFreeze(state);
  let moment = Date.parse('2026-02-02T08:00:00.000Z');
  return commands.map(({ intent, later }) => {
    moment += later * 60_000;
    const at = new Date(moment).toISOString();
    const command = deepFreeze(intent(before, at));
    const events = tryTo(command, before, at);
    const changed = events !== null && events.length > 0;
    const after = changed
      ? deepFreeze(evolve(before, { version: before.version + 1, at, events: deepFreeze(events) }))
      : before;
    const step = { before, command, at, after, refused: events === null };
    before = after;
    return step;
  });
}

function tryTo(command: Command, state: CaseState, at: string) {
  try {
    return decide(command, state, at);
  } catch (error) {
    if (error instanceof CommandRefused) return null;
    throw error;
  }
}

/** Checks every step of random stories. */
const always = (holds: (step: Step) => void) =>
  fc.assert(
    fc.property(start, intents, (state, commands) => {
      for (const step of play(state, commands)) holds(step);
    }),
    { numRuns: 150 },
  );

/** Lateness can be excused later; nothing else of it changes. */
const excused = (one: Obligation | undefined) => ({ ...one, latenessAccepted: true });

const isAnswer = ({ type }: Command): boolean =>
  [
    'ReviewReferral',
    'EnsureSupportPerson',
    'DeclineAssignment',
    'ArrangeFirstMeeting',
    'RecordFirstMeeting',
  ].includes(type);

describe('after any commands at all', () => {
  it('a case that has ended owes nothing', () => {
    always(({ after }) => {
      if (after.phase === 'ended') expect(openObligations(after)).toEqual([]);
    });
  });

  it('what is open is waited for: one obligation of the path at most, and those asked for beside it', () => {
    always(({ after }) => {
      const open = openObligations(after);
      for (const { kind, cause } of open) expect(isCurrent(after, kind, cause)).toBe(true);
      const ofPath = open.filter(({ kind }) => pathKinds.some((one) => one === kind));
      expect(ofPath.length).toBeLessThanOrEqual(1);
    });
  });

  it('the counts of what was asked, of meetings, no-shows and restarts never fall', () => {
    always(({ before, after }) => {
      for (const kind of obligationKinds)
        expect(after.asked[kind]).toBeGreaterThanOrEqual(before.asked[kind]);
      expect(after.meetings).toBeGreaterThanOrEqual(before.meetings);
      expect(after.noShows).toBeGreaterThanOrEqual(before.noShows);
      expect(after.restart).toBeGreaterThanOrEqual(before.restart);
    });
  });

  it('a paused obligation is nudged of nothing, and looked at again within 300 days of its machine', () => {
    always(({ after, at }) => {
      for (const one of openObligations(after)) {
        const next = nextNudgeAt(one, at);
        const lived = (until: string) => (Date.parse(until) - Date.parse(one.mindedFrom)) / 86_400_000;
        // Later than that it is looked at only when a person or a retry came later still.
        if (next) expect(lived(next) < 300 || next <= nextSendingTime(at)).toBe(true);
        if (one.pause && lived(at) < 290) expect(dueNudge(one, at)).toBeNull();
      }
    });
  });

  it('each nudge is decided at most once between two plannings', () => {
    always(({ after }) => {
      for (const { nudged } of Object.values(after.obligations))
        expect(new Set(nudged).size).toBe(nudged.length);
    });
  });

  it('no clock restarts by a hand-over, and its day moves only later', () => {
    always(({ before, command, after }) => {
      for (const [key, one] of Object.entries(before.obligations)) {
        const now = after.obligations[key];
        if (command.type === 'HandOverObligation' || command.type === 'HandOverContact')
          expect(now).toMatchObject({ due: one.due, nudged: one.nudged, explanation: one.explanation });
        const moves = ['ResumeObligation', 'ResumeCase', 'ExtendObligation'].includes(command.type);
        if (moves && now) expect(now.due >= one.due).toBe(true);
      }
    });
  });

  it('a closed obligation stays as it was closed', () => {
    always(({ before, after }) => {
      for (const [key, one] of Object.entries(before.obligations))
        if (one.status === 'closed') expect(excused(after.obligations[key])).toEqual(excused(one));
    });
  });

  it('an ended case stays ended and asks for nothing any more', () => {
    always(({ before, after }) => {
      if (before.phase !== 'ended') return;
      const lasting = ({ phase, ending, endedAt, obligations, asked, restart, reason }: CaseState) => ({
        ...{ phase, ending, endedAt, asked, restart, reason },
        obligations: Object.values(obligations).map(excused),
      });
      expect(lasting(after)).toEqual(lasting(before));
      expect(nextStep(after, null).step).toBe('ended');
    });
  });

  it('the same command at the same moment decides the same, and owes the same mails in the same order', () => {
    always(({ before, command, at, after }) => {
      const [first, second] = [tryTo(command, before, at), tryTo(command, before, at)];
      expect(first).toEqual(second);
      expect(noticesOf(first ?? [], after)).toEqual(noticesOf(second ?? [], after));
    });
  });

  it('the same answer a second time is refused', () => {
    always(({ command, at, after, refused }) => {
      if (isAnswer(command) && !refused) expect(tryTo(command, after, at)).toBeNull();
    });
  });

  it('what the machines and the sweep do a second time changes nothing', () => {
    const machines = [
      'OpenObligation',
      'Nudge',
      'NoteTaskMailAccepted',
      'ReachMilestone',
      'FileMail',
      'ApplyProviderChange',
    ];
    always(({ command, at, after, refused }) => {
      if (machines.includes(command.type) && !refused) expect(tryTo(command, after, at)).toEqual([]);
    });
  });

  it('a change of provider moves no due day of what is owed', () => {
    always(({ before, command, after }) => {
      if (command.type !== 'ApplyProviderChange') return;
      for (const { kind, cause, due } of openObligations(before))
        expect(after.obligations[`${kind}#${cause}`]?.due).toBe(due);
    });
  });

  it('the case can be ended by cancelling it', () => {
    always(({ after, at }) => {
      const events = tryTo({ type: 'CancelCase', reason: 'x' }, after, at);
      if (after.phase === 'ended') expect(events).toBeNull();
      else expect(evolve(after, { version: 99, at, events: events ?? [] }).phase).toBe('ended');
    });
  });

  it('reaches every phase in these stories', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(start, intents, (state, commands) => {
        for (const { after } of play(state, commands)) reached.add(after.phase);
      }),
      { numRuns: 400, seed: 7 },
    );
    expect([...reached].sort()).toEqual(
      ['active', 'arranging', 'assigning', 'ended', 'incomplete', 'meeting', 'review'].sort(),
    );
  });
});
