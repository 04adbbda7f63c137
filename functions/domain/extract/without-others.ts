/**
 * What a client may get of their own case. A copy of one's data must not harm others (GDPR, Art. 15 (4)): what is about other
 * people stays out, or is brought down to what the client knows of them anyway.
 */
import type { CaseState } from '#domain/case/state';
import type { Correction } from '#domain/correction/state';

/**
 * @returns the case without: names, codes and birth dates of the family; addresses and numbers of the case manager, the
 *   sender, the support person, interpreters and colleagues. The names of the case manager and the support person stay:
 *   the client works with them. Words that parties wrote about the client stay as they are, so somebody must read them.
 */
export function withoutOthers(state: CaseState): CaseState {
  const { referral, supportPerson, interpreters, obligations, absences, corrections } = state;
  return {
    ...state,
    referral: referral && {
      ...referral,
      familyMembers: [],
      caseManager: { ...referral.caseManager, email: null, phone: null },
    },
    sender: null,
    supportPerson: supportPerson && { ...supportPerson, phone: null, email: null },
    interpreters: each(interpreters, (one) => ({ ...one, name: null, contact: null })),
    obligations: each(obligations, (one) => ({ ...one, contact: null })),
    absences: Object.fromEntries(
      Object.entries(absences).map(([party, one]) => [party, one && { ...one, deputy: null }]),
    ),
    corrections: corrections.map(ofClientAlone),
    drafts: {},
  };
}

/** Facts that are about somebody else, and fields of the referral that are. */
const othersFacts: readonly string[] = ['contact', 'support-person', 'interpreter'];
const othersFields = /^(caseManager|familyMembers|sender)\b/;

function ofClientAlone(one: Correction): Correction {
  if (othersFacts.includes(one.fact)) return { ...one, before: null, reason: null };
  const own = Object.entries(one.before ?? {}).filter(([field]) => !othersFields.test(field));
  return { ...one, before: one.before && Object.fromEntries(own) };
}

const each = <Value>(
  all: Readonly<Record<string, Value>>,
  change: (one: Value) => Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one)]));
