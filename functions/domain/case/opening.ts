/** Opening a case from what was read, and completing it with what came later. */
import type { Instant } from '#domain/calendar/calendar';
import { parseDay } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { CommandOf, OpenCase } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { mergeReferral, missingFields, type ReferralData } from '#domain/reading';

/** @param now when it is registered: the clock of the municipality's application runs from here (HMS § 35 lg 4) */
export function openCase(opening: OpenCase, now: Instant): CaseEvent[] {
  const { referral, sender, warnings, ...facts } = opening;
  const personal = { referral, sender, warnings: [...warnings] };
  return [{ type: 'CaseOpened', ...facts, registeredAt: now, ...factsOf(referral), personal }];
}

/**
 * Adds what a reply or an officer supplied; what is known is never replaced. It completes the municipality's obligation
 * when nothing required is missing any more, and after a return any answer does. What adds nothing changes nothing.
 */
export function supplement(
  command: CommandOf<'SupplementReferral'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!state.referral) throw new CommandRefused('wrong-phase');
  const referral = command.more ? mergeReferral(state.referral, command.more) : state.referral;
  const facts = factsOf(referral);
  const personal = { referral, warnings: [...command.warnings] };
  const supplemented: CaseEvent = {
    type: 'ReferralSupplemented',
    mailKey: command.mailKey,
    ...facts,
    personal,
  };
  if (state.phase === 'incomplete' && facts.missing.length === 0) {
    const cause = String(state.asked['complete-referral']);
    return [...answer(state, 'complete-referral', { ...command, cause }, 'done', now), supplemented];
  }
  const same = JSON.stringify(referral) === JSON.stringify(state.referral);
  return same ? [] : [supplemented];
}

/** What of a referral names nobody: it stays for statistics when the personal part is erased. */
function factsOf(referral: ReferralData) {
  return {
    decisionDate: referral.decision.date ? parseDay(referral.decision.date) : null,
    languages: [...referral.client.languages],
    protection: referral.client.protection,
    missing: missingFields(referral),
  };
}
