/** Earlier cases of the same person: by the personal code, else by name and date of birth. They block nothing. */
import { readCase } from '#casework/read-case';
import { searchCases } from '#casework/search';
import type { World } from '#casework/world';
import { type Day, dayOf } from '#domain/calendar/calendar';
import type { CaseState, Phase } from '#domain/case/state';
import type { Ending } from '#domain/ending/facts';
import { lastDayOf } from '#domain/ending/state';
import { checkPersonalCode } from '#domain/personal-code';
import type { ReferralData } from '#domain/reading';

export interface EarlierCase {
  readonly caseId: string;
  readonly registeredOn: Day;
  readonly phase: Phase;
  readonly ending: Ending | null;
  /** The service, counted from its referral as its limit is; null when it never began. */
  readonly served: { readonly from: Day; readonly until: Day } | null;
}

/** Cases of one name that are looked through. */
const mostLookedAt = 20;

/** @param today to which a service that runs is counted; @returns the newest first */
export async function earlierCases(
  world: Pick<World, 'table' | 'keys'>,
  state: CaseState,
  today: Day,
): Promise<EarlierCase[]> {
  const { referral } = state;
  if (!referral) return [];
  const { name, personalCode, birthDate } = referral.client;
  const asked = [checkPersonalCode(personalCode ?? '').valid ? personalCode : null, birthDate ? name : null];
  const found = await Promise.all(
    asked.map(async (typed) => (typed ? searchCases(world, typed) : { by: 'nothing' as const })),
  );
  const caseIds = found.flatMap((one) => (one.by === 'nothing' ? [] : one.rows.map(({ caseId }) => caseId)));
  const others = [...new Set(caseIds)].filter((caseId) => caseId !== state.id).slice(0, mostLookedAt);
  const states = await Promise.all(others.map(async (caseId) => (await readCase(world.table, caseId)).state));
  return states
    .flatMap((one) =>
      one?.referral && isEarlier(one, state) && isSamePerson(one.referral, referral) ? [one] : [],
    )
    .sort((a, b) => (a.registeredAt < b.registeredAt ? 1 : -1))
    .map((one) => ({
      caseId: one.id,
      registeredOn: dayOf(one.registeredAt),
      phase: one.phase,
      ending: one.ending,
      served: servedOf(one, today),
    }));
}

const isEarlier = (one: CaseState, other: CaseState): boolean =>
  one.registeredAt < other.registeredAt && one.mailKey !== other.mailKey;

/** Two different codes are two people, whatever they are called. */
export function isSamePerson({ client: one }: ReferralData, { client: other }: ReferralData): boolean {
  if (one.personalCode && other.personalCode) return one.personalCode === other.personalCode;
  return (
    one.birthDate !== null && one.birthDate === other.birthDate && folded(one.name) === folded(other.name)
  );
}

/** Words in any order, capitals and accents alike. */
const folded = (name: string | null): string =>
  (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');

function servedOf(state: CaseState, today: Day): EarlierCase['served'] {
  if (!state.serviceStart) return null;
  const until = state.phase === 'active' ? null : lastDayOf(state);
  const cancelled =
    state.ending === 'cancelled' && state.endedAt && !state.serviceEnded ? dayOf(state.endedAt) : null;
  return { from: state.referralDate ?? state.serviceStart, until: cancelled ?? until ?? today };
}
