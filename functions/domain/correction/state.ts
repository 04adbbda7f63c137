/** What a case remembers of what was put right in it. */
import type { Instant } from '#domain/calendar/calendar';
import type { CorrectableFact, Values } from '#domain/correction/facts';
import type { ReferralData } from '#domain/reading';

export interface Correction {
  readonly at: Instant;
  readonly fact: CorrectableFact | 'referral' | 'contact';
  readonly cause: string | null;
  /** Names of the values that changed. */
  readonly changed: readonly string[];
  /** Personal data, null when erased: the old values of what changed, and the officer's reason if one was asked for. */
  readonly before: Values | null;
  readonly reason: string | null;
}

export interface CorrectionState {
  /** In the order of the log. */
  readonly corrections: readonly Correction[];
}

export const uncorrected: CorrectionState = { corrections: [] };

/** @returns the old values of these fields (`client.phone`, `need`) of a referral */
export function referralBefore(referral: ReferralData, fields: readonly string[]): Values {
  const { client, caseManager, decision, familyMembers, ...rest } = referral;
  const family = familyMembers.map((one) =>
    [one.name, one.personalCode, one.birthDate].filter(Boolean).join(', '),
  );
  const groups: Record<string, Values> = { client, caseManager, decision };
  const own: Values = { ...rest, familyMembers: family };
  return Object.fromEntries(
    fields.map((field) => {
      const [group = '', name = ''] = field.split('.');
      return [field, groups[group]?.[name] ?? own[field] ?? null];
    }),
  );
}
