import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { noticesOf } from '#domain/case/notices';
import { nextStep } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { startsOf } from '#domain/case/starts';
import { openObligations } from '#domain/case/state';
import { chosenEndings } from '#domain/ending/facts';
import { goalsOf } from '#domain/ending/state';
import {
  activeCase,
  after,
  caseInMeeting,
  closingCase,
  endedAt,
  endService,
  finalReport,
  reportedAt,
  reportedCase,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const query = { type: 'AskQuery', mailKey: 'q1', text: 'Kuidas läheb?', channel: 'mail' } as const;
const asked = (at: string) => ({ ...query, arrivedAt: at });

describe('ending a service', () => {
  it.each(chosenEndings)('with the reason %s asks for the final report and keeps the case', (ending) => {
    const state = given(activeCase())
      .when({ ...endService, ending, note: 'Kokku lepitud.', consent: true }, endedAt)
      .expectEvents(
        { type: 'ServiceEnded', ending, lastDay: endService.lastDay },
        { type: 'ObligationAsked', kind: 'submit-final-report', cause: '1', from: endedAt },
      );
    expect(state).toMatchObject({ phase: 'closing', serviceEnded: { ending, note: 'Kokku lepitud.' } });
    expect(nextMilestone(state).milestone).toBe('none');
    expect(nextStep(state, null).step).toBe('start-service');
  });

  it('tells everybody, and starts the machine of the final report', () => {
    const { events, state } = given(activeCase()).when(endService, endedAt);
    expect(noticesOf(events, state).map(({ name, to }) => [name, to])).toEqual([
      ['ended', 'municipality'],
      ['ended', 'provider'],
      ['ended', 'agency'],
    ]);
    expect(startsOf(events, state)).toEqual([
      { machine: 'obligation', kind: 'submit-final-report', cause: '1' },
    ]);
  });

  it('gives the report five working days from then', () => {
    const due = closingCase().obligations['submit-final-report#1']?.due;
    // Friday, 5 June 2026 is day 0.
    expect(due).toBe('2026-06-12');
  });

  it('cancels what is open, and what is asked for and not opened yet', () => {
    const month = '2026-06-02T06:00:00.000Z';
    const need = { type: 'ReachMilestone' } as const;
    const asking = given(after(activeCase(), [need, month])).when(endService, endedAt);
    const state = asking.expectEvents(
      { type: 'ObligationOpened', kind: 'send-overview' },
      { type: 'ObligationAnswered', kind: 'send-overview', outcome: 'cancelled' },
      { type: 'ServiceEnded' },
      { type: 'ObligationAsked', kind: 'submit-final-report' },
    );
    // The report of the months that are over is asked for and not opened yet.
    expect(openObligations(state)).toEqual([]);
    const kind = 'report-to-agency';
    const opened = after(state, [{ type: 'OpenObligation', kind, cause: '1' }, endedAt]);
    expect(openObligations(opened)).toMatchObject([{ kind }]);
  });

  it('leaves a question, an unread change and the report of a whole period to be answered', () => {
    const open = (kind: 'answer-query' | 'acknowledge-change' | 'report-to-agency') =>
      [{ type: 'OpenObligation', kind, cause: '1' }, endedAt] as const;
    const report = { direction: 'worse', since: null, urgent: false, what: 'x', done: null } as const;
    const owing = after(
      activeCase(),
      [{ type: 'ReachMilestone' }, '2026-05-13T06:00:00.000Z'],
      open('report-to-agency'),
      [asked(endedAt), endedAt],
      open('answer-query'),
      [{ type: 'ReportChange', ...report }, endedAt],
      open('acknowledge-change'),
    );
    const closing = after(owing, [endService, endedAt]);
    const kinds = openObligations(closing).map(({ kind }) => kind);
    expect(kinds).toEqual(['report-to-agency', 'answer-query', 'acknowledge-change']);
    const answer = {
      type: 'AnswerQuery',
      cause: '1',
      text: 'x',
      channel: 'page',
      arrivedAt: reportedAt,
    } as const;
    const answered = given(closing)
      .when(answer, reportedAt)
      .expectEvents({ type: 'ObligationAnswered', outcome: 'done' }, { type: 'QueryAnswered' });
    const sent = { ...answer, type: 'SendReport' } as const;
    const reviewed = after(answered, [sent, reportedAt]);
    expect(reviewed.reports[1]).toMatchObject({ sentAt: reportedAt, review: '1' });
    const ended = after(reviewed, [finalReport(reviewed), reportedAt]);
    expect(openObligations(ended)).toEqual([]);
    expect(ended.obligations['review-report#1']).toMatchObject({ outcome: 'cancelled' });
  });

  it('goes on with what stood because the case did', () => {
    const pause = { type: 'PauseCase', until: parseDay('2026-07-01'), reason: 'x' } as const;
    const monday = '2026-06-01T08:00:00.000Z';
    const standing = after(
      activeCase(),
      [asked(monday), monday],
      [{ type: 'OpenObligation', kind: 'answer-query', cause: '1' }, monday],
      [pause, monday],
    );
    const state = after(standing, [endService, endedAt]);
    expect(state.pause).toBeNull();
    // Due on Monday the 8th; it stood four working days.
    expect(state.obligations['answer-query#1']).toMatchObject({
      status: 'open',
      pause: null,
      due: '2026-06-12',
    });
  });

  it.each([
    ['tomorrow', '2026-06-06'],
    ['the day before the first meeting', '2026-02-11'],
  ])('refuses %s as its last day', (_, day) => {
    given(activeCase())
      .when({ ...endService, lastDay: parseDay(day) }, endedAt)
      .expectRefusal('last-day-outside');
  });

  it.each([
    ['today', '2026-06-05'],
    ['the day of the first meeting', '2026-02-12'],
  ])('takes %s as its last day', (_, day) => {
    const command = { ...endService, lastDay: parseDay(day) };
    expect(given(activeCase()).when(command, endedAt).state.phase).toBe('closing');
  });

  it('needs the municipality’s consent for an agreement, and a note for another reason', () => {
    given(activeCase())
      .when({ ...endService, ending: 'agreed' }, endedAt)
      .expectRefusal('consent-missing');
    given(activeCase())
      .when({ ...endService, ending: 'other', note: ' ' }, endedAt)
      .expectRefusal('still-missing');
  });

  it('happens once, and only while the service runs', () => {
    given(closingCase()).when(endService, endedAt).expectRefusal('wrong-phase');
    given(caseInMeeting()).when(endService, endedAt).expectRefusal('wrong-phase');
    given(reportedCase()).when(endService, reportedAt).expectRefusal('case-ended');
  });
});

describe('the final report', () => {
  it('ends the case in the same commit, and goes to the municipality and the agency', () => {
    const closing = closingCase();
    const { events, state } = given(closing).when(finalReport(closing), reportedAt);
    expect(events.map(({ type }) => type)).toEqual(['ObligationAnswered', 'FinalReportGiven', 'CaseEnded']);
    expect(state).toMatchObject({
      phase: 'ended',
      ending: 'goals-met',
      endedFrom: 'closing',
      finalReport: { hours: 84.5, outcomes: [{ goal: goalsOf(closing)[0], outcome: 'met' }] },
    });
    const told = noticesOf(events, state).filter(({ name }) => name === 'final-report');
    expect(told.map(({ to }) => to)).toEqual(['municipality', 'agency']);
  });

  it('takes the questions with it that came meanwhile', () => {
    const closing = after(closingCase(), [asked(endedAt), endedAt]);
    const { state } = given(closing).when(finalReport(closing), reportedAt);
    expect(state.phase).toBe('ended');
    expect(state.obligations['answer-query#1']).toMatchObject({ status: 'closed', outcome: 'cancelled' });
  });

  it('may come before its machine has opened it', () => {
    const closing = closingCase({ opened: false });
    expect(given(closing).when(finalReport(closing), reportedAt).state.phase).toBe('ended');
  });

  it('is late after its due day, and taken all the same', () => {
    const closing = closingCase();
    const late = { ...finalReport(closing), arrivedAt: '2026-06-15T08:00:00.000Z' };
    const [answered] = given(closing).when(late, '2026-06-15T08:00:00.000Z').events;
    expect(answered).toMatchObject({ type: 'ObligationAnswered', late: true });
  });

  it('tells of every goal, and is taken once', () => {
    const closing = closingCase();
    given(closing)
      .when({ ...finalReport(closing), outcomes: [] }, reportedAt)
      .expectRefusal('still-missing');
    given(reportedCase()).when(finalReport(closing), reportedAt).expectRefusal('already-answered');
  });

  it('tells of the goals of the plan in force, of all at once when they are erased', () => {
    const closing = closingCase();
    const change = { type: 'ChangePlan', rhythm: null, days: [], mailKey: null, reason: 'Uus' } as const;
    const changed = after(
      after(activeCase(), [{ ...change, by: 'municipality', goals: ['Keel', 'Töö'] }, endedAt]),
      [endService, endedAt],
    );
    given(changed).when(finalReport(changed), reportedAt).expectRefusal('still-missing');
    const report = { ...finalReport(changed), outcomes: ['met', 'not-met'] } as const;
    expect(given(changed).when(report, reportedAt).state.finalReport?.outcomes).toEqual([
      { goal: 'Keel', outcome: 'met' },
      { goal: 'Töö', outcome: 'not-met' },
    ]);
    const erased = { ...closing, plans: closing.plans.map((one) => ({ ...one, goals: null })) };
    const [outcome] = given(erased).when(finalReport(erased), reportedAt).state.finalReport?.outcomes ?? [];
    expect(outcome).toEqual({ goal: null, outcome: 'met' });
  });

  it('is not needed when an officer closes the case with a reason', () => {
    const close = { type: 'CloseCase', reason: 'Teenuseosutaja lõpetas tegevuse' } as const;
    const state = given(closingCase())
      .when(close, reportedAt)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'submit-final-report', outcome: 'cancelled' },
        { type: 'CaseEnded', ending: 'goals-met', personal: { text: close.reason } },
      );
    expect(state).toMatchObject({ phase: 'ended', finalReport: null });
    given(state).when(close, reportedAt).expectRefusal('case-ended');
    given(activeCase()).when(close, reportedAt).expectRefusal('wrong-phase');
  });
});

describe('while the final report is awaited', () => {
  it('the municipality may ask, and the provider answers', () => {
    const state = after(closingCase(), [asked(endedAt), endedAt]);
    const answer = { type: 'AnswerQuery', text: 'Hästi.', cause: '1', channel: 'page' } as const;
    given(state)
      .when({ ...answer, arrivedAt: reportedAt }, reportedAt)
      .expectEvents({ type: 'ObligationOpened' }, { type: 'ObligationAnswered' }, { type: 'QueryAnswered' });
  });

  it('a change may still be told', () => {
    const change = {
      type: 'ReportChange',
      direction: 'worse',
      since: null,
      urgent: true,
      what: 'Haigestus',
      done: null,
    } as const;
    given(closingCase()).when(change, reportedAt).expectEvents({ type: 'ChangeReported' });
  });
});
