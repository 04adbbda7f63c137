import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { explain, explainInShort } from '#domain/calendar/due-words';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import { nextMilestone } from '#domain/case/service';
import { type CaseState, findObligation } from '#domain/case/state';
import { plain } from '#domain/estonian';
import { dueNudge, nextNudgeAt } from '#domain/obligation/nudging';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  moments,
  withTaskOpen,
} from '../../../support/cases.ts';
import { given } from '../../../support/given.ts';

const task = { kind: 'ensure-support-person', cause: '1' } as const;
const pause = (until: string, reason = 'Klient on haiglas'): Command => ({
  type: 'PauseObligation',
  ...task,
  until: parseDay(until),
  reason,
});
const resume: Command = { type: 'ResumeObligation', ...task };
const pauseCase = (until: string): Command => ({
  type: 'PauseCase',
  until: parseDay(until),
  reason: 'Klient on haiglas',
});

/** Due on Wednesday, 11 February; paused on Thursday, 5 February at noon. */
const pausedAt = '2026-02-05T10:00:00.000Z';
const standing = after(caseAssigning(), [pause('2026-02-16'), pausedAt]);

const openOf = (
  state: CaseState,
  of: {
    kind: typeof task.kind | 'arrange-first-meeting' | 'answer-query' | 'acknowledge-change';
    cause: string;
  } = task,
) => {
  const found = findObligation(state, of.kind, of.cause);
  if (found?.status !== 'open') throw new Error('it is not open');
  return found;
};

describe('an obligation that stands', () => {
  it('keeps its date and who pauses it tells its party', () => {
    const { state, events } = given(caseAssigning()).when(pause('2026-02-16'), pausedAt);
    expect(openOf(state)).toMatchObject({ due: '2026-02-11', pause: { until: '2026-02-16', ofCase: false } });
    expect(noticesOf(events, state)).toEqual([{ name: 'paused', to: 'provider', obligation: task }]);
  });

  it('is nudged of nothing, whatever day it is', () => {
    for (const at of ['2026-02-09T08:00:00.000Z', '2026-02-11T08:00:00.000Z', '2026-03-20T10:00:00.000Z'])
      expect(dueNudge(openOf(standing), at)).toBeNull();
  });

  it('is looked at again at 09:00 of its expected end, when the agency is told once', () => {
    expect(nextNudgeAt(openOf(standing), pausedAt)).toBe('2026-02-16T07:00:00.000Z');
    const nudge: Command = { type: 'Nudge', ...task };
    given(standing).when(nudge, '2026-02-16T06:59:00.000Z').expectNothing();
    const told = given(standing).when(nudge, '2026-02-16T07:00:00.000Z');
    told.expectEvents({ type: 'PauseRanOver', ...task });
    expect(noticesOf(told.events, told.state)).toEqual([
      { name: 'pause-over', to: 'agency', obligation: task },
    ]);
    given(told.state).when(nudge, '2026-02-17T07:00:00.000Z').expectNothing();
  });

  it('is told of on the next working day when its expected end is a Saturday', () => {
    const state = after(caseAssigning(), [pause('2026-02-21'), pausedAt]);
    expect(nextNudgeAt(openOf(state), pausedAt)).toBe('2026-02-23T07:00:00.000Z');
  });

  it('is left unattended before its execution has lived for 290 days', () => {
    const told = given(standing).when({ type: 'Nudge', ...task }, '2026-02-16T07:00:00.000Z').state;
    const end = nextNudgeAt(openOf(told), '2026-02-16T07:00:00.000Z') ?? '';
    expect(end).toBe('2026-11-11T07:00:00.000Z');
    const left = given(told).when({ type: 'Nudge', ...task }, end);
    left.expectEvents({ type: 'ObligationNudged', step: 'end' });
    expect(nextNudgeAt(openOf(left.state), end)).toBeNull();
    const again = after(left.state, [{ type: 'RestartMachines' }, '2026-11-24T08:00:00.000Z']);
    expect(openOf(again)).toMatchObject({ assignee: 'provider', passedAt: null });
    expect(nextNudgeAt(openOf(again), '2026-11-24T08:00:00.000Z')).toBe('2026-11-24T08:00:00.000Z');
  });

  it('is paused once, until a day that is ahead and not too far', () => {
    given(standing).when(pause('2026-02-18'), '2026-02-06T10:00:00.000Z').expectRefusal('already-paused');
    given(caseAssigning()).when(pause('2026-02-05'), pausedAt).expectRefusal('day-not-possible');
    given(caseAssigning()).when(pause('2026-08-05'), pausedAt).expectRefusal('day-not-possible');
    given(caseArranging()).when(pause('2026-02-16'), moments.arranged).expectRefusal('already-answered');
  });

  it('can be answered; what came while it stood is not late', () => {
    const decline: Command = {
      type: 'DeclineAssignment',
      cause: '1',
      channel: 'page',
      arrivedAt: '2026-02-13T10:00:00.000Z',
      reason: 'x',
    };
    const state = given(standing)
      .when(decline, '2026-02-13T10:00:00.000Z')
      .expectEvents(
        { type: 'ObligationResumed', due: '2026-02-19' } as never,
        { type: 'ObligationAnswered', outcome: 'declined', late: false } as never,
        { type: 'AssignmentDeclined' },
      );
    expect(findObligation(state, task.kind, '1')).toMatchObject({ status: 'closed', due: '2026-02-19' });
  });
});

