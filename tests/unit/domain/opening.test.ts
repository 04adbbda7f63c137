import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { openCase } from '#domain/case/opening';
import type { CaseState } from '#domain/case/state';
import { emptyReferral, mergeReferral, missingFields, type ReferralData } from '#domain/reading';
import {
  after,
  caseAssigning,
  caseInReview,
  causeOf,
  completeReferral,
  incompleteCase,
  incompleteReferral,
  moments,
  municipality,
  opened,
  withTaskOpen,
} from '../../support/cases.ts';
import { deepFreeze, given } from '../../support/given.ts';

const at = moments.supplemented;

const supplement = (more: ReferralData | null): Command => ({
  type: 'SupplementReferral',
  mailKey: 'b4'.repeat(32),
  more,
  warnings: [],
  channel: 'mail',
  arrivedAt: at,
});

const only = (changes: Partial<ReferralData>): ReferralData => ({ ...emptyReferral(), ...changes });

const client = (changes: Partial<ReferralData['client']>): ReferralData =>
  only({ client: { ...emptyReferral().client, ...changes } });

/** The review's officer sent it back with nothing missing. */
function returnedCase(): CaseState {
  const review = caseInReview();
  const returned = after(review, [
    {
      type: 'ReviewReferral',
      verdict: 'return',
      reason: 'Otsus on allkirjastamata',
      cause: causeOf(review, 'review-referral'),
      channel: 'admin',
      arrivedAt: moments.supplemented,
    },
    moments.supplemented,
  ]);
  return withTaskOpen(returned, moments.supplemented);
}

describe('opening a case', () => {
  it('waits for the review when nothing required is missing', () => {
    const { state } = opened();
    expect(state).toMatchObject({ phase: 'review', missing: [], version: 1, restart: 0 });
    expect(state.asked['review-referral']).toBe(1);
    expect(state.asked['complete-referral']).toBe(0);
  });

  it('waits for the municipality when something required is missing', () => {
    const { state } = opened({ opening: { referral: incompleteReferral() } });
    expect(state.phase).toBe('incomplete');
    expect(state.missing).toEqual(['client.languages', 'need', 'decision.number']);
  });

  it('keeps when the mail came apart from when it was registered', () => {
    const { state } = opened();
    expect(state).toMatchObject({ receivedAt: moments.received, registeredAt: moments.registered });
  });

  it('names a person in its personal part alone', () => {
    const [event] = opened().events;
    const facts = JSON.stringify({ ...event, personal: undefined });
    for (const personal of ['Olena', 'Kovalenko', '49005149021', 'Vändra', 'Kadri', 'perearsti'])
      expect(facts).not.toContain(personal);
  });

  it('does not touch what it was given', () => {
    const opening = deepFreeze({
      caseId: 'TR26-4F7KQ',
      mailKey: 'a3',
      municipality,
      sender: { address: 'a@b.example', name: null },
      referral: completeReferral(),
      warnings: [{ field: 'client.phone', reason: 'Kaks numbrit' }],
      unreadable: 1,
      receivedAt: moments.received,
    });
    expect(openCase(opening, moments.registered)).toHaveLength(1);
  });
});

describe('completing a referral', () => {
  it('answers the obligation and goes to the review when all that was missing has come', () => {
    const more = { ...client({ languages: ['uk'] }), need: 'Vajab tuge', decision: decision('12') };
    const state = given(incompleteCase())
      .when(supplement(more), at)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'complete-referral', outcome: 'done', late: false },
        { type: 'ReferralSupplemented', missing: [], languages: ['uk'] },
      );
    expect(state).toMatchObject({ phase: 'review', missing: [], languages: ['uk'] });
    expect(state.asked['review-referral']).toBe(1);
  });

  it('keeps a part of it and still asks for the rest', () => {
    const state = given(incompleteCase())
      .when(supplement(only({ need: 'Vajab tuge' })), at)
      .expectEvents({ type: 'ReferralSupplemented', missing: ['client.languages', 'decision.number'] });
    expect(state.phase).toBe('incomplete');
    expect(state.referral?.need).toBe('Vajab tuge');
  });

  it('lets the newer word of the municipality win while it is asked', () => {
    const state = given(incompleteCase()).when(supplement(client({ phone: '+372 5999 9999' })), at).state;
    expect(state.referral?.client.phone).toBe('+372 5999 9999');
    expect(state.referral?.client.name).toBe('Olena Kovalenko');
  });

  it('changes nothing by an answer that adds nothing', () => {
    given(incompleteCase()).when(supplement(emptyReferral()), at).expectNothing();
    given(incompleteCase()).when(supplement(null), at).expectNothing();
    given(caseInReview()).when(supplement(completeReferral()), at).expectNothing();
  });

  it('takes any answer after a return, also one that adds nothing', () => {
    const state = given(returnedCase())
      .when(supplement(null), at)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'complete-referral', outcome: 'done' },
        { type: 'ReferralSupplemented', missing: [] },
      );
    expect(state.phase).toBe('review');
    expect(state.asked['review-referral']).toBe(2);
  });

  it('fills what is empty later on, without moving the case', () => {
    const state = given(caseAssigning({ referral: { goals: null } }))
      .when(supplement(only({ goals: 'Iseseisvus' })), at)
      .expectEvents({ type: 'ReferralSupplemented', missing: [] });
    expect(state).toMatchObject({ phase: 'assigning', referral: { goals: 'Iseseisvus' } });
  });

  it('leaves what contradicts the referral to a person once the municipality is not asked any more', () => {
    given(caseInReview())
      .when(supplement(client({ name: 'Keegi Teine' })), at)
      .expectRefusal('wrong-phase');
  });

  it('is refused when the case has ended, and when its personal data are erased', () => {
    const cancelled = after(incompleteCase(), [{ type: 'CancelCase', reason: 'Kolis ära' }, at]);
    given(cancelled).when(supplement(completeReferral()), at).expectRefusal('case-ended');
    given({ ...incompleteCase(), referral: null })
      .when(supplement(completeReferral()), at)
      .expectRefusal('wrong-phase');
  });
});

describe('what a referral must hold', () => {
  it('names the first field of each group of which nothing is known', () => {
    expect(missingFields(emptyReferral())).toEqual([
      'client.name',
      'client.personalCode',
      'client.phone',
      'client.languages',
      'need',
      'decision.number',
    ]);
    expect(missingFields(completeReferral())).toEqual([]);
  });

  it('takes any member of a group', () => {
    const client = { personalCode: null, phone: null, email: null };
    expect(missingFields(completeReferral({ client }))).toEqual([]);
    expect(missingFields(completeReferral({ decision: { number: null } }))).toEqual([]);
  });

  it('does not take white space for an answer', () => {
    expect(missingFields(completeReferral({ need: '  \n' }))).toEqual(['need']);
  });

  it('fills empty fields alone when it merges', () => {
    const family = [{ name: 'Keegi', personalCode: null, birthDate: null }];
    const base = completeReferral({ starNumber: null, client: { phone: null, languages: [] } });
    const more = completeReferral({ starNumber: 'S1', familyMembers: family, need: 'Muu' });
    const merged = mergeReferral(deepFreeze(base), deepFreeze(more));
    expect(merged).toEqual({ ...completeReferral(), starNumber: 'S1' });
    expect(mergeReferral({ ...base, familyMembers: [] }, more).familyMembers).toEqual(family);
  });
});

const decision = (number: string): ReferralData['decision'] => ({ number, date: null, attachment: null });
