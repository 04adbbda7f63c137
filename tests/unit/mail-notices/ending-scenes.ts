/** Notices around the end of a service: its end, the final report, reopening, a client who refused or did not come. */
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import {
  activeCase,
  after,
  type CaseOptions,
  caseInMeeting,
  caseInReview,
  causeOf,
  closingCase,
  endedAt,
  endService,
  finalReport,
  moments,
  reportedAt,
} from '../../support/cases.ts';
import { nudges, type Scene, scenesOf } from './scenes.ts';

const reopen: Command = { type: 'ReopenCase', reason: 'Lõpetati ekslikult.' };
const cancel: Command = { type: 'CancelCase', reason: 'Eksitus.' };

export function serviceEnds(options: CaseOptions): Scene[] {
  const active = activeCase(options);
  const closing = closingCase(options);
  const unopened = closingCase({ ...options, opened: false });
  const report = { kind: 'submit-final-report', cause: '1' } as const;
  const refusal = (what: 'refused' | 'no-show'): Command => ({
    type: 'RecordRefusal',
    what,
    on: parseDay('2026-06-02'),
    text: 'Ei avanud ust ega vastanud.',
  });
  const review = caseInReview(options);
  const declined = after(review, [
    {
      type: 'ReviewReferral',
      verdict: 'decline',
      reason: 'Ei kuulu sihtrühma.',
      cause: causeOf(review, 'review-referral'),
      channel: 'admin',
      arrivedAt: moments.reviewed,
    },
    moments.reviewed,
  ]);
  const cancelled = after(caseInMeeting(options), [cancel, moments.arranged]);
  const cancelledLater = after(closing, [cancel, reportedAt]);
  return [
    ...scenesOf('the goals are met', active, endService, endedAt),
    ...scenesOf(
      'ended for another reason',
      active,
      { ...endService, ending: 'other', note: 'Kolis teise omavalitsusse.' },
      endedAt,
    ),
    ...scenesOf('the final report is asked for', unopened, { type: 'OpenObligation', ...report }, endedAt),
    ...nudges(closing, report),
    ...scenesOf('the final report has come', closing, finalReport(closing), reportedAt),
    ...scenesOf('closed without it', closing, { type: 'CloseCase', reason: 'Aruannet ei tule.' }, reportedAt),
    ...scenesOf('a service goes on', closing, reopen, reportedAt),
    ...scenesOf('a declined referral is reviewed again', declined, reopen, moments.ensured),
    ...scenesOf('a cancelled case goes on', cancelled, reopen, moments.meeting),
    ...scenesOf('the final report is asked for again', cancelledLater, reopen, reportedAt),
    ...scenesOf('the client refused', active, refusal('refused'), endedAt),
    ...scenesOf('the client did not come', active, refusal('no-show'), endedAt),
  ];
}
