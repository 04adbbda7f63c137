import { describe, expect, it } from 'vitest';
import { findObligation } from '#domain/case/state';
import { after, caseAssigning, caseInReview, moments } from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const of = { kind: 'ensure-support-person', cause: '1' } as const;
const at = '2026-02-05T10:00:00.000Z';
const cancelled = () => after(caseAssigning(), [{ type: 'CancelCase', reason: 'x' }, at]);

describe('a task link', () => {
  it('notes when it was opened the first time', () => {
    const state = given(caseAssigning())
      .when({ type: 'OpenTask', ...of }, at)
      .expectEvents({ type: 'TaskOpened', ...of });
    expect(findObligation(state, of.kind, of.cause)?.taskOpenedAt).toBe(at);
    given(state)
      .when({ type: 'OpenTask', ...of }, '2026-02-06T10:00:00.000Z')
      .expectNothing();
  });

  it('that wrong addresses put to sleep is kept for the agency until somebody gets in, or gets a new one', () => {
    const slept = { type: 'NoteSleepingLink', ...of, party: 'provider' } as const;
    const state = given(after(caseAssigning(), [{ type: 'OpenTask', ...of }, moments.reviewed]))
      .when(slept, at)
      .expectEvents({ type: 'LinkSlept', ...of, party: 'provider' });
    expect(findObligation(state, of.kind, of.cause)?.lockedOut).toEqual({ party: 'provider', at });
    given(state).when(slept, '2026-02-05T10:59:00.000Z').expectNothing();
    given(state).when(slept, '2026-02-05T11:00:00.000Z').expectEvents({ type: 'LinkSlept' });
    const later = '2026-02-06T10:00:00.000Z';
    for (const type of ['OpenTask', 'ReissueLink'] as const) {
      const freed = after(state, [{ type, ...of }, later]);
      expect(findObligation(freed, of.kind, of.cause)?.lockedOut).toBeNull();
    }
    given(caseInReview()).when(slept, at).expectNothing();
  });

  it('gets the next number each time it is issued again, and the due day stays', () => {
    const reissue = { type: 'ReissueLink', ...of } as const;
    const before = findObligation(caseAssigning(), of.kind, of.cause);
    const state = after(caseAssigning(), [reissue, at], [reissue, at]);
    expect(before?.linkIssue).toBe(1);
    expect(findObligation(state, of.kind, of.cause)).toMatchObject({ linkIssue: 3, due: before?.due });
  });

  it('is not touched when the obligation is closed or was never opened', () => {
    for (const state of [cancelled(), caseInReview()])
      for (const type of ['OpenTask', 'ReissueLink'] as const)
        given(state)
          .when({ type, ...of }, at)
          .expectNothing();
  });
});

describe('restarting the machines', () => {
  it('counts the restarts', () => {
    const state = given(caseAssigning())
      .when({ type: 'RestartMachines' }, at)
      .expectEvents({ type: 'MachinesRestarted', restart: 1 });
    expect(given(state).when({ type: 'RestartMachines' }, at).state.restart).toBe(2);
  });

  it('leaves the ladder of an obligation that is still minded as it was', () => {
    const state = given(caseAssigning()).when({ type: 'RestartMachines' }, at).state;
    const { obligations } = caseAssigning();
    const key = 'ensure-support-person#1';
    expect(state.obligations).toEqual({
      ...obligations,
      [key]: { ...obligations[key], mindedFrom: expect.any(String) },
    });
  });

  it('is refused when the case has ended', () => {
    given(cancelled()).when({ type: 'RestartMachines' }, at).expectRefusal('case-ended');
  });
});

describe('filing a mail with a case', () => {
  const file = (as: 'note' | 'undelivered') => ({ type: 'FileMail', mailKey: 'c5', as }) as const;

  it('is noted once for what it is filed as', () => {
    const state = given(caseAssigning())
      .when(file('undelivered'), at)
      .expectEvents({ type: 'MailFiled', mailKey: 'c5', as: 'undelivered' });
    given(state).when(file('undelivered'), at).expectNothing();
    expect(given(state).when(file('note'), at).state.filedMails).toEqual({ c5: 'note' });
  });

  it('is taken by a case that has ended', () => {
    expect(given(cancelled()).when(file('note'), moments.recorded).state.phase).toBe('ended');
  });
});
