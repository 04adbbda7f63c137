/** The interim evaluation: set, moved, called off, asked for, recorded; and its interpreter. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { noticesOf } from '#domain/case/notices';
import { nextMilestone } from '#domain/case/service';
import { startsOf } from '#domain/case/starts';
import { openObligations } from '#domain/case/state';
import { evaluationSet } from '#domain/evaluation/state';
import {
  after,
  caseArranging,
  caseInMeeting,
  causeOf,
  change,
  endedAt,
  endService,
  moments,
} from '../../support/cases.ts';
import {
  evaluationMoments,
  evaluationOwed,
  held,
  interpreted,
  interpreterOwed,
  notHeld,
  setting,
  withEvaluation,
} from '../../support/evaluations.ts';
import { given } from '../../support/given.ts';
import { caseWithGoals, newPlan } from '../../support/plans.ts';

const { set, moved, startsAt, later, recorded } = evaluationMoments;
const reach = { type: 'ReachMilestone' } as const;

describe('the date of an evaluation', () => {
  it('is set once and told to municipality and provider', () => {
    const { events, state } = change(caseWithGoals(), setting(), set);
    expect(events).toMatchObject([{ type: 'EvaluationSet', cause: '1', moved: false, by: 'municipality' }]);
    expect(noticesOf(events, state).map(({ name, to }) => [name, to])).toEqual([
      ['evaluation', 'municipality'],
      ['evaluation', 'provider'],
    ]);
    given(state).when(setting(), set).expectNothing();
  });

  it('that is set again moves: the same evaluation, one version more', () => {
    const state = given(withEvaluation())
      .when(setting({ startsAt: later }), moved)
      .expectEvents({ type: 'EvaluationSet', cause: '1', moved: true });
    expect(evaluationSet(state)).toMatchObject({ startsAt: later, times: 2 });
    expect(state.evaluations).toHaveLength(1);
  });

  it('of a mail is set once, however often the mail is read', () => {
    const state = withEvaluation({ mailKey: 'a' });
    const again = after(state, [setting({ startsAt: later, mailKey: 'b' }), moved]);
    given(again)
      .when(setting({ mailKey: 'a' }), moved)
      .expectNothing();
  });

  it('is not in the past, nor after the service', () => {
    given(caseWithGoals()).when(setting(), startsAt).expectRefusal('meeting-in-the-past');
    const after31January = setting({ startsAt: '2027-01-31T08:00:00.000Z' });
    given(caseWithGoals()).when(after31January, set).expectRefusal('after-service-end');
    const lastDay = setting({ startsAt: '2027-01-30T08:00:00.000Z' });
    expect(change(caseWithGoals(), lastDay, set).events).toHaveLength(1);
  });

  it('belongs to a service that runs', () => {
    given(caseInMeeting()).when(setting(), moments.recorded).expectRefusal('wrong-phase');
    const ended = after(caseWithGoals(), [{ type: 'CancelCase', reason: 'x' }, set]);
    given(ended).when(setting(), moved).expectRefusal('case-ended');
  });

  it('that is called off is off once; a new one is another evaluation', () => {
    const cancel = { type: 'CancelEvaluation', reason: 'x' } as const;
    const off = given(withEvaluation())
      .when(cancel, moved)
      .expectEvents({ type: 'EvaluationCancelled', cause: '1' });
    given(off).when(cancel, moved).expectRefusal('wrong-phase');
    expect(nextMilestone(off).milestone).not.toBe('ask-evaluation');
    given(off).when(setting(), moved).expectEvents({ type: 'EvaluationSet', cause: '2', moved: false });
  });

  it('is void when the service ends before it, and stays so when the case goes on', () => {
    const ended = after(withEvaluation(), [endService, endedAt]);
    expect(ended.evaluations[0]).toMatchObject({ status: 'void', since: endedAt });
    const reopened = after(ended, [{ type: 'ReopenCase', reason: 'x' }, '2026-06-08T09:00:00.000Z']);
    expect(evaluationSet(reopened)).toBeNull();
  });
});

describe('an evaluation that is ahead when another provider takes over', () => {
  it('is told to the new provider', () => {
    const to = { id: 'hoolekaar', name: 'Hoolekaar' };
    const plan = { effective: parseDay('2026-06-01'), reason: 'x', transfer: null };
    const planned = after(withEvaluation(), [{ type: 'PlanProviderChange', to, ...plan }, moved]);
    const apply = { type: 'ApplyProviderChange', calledOff: false } as const;
    const { state, events } = change(planned, apply, '2026-06-01T06:00:00.000Z');
    expect(noticesOf(events, state)).toContainEqual({ name: 'evaluation', to: 'provider', obligation: null });
  });
});

describe('the record of an evaluation', () => {
  it('is asked of the provider once, at its time, for two working days after it', () => {
    const early = change(withEvaluation(), reach, '2026-06-12T06:59:59.000Z').events;
    expect(early.filter(({ type }) => type === 'EvaluationReached')).toEqual([]);
    const { state, events } = change(withEvaluation(), reach, startsAt);
    expect(events).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ type: 'EvaluationReached', cause: '1', record: '1' }),
        expect.objectContaining({ type: 'ObligationAsked', kind: 'record-evaluation', cause: '1' }),
      ]),
    );
    expect(startsOf(events, state)).toContainEqual({
      machine: 'obligation',
      kind: 'record-evaluation',
      cause: '1',
    });
    given(state).when(reach, startsAt).expectNothing();
    // 12 June 2026 is a Friday.
    expect(evaluationOwed().obligations['record-evaluation#1']).toMatchObject({
      due: '2026-06-16',
      assignee: 'provider',
    });
  });

  it('tells the municipality how far each goal is', () => {
    const owed = evaluationOwed();
    const { state, events } = change(owed, held(owed), recorded);
    expect(state.evaluations[0]).toMatchObject({
      status: 'held',
      outcomes: ['reached', 'under-way'],
      goals: ['Perearst leitud', 'Laps käib koolis'],
    });
    expect(noticesOf(events, state).map(({ name, to }) => [name, to])).toEqual([
      ['evaluation-recorded', 'municipality'],
      ['received', 'provider'],
    ]);
    given(state).when(held(owed), recorded).expectRefusal('already-answered');
  });

  it('needs an outcome for each goal of the plan that was shown', () => {
    const owed = evaluationOwed();
    const command = held(owed);
    given(owed)
      .when({ ...command, outcomes: ['reached'] } as never, recorded)
      .expectRefusal('still-missing');
    const changed = after(owed, [newPlan({ goals: ['Leida töö', 'Leida kodu'] }), recorded]);
    given(changed)
      .when({ ...command, version: 1 } as never, recorded)
      .expectRefusal('changed-meanwhile');
  });

  it('may be that it was not held: then a new date is a new evaluation', () => {
    const owed = evaluationOwed();
    const state = after(owed, [notHeld(owed), recorded]);
    expect(state.evaluations[0]).toMatchObject({ status: 'not-held', summary: 'Klient oli haige.' });
    given(state)
      .when(setting({ startsAt: later }), recorded)
      .expectEvents({ type: 'EvaluationSet', cause: '2', moved: false });
  });

  it('is not owed any more when the evaluation moves after its time, and is asked for anew', () => {
    const state = given(evaluationOwed())
      .when(setting({ startsAt: later }), recorded)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'record-evaluation', outcome: 'cancelled' },
        { type: 'EvaluationSet', cause: '1', moved: true },
      );
    const again = change(state, reach, later);
    expect(again.events).toContainEqual(
      expect.objectContaining({ type: 'EvaluationReached', cause: '1', record: '2' }),
    );
    given(again.state)
      .when({ ...held(again.state), cause: '1' } as never, later)
      .expectRefusal('already-answered');
  });
});

describe('an interpreter', () => {
  const arrange = (state: ReturnType<typeof caseArranging>, interpreter: string | null) =>
    ({
      type: 'ArrangeFirstMeeting',
      cause: causeOf(state, 'arrange-first-meeting'),
      channel: 'page',
      arrivedAt: moments.arranged,
      startsAt: moments.meeting,
      minutes: 60,
      place: 'Vallamaja',
      interpreter,
    }) as const;

  it('is asked of the agency in the commit of the first meeting, for three working days', () => {
    const { state, events } = change(caseArranging(), arrange(caseArranging(), 'uk'), moments.arranged);
    expect(events).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ type: 'FirstMeetingArranged', interpreter: 'uk' }),
        expect.objectContaining({ type: 'InterpreterAsked', meeting: 'first-meeting', language: 'uk' }),
        expect.objectContaining({ type: 'ObligationAsked', kind: 'arrange-interpreter' }),
      ]),
    );
    expect(state.interpreters[1]).toMatchObject({ startsAt: moments.meeting, language: 'uk', answer: null });
    expect(interpreterOwed().obligations['arrange-interpreter#1']).toMatchObject({
      assignee: 'agency',
      due: '2026-05-25',
    });
  });

  it('is not asked for when none is needed', () => {
    const { state } = change(caseArranging(), arrange(caseArranging(), null), moments.arranged);
    expect(state.interpreters).toEqual({});
    expect(state.asked['arrange-interpreter']).toBe(0);
  });

  it('is asked for anew for a meeting that moves, and the old question is void', () => {
    const meeting = after(caseArranging(), [arrange(caseArranging(), 'uk'), moments.arranged]);
    const move = {
      ...{ type: 'RecordFirstMeeting', result: 'moved', channel: 'page', arrivedAt: moments.recorded },
      ...{ cause: causeOf(meeting, 'record-first-meeting'), startsAt: '2026-02-20T08:00:00.000Z' },
      ...{ minutes: 60, place: 'Vallamaja', interpreter: 'ru' },
    } as const;
    const state = after(meeting, [move as never, moments.recorded]);
    expect(state.obligations['arrange-interpreter#1']).toMatchObject({ outcome: 'cancelled' });
    expect(state.interpreters[2]).toMatchObject({ startsAt: '2026-02-20T08:00:00.000Z', language: 'ru' });
  });

  it('is told of to municipality and provider, found or not', () => {
    for (const name of ['Tõlk Tamm', null]) {
      const owed = interpreterOwed();
      const { state, events } = change(owed, interpreted(owed, name), moved);
      expect(state.interpreters[1]).toMatchObject({ answer: name ? 'arranged' : 'not-possible', name });
      expect(noticesOf(events, state).map(({ to }) => to)).toEqual(['municipality', 'provider']);
      given(state).when(interpreted(owed, name), moved).expectRefusal('already-answered');
    }
  });

  it('is needed no more when the evaluation is off, recorded, or its service ends', () => {
    const owed = interpreterOwed();
    const off = after(owed, [{ type: 'CancelEvaluation', reason: 'x' }, moved]);
    const ended = after(owed, [endService, endedAt]);
    for (const state of [off, ended])
      expect(openObligations(state).filter(({ kind }) => kind === 'arrange-interpreter')).toEqual([]);
  });
});
