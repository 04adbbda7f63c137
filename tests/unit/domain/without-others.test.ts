import { describe, expect, it } from 'vitest';
import { withoutOthers } from '#domain/extract/without-others';
import { activeCase, after, caseAssigning, causeOf, completeReferral, moments } from '../../support/cases.ts';

describe('a case as its client may get it', () => {
  const referral = completeReferral({
    client: { phone: '+372 5000 0000' },
    caseManager: { phone: '+372 5999 9999' },
    familyMembers: [{ name: 'Danylo Kovalenko', personalCode: '51509030246', birthDate: '2015-09-03' }],
  });
  const corrected = after(activeCase(), [
    { type: 'CorrectReferral', referral, reason: 'Kirjaviga' },
    moments.recorded,
  ]);

  it('keeps what is the client’s, and the names of those who work with them', () => {
    const { referral: known, supportPerson, goals, plans } = withoutOthers(corrected);
    expect(known?.client).toEqual(referral.client);
    expect([known?.need, known?.caseManager.name]).toEqual([referral.need, 'Kadri Tamm']);
    expect(supportPerson?.name).toBe(corrected.supportPerson?.name);
    expect([goals, plans]).toEqual([corrected.goals, corrected.plans]);
  });

  it('holds no data of the family, no numbers and addresses of others, now or before a correction', () => {
    const text = JSON.stringify(withoutOthers(corrected));
    expect(text).not.toMatch(/Danylo|51509030246|2015-09-03|5999|612 3456|kadri\.tamm@/);
    const { supportPerson } = corrected;
    for (const value of [supportPerson?.phone, supportPerson?.email])
      if (value) expect(text).not.toContain(value);
    const [correction] = withoutOthers(corrected).corrections;
    expect(Object.keys(correction?.before ?? {})).toEqual(['client.phone']);
    expect(correction?.reason).toBe('Kirjaviga');
  });

  it('holds no colleague to whom a task was handed', () => {
    const assigning = caseAssigning();
    const cause = causeOf(assigning, 'ensure-support-person');
    const handed = { type: 'HandOverObligation', kind: 'ensure-support-person', cause } as const;
    const state = after(assigning, [
      { ...handed, address: 'kolleeg@teenus.example', name: 'Kolleeg Kask', within: null },
      moments.reviewed,
    ]);
    expect(JSON.stringify(state)).toContain('kolleeg@teenus.example');
    expect(JSON.stringify(withoutOthers(state))).not.toMatch(/kolleeg@|Kolleeg Kask/);
  });

  it('is the same when there is nothing of anybody', () => {
    const erased = { ...caseAssigning(), referral: null, sender: null, supportPerson: null };
    expect(withoutOthers(withoutOthers(erased))).toEqual(withoutOthers(erased));
  });
});
