/** The agency's review: accept for a provider, return to the municipality, or decline. */
import type { Instant } from '#domain/calendar/calendar';
import { type Day, dayOf } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { CommandOf } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';

export function decideReview(
  command: CommandOf<'ReviewReferral'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  switch (command.verdict) {
    case 'accept': {
      const { provider, referralDate } = command;
      const accepted: CaseEvent = { type: 'ReferralAccepted', provider, referralDate };
      return [...answer(state, 'review-referral', command, 'done', now), accepted];
    }
    case 'return': {
      const returned: CaseEvent = { type: 'ReferralReturned', personal: { text: command.reason } };
      return [...answer(state, 'review-referral', command, 'done', now), returned];
    }
    case 'decline':
      return [
        ...answer(state, 'review-referral', command, 'declined', now),
        { type: 'ReferralDeclined', personal: { text: command.reason } },
        { type: 'CaseEnded', ending: 'declined' },
      ];
  }
}

/** DESIGN § 3: the decision's date, else the day of registration; an officer may correct it when accepting. */
export const suggestedReferralDate = (state: CaseState): Day =>
  state.referralDate ?? state.decisionDate ?? dayOf(state.registeredAt);
