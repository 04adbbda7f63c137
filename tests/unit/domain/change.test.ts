/** A change in the client's situation is told at once and acknowledged. */
import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import { CommandRefused } from '#domain/case/refusal';
import { startsOf } from '#domain/case/starts';
import { findObligation } from '#domain/case/state';
import { activeCase, caseInReview, change } from '../../support/cases.ts';

// Friday 20 February 2026 at 23.30 in Estonia: told at any hour.
const friday = '2026-02-20T21:30:00.000Z';
const report = { type: 'ReportChange', direction: 'worse', since: null, urgent: false, done: null } as const;
const worse: Command = { ...report, what: 'Klient jäi haigeks.' };

describe('a reported change', () => {
  it('owes the municipality a mail at once, and starts the machine of its acknowledgement', () => {
    const { state, events } = change(activeCase(), worse, friday);
    expect(noticesOf(events, state).map(({ name, to }) => [name, to])).toEqual([
      ['change', 'municipality'],
      ['received', 'provider'],
    ]);
    expect(startsOf(events, state)).toEqual([
      { machine: 'obligation', kind: 'acknowledge-change', cause: '1' },
    ]);
  });

  it('is told to the agency as well when it is urgent', () => {
    const { state, events } = change(activeCase(), { ...worse, urgent: true }, friday);
    expect(noticesOf(events, state).map(({ to }) => to)).toEqual(['municipality', 'agency', 'provider']);
  });

  it('is to be acknowledged by the end of the next working day', () => {
    const reported = change(activeCase(), worse, friday).state;
    const opened = change(
      reported,
      { type: 'OpenObligation', kind: 'acknowledge-change', cause: '1' },
      friday,
    );
    expect(findObligation(opened.state, 'acknowledge-change', '1')?.due).toBe('2026-02-23');
  });

  it('is one change when the same words come by a second click', () => {
    const first = change(activeCase(), worse, friday).state;
    expect(change(first, worse, '2026-02-20T21:31:00.000Z').events).toEqual([]);
    expect(change(first, { ...worse, what: 'Klient leidis töö.' }, friday).events).toHaveLength(1);
  });

  it('is acknowledged once', () => {
    const reported = change(activeCase(), worse, friday).state;
    const read = { type: 'AcknowledgeChange', cause: '1', channel: 'page', arrivedAt: friday } as const;
    const acknowledged = change(reported, read, friday);
    expect(acknowledged.events.at(-1)).toMatchObject({ type: 'ObligationAnswered', outcome: 'done' });
    expect(() => change(acknowledged.state, read, friday)).toThrow(CommandRefused);
  });

  it('is refused while no provider serves the case', () => {
    expect(() => change(caseInReview(), worse, friday)).toThrow(CommandRefused);
  });
});
