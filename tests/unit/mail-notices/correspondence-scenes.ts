/** The notices of what comes by mail in the middle of a case. */
import type { Command } from '#domain/case/commands';
import {
  activeCase,
  type CaseOptions,
  caseAssigning,
  change,
  moments,
  withTaskOpen,
} from '../../support/cases.ts';
import { arrival, nudges, type Scene, scenesOf } from './scenes.ts';

/** @returns questions, answers, drafts, absences and wishes to know the status */
export function correspondence(options: CaseOptions): Scene[] {
  const when = moments.arranged;
  const at = arrival(when);
  const mailKey = 'c5'.repeat(32);
  const assigning = withTaskOpen(caseAssigning(options), moments.reviewed);
  const active = activeCase(options);
  const ask: Command = { type: 'AskQuery', mailKey, text: 'Kas klient osaleb kursusel?', ...at };
  const asked = change(active, ask, when).state;
  const query = { kind: 'answer-query', cause: '1' } as const;
  const opened = change(asked, { type: 'OpenObligation', ...query }, when).state;
  const draft = (values: Record<string, string>): Command => ({
    type: 'DraftAnswer',
    kind: 'ensure-support-person',
    cause: '1',
    mailKey,
    arrivedAt: when,
    values,
  });
  const absent: Command = { type: 'NoteAbsence', party: 'municipality', mailKey, until: null, deputy: null };
  const report: Command = {
    type: 'ReportChange',
    direction: 'worse',
    since: null,
    urgent: true,
    what: 'Klient jäi koduta.',
    done: null,
  };
  const reported = change(active, report, when).state;
  const unread = { kind: 'acknowledge-change', cause: '1' } as const;
  const unreadOpen = change(reported, { type: 'OpenObligation', ...unread }, when).state;
  return [
    ...scenesOf('an urgent change', active, report, when),
    ...scenesOf('a change', active, { ...report, urgent: false }, when),
    ...nudges(unreadOpen, unread),
    ...scenesOf('a question', active, ask, when),
    ...scenesOf('a question for the provider', asked, { type: 'OpenObligation', ...query }, when),
    ...scenesOf('an answer', opened, { type: 'AnswerQuery', cause: '1', text: 'Jah.', ...at }, when),
    ...nudges(opened, query),
    ...scenesOf('a readable reply of the provider', assigning, draft({ name: 'Kalle Kask' }), when),
    ...scenesOf('an unreadable reply of the provider', assigning, draft({}), when),
    ...scenesOf('an automatic reply', active, absent, when),
    ...scenesOf(
      'an automatic reply to the news of a change',
      unreadOpen,
      { ...absent, told: 'deputy' },
      when,
    ),
    ...scenesOf(
      'an automatic reply of a provider with a deputy',
      opened,
      { ...absent, party: 'provider', told: 'deputy' },
      when,
    ),
    ...(['municipality', 'provider', 'agency'] as const).flatMap((party) =>
      scenesOf('staatus', active, { type: 'AskStatus', party, mailKey }, when),
    ),
  ];
}
