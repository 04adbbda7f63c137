/** The first meeting in time: its end, whether it lies ahead, its calendar file. */

import type { Instant } from '#domain/calendar/calendar';
import { parseInstant } from '#domain/calendar/calendar';
import { type CaseState, findObligation, type Meeting } from '#domain/case/state';
import { meetingCalendarFile } from '#mail/compose/calendar-file';
import type { Letter, WrittenNotice } from './letter.ts';

/** @returns when the meeting ends (ISO instant); a meeting of no length ends a minute after it starts. */
export const meetingEnd = ({ startsAt, minutes }: Meeting): Instant => {
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
export function calendarFileOf(
  { state, context }: Letter,
  method: 'PUBLISH' | 'CANCEL',
): WrittenNotice['calendarFile'] {
  const { meeting, id, meetings } = state;
  if (meeting === null || context.meetingLink === null) return null;
  const text = meetingCalendarFile({
    uid: `esmane-kohtumine-${id}@tugirada`,
    sequence: method === 'CANCEL' ? meetings : Math.max(0, meetings - 1),
    method,
    start: meeting.startsAt,
    end: meetingEnd(meeting),
    summary: `Esmane kohtumine (${id})`,
    url: context.meetingLink,
    stamp: context.stamp,
    organizer: context.sender,
  });
  return { text, method };
}
