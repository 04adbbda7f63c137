import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import type { Command, ReviewDecision } from '#domain/case/commands';
import { suggestedReferralDate } from '#domain/case/review';
import {
  after,
  caseAssigning,
  caseInReview,
  causeOf,
  incompleteCase,
  moments,
  opened,
  provider,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const at = moments.reviewed;
const review = (decision: ReviewDecision, cause = '1'): Command => ({
  type: 'ReviewReferral',
  cause,
  channel: 'admin',
  arrivedAt: at,
  ...decision,
});
const accept = review({ verdict: 'accept', provider, referralDate: parseDay('2026-01-30') });
const decline: Command = {
  type: 'DeclineAssignment',
  reason: 'Ukraina keelt rääkivat tugiisikut ei ole',
  cause: '1',
  channel: 'page',
  arrivedAt: moments.ensured,
};

describe('the review', () => {
  it('accepts for a provider: a support person is asked for', () => {
    const state = given(caseInReview())
      .when(accept, at)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'review-referral', outcome: 'done', channel: 'admin' },
        { type: 'ReferralAccepted', provider, referralDate: parseDay('2026-01-30') },
      );
    expect(state).toMatchObject({ phase: 'assigning', provider, referralDate: '2026-01-30' });
    expect(state.asked['ensure-support-person']).toBe(1);
  });

  it('returns to the municipality with the reason: it is asked again, with a new number', () => {
    const state = given(caseInReview())
      .when(review({ verdict: 'return', reason: 'Otsus on allkirjastamata' }), at)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'review-referral', outcome: 'done' },
        { type: 'ReferralReturned', personal: { text: 'Otsus on allkirjastamata' } },
      );
    expect(state).toMatchObject({ phase: 'incomplete', reason: 'Otsus on allkirjastamata' });
    expect(state.asked['complete-referral']).toBe(1);
  });

  it('declines with the reason and ends the case', () => {
    const state = given(caseInReview())
      .when(review({ verdict: 'decline', reason: 'Ei kuulu sihtrühma' }), at)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'review-referral', outcome: 'declined' },
        { type: 'ReferralDeclined', personal: { text: 'Ei kuulu sihtrühma' } },
        { type: 'CaseEnded', ending: 'declined' },
      );
    expect(state).toMatchObject({
      phase: 'ended',
      ending: 'declined',
      endedAt: at,
      reason: 'Ei kuulu sihtrühma',
    });
  });

  it('is refused while the case waits for the municipality, and after it was given', () => {
    given(incompleteCase()).when(accept, at).expectRefusal('wrong-phase');
    given(caseAssigning()).when(accept, at).expectRefusal('already-answered');
  });

  it('is asked for again, as the second, when the provider declines', () => {
    const state = given(caseAssigning())
      .when(decline, moments.ensured)
      .expectEvents(
        { type: 'ObligationAnswered', kind: 'ensure-support-person', outcome: 'declined' },
        { type: 'AssignmentDeclined' },
      );
    expect(state).toMatchObject({ phase: 'review', provider: null, reason: decline.reason });
    expect(state.asked['review-referral']).toBe(2);
    given(state).when(accept, moments.ensured).expectRefusal('already-answered');
    const again = { ...accept, cause: causeOf(state, 'review-referral') } as Command;
    expect(given(state).when(again, moments.ensured).state.asked['ensure-support-person']).toBe(2);
  });
});

describe('the date from which the service counts', () => {
  it('is the decision’s, else the day of registration in Estonia', () => {
    expect(suggestedReferralDate(caseInReview())).toBe('2026-01-30');
    const { state } = opened({
      referral: { decision: { date: null } },
      registeredAt: '2026-02-02T22:30:00.000Z',
    });
    expect(suggestedReferralDate(state)).toBe('2026-02-03');
  });

  it('is the one at which an officer accepted it, from then on', () => {
    const accepted = caseAssigning({ referralDate: parseDay('2026-02-01') });
    const declined = after(accepted, [decline, moments.ensured]);
    expect(suggestedReferralDate(declined)).toBe('2026-02-01');
  });
});
