import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import type { Command, CommandOf, MeetingResult } from '#domain/case/commands';
import { findObligation } from '#domain/case/state';
import { after, caseArranging, caseInMeeting, causeOf, moments, withTaskOpen } from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const arrange: CommandOf<'ArrangeFirstMeeting'> = {
  type: 'ArrangeFirstMeeting',
  cause: '1',
  channel: 'page',
  arrivedAt: moments.arranged,
  startsAt: moments.meeting,
  minutes: 60,
  place: 'Vallamaja',
};
const record = (result: MeetingResult, cause = '1'): Command => ({
  type: 'RecordFirstMeeting',
  cause,
  channel: 'page',
  arrivedAt: moments.recorded,
  ...result,
});
const suited: MeetingResult = {
  result: 'held',
  suited: true,
  goals: 'Perearst leitud',
  rhythm: 'monthly',
  note: null,
};
const notSuited: MeetingResult = { result: 'held', suited: false, note: 'Ühist keelt ei ole' };
const noShow: MeetingResult = { result: 'no-show', note: 'Klient ei tulnud' };
const moved: MeetingResult = {
  result: 'moved',
  startsAt: '2026-02-19T08:00:00.000Z',
  minutes: 90,
  place: 'Raamatukogu',
};

describe('arranging the first meeting', () => {
  it('keeps time and place and asks for its record', () => {
    const state = given(caseArranging())
      .when(arrange, moments.arranged)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'arrange-first-meeting', outcome: 'done' },
        { type: 'FirstMeetingArranged', startsAt: moments.meeting, moved: false },
      );
    expect(state).toMatchObject({
      phase: 'meeting',
      meetings: 1,
      meeting: { startsAt: moments.meeting, minutes: 60, place: 'Vallamaja' },
    });
    expect(state.asked['record-first-meeting']).toBe(1);
  });

  it('may tell of a meeting that began earlier today, but not of one of yesterday', () => {
    const earlier = '2026-02-09T06:00:00.000Z';
    expect(
      given(caseArranging()).when({ ...arrange, startsAt: earlier }, moments.arranged).events,
    ).toHaveLength(2);
    given(caseArranging())
      .when({ ...arrange, startsAt: '2026-02-08T21:59:59.000Z' }, moments.arranged)
      .expectRefusal('meeting-in-the-past');
  });

  it('measures the past from when the answer arrived', () => {
    const phoned = {
      ...arrange,
      startsAt: '2026-02-08T08:00:00.000Z',
      arrivedAt: '2026-02-07T08:00:00.000Z',
    };
    expect(given(caseArranging()).when(phoned, moments.arranged).state.phase).toBe('meeting');
  });
});

describe('recording the first meeting', () => {
  it('is due two working days after the meeting', () => {
    const obligation = findObligation(caseInMeeting(), 'record-first-meeting', '1');
    expect(obligation?.due).toBe('2026-02-16');
    expect(obligation?.explanation).toMatchObject({ dayZero: '2026-02-12', receivedAt: moments.meeting });
  });

  it('activates the case when they suit: 12 months from the referral', () => {
    const state = given(caseInMeeting())
      .when(record(suited), moments.recorded)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'record-first-meeting', outcome: 'done' },
        { type: 'FirstMeetingHeld', suited: true, rhythm: 'monthly' },
        {
          type: 'CaseActivated',
          referralDate: parseDay('2026-01-30'),
          serviceEnd: parseDay('2027-01-30'),
        },
      );
    expect(state).toMatchObject({
      phase: 'active',
      goals: 'Perearst leitud',
      rhythm: 'monthly',
      serviceEnd: '2027-01-30',
    });
  });

  it('ends a service from 29 February on 28 February', () => {
    const moments28 = caseInMeeting({ referralDate: parseDay('2028-02-29') });
    const state = given(moments28).when(record(suited), moments.recorded).state;
    expect(state.serviceEnd).toBe('2029-02-28');
  });

  it('asks for another support person when they do not suit, with a new promise of five working days', () => {
    const state = given(caseInMeeting())
      .when(record(notSuited), moments.recorded)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'record-first-meeting', outcome: 'done' },
        { type: 'FirstMeetingHeld', suited: false, rhythm: null },
      );
    expect(state).toMatchObject({ phase: 'assigning', supportPerson: null, reason: 'Ühist keelt ei ole' });
    expect(state.provider).not.toBeNull();
    const asked = withTaskOpen(state, moments.recorded);
    expect(findObligation(asked, 'ensure-support-person', '2')?.due).toBe('2026-02-19');
  });

  it('counts a no-show and asks for another meeting; the case stays open', () => {
    const once = given(caseInMeeting())
      .when(record(noShow), moments.recorded)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'record-first-meeting', outcome: 'done' },
        { type: 'FirstMeetingMissed', personal: { text: 'Klient ei tulnud' } },
      );
    expect(once).toMatchObject({ phase: 'arranging', noShows: 1 });
    const again = { ...arrange, cause: '2', startsAt: moved.startsAt, arrivedAt: moments.recorded };
    const arranged = after(once, [again, moments.recorded]);
    const twice = given(arranged).when(record(noShow, '2'), '2026-02-19T10:00:00.000Z').state;
    expect(twice).toMatchObject({ phase: 'arranging', noShows: 2, meetings: 2 });
    expect(causeOf(twice, 'arrange-first-meeting')).toBe('3');
  });

  it('moves the meeting: its record is due two working days after the new one', () => {
    const state = given(caseInMeeting())
      .when(record(moved), moments.recorded)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'record-first-meeting', outcome: 'done' },
        { type: 'FirstMeetingArranged', startsAt: moved.startsAt, minutes: 90, moved: true },
      );
    expect(state).toMatchObject({
      phase: 'meeting',
      meetings: 2,
      noShows: 0,
      meeting: { place: 'Raamatukogu' },
    });
    const asked = withTaskOpen(state, moments.recorded);
    expect(findObligation(asked, 'record-first-meeting', '2')?.due).toBe('2026-02-23');
  });

  it('does not move it into the past', () => {
    given(caseInMeeting())
      .when(record({ ...moved, startsAt: '2026-02-11T08:00:00.000Z' }), moments.recorded)
      .expectRefusal('meeting-in-the-past');
  });

  it('is taken once, whatever the second says', () => {
    const state = given(caseInMeeting()).when(record(suited), moments.recorded).state;
    for (const result of [suited, notSuited, noShow, moved])
      given(state).when(record(result), moments.recorded).expectRefusal('already-answered');
  });
});
