import { describe, expect, it } from 'vitest';
import { dayOf, isWorkingDay, timeOf } from '#domain/calendar/calendar';
import { type CaseState, findObligation, type OpenObligation } from '#domain/case/state';
import { dueNudge, nextNudgeAt } from '#domain/obligation/nudging';
import { after, caseAssigning, caseInReview, moments } from '../../support/cases.ts';
import { given } from '../../support/given.ts';

/** The task of the story: opened on Wednesday 4 February 2026, due on Wednesday the 11th. */
const of = { kind: 'ensure-support-person', cause: '1' } as const;
const nudge = { type: 'Nudge', ...of } as const;

function obligationOf(state: CaseState): OpenObligation {
  const obligation = findObligation(state, of.kind, of.cause);
  if (obligation?.status !== 'open') throw new Error('it is open');
  return obligation;
}

/** Does what the obligation's machine does, from wake to wake, until nothing more comes. */
function sleepThrough(state: CaseState, from: string): { state: CaseState; steps: string[] } {
  const steps: string[] = [];
  let current = state;
  for (let at = nextNudgeAt(obligationOf(current), from); at !== null; ) {
    const { events, state: next } = given(current).when(nudge, at);
    for (const event of events) {
      const what = event.type === 'ObligationNudged' ? event.step : event.type;
      steps.push(`${what} ${dayOf(at)}`);
      expect([isWorkingDay(dayOf(at)), timeOf(at) >= '09:00', timeOf(at) < '17:00']).toEqual([
        true,
        true,
        true,
      ]);
    }
    expect(events, 'each time it wakes there is one thing to do').toHaveLength(1);
    current = next;
    at = nextNudgeAt(obligationOf(current), at);
  }
  return { state: current, steps };
}

describe('nudging', () => {
  it('goes through the whole ladder, passes to the agency, and leaves it unattended in the end', () => {
    const { state, steps } = sleepThrough(caseAssigning(), moments.reviewed);
    expect(steps.slice(0, 4)).toEqual([
      'before 2026-02-09',
      'due-day 2026-02-11',
      'overdue 2026-02-12',
      'daily-1 2026-02-13',
    ]);
    expect(steps.slice(16, 18)).toEqual(['ObligationPassedToAgency 2026-04-23', 'agency-1 2026-04-30']);
    expect(steps.slice(-2)).toEqual(['agency-26 2026-10-22', 'end 2026-10-29']);
    expect(steps).toHaveLength(3 + 5 + 8 + 1 + 26 + 1);
    expect(obligationOf(state)).toMatchObject({ assignee: 'agency', passedAt: '2026-04-23T06:00:00.000Z' });
    given(state).when(nudge, '2026-12-01T10:00:00.000Z').expectNothing();
  });

  it('begins with the first step that is not past when it is opened', () => {
    const dueTomorrow = caseInReview({ registeredAt: moments.registered });
    expect(nextNudgeAt(obligationOf(caseAssigning()), moments.reviewed)).toBe('2026-02-09T07:00:00.000Z');
    const late = { ...obligationOf(caseAssigning()), plannedFrom: '2026-02-10T12:00:00.000Z' };
    expect(nextNudgeAt(late, '2026-02-10T12:00:00.000Z')).toBe('2026-02-11T07:00:00.000Z');
    expect(dueNudge(late, '2026-02-10T12:00:00.000Z')).toBeNull();
    expect(findObligation(dueTomorrow, 'review-referral', '1')?.due).toBe('2026-02-09');
  });

  it('skips the step of the very moment at which it was opened', () => {
    const opened = { ...obligationOf(caseAssigning()), plannedFrom: '2026-02-09T07:00:00.000Z' };
    expect(nextNudgeAt(opened, opened.plannedFrom)).toBe('2026-02-11T07:00:00.000Z');
  });

  it('nudges once after a long sleep: the last step that went by', () => {
    const state = given(caseAssigning())
      .when(nudge, '2026-02-17T08:30:00.000Z')
      .expectEvents({ type: 'ObligationNudged', step: 'daily-3' });
    given(state).when(nudge, '2026-02-17T08:30:00.000Z').expectNothing();
    expect(nextNudgeAt(obligationOf(state), '2026-02-17T08:30:00.000Z')).toBe('2026-02-18T07:00:00.000Z');
  });

  it('passes to the agency at once after a sleep of months', () => {
    const state = given(caseAssigning())
      .when(nudge, '2026-08-03T08:00:00.000Z')
      .expectEvents({ type: 'ObligationPassedToAgency', ...of });
    expect(nextNudgeAt(obligationOf(state), '2026-08-03T08:00:00.000Z')).toBe('2026-08-10T06:00:00.000Z');
  });

  it('does the same nudge once', () => {
    const at = '2026-02-09T07:00:00.000Z';
    const state = given(caseAssigning())
      .when(nudge, at)
      .expectEvents({ type: 'ObligationNudged', step: 'before' });
    given(state).when(nudge, at).expectNothing();
  });

  it.each([
    ['before nine', '2026-02-11T06:59:59.999Z', '2026-02-11T07:00:00.000Z'],
    ['from five in the afternoon', '2026-02-11T15:00:00.000Z', '2026-02-12T07:00:00.000Z'],
    ['on a Saturday', '2026-02-14T10:00:00.000Z', '2026-02-16T07:00:00.000Z'],
    ['on Independence Day', '2026-02-24T10:00:00.000Z', '2026-02-25T07:00:00.000Z'],
    ['on the Sunday when summer time begins', '2026-03-29T08:00:00.000Z', '2026-03-30T06:00:00.000Z'],
    ['on the Sunday when summer time ends', '2026-10-25T08:00:00.000Z', '2026-10-26T07:00:00.000Z'],
  ])('sends nothing %s and wakes in the next sending hour', (_, at, wakeAt) => {
    given(caseAssigning()).when(nudge, at).expectNothing();
    expect(nextNudgeAt(obligationOf(caseAssigning()), at)).toBe(wakeAt);
  });

  it('sends until a moment before five', () => {
    given(caseAssigning()).when(nudge, '2026-02-11T14:59:59.999Z').expectEvents({ step: 'due-day' });
  });

  it('is silent when the obligation is answered, cancelled, or was never opened', () => {
    const at = '2026-02-11T08:00:00.000Z';
    const cancelled = after(caseAssigning(), [{ type: 'CancelCase', reason: 'x' }, at]);
    for (const state of [cancelled, caseAssigning({ opened: false })])
      given(state).when(nudge, at).expectNothing();
  });

  it('minds an unattended obligation anew when its machines are restarted', () => {
    const unattended = sleepThrough(caseAssigning(), moments.reviewed).state;
    const at = '2026-11-03T08:00:00.000Z';
    expect(nextNudgeAt(obligationOf(unattended), at)).toBeNull();
    const restarted = given(unattended).when({ type: 'RestartMachines' }, at).state;
    expect(nextNudgeAt(obligationOf(restarted), at)).toBe('2026-11-10T07:00:00.000Z');
    expect(sleepThrough(restarted, at).steps).toHaveLength(27);
  });
});
