/** A case is to go from one provider to another: planned, and undone until its day. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { startsOf } from '#domain/case/starts';
import { findObligation, openObligations } from '#domain/case/state';
import { plannedChange } from '#domain/transfer/state';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  change,
  incompleteCase,
  provider,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import {
  handOver,
  midnight,
  minuteBefore,
  monday,
  names,
  openHandOver,
  plan,
  planned,
  undo,
} from './transfer-story.ts';

describe('a planned change', () => {
  it('asks the old provider to hand the case over by the last minute before it', () => {
    const { state, events } = change(activeCase(), plan, monday);
    expect(startsOf(events, state)).toEqual([{ machine: 'obligation', kind: 'hand-over-case', cause: '1' }]);
    const open = after(state, [openHandOver, monday]);
    expect(findObligation(open, 'hand-over-case', '1')).toMatchObject({
      due: '2026-03-15',
      assignee: 'provider',
    });
    expect(open.provider).toEqual(provider);
  });

  it.each([
    ['assigning', caseAssigning],
    ['arranging', caseArranging],
    ['meeting', caseInMeeting],
    ['active', activeCase],
  ])('is possible while a provider serves the case: %s', (_, make) => {
    given(make())
      .when(plan, monday)
      .expectEvents({ type: 'ProviderChangePlanned' }, { type: 'ObligationAsked' });
  });

  it('is refused while no provider serves it, a second time, to the same provider, and for a day that is over or too far', () => {
    given(caseInReview()).when(plan, monday).expectRefusal('wrong-phase');
    given(incompleteCase()).when(plan, monday).expectRefusal('wrong-phase');
    given(planned()).when(plan, monday).expectRefusal('change-planned');
    given(activeCase())
      .when({ ...plan, to: provider }, monday)
      .expectRefusal('same-provider');
    const refused = (day: string) =>
      given(activeCase())
        .when({ ...plan, effective: parseDay(day) }, monday)
        .expectRefusal('effective-out-of-range');
    refused('2026-03-01');
    refused('2026-12-18');
    given(activeCase())
      .when({ ...plan, effective: parseDay('2026-12-17') }, monday)
      .expectEvents({}, {});
    const cancelled = after(activeCase(), [{ type: 'CancelCase', reason: 'x' }, monday]);
    given(cancelled).when(plan, monday).expectRefusal('case-ended');
  });

  it('is planned once by one transfer, also after it was undone for the case', () => {
    const whole = { ...plan, transfer: 't1' };
    const state = after(activeCase(), [whole, monday]);
    given(state).when(whole, monday).expectNothing();
    given(after(state, [undo, monday]))
      .when(whole, monday)
      .expectNothing();
    given(after(state, [undo, monday]))
      .when({ ...plan, transfer: 't2' }, monday)
      .expectEvents({}, {});
  });

  it('is undone until its day: the old provider is told, and owes no hand-over any more', () => {
    const { state, events } = change(planned(), undo, minuteBefore);
    expect(openObligations(state)).toEqual([]);
    expect(plannedChange(state)).toBeNull();
    expect(names(events, state)).toEqual([['provider-change-undone', 'provider', null]]);
    given(planned()).when(undo, midnight).expectRefusal('wrong-phase');
    given(activeCase()).when(undo, monday).expectRefusal('wrong-phase');
  });

  it('is undone also before its hand-over was opened, or after it was answered', () => {
    const early = change(after(activeCase(), [plan, monday]), undo, monday).state;
    expect(findObligation(early, 'hand-over-case', '1')).toMatchObject({
      status: 'closed',
      outcome: 'cancelled',
    });
    const answered = change(after(planned(), [handOver(), monday]), undo, monday);
    expect(answered.events.map(({ type }) => type)).toEqual(['ProviderChangeUndone']);
  });

  it('is undone by its own transfer only', () => {
    const state = after(activeCase(), [{ ...plan, transfer: 't1' }, monday]);
    given(state)
      .when({ ...undo, transfer: 't2' }, monday)
      .expectNothing();
    given(state)
      .when({ ...undo, transfer: 't1' }, midnight)
      .expectNothing();
    given(state)
      .when({ ...undo, transfer: 't1' }, monday)
      .expectEvents(
        { type: 'ObligationOpened' },
        { type: 'ObligationAnswered' },
        { type: 'ProviderChangeUndone' },
      );
  });

  it('has no ground when the provider gives the case back', () => {
    const assigning = planned(caseAssigning());
    const decline: Command = {
      type: 'DeclineAssignment',
      ...{ cause: '1', channel: 'page', arrivedAt: monday, reason: 'Pole tugiisikut.' },
    };
    const state = after(assigning, [decline, monday]);
    expect(plannedChange(state)).toBeNull();
    expect(openObligations(state)).toEqual([]);
    expect(state.phase).toBe('review');
  });
});