describe('going on', () => {
  it('moves the date by the working days that it stood, over a holiday', () => {
    const { state, events } = given(standing).when(resume, '2026-02-25T08:00:00.000Z');
    // 6, 9–13, 16–20, 23 and 25 February: thirteen; the 24th is a holiday.
    expect(openOf(state)).toMatchObject({ due: '2026-03-03', pause: null, nudged: [] });
    expect(openOf(state).explanation.changes).toEqual([
      { why: 'paused', from: '2026-02-05', to: '2026-02-25', workingDays: 13, due: '2026-03-03' },
    ]);
    expect(noticesOf(events, state)).toEqual([{ name: 'resumed', to: 'provider', obligation: task }]);
  });

  it('says in words how the date came about', () => {
    const { explanation } = openOf(given(standing).when(resume, '2026-02-09T08:00:00.000Z').state);
    expect(explain(explanation).slice(-3).map(plain)).toEqual([
      'Tähtaeg oli kolmapäev, 11. veebruar 2026 kell 24.00.',
      'Ülesanne oli peatatud alates 5. veebruarist 2026 kuni 9. veebruarini 2026: kaks tööpäeva.',
      'Uus tähtaeg on reede, 13. veebruar 2026 kell 24.00.',
    ]);
    expect(plain(explainInShort(explanation))).toMatch(
      /peatatud alates 5\. veebruarist 2026 kuni 9\. veebruarini 2026, kaks tööpäeva → uus tähtaeg on reede/,
    );
    expect(explain(explanation, 'en').slice(-3)).toEqual([
      'The deadline was Wednesday, 11 February 2026, 24:00.',
      'The task was paused from 5 February 2026 until 9 February 2026: 2 working days.',
      'The new deadline is Friday, 13 February 2026, 24:00.',
    ]);
  });

  it('on the same day moves nothing', () => {
    const { state } = given(standing).when(resume, '2026-02-05T20:00:00.000Z');
    expect(openOf(state).due).toBe('2026-02-11');
    expect(explain(openOf(state).explanation).join(' ')).toContain('tähtaeg ei muutunud');
    expect(explain(openOf(state).explanation, 'en').join(' ')).toContain('the deadline did not change');
  });

  it('counts calendar days in Estonia, also over the change of clocks', () => {
    const before = after(caseAssigning(), [pause('2026-04-10'), '2026-03-27T21:30:00.000Z']);
    // Friday, 27 March 23:30 to Monday, 30 March 00:30: one working day.
    expect(openOf(given(before).when(resume, '2026-03-29T21:30:00.000Z').state).due).toBe('2026-02-12');
  });

  it('leaves what was late as late as it was', () => {
    const late = after(caseAssigning(), [pause('2026-02-20'), '2026-02-12T10:00:00.000Z']);
    expect(openOf(given(late).when(resume, '2026-02-16T10:00:00.000Z').state).due).toBe('2026-02-13');
  });

  it('can be done twice, each pause with its own days', () => {
    const first = after(standing, [resume, '2026-02-09T08:00:00.000Z']);
    const second = after(
      first,
      [pause('2026-02-20'), '2026-02-10T08:00:00.000Z'],
      [resume, '2026-02-11T08:00:00.000Z'],
    );
    expect(openOf(second).due).toBe('2026-02-16');
    expect(openOf(second).explanation.changes).toHaveLength(2);
    given(second).when(resume, '2026-02-11T09:00:00.000Z').expectRefusal('not-paused');
  });

  it('plans the ladder to the new date', () => {
    const state = given(standing).when(resume, '2026-02-25T08:00:00.000Z').state;
    expect(nextNudgeAt(openOf(state), '2026-02-25T08:00:00.000Z')).toBe('2026-02-27T07:00:00.000Z');
  });
});

