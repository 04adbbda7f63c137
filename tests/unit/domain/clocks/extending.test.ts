import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { explain } from '#domain/calendar/due-words';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import { type CaseState, findObligation } from '#domain/case/state';
import { plain } from '#domain/estonian';
import { nextNudgeAt } from '#domain/obligation/nudging';
import { after, caseArranging, caseAssigning, moments } from '../../../support/cases.ts';
import { given } from '../../../support/given.ts';

const task = { kind: 'ensure-support-person', cause: '1' } as const;
const extend = (due: string): Command => ({
  type: 'ExtendObligation',
  ...task,
  due: parseDay(due),
  reason: 'Tugiisik haigestus',
});
const wish = (until: string, reason = 'Tugiisik haigestus'): Command => ({
  type: 'AskExtension',
  ...task,
  party: 'provider',
  until: parseDay(until),
  reason,
});
const openOf = (state: CaseState) => {
  const found = findObligation(state, task.kind, task.cause);
  if (found?.status !== 'open') throw new Error('it is not open');
  return found;
};
const asked = '2026-02-09T08:00:00.000Z';

describe('extending a due date', () => {
  it('sets the day that the officer names, tells the party, and plans the ladder anew', () => {
    const { state, events } = given(caseAssigning()).when(extend('2026-02-18'), asked);
    expect(openOf(state).due).toBe('2026-02-18');
    expect(nextNudgeAt(openOf(state), asked)).toBe('2026-02-16T07:00:00.000Z');
    expect(noticesOf(events, state)).toEqual([{ name: 'extended', to: 'provider', obligation: task }]);
    expect(explain(openOf(state).explanation).slice(-3).map(plain)).toEqual([
      'Tähtaeg oli kolmapäev, 11. veebruar 2026 kell 24.00.',
      'Tähtaega pikendati esmaspäeval, 9. veebruaril 2026.',
      'Uus tähtaeg on kolmapäev, 18. veebruar 2026 kell 24.00.',
    ]);
  });

  it('goes to a later day only, today at the earliest, half a year at most', () => {
    given(caseAssigning()).when(extend('2026-02-11'), asked).expectRefusal('day-not-possible');
    given(caseAssigning())
      .when(extend('2026-02-18'), '2026-02-19T08:00:00.000Z')
      .expectRefusal('day-not-possible');
    given(caseAssigning()).when(extend('2026-08-10'), asked).expectRefusal('day-not-possible');
    given(caseArranging()).when(extend('2026-02-18'), asked).expectRefusal('already-answered');
  });

  it('gives back to its party what had been passed to the agency', () => {
    const passed = after(caseAssigning(), [{ type: 'Nudge', ...task }, '2026-06-01T08:00:00.000Z']);
    expect(openOf(passed).assignee).toBe('agency');
    const state = given(passed).when(extend('2026-06-12'), '2026-06-02T08:00:00.000Z').state;
    expect(openOf(state)).toMatchObject({ assignee: 'provider', passedAt: null, nudged: [] });
    expect(nextNudgeAt(openOf(state), '2026-06-02T08:00:00.000Z')).toBe('2026-06-10T06:00:00.000Z');
  });

  it('holds as named while paused: only the days after it move the date', () => {
    const state = after(
      caseAssigning(),
      [
        { type: 'PauseObligation', ...task, until: parseDay('2026-02-20'), reason: 'x' },
        '2026-02-05T10:00:00.000Z',
      ],
      [extend('2026-02-18'), asked],
      [{ type: 'ResumeObligation', ...task }, '2026-02-11T08:00:00.000Z'],
    );
    expect(openOf(state).due).toBe('2026-02-20');
  });

  it('is not undone by a task mail that leaves later', () => {
    const state = after(caseAssigning(), [extend('2026-02-18'), asked]);
    given(state)
      .when({ type: 'NoteTaskMailAccepted', ...task, acceptedAt: asked }, asked)
      .expectNothing();
  });
});

describe('asking for more time', () => {
  const waiting = after(caseAssigning(), [wish('2026-02-18'), asked]);

  it('changes no date, and tells the agency once', () => {
    const { state, events } = given(caseAssigning()).when(wish('2026-02-18'), asked);
    expect(openOf(state)).toMatchObject({
      due: '2026-02-11',
      wish: { until: '2026-02-18', party: 'provider' },
    });
    expect(noticesOf(events, state)).toEqual([{ name: 'extension-asked', to: 'agency', obligation: task }]);
    given(state).when(wish('2026-02-18'), asked).expectNothing();
    given(state).when(wish('2026-02-20'), asked).expectRefusal('already-asked');
  });

  it('is decided by an extension', () => {
    expect(openOf(given(waiting).when(extend('2026-02-17'), asked).state).wish).toBeNull();
  });

  it('or refused with a reason that its party is told', () => {
    const refuse: Command = { type: 'RefuseExtension', ...task, reason: 'Klient ootab' };
    const { state, events } = given(waiting).when(refuse, asked);
    expect(openOf(state)).toMatchObject({ due: '2026-02-11', wish: null, wishRefused: 'Klient ootab' });
    expect(noticesOf(events, state)).toEqual([
      { name: 'extension-refused', to: 'provider', obligation: task },
    ]);
    given(state).when(refuse, asked).expectRefusal('wrong-phase');
    expect(openOf(given(state).when(wish('2026-02-18'), asked).state).wishRefused).toBeNull();
  });
});

describe('lateness with an accepted reason', () => {
  const decline = (arrivedAt: string): Command => ({
    type: 'DeclineAssignment',
    cause: '1',
    channel: 'page',
    arrivedAt,
    reason: 'x',
  });
  const accept: Command = { type: 'AcceptLateness', ...task, reason: 'Torm' };

  it('marks an answer that came late, and leaves it late', () => {
    const late = after(caseAssigning(), [decline('2026-02-12T08:00:00.000Z'), '2026-02-12T08:00:00.000Z']);
    const { state } = given(late).when(accept, '2026-02-13T08:00:00.000Z');
    expect(findObligation(state, task.kind, '1')).toMatchObject({ late: true, latenessAccepted: true });
    given(state).when(accept, '2026-02-13T08:00:00.000Z').expectNothing();
  });

  it('is not for what came in time or is still owed', () => {
    given(caseAssigning()).when(accept, asked).expectRefusal('wrong-phase');
    const inTime = after(caseAssigning(), [decline(moments.ensured), moments.ensured]);
    given(inTime).when(accept, asked).expectRefusal('wrong-phase');
  });
});
