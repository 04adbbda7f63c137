import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { findObligation } from '#domain/case/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import {
  after,
  type CaseOptions,
  caseArranging,
  caseAssigning,
  caseInReview,
  completeReferral,
  incompleteCase,
  moments,
  withTaskOpen,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const of = { kind: 'ensure-support-person', cause: '1' } as const;
const accepted = (acceptedAt: string): Command => ({ type: 'NoteTaskMailAccepted', ...of, acceptedAt });

/** The obligation as its machine opens it at that moment, whatever the phase of the case. */
function openedAt(
  make: (options: CaseOptions) => Parameters<typeof given>[0],
  kind: ObligationKind,
  at: string,
) {
  const state = make({ opened: false });
  const cause = String(state.asked[kind]);
  return findObligation(given(state).when({ type: 'OpenObligation', kind, cause }, at).state, kind, cause);
}

describe('the due day', () => {
  it('of what the receipt promises counts from registration, though its machine comes later', () => {
    const late = '2026-02-05T08:00:00.000Z';
    const completion = openedAt(incompleteCase, 'complete-referral', late);
    expect(completion).toMatchObject({
      due: '2026-02-16',
      explanation: { dayZero: '2026-02-02' },
      openedAt: late,
    });
    expect(openedAt(caseInReview, 'review-referral', late)).toMatchObject({
      due: '2026-02-09',
      explanation: { dayZero: '2026-02-02', receivedAt: moments.registered },
    });
  });

  it('of all else counts from when it is asked for', () => {
    const at = '2026-02-06T12:00:00.000Z';
    expect(openedAt(caseAssigning, 'ensure-support-person', at)).toMatchObject({
      due: '2026-02-13',
      explanation: { dayZero: '2026-02-06', receivedAt: at },
    });
    expect(openedAt(caseArranging, 'arrange-first-meeting', at)?.due).toBe('2026-02-13');
  });

  it('of the review after a completion counts from the completion', () => {
    const completed = after(incompleteCase(), [
      {
        type: 'SupplementReferral',
        mailKey: null,
        more: completeReferral(),
        warnings: [],
        channel: 'mail',
        arrivedAt: moments.supplemented,
      },
      moments.supplemented,
    ]);
    const asked = withTaskOpen(completed, moments.supplemented);
    expect(findObligation(asked, 'review-referral', '1')?.due).toBe('2026-02-10');
  });

  it('of a second completion counts from the return', () => {
    const returned = after(caseInReview(), [
      {
        type: 'ReviewReferral',
        verdict: 'return',
        reason: 'x',
        cause: '1',
        channel: 'admin',
        arrivedAt: moments.reviewed,
      },
      moments.reviewed,
    ]);
    const asked = withTaskOpen(returned, moments.reviewed);
    expect(findObligation(asked, 'complete-referral', '1')?.due).toBe('2026-02-18');
  });

  it('jumps over Independence Day and keeps why', () => {
    const obligation = openedAt(caseAssigning, 'ensure-support-person', '2025-02-21T14:40:00.000Z');
    expect(obligation?.due).toBe('2025-03-03');
    expect(obligation?.explanation).toMatchObject({
      rule: 'working-days',
      dayZero: '2025-02-21',
      version: 1,
    });
    expect(JSON.stringify(obligation?.explanation)).toContain('independence-day');
  });

  it('takes the Estonian day: half past midnight in Tallinn is the next day', () => {
    expect(openedAt(caseAssigning, 'ensure-support-person', '2026-02-05T22:30:00.000Z')).toMatchObject({
      explanation: { dayZero: '2026-02-06' },
    });
    expect(openedAt(caseAssigning, 'ensure-support-person', '2026-03-29T21:30:00.000Z')).toMatchObject({
      explanation: { dayZero: '2026-03-30' },
    });
  });
});

describe('opening an obligation', () => {
  it('happens once', () => {
    given(caseAssigning())
      .when({ type: 'OpenObligation', ...of }, moments.ensured)
      .expectNothing();
  });

  it('does not happen when the case has moved on, or is not there yet', () => {
    given(caseArranging())
      .when({ type: 'OpenObligation', kind: 'ensure-support-person', cause: '2' }, moments.ensured)
      .expectNothing();
    given(caseInReview())
      .when({ type: 'OpenObligation', ...of }, moments.ensured)
      .expectNothing();
  });
});

describe('a task mail that leaves on a later day', () => {
  const at = '2026-02-06T07:00:00.000Z';

  it('moves the due day of "ensure a support person" and plans its ladder anew', () => {
    const nudged = after(caseAssigning(), [{ type: 'Nudge', ...of }, '2026-02-09T07:00:00.000Z']);
    const state = given(nudged)
      .when(accepted('2026-02-09T07:30:00.000Z'), '2026-02-09T07:30:00.000Z')
      .expectEvents({ type: 'ObligationRescheduled', reason: 'task-mail-accepted-later' });
    expect(findObligation(state, of.kind, of.cause)).toMatchObject({
      due: '2026-02-16',
      explanation: { dayZero: '2026-02-09' },
      plannedFrom: '2026-02-09T07:30:00.000Z',
      nudged: [],
    });
  });

  it('moves nothing when it left on the day on which it was opened, or told a second time', () => {
    given(caseAssigning()).when(accepted('2026-02-04T21:59:59.000Z'), at).expectNothing();
    const moved = given(caseAssigning()).when(accepted(at), at).state;
    given(moved).when(accepted(at), at).expectNothing();
  });

  it('moves nothing from a Saturday to a Sunday: the working days after them are the same', () => {
    const saturday = withTaskOpen(caseAssigning({ opened: false }), '2026-02-07T10:00:00.000Z');
    given(saturday).when(accepted('2026-02-08T10:00:00.000Z'), '2026-02-08T10:00:00.000Z').expectNothing();
  });

  it('moves nothing of another kind, and nothing that is closed', () => {
    given(caseInReview())
      .when({ type: 'NoteTaskMailAccepted', kind: 'review-referral', cause: '1', acceptedAt: at }, at)
      .expectNothing();
    const cancelled = after(caseAssigning(), [{ type: 'CancelCase', reason: 'x' }, at]);
    given(cancelled).when(accepted(at), at).expectNothing();
  });
});
