import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { nextMilestone } from '#domain/case/service';
import { activeCase, after, caseInMeeting, caseInReview } from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const reach = { type: 'ReachMilestone' } as const;
/** The service of `activeCase` ends on 30 January 2027. */
const warningTime = '2026-12-30T07:00:00.000Z';
const endTime = '2027-01-30T22:00:00.000Z';

describe('the service', () => {
  it('warns at 9:00 of the day a month before its end', () => {
    const before = after(activeCase(), [reach, '2026-12-30T06:59:59.999Z']);
    expect(nextMilestone(before)).toEqual({ milestone: 'warn-of-end', wakeAt: warningTime });
    given(before).when(reach, '2026-12-30T06:59:59.999Z').expectNothing();
    const asked = { type: 'ObligationAsked', kind: 'assess-need', cause: '1' } as const;
    const warned = given(before).when(reach, warningTime).expectEvents({ type: 'EndWarned' }, asked);
    expect(warned.endWarnedAt).toBe(warningTime);
  });

  it('warns on the last day of a shorter month', () => {
    const asked = (end: string) => {
      const state = { ...activeCase(), serviceEnd: parseDay(end), plans: [], reportMonths: 24 };
      return nextMilestone(state).wakeAt;
    };
    expect(asked('2027-03-31')).toBe('2027-02-28T07:00:00.000Z');
    expect(asked('2027-03-15')).toBe('2027-02-15T07:00:00.000Z');
    expect(asked('2027-06-05')).toBe('2027-05-05T06:00:00.000Z');
  });

  it('warns once', () => {
    const warned = after(activeCase(), [reach, warningTime]);
    given(warned).when(reach, '2027-01-01T07:00:00.000Z').expectNothing();
  });

  it('ends at 24:00 of its last day in Estonia, also on a Saturday', () => {
    const warned = after(activeCase(), [reach, warningTime], [reach, '2027-01-29T07:00:00.000Z']);
    expect(nextMilestone(warned)).toEqual({ milestone: 'end', wakeAt: endTime });
    given(warned).when(reach, '2027-01-30T21:59:59.999Z').expectNothing();
    const { events, state } = given(warned).when(reach, endTime);
    expect(events.slice(-2)).toMatchObject([
      { type: 'ServiceEnded', ending: 'term-reached', lastDay: '2027-01-30' },
      { type: 'ObligationAsked', kind: 'submit-final-report', cause: '1', from: endTime },
    ]);
    expect(state).toMatchObject({ phase: 'closing', ending: null, endedAt: null });
  });

  it('ends once, and without a reason', () => {
    const ended = given(activeCase()).when(reach, endTime).state;
    given(ended).when(reach, endTime).expectNothing();
    expect(ended.reason).toBeNull();
  });

  it('warns at once when it becomes active within the last month', () => {
    const short = activeCase({ referralDate: parseDay('2025-03-01') });
    expect(nextMilestone(short).wakeAt).toBe('2026-02-01T07:00:00.000Z');
    given(short)
      .when(reach, '2026-02-12T10:41:00.000Z')
      .expectEvents({ type: 'EndWarned' }, { type: 'ObligationAsked', kind: 'assess-need' });
  });

  it('has no milestone before it begins and after it ended', () => {
    const none = { milestone: 'none', wakeAt: null };
    const ended = given(activeCase()).when(reach, endTime).state;
    for (const state of [caseInReview(), caseInMeeting(), ended]) {
      expect(nextMilestone(state)).toEqual(none);
      given(state).when(reach, endTime).expectNothing();
    }
  });
});
