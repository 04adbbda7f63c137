import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { noticesOf } from '#domain/case/notices';
import { nextStep } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { startsOf } from '#domain/case/starts';
import { openObligations } from '#domain/case/state';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  causeOf,
  change,
  closingCase,
  endService,
  incompleteCase,
  moments,
  reportedAt,
  reportedCase,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import { reviewOwed, verdict } from '../../support/plans.ts';
import { plan } from './transfer-story.ts';

const reopen = { type: 'ReopenCase', reason: 'Lõpetati ekslikult' } as const;
const cancel = { type: 'CancelCase', reason: 'Eksitus' } as const;
const later = '2026-06-10T08:00:00.000Z';

describe('reopening a case', () => {
  it.each([
    ['whose final report is awaited', closingCase()],
    ['that has ended', reportedCase()],
  ])('lets the service go on of one %s', (_, before) => {
    const { events, state } = given(before).when(reopen, later);
    expect(events.at(-1)).toEqual({ type: 'MachinesRestarted', restart: 1 });
    expect(state).toMatchObject({ phase: 'active', ending: null, endedAt: null, serviceEnded: null });
    expect(state).toMatchObject({ finalReport: null, reopenedAt: later, reason: reopen.reason });
    expect(openObligations(state)).toEqual([]);
    expect(nextMilestone(state).milestone).not.toBe('none');
    expect(startsOf(events, state)).toEqual([{ machine: 'referral' }]);
    expect(nextStep(state, null).step).toBe('start-service');
  });

  it('asks for a new final report when the service ends again', () => {
    const again = after(reportedCase(), [reopen, later]);
    const ended = {
      type: 'EndService',
      ending: 'agreed',
      lastDay: parseDay('2026-06-10'),
      note: null,
      consent: true,
    } as const;
    const state = given(again).when(ended, later).state;
    expect(state.asked['submit-final-report']).toBe(2);
  });

  it.each([
    ['complete-referral', incompleteCase],
    ['review-referral', caseInReview],
    ['ensure-support-person', caseAssigning],
    ['arrange-first-meeting', caseArranging],
    ['record-first-meeting', caseInMeeting],
  ] as const)('goes on where a cancelled one waited for %s, with its whole time again', (kind, make) => {
    const before = make();
    const cancelled = after(before, [cancel, later]);
    const state = given(cancelled).when(reopen, later).state;
    const cause = String(before.asked[kind] + 1);
    expect(state).toMatchObject({ phase: before.phase, endedFrom: null });
    expect(nextStep(state, null)).toEqual({ step: kind, cause });
    const [opening] = given(state).when({ type: 'OpenObligation', kind, cause }, later).events;
    expect(opening).toMatchObject({ type: 'ObligationOpened', explanation: { dayZero: '2026-06-10' } });
  });

  it('asks again for the final report of one that was cancelled while it was awaited', () => {
    const cancelled = after(closingCase(), [cancel, reportedAt]);
    const state = given(cancelled)
      .when(reopen, later)
      .expectEvents(
        { type: 'CaseReopened', to: 'closing' },
        { type: 'ObligationAsked', kind: 'submit-final-report', cause: '2', from: later },
        { type: 'MachinesRestarted' },
      );
    expect(state.serviceEnded?.ending).toBe('goals-met');
  });

  it('reviews a declined referral again', () => {
    const review = caseInReview();
    const cause = causeOf(review, 'review-referral');
    const decline = { type: 'ReviewReferral', verdict: 'decline', reason: 'x', channel: 'admin' } as const;
    const declined = after(review, [{ ...decline, cause, arrivedAt: later }, later]);
    expect(nextStep(given(declined).when(reopen, later).state, null)).toEqual({
      step: 'review-referral',
      cause: '2',
    });
  });

  it('asks again for what was called off beside it: a question, a review, what the client needs after it', () => {
    const ask = { type: 'AskQuery', mailKey: 'c5', text: 'Kuidas läheb?', channel: 'mail' } as const;
    const closing = after(
      reviewOwed(),
      [{ ...ask, arrivedAt: later }, later],
      [{ type: 'ReachMilestone' }, '2027-01-04T08:00:00.000Z'],
      [{ ...endService, lastDay: parseDay('2027-01-05') }, '2027-01-05T09:00:00.000Z'],
    );
    expect(closing).toMatchObject({ phase: 'closing', need: null });
    const at = '2027-01-06T08:00:00.000Z';
    // Question and review outlast the service: they are asked for again only when the case ended, too.
    given(closing)
      .when(reopen, at)
      .expectEvents(
        { type: 'ObligationOpened', kind: 'submit-final-report' },
        { type: 'ObligationAnswered', kind: 'submit-final-report', outcome: 'cancelled' },
        { type: 'CaseReopened', to: 'active' },
        { type: 'MachinesRestarted' },
      );
    const ended = after(closing, [{ type: 'CloseCase', reason: 'x' }, '2027-01-05T10:00:00.000Z']);
    const reopened = given(ended).when(reopen, at);
    const state = reopened.expectEvents(
      { type: 'CaseReopened', to: 'active' },
      { type: 'QueryAsked', cause: '2', mailKey: 'c5', askedAt: at, personal: { text: 'Kuidas läheb?' } },
      { type: 'ReviewAsked', cause: '1', review: '2' },
      { type: 'ObligationAsked', kind: 'review-report', cause: '2', from: at },
      { type: 'MachinesRestarted' },
    );
    expect(startsOf(reopened.events, state)).toContainEqual({
      ...{ machine: 'obligation', kind: 'review-report', cause: '2' },
    });
    expect(change(state, { type: 'ReachMilestone' }, at).events).toContainEqual({ type: 'EndWarned' });
    const approved = given(state).when(verdict(state, null), at).state;
    expect(approved.reports[1]?.verdict).toBe('approved');
    // Once: what was asked for again is not called off any more.
    given(
      after(
        state,
        [cancel, '2027-01-07T08:00:00.000Z'],
        [reopen, '2027-01-08T08:00:00.000Z'],
        [cancel, '2027-01-11T08:00:00.000Z'],
      ),
    )
      .when(reopen, '2027-01-12T08:00:00.000Z')
      .expectEvents(
        { type: 'CaseReopened' },
        { type: 'QueryAsked', cause: '4' },
        { type: 'ReviewAsked', review: '4' },
        { type: 'ObligationAsked', cause: '4' },
        { type: 'MachinesRestarted' },
      );
  });

  it('does not ask again for what an officer had taken back', () => {
    const ask = { type: 'AskQuery', mailKey: 'c5', text: 'x', channel: 'mail', arrivedAt: later } as const;
    const withdrawn = after(
      activeCase(),
      [ask, later],
      [{ type: 'WithdrawQuery', cause: '1', reason: 'x' }, later],
    );
    given(after(withdrawn, [cancel, '2026-06-10T08:00:01.000Z']))
      .when(reopen, '2026-06-11T08:00:00.000Z')
      .expectEvents({ type: 'CaseReopened' }, { type: 'MachinesRestarted' });
  });

  it('keeps a question that came while the final report was awaited', () => {
    const ask = { type: 'AskQuery', mailKey: 'c5', text: 'x', channel: 'mail', arrivedAt: later } as const;
    const query = { kind: 'answer-query', cause: '1' } as const;
    const asked = after(closingCase(), [ask, later], [{ type: 'OpenObligation', ...query }, later]);
    const { state, events } = given(asked).when(reopen, '2026-06-11T08:00:00.000Z');
    expect(openObligations(state)).toMatchObject([{ ...query, openedAt: later }]);
    expect(startsOf(events, state)).toContainEqual({ machine: 'obligation', ...query });
  });

  it('asks again for the interpreter of a first meeting that is still ahead, and who takes the case over', () => {
    const arranged = caseInMeeting({ meeting: { interpreter: 'uk' } });
    const at = moments.arranged;
    given(after(arranged, [cancel, at]))
      .when(reopen, at)
      .expectEvents(
        { type: 'CaseReopened', to: 'meeting' },
        { type: 'InterpreterAsked', cause: '2', language: 'uk' },
        { type: 'ObligationAsked', kind: 'arrange-interpreter', cause: '2' },
        { type: 'MachinesRestarted' },
      );
    const gone = after(caseInMeeting(), [{ ...plan, effective: parseDay('2026-02-09') }, at], [cancel, at]);
    given(gone)
      .when(reopen, at)
      .expectEvents(
        { type: 'CaseReopened', to: 'meeting' },
        { type: 'ObligationAsked', kind: 'take-over-case', cause: '2' },
        { type: 'MachinesRestarted' },
      );
  });

  it('is refused after the term, whatever ended the case', () => {
    const over = '2027-01-30T22:00:00.000Z';
    const termed = after(activeCase(), [{ type: 'ReachMilestone' }, over]);
    given(termed).when(reopen, over).expectRefusal('term-over');
    given(reportedCase()).when(reopen, over).expectRefusal('term-over');
    given(reportedCase())
      .when(reopen, '2027-01-30T21:59:59.999Z')
      .expectEvents({ type: 'CaseReopened', to: 'active' }, { type: 'MachinesRestarted' });
  });

  it('is refused for a case that runs, also a second time', () => {
    given(activeCase()).when(reopen, later).expectRefusal('wrong-phase');
    given(after(reportedCase(), [reopen, later]))
      .when(reopen, later)
      .expectRefusal('wrong-phase');
  });

  it('tells the parties that the case has', () => {
    const told = (before: ReturnType<typeof activeCase>) => {
      const { events, state } = given(before).when(reopen, later);
      return noticesOf(events, state).map(({ name, to }) => `${name} ${to}`);
    };
    expect(told(reportedCase())).toEqual(['reopened municipality', 'reopened provider', 'reopened agency']);
    expect(told(after(caseInReview(), [cancel, later]))).toEqual([
      'reopened municipality',
      'reopened agency',
    ]);
  });
});

