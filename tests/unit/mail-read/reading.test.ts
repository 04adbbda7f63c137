import { describe, expect, it } from 'vitest';
import { emptyReferral, mergeReferral, missingFields, type ReferralData } from '#domain/reading';

function complete(): ReferralData {
  const base = emptyReferral();
  return {
    ...base,
    client: {
      ...base.client,
      name: 'Olena K',
      personalCode: '37605030299',
      phone: '+37255551021',
      languages: ['uk'],
    },
    need: 'Vajab abi',
    decision: { number: '1', date: null, attachment: null },
  };
}

describe('what is missing', () => {
  it('is everything of an empty referral, in the order of the form', () => {
    expect(missingFields(emptyReferral())).toEqual([
      'client.name',
      'client.personalCode',
      'client.phone',
      'client.languages',
      'need',
      'decision.number',
    ]);
  });

  it('is nothing when each group has one', () => {
    expect(missingFields(complete())).toEqual([]);
  });

  it('is satisfied by a birth date, an address or an attached decision', () => {
    const referral = complete();
    const other = {
      ...referral,
      client: {
        ...referral.client,
        personalCode: null,
        birthDate: '1985-03-12',
        phone: null,
        address: 'Kesk 1',
      },
      decision: { number: null, date: null, attachment: 'otsus.pdf' },
    };
    expect(missingFields(other)).toEqual([]);
    expect(
      missingFields({ ...other, client: { ...other.client, address: null, email: 'a@b.example' } }),
    ).toEqual([]);
  });

  it('counts blank text as nothing', () => {
    expect(missingFields({ ...complete(), need: '  ' })).toEqual(['need']);
  });

  it('never names the STAR number or other services', () => {
    expect(missingFields({ ...complete(), starNumber: null })).toEqual([]);
  });
});

describe('merging', () => {
  it('fills what is empty and replaces nothing', () => {
    const base = { ...complete(), need: null };
    const more = { ...complete(), need: 'Muu', goals: 'Eesmärk', starNumber: '7' };
    const merged = mergeReferral(base, {
      ...more,
      client: { ...more.client, name: 'Teine', email: 'a@b.example' },
    });
    expect(merged).toMatchObject({ need: 'Muu', goals: 'Eesmärk', starNumber: '7' });
    expect(merged.client).toMatchObject({ name: 'Olena K', email: 'a@b.example' });
  });

  it('fills empty lists and leaves full ones', () => {
    const base = complete();
    const member = { name: 'Ivan', personalCode: null, birthDate: null };
    const merged = mergeReferral(base, {
      ...base,
      client: { ...base.client, languages: ['ru'] },
      familyMembers: [member],
    });
    expect(merged.client.languages).toEqual(['uk']);
    expect(merged.familyMembers).toEqual([member]);
    expect(mergeReferral(merged, { ...base, familyMembers: [] }).familyMembers).toEqual([member]);
  });

  it('changes neither of its arguments', () => {
    const base = emptyReferral();
    mergeReferral(base, complete());
    expect(base).toEqual(emptyReferral());
  });
});
