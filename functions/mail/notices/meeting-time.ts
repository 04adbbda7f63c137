/** Meetings in time: their end, whether the first one lies ahead, their calendar files. */

import type { Instant } from '#domain/calendar/calendar';
import { parseInstant } from '#domain/calendar/calendar';
import { type CaseState, findObligation, type Meeting } from '#domain/case/state';
import type { Evaluation } from '#domain/evaluation/state';
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
  const { meeting, id, meetings } = state;
  if (meeting === null) return null;
  const about = { uid: `esmane-kohtumine-${id}`, summary: `Esmane kohtumine (${id})` };
  return fileOf({ ...about, times: meetings, ...meeting, url: context.meetingLink }, method, context);
}

/**
 * Each evaluation has its own UID, so that one that was not held stays in the past.
 * @returns null when there is no address that the file could name to its reader
 */
export function evaluationFileOf(
  { state: { id }, notice, context }: Letter,
  evaluation: Evaluation,
  method: Method,
): WrittenNotice['calendarFile'] {
  const { evaluationLink = null, planLink = null } = context;
  const url = notice.to === 'provider' ? planLink : evaluationLink;
  const about = { uid: `vahehindamine-${id}-${evaluation.cause}`, summary: `Vahehindamine (${id})` };
  const { startsAt, minutes, times } = evaluation;
  return fileOf({ ...about, startsAt, minutes, times, url }, method, context);
}

type Method = 'PUBLISH' | 'CANCEL';

interface Version extends Pick<Meeting, 'startsAt' | 'minutes'> {
  readonly uid: string;
  readonly summary: string;
  /** How often its time was set. */
  readonly times: number;
  readonly url: string | null;
}

function fileOf(version: Version, method: Method, context: NoticeContext): WrittenNotice['calendarFile'] {
  const { uid, summary, times, url } = version;
  if (url === null) return null;
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
