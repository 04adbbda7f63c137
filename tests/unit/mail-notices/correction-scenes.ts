/** Notices of corrections: what a mail of ours told was wrong. */
import type { CaseState } from '#domain/case/state';
import type { CorrectableFact, Values } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';
import {
  activeCase,
  after,
  type CaseOptions,
  caseInMeeting,
  closingCase,
  reportedCase,
} from '../../support/cases.ts';
import { type Scene, scenesOf } from './scenes.ts';

const at = '2026-02-10T10:00:00.000Z';
const later = '2026-06-20T10:00:00.000Z';

export function correctionScenes(options: CaseOptions): Scene[] {
  const active = activeCase(options);
  const asked = after(active, [
    { type: 'AskQuery', mailKey: null, text: 'Kas kool on leitud?', channel: 'mail', arrivedAt: later },
    later,
  ]);
  const answered = after(asked, [
    { type: 'AnswerQuery', cause: '1', text: 'Kool algab 1. juunil.', channel: 'page', arrivedAt: later },
    later,
  ]);
  const changed = after(active, [
    { type: 'ReportChange', direction: 'worse', since: null, urgent: false, what: 'Haigestus.', done: null },
    later,
  ]);
  return [
    ...corrected(caseInMeeting(options), 'first-meeting', { startsAt: '2026-02-19T08:00:00.000Z' }, at),
    ...corrected(active, 'support-person', { name: 'Mari Kask', phone: '5551234', languages: ['et'] }, later),
    ...corrected(active, 'referral-date', { referralDate: '2026-02-01' }, later),
    ...corrected(asked, 'query', { text: 'Kas lasteaed on leitud?' }, later, '1'),
    ...corrected(answered, 'query', { answer: 'Kool algab 1. septembril, mitte juunis.' }, later, '1'),
    ...corrected(changed, 'change', { direction: 'better', what: 'Sai terveks.' }, later, '1'),
    ...corrected(closingCase(options), 'ending', { ending: 'other', note: 'Kolis Soome.' }, later),
    ...corrected(reportedCase(options), 'final-report', { summary: 'Uus\nkokkuvõte.', hours: 12.5 }, later),
  ];
}

function corrected(
  state: CaseState,
  fact: CorrectableFact,
  values: Values,
  when: string,
  cause: string | null = null,
): Scene[] {
  const all = { ...corrections[fact].read(state, cause ?? ''), ...values };
  const command = {
    type: 'CorrectFact',
    fact,
    cause,
    values: all,
    reason: 'Trükiviga.',
    tell: true,
  } as const;
  return scenesOf(`${fact} is put right`, state, command, when);
}
