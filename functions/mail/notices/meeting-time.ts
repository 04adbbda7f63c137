/** Meetings in time: their end, whether the first one lies ahead, their calendar files. */

import type { Instant } from '#domain/calendar/calendar';
import { parseInstant } from '#domain/calendar/calendar';
import { type CaseState, findObligation, type Meeting } from '#domain/case/state';
import { type Evaluation, evaluationSet } from '#domain/evaluation/state';
import { meetingCalendarFile } from '#mail/compose/calendar-file';
import type { Letter, NoticeContext, WrittenNotice } from './letter.ts';

/** @returns when the meeting ends (ISO instant); a meeting of no length ends a minute after it starts. */
export const meetingEnd = ({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>): Instant => {
  const milliseconds = Date.parse(startsAt) + Math.max(1, minutes) * 60_000;
  return parseInstant(new Date(milliseconds).toISOString());
};

/** @returns the meeting that is still to come when the notice is written, or null */
export const meetingAhead = ({ state, context }: Letter): Meeting | null =>
  state.meeting !== null && Date.parse(state.meeting.startsAt) > Date.parse(context.stamp)
    ? state.meeting
    : null;

/**
 * True when the meeting takes the place of one that was called off. Then its record was asked for twice since the
 * provider was last asked to arrange a meeting; after a meeting that nobody came to, arranging was asked for again.
 */
export function isMoved(state: CaseState): boolean {
  const previous = findObligation(
    state,
    'record-first-meeting',
    String(state.asked['record-first-meeting'] - 1),
  );
  const arranging = findObligation(
    state,
    'arrange-first-meeting',
    String(state.asked['arrange-first-meeting']),
  );
  return previous !== null && arranging !== null && previous.openedAt > arranging.openedAt;
}

/**
 * A case has one first meeting under way at a time, so all versions of it have one UID: a new time takes the place of
 * the old one in the reader's calendar, and the cancellation is one version more.
 * @returns null when there is no meeting or no address that the file could name
 */
export function calendarFileOf({ state, context }: Letter, method: Method): WrittenNotice['calendarFile'] {
  const { meeting } = state;
  const { meetingLink: url } = context;
  return meeting === null || url === null ? null : fileOf(firstMeeting(state, meeting), method, url, context);
}

/**
 * Each evaluation has its own UID, so that one that was not held stays in the past.
 * @returns null when there is no address that the file could name to its reader
 */
export function evaluationFileOf(
  { state, notice, context }: Letter,
  evaluation: Evaluation,
  method: Method,
): WrittenNotice['calendarFile'] {
  const { evaluationLink = null, planLink = null } = context;
  const url = notice.to === 'provider' ? planLink : evaluationLink;
  return url === null ? null : fileOf(evaluationMeeting(state, evaluation), method, url, context);
}

/**
 * Takes a meeting to come off the calendar of a provider that serves the case no more, whose links are dead.
 * @returns the meeting with its file; null: none is ahead
 */
export function leftMeeting(one: Letter): { meeting: Version; file: WrittenNotice['calendarFile'] } | null {
  const { state, context } = one;
  const first = state.phase === 'meeting' ? meetingAhead(one) : null;
  const set = evaluationSet(state);
  const evaluation = set && Date.parse(set.startsAt) > Date.parse(context.stamp) ? set : null;
  const meeting = first ? firstMeeting(state, first) : evaluation && evaluationMeeting(state, evaluation);
  return (
    meeting && { meeting, file: fileOf({ ...meeting, times: meeting.times - 1 }, 'CANCEL', null, context) }
  );
}

type Method = 'PUBLISH' | 'CANCEL';

interface Version extends Pick<Meeting, 'startsAt' | 'minutes'> {
  readonly uid: string;
  readonly summary: string;
  /** How often its time was set; a change of provider counts twice: off one calendar and on another, perhaps the first again. */
  readonly times: number;
}

const firstMeeting = (state: CaseState, { startsAt, minutes }: Meeting): Version => ({
  ...{ uid: `esmane-kohtumine-${state.id}`, summary: `Esmane kohtumine (${state.id})` },
  ...{ startsAt, minutes, times: state.meetings + changesOf(state) },
});

const evaluationMeeting = (state: CaseState, { startsAt, minutes, times, cause }: Evaluation): Version => ({
  ...{ uid: `vahehindamine-${state.id}-${cause}`, summary: `Vahehindamine (${state.id})` },
  ...{ startsAt, minutes, times: times + changesOf(state) },
});

const changesOf = ({ providerChanges }: CaseState): number =>
  2 * providerChanges.filter(({ status }) => status === 'changed').length;

function fileOf(
  version: Version,
  method: Method,
  url: string | null,
  context: NoticeContext,
): WrittenNotice['calendarFile'] {
  const { uid, summary, times } = version;
  const text = meetingCalendarFile({
    uid: `${uid}@tugirada`,
    sequence: method === 'CANCEL' ? times : Math.max(0, times - 1),
    method,
    start: version.startsAt,
    end: meetingEnd(version),
    summary,
    url,
    stamp: context.stamp,
    organizer: context.sender,
  });
  return { text, method };
}
