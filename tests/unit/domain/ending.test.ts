import { describe, expect, it } from 'vitest';
import { openObligations, phases } from '#domain/case/state';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  incompleteCase,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const at = '2026-02-20T10:00:00.000Z';
const cancel = { type: 'CancelCase', reason: 'Klient kolis ära' } as const;
const waiting = [
  ['complete-referral', incompleteCase],
  ['review-referral', caseInReview],
  ['ensure-support-person', caseAssigning],
  ['arrange-first-meeting', caseArranging],
  ['record-first-meeting', caseInMeeting],
] as const;

describe('cancelling a case', () => {
  it.each(waiting)('closes the open obligation %s', (kind, make) => {
    const state = given(make())
      .when(cancel, at)
      .expectEvents(
        { type: 'ObligationAnswered', kind, outcome: 'cancelled', arrivedAt: at, channel: null, late: false },
        { type: 'CaseEnded', ending: 'cancelled', personal: { text: 'Klient kolis ära' } },
      );
    expect(openObligations(state)).toEqual([]);
    expect(state).toMatchObject({ phase: 'ended', endedAt: at, reason: 'Klient kolis ära' });
  });

  it.each(
    waiting,
  )('ends also a case whose machine has not opened %s yet, and it stays unopened', (kind, make) => {
    const state = given(make({ opened: false }))
      .when(cancel, at)
      .expectEvents({ type: 'CaseEnded' });
    const cause = String(state.asked[kind]);
    given(state).when({ type: 'OpenObligation', kind, cause }, at).expectNothing();
  });

  it('ends a running service', () => {
    expect(given(activeCase()).when(cancel, at).expectEvents({ type: 'CaseEnded' }).phase).toBe('ended');
  });

  it('covers every phase that has not ended', () => {
    const made = [...waiting.map(([, make]) => make()), activeCase()].map(({ phase }) => phase);
    expect(made).toEqual(phases.filter((phase) => phase !== 'closing' && phase !== 'ended'));
  });

  it('is refused a second time', () => {
    given(after(caseInReview(), [cancel, at]))
      .when(cancel, at)
      .expectRefusal('case-ended');
  });

  it('keeps the reason given before when the ending has none', () => {
    const noShow = after(caseInMeeting(), [
      {
        type: 'RecordFirstMeeting',
        result: 'no-show',
        note: 'Haige',
        cause: '1',
        channel: 'page',
        arrivedAt: at,
      },
      at,
    ]);
    expect(given(noShow).when({ type: 'CancelCase', reason: '' }, at).state.reason).toBe('Haige');
  });
});
