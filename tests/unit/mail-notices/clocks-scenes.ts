/** The notices of pauses, extensions, hand-overs and of who cannot do it. */
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import {
  activeCase,
  after,
  type CaseOptions,
  caseAssigning,
  caseInReview,
  change,
  moments,
  withTaskOpen,
} from '../../support/cases.ts';
import { type Scene, scenesOf } from './scenes.ts';

/** Reasons name somebody: they must stay out of mails to provider and agency. */
const reason = 'Zklient Zkalle on haiglas';

export function clocks(options: CaseOptions): Scene[] {
  const when = '2026-02-09T08:00:00.000Z';
  const later = '2026-02-16T07:00:00.000Z';
  const until = parseDay('2026-02-16');
  const task = { kind: 'ensure-support-person', cause: '1' } as const;
  const completion = { kind: 'complete-referral', cause: '1' } as const;
  const query = { kind: 'answer-query', cause: '1' } as const;
  const assigning = caseAssigning({ ...options, opened: true });
  // Returned by the agency: whatever the options say of the referral, the municipality owes its completion.
  const back: Command = {
    type: 'ReviewReferral',
    verdict: 'return',
    cause: '1',
    channel: 'admin',
    arrivedAt: when,
    reason: 'Palun täpsustage.',
  };
  const incomplete = withTaskOpen(after(caseInReview(options), [back, when]), when);
  const active = activeCase(options);
  const asked = after(
    active,
    [{ type: 'AskQuery', mailKey: null, text: 'Zküsimus', channel: 'mail', arrivedAt: when }, when],
    [{ type: 'OpenObligation', ...query }, when],
  );
  const pause = (of: typeof task | typeof completion, why = reason): Command => ({
    type: 'PauseObligation',
    ...of,
    until,
    reason: why,
  });
  const pauseCase: Command = { type: 'PauseCase', until, reason: 'Klient on haiglas' };
  const wish: Command = { type: 'AskExtension', ...task, party: 'provider', until, reason };
  const contact = { address: 'zkolleeg@teenus.example', name: 'Zkolleeg' };
  const stands = change(assigning, pause(task), when).state;
  const caseStands = change(assigning, pauseCase, when).state;
  const serviceStands = change(active, pauseCase, when).state;
  const wished = change(assigning, wish, when).state;
  return [
    ...scenesOf('the task is paused', assigning, pause(task), when),
    ...scenesOf('the completion is paused', incomplete, pause(completion, 'Klient on haiglas'), when),
    ...scenesOf('the task goes on', stands, { type: 'ResumeObligation', ...task }, later),
    ...scenesOf('the pause ran over', stands, { type: 'Nudge', ...task }, later),
    ...scenesOf('the case is paused', assigning, pauseCase, when),
    ...scenesOf('the service is paused', active, pauseCase, when),
    ...scenesOf('the case goes on', caseStands, { type: 'ResumeCase' }, later),
    ...scenesOf('the service goes on', serviceStands, { type: 'ResumeCase' }, later),
    ...scenesOf('the pause of the case ran over', caseStands, { type: 'Nudge', ...task }, later),
    ...scenesOf('more time', assigning, { type: 'ExtendObligation', ...task, due: until, reason }, when),
    ...scenesOf('more time is asked for', assigning, wish, when),
    ...scenesOf('no more time', wished, { type: 'RefuseExtension', ...task, reason }, when),
    ...scenesOf(
      'another contact',
      assigning,
      { type: 'HandOverObligation', ...task, ...contact, within: null },
      when,
    ),
    ...scenesOf(
      'another contact of the municipality',
      incomplete,
      { type: 'HandOverContact', ...contact },
      when,
    ),
    ...scenesOf('cannot', asked, { type: 'ReportInability', ...query, party: 'provider', reason }, when),
    ...scenesOf('taken back', asked, { type: 'WithdrawObligation', ...query, reason }, moments.arranged),
  ];
}