describe('a case that stands', () => {
  const caseStands = after(caseAssigning(), [pauseCase('2026-02-16'), pausedAt]);

  it('takes what is open with it and tells all parties once', () => {
    const { state, events } = given(caseAssigning()).when(pauseCase('2026-02-16'), pausedAt);
    expect(openOf(state).pause).toMatchObject({ ofCase: true, until: '2026-02-16' });
    expect(noticesOf(events, state).map(({ name, to }) => [name, to])).toEqual([
      ['case-paused', 'municipality'],
      ['case-paused', 'provider'],
      ['case-paused', 'agency'],
    ]);
    given(state).when(pauseCase('2026-02-20'), pausedAt).expectRefusal('already-paused');
  });

  it('goes on with everything that stood because of it', () => {
    const { state, events } = given(caseStands).when({ type: 'ResumeCase' }, '2026-02-09T08:00:00.000Z');
    expect(state.pause).toBeNull();
    expect(openOf(state)).toMatchObject({ due: '2026-02-13', pause: null });
    expect(noticesOf(events, state).map(({ name }) => name)).toEqual(Array(3).fill('case-resumed'));
    given(state).when({ type: 'ResumeCase' }, '2026-02-09T08:00:00.000Z').expectRefusal('not-paused');
  });

  it('leaves standing what was paused by itself', () => {
    const both = after(
      standing,
      [pauseCase('2026-02-16'), '2026-02-06T10:00:00.000Z'],
      [{ type: 'ResumeCase' }, '2026-02-09T08:00:00.000Z'],
    );
    expect(openOf(both).pause).toMatchObject({ ofCase: false });
  });

  it('opens what comes next standing, and asks for it when it goes on', () => {
    const next = { kind: 'arrange-first-meeting', cause: '1' } as const;
    const answered = after(caseStands, [
      {
        type: 'EnsureSupportPerson',
        cause: '1',
        channel: 'page',
        arrivedAt: moments.ensured,
        name: 'Mari Maasikas',
        phone: null,
        email: null,
        languages: ['et'],
        notRelative: true,
        notSameHome: true,
        noConviction: true,
      },
      moments.ensured,
    ]);
    const opening = given(answered).when({ type: 'OpenObligation', ...next }, moments.ensured);
    expect(noticesOf(opening.events, opening.state)).toEqual([]);
    expect(openOf(opening.state, next).pause?.ofCase).toBe(true);
    const going = given(opening.state).when({ type: 'ResumeCase' }, '2026-02-09T08:00:00.000Z');
    // Opened on Friday the 6th; five working days from Monday the 9th.
    expect(openOf(going.state, next).due).toBe('2026-02-16');
    expect(noticesOf(going.events, going.state)).toContainEqual({
      name: 'task',
      to: 'provider',
      obligation: next,
    });
  });

  it('still asks at once whether a change was read', () => {
    const report: Command = {
      type: 'ReportChange',
      direction: 'worse',
      since: null,
      urgent: false,
      what: 'x',
      done: null,
    };
    const active = after(
      activeCase(),
      [pauseCase('2026-03-16'), '2026-03-02T08:00:00.000Z'],
      [report, '2026-03-03T08:00:00.000Z'],
    );
    const of = { kind: 'acknowledge-change', cause: '1' } as const;
    expect(
      openOf(after(active, [{ type: 'OpenObligation', ...of }, '2026-03-03T08:00:00.000Z']), of).pause,
    ).toBeNull();
  });

  it('is told of by whichever machine comes first, once', () => {
    const told = given(caseStands).when({ type: 'Nudge', ...task }, '2026-02-16T07:00:00.000Z');
    told.expectEvents({ type: 'CasePauseRanOver' });
    expect(told.state.pause?.remindedAt).toBe('2026-02-16T07:00:00.000Z');
    given(told.state)
      .when({ type: 'Nudge', ...task }, '2026-02-16T08:00:00.000Z')
      .expectNothing();
    const active = after(activeCase(), [pauseCase('2026-03-16'), '2026-03-02T08:00:00.000Z']);
    expect(nextMilestone(active)).toEqual({ milestone: 'pause-over', wakeAt: '2026-03-16T07:00:00.000Z' });
    given(active)
      .when({ type: 'ReachMilestone' }, '2026-03-16T07:00:00.000Z')
      .expectEvents({ type: 'CasePauseRanOver' });
  });

  it('ends all the same when its twelve months are over, and does not stand any more', () => {
    const active = after(activeCase(), [pauseCase('2027-02-20'), '2027-01-20T08:00:00.000Z']);
    expect(active.serviceEnd).toBe('2027-01-30');
    const state = given(active).when({ type: 'ReachMilestone' }, '2027-01-30T22:00:00.000Z').state;
    expect(state.phase).not.toBe('active');
    expect(state.pause).toBeNull();
  });
});

it('opens the obligation that waits after a case went on', () => {
  const state = withTaskOpen(
    after(
      caseAssigning({ opened: false }),
      [pauseCase('2026-02-16'), pausedAt],
      [{ type: 'ResumeCase' }, '2026-02-06T08:00:00.000Z'],
    ),
    '2026-02-06T08:00:01.000Z',
  );
  expect(openOf(state).pause).toBeNull();
});
