/** Corrections for random stories: of days and times, from which other things follow, and of words. */
import { addDays, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import type { CorrectableFact, Values } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';

type Intent = (state: CaseState, at: string) => Command;

const correcting =
  (
    fact: CorrectableFact,
    cause: string | null,
    values: (today: string, state: CaseState) => Values,
  ): Intent =>
  (state, at) => {
    const known = corrections[fact].read(state, cause ?? '') ?? {};
    const all = { ...known, ...values(at.slice(0, 10), state) };
    return { type: 'CorrectFact', fact, cause, values: all, reason: 'Trükiviga.', tell: true };
  };

const day = (today: string, by: number): string => addDays(parseDay(today), by);

export const randomCorrections: readonly Intent[] = [
  correcting('first-meeting', null, (today) => ({ startsAt: `${day(today, 5)}T08:00:00.000Z` })),
  correcting('first-meeting', null, (today) => ({ startsAt: `${day(today, -2)}T08:00:00.000Z` })),
  correcting('referral-date', null, (today) => ({ referralDate: day(today, -30) })),
  correcting('referral-date', null, (_, { serviceStart }) => ({
    referralDate: serviceStart ?? '2026-01-15',
  })),
  correcting('support-person', null, () => ({ name: 'Mari Kask', phone: '5551234' })),
  correcting('query', '1', () => ({ text: 'Mis on uut?' })),
  correcting('overview', '1', () => ({ hours: 3.5 })),
  correcting('ending', null, (today) => ({ lastDay: day(today, -1) })),
];
