/** Cases that hold what can be corrected, and the command that corrects it. */
import { parseDay } from '#domain/calendar/calendar';
import type { CommandOf } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import type { CorrectableFact, Values } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';
import { activeCase, after, caseInReview } from './cases.ts';

export const now = '2026-02-10T10:00:00.000Z';
export const later = '2026-06-20T10:00:00.000Z';

export const known = (state: CaseState, fact: CorrectableFact, cause: string | null = null): Values => {
  const values = corrections[fact].read(state, cause ?? '');
  if (!values) throw new Error(`the case has no ${fact}`);
  return values;
};

/** The fact as it is known, but for these values. */
export const correct = (
  state: CaseState,
  fact: CorrectableFact,
  values: Values,
  more: Partial<CommandOf<'CorrectFact'>> = {},
): CommandOf<'CorrectFact'> => ({
  type: 'CorrectFact',
  fact,
  cause: null,
  values: { ...known(state, fact, more.cause), ...values },
  reason: 'Trükiviga.',
  tell: true,
  ...more,
});

export const asked = (): CaseState =>
  after(activeCase(), [
    { type: 'AskQuery', mailKey: null, text: 'Kas kool on leitud?', channel: 'mail', arrivedAt: later },
    later,
  ]);
export const answered = (): CaseState =>
  after(asked(), [
    { type: 'AnswerQuery', cause: '1', text: 'Kool algab 1. juunil.', channel: 'page', arrivedAt: later },
    later,
  ]);
export const reported = (): CaseState =>
  after(activeCase(), [
    {
      type: 'ReportChange',
      direction: 'worse',
      since: parseDay('2026-06-01'),
      urgent: false,
      what: 'Haigestus.',
      done: null,
    },
    later,
  ]);
export const overviewAt = '2026-05-05T08:00:00.000Z';
export const overviewed = (): CaseState => {
  const active = after(activeCase(), [{ type: 'ReachMilestone' }, overviewAt]);
  const goals = active.plans.at(-1)?.goals ?? [];
  const sent = {
    type: 'SendOverview',
    cause: String(active.asked['send-overview']),
    version: null,
    progress: goals.map(() => 'under-way' as const),
    words: goals.map(() => ''),
    activities: 'Käidi perearsti juures.',
    next: 'Keelekursus.',
    hours: 7,
    channel: 'page',
    arrivedAt: overviewAt,
  } as const;
  return after(active, [sent, overviewAt]);
};
/** With one overview of seven hours in its period. */
export const reportedToAgency = (): CaseState => {
  const state = overviewed();
  const cause = '1';
  const sent = { cause, channel: 'page', arrivedAt: later } as const;
  const asks = { type: 'ReachMilestone' } as const;
  const due = after(state, [asks, later]);
  return after(due, [{ type: 'SendReport', ...sent, text: 'Kõik sujub.' }, later]);
};
export const handedOver = (): CaseState => {
  const to = { id: 'uus', name: 'Uus Abi' };
  const planned = { to, effective: parseDay('2026-06-30'), reason: 'Leping lõpeb.', transfer: null };
  return after(
    activeCase(),
    [{ type: 'PlanProviderChange', ...planned }, later],
    [
      { type: 'HandOverCase', cause: '1', text: 'Võtmed on kontoris.', channel: 'page', arrivedAt: later },
      later,
    ],
  );
};
export const refused = (): CaseState =>
  after(activeCase(), [
    { type: 'RecordRefusal', what: 'refused', on: parseDay('2026-06-18'), text: 'Ei soovi kohtuda.' },
    later,
  ]);
export const cancelled = (): CaseState =>
  after(caseInReview(), [{ type: 'CancelCase', reason: 'Kolis ära.' }, now]);