describe('a client who refuses or does not come', () => {
  const refusal = {
    type: 'RecordRefusal',
    what: 'refused',
    on: parseDay('2026-06-08'),
    text: 'Ütles, et ei soovi enam kohtuda.',
  } as const;

  it('is recorded, told to the municipality, and the case goes on', () => {
    const { events, state } = given(activeCase()).when(refusal, later);
    expect(events).toMatchObject([{ type: 'RefusalRecorded', what: 'refused', on: '2026-06-08' }]);
    expect(state).toMatchObject({ phase: 'active', refusals: [{ what: 'refused', text: refusal.text }] });
    expect(noticesOf(events, state)).toEqual([
      { name: 'refusal', to: 'municipality', obligation: null },
      { name: 'received', to: 'provider', obligation: null },
    ]);
  });

  it('is counted each time, a second click not', () => {
    const once = after(activeCase(), [refusal, later]);
    given(once).when(refusal, '2026-06-10T08:30:00.000Z').expectNothing();
    const again = after(
      once,
      [{ ...refusal, what: 'no-show' }, later],
      [refusal, '2026-06-11T08:00:00.000Z'],
    );
    expect(again.refusals.map(({ what }) => what)).toEqual(['refused', 'no-show', 'refused']);
  });

  it('is told of while the case has a provider and has not ended', () => {
    given(caseAssigning()).when(refusal, later).expectEvents({ type: 'RefusalRecorded' });
    given(caseInReview()).when(refusal, later).expectRefusal('wrong-phase');
    given(reportedCase()).when(refusal, later).expectRefusal('case-ended');
  });
});
