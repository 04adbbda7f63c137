/** Taking up what was left unattended: its machine is over, and with one of the path the *referral* machine, too. */
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { startsOf } from '#domain/case/starts';
import { type CaseState, findObligation, type OpenObligation } from '#domain/case/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import { nextNudgeAt } from '#domain/obligation/nudging';
import { activeCase, after, caseAssigning, moments } from '../../support/cases.ts';
import { given } from '../../support/given.ts';

interface Left {
  readonly state: CaseState;
  /** After its machine has given up. */
  readonly at: string;
  readonly of: { readonly kind: ObligationKind; readonly cause: string };
}

function openOf({ state, of }: Pick<Left, 'state' | 'of'>): OpenObligation {
  const obligation = findObligation(state, of.kind, of.cause);
  if (obligation?.status !== 'open') throw new Error('it is open');
  return obligation;
}

/** Wakes its machine until nothing more comes. */
function unattended(before: CaseState, of: Left['of'], from: string): Left {
  let state = before;
  let at = from;
  for (let next = nextNudgeAt(openOf({ state, of }), at); next !== null; ) {
    at = next;
    state = after(state, [{ type: 'Nudge', ...of }, at]);
    next = nextNudgeAt(openOf({ state, of }), at);
  }
  return { state, of, at: new Date(Date.parse(at) + 3_600_000).toISOString() };
}

const ensuring = () =>
  unattended(caseAssigning(), { kind: 'ensure-support-person', cause: '1' }, moments.reviewed);

const asking = () => {
  const query = { kind: 'answer-query', cause: '1' } as const;
  const ask = {
    type: 'AskQuery',
    mailKey: 'c5',
    text: 'x',
    channel: 'mail',
    arrivedAt: moments.recorded,
  } as const;
  const asked = after(
    activeCase(),
    [ask, moments.recorded],
    [{ type: 'OpenObligation', ...query }, moments.recorded],
  );
  return unattended(asked, query, moments.recorded);
};

const extend = ({ of, at }: Left): Command => ({
  ...{ type: 'ExtendObligation', ...of, reason: 'x' },
  due: addDays(dayOf(at), 14),
});

describe('an obligation that was left unattended', () => {
  it.each([
    ['of the path', ensuring, [{ machine: 'referral' }]],
    [
      'beside it',
      asking,
      [{ machine: 'referral' }, { machine: 'obligation', kind: 'answer-query', cause: '1' }],
    ],
  ] as const)('has a machine again when its day is extended: %s', (_, make, starts) => {
    const left = make();
    expect(nextNudgeAt(openOf(left), left.at)).toBeNull();
    const { state, events } = given(left.state).when(extend(left), left.at);
    expect(events.map(({ type }) => type)).toEqual(['ObligationExtended', 'MachinesRestarted']);
    expect(startsOf(events, state)).toEqual(starts);
    const obligation = openOf({ state, of: left.of });
    expect(obligation).toMatchObject({ assignee: 'provider', passedAt: null, mindedFrom: left.at });
    expect(nextNudgeAt(obligation, left.at)).not.toBeNull();
  });

  it('has one when it is paused, and only once', () => {
    const left = ensuring();
    const until = addDays(dayOf(left.at), 30);
    const paused = given(left.state).when(
      { type: 'PauseObligation', ...left.of, until, reason: 'x' },
      left.at,
    );
    expect(paused.events.map(({ type }) => type)).toEqual(['ObligationPaused', 'MachinesRestarted']);
    given(paused.state)
      .when({ type: 'ResumeObligation', ...left.of }, left.at)
      .expectEvents({ type: 'ObligationResumed' });
  });

  it('has one when somebody else is to do it', () => {
    const left = ensuring();
    const handing = { address: 'mari@teenus.example', name: null, within: null };
    given(left.state)
      .when({ type: 'HandOverObligation', ...left.of, ...handing }, left.at)
      .expectEvents({ type: 'ObligationHandedOver' }, { type: 'MachinesRestarted', restart: 1 });
  });

  it('lets the path go on when it is answered after all', () => {
    const left = ensuring();
    const person = { name: 'Mari Maasikas', phone: null, email: null, languages: ['et'] };
    const checks = { notRelative: true, notSameHome: true, noConviction: true };
    const answer = { cause: '1', channel: 'phone', arrivedAt: left.at } as const;
    const { state, events } = given(left.state).when(
      { type: 'EnsureSupportPerson', ...answer, ...person, ...checks },
      left.at,
    );
    expect(state.phase).toBe('arranging');
    expect(startsOf(events, state)).toEqual([{ machine: 'referral' }]);
  });

  it('has one when another provider takes the case over', () => {
    const { state, at } = asking();
    const to = { id: 'hoolekaar', name: 'Hoolekaar' };
    const plan = { to, effective: dayOf(at), reason: 'x', transfer: null };
    const { events } = given(state).when({ type: 'PlanProviderChange', ...plan }, at);
    expect(events.at(-1)).toEqual({ type: 'MachinesRestarted', restart: 1 });
  });

  it('beside the path needs no machine for its answer', () => {
    const { state, at } = asking();
    given(state)
      .when({ type: 'AnswerQuery', cause: '1', text: 'x', channel: 'phone', arrivedAt: at }, at)
      .expectEvents({ type: 'ObligationAnswered' }, { type: 'QueryAnswered' });
  });

  it('needs none when its case is called off, or started anew by hand', () => {
    const { state, at } = ensuring();
    given(state)
      .when({ type: 'CancelCase', reason: 'x' }, at)
      .expectEvents({ type: 'ObligationAnswered' }, { type: 'CaseEnded' });
    given(state).when({ type: 'RestartMachines' }, at).expectEvents({ type: 'MachinesRestarted' });
  });
});

it('one that is minded keeps its machine', () => {
  const state = caseAssigning();
  const of = { kind: 'ensure-support-person', cause: '1' } as const;
  given(state)
    .when(extend({ state, of, at: moments.reviewed }), moments.reviewed)
    .expectEvents({ type: 'ObligationExtended' });
});
