/** How corrections change a case: the new values take the place of the old ones, which are remembered beside. */
import type { Instant } from '#domain/calendar/calendar';
import type { EventOf } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { Values } from '#domain/correction/facts';
import { type Correction, referralBefore } from '#domain/correction/state';
import { corrections } from '#domain/correction/table';

type CorrectionEvent = EventOf<'FactCorrected' | 'ReferralCorrected' | 'ContactCorrected'>;

/** @returns the case with the fact put right; the referral and the contact are put by the case's own reducer */
export function applyCorrection(state: CaseState, event: EventOf<'FactCorrected'>, at: Instant): CaseState {
  const { fact, cause, facts, personal } = event;
  const rules = corrections[fact];
  const erased: Values = Object.fromEntries(rules.personal.map((name) => [name, null]));
  const values = { ...facts, ...(personal?.after ?? erased) };
  return noted(rules.put(state, values, cause ?? '', at), correctionOf(state, event, at));
}

/** @returns the case that remembers what stood there before */
export const remembered = (
  state: CaseState,
  event: Exclude<CorrectionEvent, { type: 'FactCorrected' }>,
  at: Instant,
): CaseState => noted(state, correctionOf(state, event, at));

const noted = (state: CaseState, correction: Correction): CaseState => ({
  ...state,
  corrections: [...state.corrections, correction],
});

function correctionOf(state: CaseState, event: CorrectionEvent, at: Instant): Correction {
  switch (event.type) {
    case 'FactCorrected': {
      const { fact, cause, changed, personal } = event;
      return { at, fact, cause, changed, before: personal?.before ?? null, reason: personal?.text ?? null };
    }
    case 'ReferralCorrected': {
      const { fields, personal } = event;
      const before = state.referral && referralBefore(state.referral, fields);
      return { at, fact: 'referral', cause: null, changed: fields, before, reason: personal?.text ?? null };
    }
    case 'ContactCorrected': {
      const before = state.sender && { ...state.sender };
      return { at, fact: 'contact', cause: null, changed: ['address', 'name'], before, reason: null };
    }
  }
}
