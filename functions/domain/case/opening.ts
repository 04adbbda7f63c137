/** Opening a case from what was read, and completing it with what came later. */
import type { Instant } from '#domain/calendar/calendar';
import { parseDay } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { CommandOf, OpenCase } from '#domain/case/commands';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { emptyReferral, mergeReferral, missingFields, type ReferralData } from '#domain/reading';

/** @param now when it is registered: the clock of the municipality's application runs from here (HMS § 35 lg 4) */
export function openCase(opening: OpenCase, now: Instant): CaseEvent[] {
  const { referral, sender, warnings, part = 1, parts = 1, ...facts } = opening;
  const personal = { referral, sender, warnings: [...warnings] };
  return [{ type: 'CaseOpened', ...facts, part, parts, registeredAt: now, ...factsOf(referral), personal }];
}

/**
 * Adds what a reply or an officer supplied. While the municipality is asked, what it writes now wins over what was known:
 * the receipt asks it to answer when something is wrong. Later a mail only fills what is empty; one that says something
 * else than what is known is for a person to decide. The obligation is answered when nothing required is missing any more,
 * after a return by any answer. What adds nothing changes nothing.
 */
export function supplement(
  command: CommandOf<'SupplementReferral'>,
  state: CaseState,
  now: Instant,
): CaseEvent[] {
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!state.referral) throw new CommandRefused('wrong-phase');
  const asked = state.phase === 'incomplete';
  const more = command.more ?? emptyReferral();
  const referral = asked ? mergeReferral(more, state.referral) : mergeReferral(state.referral, more);
  if (!asked && !same(referral, mergeReferral(more, state.referral))) throw new CommandRefused('wrong-phase');
  const facts = factsOf(referral);
  const personal = { referral, warnings: [...command.warnings] };
  const supplemented: CaseEvent = {
    type: 'ReferralSupplemented',
    mailKey: command.mailKey,
    ...facts,
    personal,
  };
  if (asked && facts.missing.length === 0) {
    const cause = String(state.asked['complete-referral']);
    return [...answer(state, 'complete-referral', { ...command, cause }, 'done', now), supplemented];
  }
  return same(referral, state.referral) ? [] : [supplemented];
}

/**
 * An officer's correction of what the referral says, with the reason. What was written before stays in the log's personal
 * parts. In a case that waits for data it answers the municipality's obligation once nothing is missing.
 */
export function correct(command: CommandOf<'CorrectReferral'>, state: CaseState, now: Instant): CaseEvent[] {
  if (!state.referral) throw new CommandRefused('wrong-phase');
  const { referral, reason } = command;
  const fields = changedFields(state.referral, referral);
  if (fields.length === 0) return [];
  const facts = factsOf(referral);
  const corrected: CaseEvent = {
    type: 'ReferralCorrected',
    fields,
    ...facts,
    personal: { referral, text: reason },
  };
  if (state.phase !== 'incomplete' || facts.missing.length > 0) return [corrected];
  const given = {
    channel: 'admin',
    arrivedAt: now,
    cause: String(state.asked['complete-referral']),
  } as const;
  return [...answer(state, 'complete-referral', given, 'done', now), corrected];
}

/** Names such as `client.phone` of the fields that differ. */
function changedFields(before: ReferralData, after: ReferralData): string[] {
  const flat = (referral: ReferralData) => {
    const { client, caseManager, decision, ...rest } = referral;
    const groups = { client, caseManager, decision };
    const inner = Object.entries(groups).flatMap(([group, values]) =>
      Object.entries(values).map(([name, value]): [string, string] => [
        `${group}.${name}`,
        JSON.stringify(value),
      ]),
    );
    const outer = Object.entries(rest).map(([name, value]): [string, string] => [
      name,
      JSON.stringify(value),
    ]);
    return new Map([...inner, ...outer]);
  };
  const old = flat(before);
  return [...flat(after)].filter(([name, value]) => old.get(name) !== value).map(([name]) => name);
}

/** The case manager's own data come with every signature: they are kept, but they answer nothing. */
const same = (left: ReferralData, right: ReferralData): boolean =>
  JSON.stringify({ ...left, caseManager: null }) === JSON.stringify({ ...right, caseManager: null });

/** What of a referral names nobody: it stays for statistics when the personal part is erased. */
function factsOf(referral: ReferralData) {
  return {
    decisionDate: referral.decision.date ? parseDay(referral.decision.date) : null,
    languages: [...referral.client.languages],
    protection: referral.client.protection,
    missing: missingFields(referral),
  };
}
