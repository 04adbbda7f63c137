import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import { type CaseState, findObligation } from '#domain/case/state';
import { contactOf, isColleague } from '#domain/clocks/handing';
import { activeCase, after, caseAssigning, incompleteCase, moments } from '../../../support/cases.ts';
import { given } from '../../../support/given.ts';

const task = { kind: 'ensure-support-person', cause: '1' } as const;
const to = (address: string, within: readonly string[] | null = null): Command => ({
  type: 'HandOverObligation',
  ...task,
  address,
  name: 'Kalle Kask',
  within,
});
const at = '2026-02-09T08:00:00.000Z';
const openOf = (state: CaseState) => {
  const found = findObligation(state, task.kind, task.cause);
  if (found?.status !== 'open') throw new Error('it is not open');
  return found;
};

describe('handing an obligation over', () => {
  it('gives the next link to the new contact and leaves the clock as it was', () => {
    const before = after(caseAssigning(), [{ type: 'Nudge', ...task }, '2026-02-09T07:00:00.000Z']);
    const { state, events } = given(before).when(to('kalle@teenus.example'), at);
    const { due, nudged, plannedFrom, explanation, mindedFrom } = openOf(before);
    expect(openOf(state)).toMatchObject({ due, nudged, plannedFrom, explanation, mindedFrom, linkIssue: 2 });
    expect(nudged).toEqual(['before']);
    expect(contactOf(state, 'provider', task)).toEqual({
      address: 'kalle@teenus.example',
      name: 'Kalle Kask',
    });
    expect(noticesOf(events, state)).toEqual([{ name: 'task', to: 'provider', obligation: task }]);
    given(state).when(to('kalle@teenus.example'), at).expectNothing();
  });

  it('reaches the contact for this obligation and for its party alone', () => {
    const state = after(caseAssigning(), [to('kalle@teenus.example'), at]);
    expect(contactOf(state, 'municipality', task)).toBeNull();
    expect(contactOf(state, 'provider', null)).toBeNull();
    expect(contactOf({ ...state, provider: { id: 'uus', name: 'Uus' } }, 'provider', task)).toBeNull();
  });

  it('stays in the organisation unless an officer decides', () => {
    const own = ['abi@teenus.example'];
    given(caseAssigning()).when(to('kalle@mujal.example', own), at).expectRefusal('other-organisation');
    given(caseAssigning())
      .when(to('kalle@teenus.example', own), at)
      .expectEvents({ type: 'ObligationHandedOver' });
    given(caseAssigning()).when(to('kalle@mujal.example'), at).expectEvents({ type: 'ObligationHandedOver' });
  });

  it('takes no two people of a public mail service for colleagues', () => {
    expect(isColleague('b@gmail.com', ['a@gmail.com'])).toBe(false);
    expect(isColleague('b@Vald.ee', ['a@vald.EE'])).toBe(true);
    expect(isColleague('b@sub.vald.ee', ['a@vald.ee'])).toBe(false);
    expect(isColleague('b', ['a'])).toBe(false);
  });
});

describe("handing over the municipality's contact", () => {
  const hand: Command = { type: 'HandOverContact', address: 'uus@pparnumaa.example', name: 'Uus Inimene' };

  it('changes it for the case and for all that the municipality owes', () => {
    const { state, events } = given(incompleteCase()).when(hand, at);
    expect(state.sender).toEqual({ address: 'uus@pparnumaa.example', name: 'Uus Inimene' });
    expect(findObligation(state, 'complete-referral', '1')).toMatchObject({ linkIssue: 2 });
    expect(noticesOf(events, state).map(({ name }) => name)).toEqual(['new-contact', 'receipt']);
    given(state).when(hand, at).expectNothing();
  });

  it('leaves what others owe', () => {
    const { events } = given(caseAssigning()).when(hand, at);
    expect(events).toHaveLength(1);
  });
});

describe('"I cannot do this"', () => {
  const asked = after(
    activeCase(),
    [
      { type: 'AskQuery', mailKey: null, text: 'x', channel: 'mail', arrivedAt: moments.recorded },
      moments.recorded,
    ],
    [{ type: 'OpenObligation', kind: 'answer-query', cause: '1' }, moments.recorded],
  );
  const query = { kind: 'answer-query', cause: '1' } as const;
  const cannot = (reason: string): Command => ({
    type: 'ReportInability',
    ...query,
    party: 'provider',
    reason,
  });

  it('is told to the agency at once and leaves the obligation open', () => {
    const { state, events } = given(asked).when(cannot('Ei tunne klienti'), at);
    expect(findObligation(state, query.kind, '1')).toMatchObject({
      status: 'open',
      unable: { party: 'provider', reason: 'Ei tunne klienti' },
    });
    expect(noticesOf(events, state)).toEqual([{ name: 'unable', to: 'agency', obligation: query }]);
    given(state).when(cannot('Ei tunne klienti'), at).expectNothing();
    given(state).when(cannot('Muu'), at).expectRefusal('already-asked');
  });

  it('is a decline where a support person is owed', () => {
    const command: Command = { type: 'ReportInability', ...task, party: 'provider', reason: 'x' };
    given(caseAssigning()).when(command, at).expectRefusal('wrong-phase');
  });

  it('lets an officer take the obligation back, once', () => {
    const withdraw: Command = { type: 'WithdrawObligation', ...query, reason: 'Ei ole vaja' };
    const { state, events } = given(asked).when(withdraw, at);
    expect(findObligation(state, query.kind, '1')).toMatchObject({ status: 'closed', outcome: 'cancelled' });
    expect(noticesOf(events, state)).toEqual([{ name: 'withdrawn', to: 'provider', obligation: query }]);
    given(state).when(withdraw, at).expectRefusal('already-answered');
    given(caseAssigning())
      .when({ type: 'WithdrawObligation', ...task, reason: 'x' }, at)
      .expectRefusal('wrong-phase');
  });
});
