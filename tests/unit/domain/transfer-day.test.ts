/** A case goes from one provider to another, at 00:00 of the day. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import { startsOf } from '#domain/case/starts';
import { findObligation, openObligations } from '#domain/case/state';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  change,
  provider,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import {
  apply,
  handOver,
  hoolekaar,
  midnight,
  minuteBefore,
  monday,
  names,
  plan,
  planned,
  takeOver,
} from './transfer-story.ts';

describe('the day of the change', () => {
  it('comes at 00:00 and not a minute sooner, and once', () => {
    given(planned()).when(apply, minuteBefore).expectNothing();
    const state = after(planned(), [apply, midnight]);
    expect(state.provider).toEqual(hoolekaar);
    given(state).when(apply, midnight).expectNothing();
    given(activeCase()).when(apply, midnight).expectNothing();
  });

  it('gives all that was owed to the new provider by the same day, with new links', () => {
    const ask: Command = {
      type: 'AskQuery',
      ...{ mailKey: 'q', text: 'Kas?', channel: 'mail', arrivedAt: '2026-03-13T10:00:00.000Z' },
    };
    const open = { type: 'OpenObligation', kind: 'answer-query', cause: '1' } as const;
    const asked = after(
      planned(),
      [handOver(), monday],
      [ask, '2026-03-13T10:00:00.000Z'],
      [open, '2026-03-13T10:00:00.000Z'],
    );
    const before = findObligation(asked, 'answer-query', '1');
    const { state, events } = change(asked, apply, midnight);
    expect(findObligation(state, 'answer-query', '1')).toMatchObject({
      ...{ due: before?.due, openedAt: before?.openedAt, assignee: 'provider', linkIssue: 2 },
    });
    expect(names(events, state)).toEqual([
      ['provider-changed', 'municipality', null],
      ['provider-changed', 'agency', null],
      ['provider-left', 'provider', null],
      ['task', 'provider', 'answer-query'],
    ]);
  });

  it('keeps the clock of a support person to be found', () => {
    const assigning = caseAssigning();
    const due = findObligation(assigning, 'ensure-support-person', '1')?.due;
    const { state, events } = change(planned(assigning), apply, midnight);
    expect(findObligation(state, 'ensure-support-person', '1')).toMatchObject({
      status: 'open',
      due,
      linkIssue: 2,
    });
    expect(events.some(({ type }) => type === 'ObligationAsked')).toBe(false);
  });

  it.each([
    ['arranging', caseArranging],
    ['meeting', caseInMeeting],
    ['active', activeCase],
  ])('asks the new provider for its support person in 5 working days: %s', (_, make) => {
    const { state, events } = change(planned(make()), apply, midnight);
    expect(startsOf(events, state)).toEqual([{ machine: 'obligation', kind: 'take-over-case', cause: '1' }]);
    expect(state.supportPerson).toBeNull();
    const open = after(state, [{ type: 'OpenObligation', kind: 'take-over-case', cause: '1' }, midnight]);
    expect(findObligation(open, 'take-over-case', '1')?.due).toBe('2026-03-23');
    const named = change(open, takeOver, midnight);
    expect(named.state.supportPerson?.name).toBe('Kalle Kask');
    expect(named.state.phase).toBe(state.phase);
    expect(names(named.events, named.state)).toEqual([
      ['support-person-named', 'municipality', null],
      ['received', 'provider', 'take-over-case'],
    ]);
    given(open)
      .when({ ...takeOver, noConviction: false } as Command, midnight)
      .expectRefusal('checks-not-confirmed');
    given(named.state).when(takeOver, midnight).expectRefusal('already-answered');
  });

  it('gives a hand-over that the old provider never made to the agency, who can still write it down', () => {
    const { state, events } = change(planned(), apply, midnight);
    expect(findObligation(state, 'hand-over-case', '1')).toMatchObject({
      status: 'open',
      assignee: 'agency',
      linkIssue: 2,
    });
    expect(names(events, state)).toContainEqual(['passed', 'agency', 'hand-over-case']);
    expect(after(state, [handOver(), midnight]).summary).toBe('Klient käib keelekursusel.');
    const unopened = after(activeCase(), [plan, monday], [apply, midnight]);
    expect(findObligation(unopened, 'hand-over-case', '1')).toMatchObject({ assignee: 'agency' });
  });

  it('keeps what the old provider wrote for its successor, until the next change', () => {
    const state = after(planned(), [handOver(), monday], [apply, midnight]);
    expect(state.summary).toBe('Klient käib keelekursusel.');
    const next = { ...plan, to: provider, effective: parseDay('2026-04-01') };
    expect(after(state, [next, midnight]).summary).toBeNull();
  });

  it('forgets what the old provider had drafted by mail, and that it was away', () => {
    const draft: Command = {
      type: 'DraftAnswer',
      ...{
        kind: 'ensure-support-person',
        cause: '1',
        mailKey: 'd',
        arrivedAt: monday,
        values: { name: 'X' },
      },
    };
    const away: Command = { type: 'NoteAbsence', party: 'provider', mailKey: 'a', until: null, deputy: null };
    const state = after(planned(caseAssigning()), [draft, monday], [away, monday], [apply, midnight]);
    expect(state.drafts).toEqual({});
    expect(state.absences).toEqual({});
  });

  it('is today when an officer says so: nothing is asked of the old provider', () => {
    const today = { ...plan, effective: parseDay('2026-03-02') };
    const { state, events } = change(activeCase(), today, monday);
    expect(events.map(({ type }) => type)).toEqual([
      'ProviderChangePlanned',
      'ProviderChanged',
      'ObligationAsked',
    ]);
    expect(state.asked['hand-over-case']).toBe(0);
    expect(state.provider).toEqual(hoolekaar);
  });

  it('asks for one support person when providers change twice', () => {
    const first = after(activeCase(), [{ ...plan, effective: parseDay('2026-03-02') }, monday]);
    const back = change(first, { ...plan, to: provider, effective: parseDay('2026-03-02') }, monday);
    expect(back.state.asked['take-over-case']).toBe(1);
  });

  it('mails the agency of each case only when the case was changed alone', () => {
    const { state, events } = change(
      after(activeCase(), [{ ...plan, transfer: 't1' }, monday]),
      apply,
      midnight,
    );
    expect(
      noticesOf(events, state).filter(({ to, name }) => to === 'agency' && name === 'provider-changed'),
    ).toEqual([]);
  });

  it('changes nothing in a case that has ended, or whose transfer was called off', () => {
    const cancelled = after(planned(), [{ type: 'CancelCase', reason: 'x' }, monday]);
    const ended = change(cancelled, apply, midnight);
    expect(ended.events.map(({ type }) => type)).toEqual(['ProviderChangeUndone']);
    expect(names(ended.events, ended.state)).toEqual([]);
    const off = change(planned(), { ...apply, calledOff: true }, midnight);
    expect(off.state.provider).toEqual(provider);
    expect(openObligations(off.state)).toEqual([]);
  });

  it('leaves the naming of a support person void when client and support person do not suit', () => {
    const changed = after(planned(caseInMeeting()), [apply, midnight]);
    const unsuited: Command = {
      type: 'RecordFirstMeeting',
      ...{
        cause: '1',
        channel: 'page',
        arrivedAt: midnight,
        result: 'held',
        suited: false,
        note: 'Ei sobi.',
      },
    };
    const state = after(changed, [unsuited, midnight]);
    expect(state.phase).toBe('assigning');
    expect(findObligation(state, 'take-over-case', '1')).toMatchObject({
      status: 'closed',
      outcome: 'cancelled',
    });
  });
});
