import { describe, expect, it } from 'vitest';
import { endOfDay } from '#domain/calendar/calendar';
import type { Command, CommandOf } from '#domain/case/commands';
import { findObligation, openObligations } from '#domain/case/state';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInReview,
  incompleteCase,
  moments,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const at = moments.ensured;
const ensure: CommandOf<'EnsureSupportPerson'> = {
  type: 'EnsureSupportPerson',
  cause: '1',
  channel: 'page',
  arrivedAt: at,
  name: 'Mari Maasikas',
  phone: null,
  email: 'mari@teenus.example',
  languages: ['et', 'uk'],
  notRelative: true,
  notSameHome: true,
  noConviction: true,
};

describe('ensuring a support person', () => {
  it('takes the person and asks for the first meeting', () => {
    const state = given(caseAssigning())
      .when(ensure, at)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'ensure-support-person', cause: '1', outcome: 'done' },
        {
          type: 'SupportPersonEnsured',
          languages: ['et', 'uk'],
          personal: { name: 'Mari Maasikas', phone: null, email: 'mari@teenus.example' },
        },
      );
    expect(state).toMatchObject({ phase: 'arranging', supportPerson: { name: 'Mari Maasikas' } });
    expect(state.asked['arrange-first-meeting']).toBe(1);
  });

  it.each([
    'notRelative',
    'notSameHome',
    'noConviction',
  ] as const)('is refused without the check %s (SHS §§ 24-25)', (check) => {
    given(caseAssigning())
      .when({ ...ensure, [check]: false }, at)
      .expectRefusal('checks-not-confirmed');
  });
});

describe('an answer', () => {
  it('is taken once', () => {
    const answered = given(caseAssigning()).when(ensure, at).state;
    given(answered).when(ensure, at).expectRefusal('already-answered');
  });

  it('is refused in a phase that does not wait for it', () => {
    for (const state of [incompleteCase(), caseInReview(), activeCase()])
      given({ ...state, obligations: {} })
        .when(ensure, at)
        .expectRefusal('wrong-phase');
  });

  it('is refused for an obligation that is not asked for yet', () => {
    given(caseAssigning())
      .when({ ...ensure, cause: '2' }, at)
      .expectRefusal('wrong-phase');
  });

  it('is refused when the case has ended meanwhile', () => {
    const unopened = caseAssigning({ opened: false });
    const ended = after(unopened, [{ type: 'CancelCase', reason: 'Kolis ära' }, at]);
    given(ended).when(ensure, at).expectRefusal('case-ended');
  });

  it('is told to be answered when cancelling the case closed the obligation', () => {
    const ended = after(caseAssigning(), [{ type: 'CancelCase', reason: 'Kolis ära' }, at]);
    given(ended).when(ensure, at).expectRefusal('already-answered');
  });

  it('opens the obligation in the same commit when it is faster than the machine', () => {
    const state = given(caseAssigning({ opened: false }))
      .when(ensure, at)
      .expectEvents(
        { type: 'ObligationOpened', kind: 'ensure-support-person', cause: '1' },
        { type: 'ObligationAnswered', kind: 'ensure-support-person', cause: '1', late: false },
        { type: 'SupportPersonEnsured' },
      );
    expect(openObligations(state)).toEqual([]);
    given(state)
      .when({ type: 'OpenObligation', kind: 'ensure-support-person', cause: '1' }, at)
      .expectNothing();
  });

  it('is in time until 24:00 of the due day in Estonia, and late from then on', () => {
    const state = caseAssigning();
    const due = findObligation(state, 'ensure-support-person', '1')?.due;
    expect(due).toBe('2026-02-11');
    const answered = (arrivedAt: string) =>
      given(state).when({ ...ensure, arrivedAt }, '2026-03-01T10:00:00.000Z').events[0];
    expect(answered('2026-02-11T21:59:59.999Z')).toMatchObject({ late: false });
    expect(answered('2026-02-11T22:00:00.000Z')).toMatchObject({ late: true });
  });

  it('counts from the moment it arrived, not from the moment it is worked on', () => {
    const command: Command = { ...ensure, channel: 'phone', arrivedAt: '2026-02-10T10:00:00.000Z' };
    const state = given(caseAssigning()).when(command, '2026-02-20T10:00:00.000Z').state;
    const closed = findObligation(state, 'ensure-support-person', '1');
    expect(closed).toMatchObject({ status: 'closed', late: false, arrivedAt: '2026-02-10T10:00:00.000Z' });
  });

  it('is late also when it was never opened and came long after the day on which it was asked for', () => {
    const unopened = caseAssigning({ opened: false });
    const arrivedAt = endOfDay(caseDue());
    const [, answered] = given(unopened).when({ ...ensure, arrivedAt }, moments.reviewed).events;
    expect(answered).toMatchObject({ late: true });
  });

  it('is taken late as well: the case goes on', () => {
    const late = '2026-03-02T10:00:00.000Z';
    expect(given(caseAssigning()).when({ ...ensure, arrivedAt: late }, late).state.phase).toBe('arranging');
  });
});

describe('declining the assignment', () => {
  it('is refused once the person was named', () => {
    given(caseArranging())
      .when({ type: 'DeclineAssignment', reason: 'Ei', cause: '1', channel: 'page', arrivedAt: at }, at)
      .expectRefusal('already-answered');
  });
});

function caseDue() {
  const obligation = findObligation(caseAssigning(), 'ensure-support-person', '1');
  if (!obligation) throw new Error('it is open');
  return obligation.due;
}
