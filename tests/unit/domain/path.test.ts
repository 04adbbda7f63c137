import { describe, expect, it } from 'vitest';
import { isCurrent, nextStep } from '#domain/case/path';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  incompleteCase,
  moments,
} from '../../support/cases.ts';

const at = '2026-02-20T10:00:00.000Z';

describe('where a case is', () => {
  it.each([
    ['complete-referral', incompleteCase],
    ['review-referral', caseInReview],
    ['ensure-support-person', caseAssigning],
    ['arrange-first-meeting', caseArranging],
    ['record-first-meeting', caseInMeeting],
    ['start-service', activeCase],
  ] as const)('asks for %s next', (step, make) => {
    expect(nextStep(make(), null)).toEqual({ step, cause: '1' });
  });

  it('ends with the case', () => {
    const ended = after(caseInReview(), [{ type: 'CancelCase', reason: 'x' }, at]);
    expect(nextStep(ended, null)).toEqual({ step: 'ended', cause: '1' });
    expect(nextStep(ended, { kind: 'review-referral', cause: '1' }).step).toBe('ended');
    expect(isCurrent(ended, 'review-referral', '1')).toBe(false);
  });

  it('tells that nobody minds an obligation whose execution is over while the case waits for it', () => {
    const ran = { kind: 'ensure-support-person', cause: '1' } as const;
    expect(nextStep(caseAssigning(), ran)).toEqual({ step: 'unattended', cause: '1' });
    expect(nextStep(caseAssigning({ opened: false }), ran).step).toBe('unattended');
  });

  it('goes on when the obligation that ran is not the one it waits for', () => {
    const review = { kind: 'review-referral', cause: '1' } as const;
    expect(nextStep(caseAssigning(), review).step).toBe('ensure-support-person');
    const declined = after(caseAssigning(), [
      { type: 'DeclineAssignment', reason: 'x', cause: '1', channel: 'page', arrivedAt: at },
      moments.ensured,
    ]);
    expect(nextStep(declined, review)).toEqual({ step: 'review-referral', cause: '2' });
  });

  it('waits for the current obligation of its phase alone', () => {
    expect(isCurrent(caseAssigning(), 'ensure-support-person', '1')).toBe(true);
    expect(isCurrent(caseAssigning(), 'ensure-support-person', '2')).toBe(false);
    expect(isCurrent(caseAssigning(), 'review-referral', '1')).toBe(false);
    expect(isCurrent(activeCase(), 'record-first-meeting', '1')).toBe(false);
  });
});
