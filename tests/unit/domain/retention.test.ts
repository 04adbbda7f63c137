import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { erasableFrom, erasureDay, lastMomentShown, lastYearShown } from '#domain/retention/retention';
import { activeCase, reportedCase } from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const retention = { finalPaymentYear: 2026, years: 5 };
const erase = { type: 'ErasePersonalData', retention } as const;

describe('the data of an ended case', () => {
  it('are kept five whole years after the year of the final payment', () => {
    expect(erasableFrom(parseDay('2026-06-09'), retention)).toBe('2032-01-01');
    expect(erasableFrom(parseDay('2025-06-09'), retention)).toBe('2032-01-01');
  });

  it('of a case that ended later are kept from its own year', () => {
    expect(erasableFrom(parseDay('2028-01-01'), retention)).toBe('2034-01-01');
  });

  it('go by a fact, on 1 January in Estonia, once', () => {
    given(reportedCase()).when(erase, '2031-12-31T21:59:59.999Z').expectRefusal('too-early');
    const gone = given(reportedCase())
      .when(erase, '2031-12-31T22:00:00.000Z')
      .expectEvents({ type: 'PersonalDataErased' });
    expect(gone.erasedAt).toBe('2031-12-31T22:00:00.000Z');
    given(gone).when(erase, '2032-06-01T06:00:00.000Z').expectNothing();
    expect(erasureDay(gone, retention)).toBeNull();
  });

  it('stay while the case runs', () => {
    given(activeCase()).when(erase, '2040-01-01T06:00:00.000Z').expectRefusal('too-early');
  });

  it('cannot be had back by reopening', () => {
    const gone = given(reportedCase()).when(erase, '2032-01-02T06:00:00.000Z').state;
    given(gone).when({ type: 'ReopenCase', reason: 'x' }, '2032-01-03T06:00:00.000Z').expectRefusal('erased');
  });
});

describe('the preview', () => {
  it('begins two weeks before, and there is none while nothing can be due', () => {
    expect(lastYearShown(parseDay('2031-12-17'), retention)).toBeNull();
    expect(lastYearShown(parseDay('2031-12-18'), retention)).toBe(2026);
    expect(lastYearShown(parseDay('2033-05-01'), retention)).toBe(2027);
    expect(lastMomentShown(parseDay('2031-12-17'), retention)).toBeNull();
    expect(lastMomentShown(parseDay('2031-12-18'), retention)).toBe('2026-12-31T22:00:00.000Z');
  });
});
