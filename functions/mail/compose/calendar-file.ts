/** A meeting as an iCalendar file (RFC 5545, RFC 5546): the case's reference and a link, no name and no address. */
import { type Instant, parseInstant } from '#domain/calendar/calendar';
import { plain } from '#domain/estonian';
import { cleanLine, cleanUrl } from './clean.ts';

export type MeetingCalendarFile = {
  /** The same in every version of one meeting, by which calendars find it again. */
  readonly uid: string;
  /** 0 for the first version, one more with each change and with the cancellation. */
  readonly sequence: number;
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly start: Instant;
  readonly end: Instant;
  /** Names the case by its reference; no personal data. */
  readonly summary: string;
  /** Null: whoever gets it has no page of it any more. */
  readonly url: string | null;
  /** When this version was made. */
  readonly stamp: Instant;
  /** The agency's e-mail address: RFC 5546 wants an organizer in PUBLISH and CANCEL. */
  readonly organizer: string;
};

/** RFC 5545 § 3.1: octets of one line, its CRLF not counted. */
const LONGEST_LINE = 75;

/**
 * @returns the text of the file, CRLF line ends, times in UTC.
 * @throws RangeError when the meeting does not end after it starts, the sequence is not a whole number from 0, or the
 *   organizer is not an address; TypeError for a wrong url; CalendarError for a wrong moment.
 */
export const meetingCalendarFile = (meeting: MeetingCalendarFile): string => {
  if (parseInstant(meeting.end) <= parseInstant(meeting.start))
    throw new RangeError('a meeting ends after it starts');
  if (!Number.isSafeInteger(meeting.sequence) || meeting.sequence < 0)
    throw new RangeError('not a sequence number');
  if (!/^[\w.+-]+@[\w.-]+$/.test(meeting.organizer)) throw new RangeError('the organizer is not an address');
  const url = meeting.url === null ? null : cleanUrl(meeting.url);
  const contentLines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sotsiaalkindlustusamet//Tugirada//ET',
    'CALSCALE:GREGORIAN',
    `METHOD:${meeting.method}`,
    'BEGIN:VEVENT',
    `UID:${escapeValue(meeting.uid)}`,
    `SEQUENCE:${meeting.sequence}`,
    `DTSTAMP:${utc(meeting.stamp)}`,
    `DTSTART:${utc(meeting.start)}`,
    `DTEND:${utc(meeting.end)}`,
    `SUMMARY:${escapeValue(meeting.summary)}`,
    // Some calendars show no URL property, so the description holds the link too.
    ...(url === null ? [] : [`DESCRIPTION:${escapeValue(url)}`, `URL:${url}`]),
    `ORGANIZER:mailto:${meeting.organizer}`,
    `STATUS:${meeting.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return contentLines.map((line) => `${folded(line)}\r\n`).join('');
};

/** "20260303T080000Z" */
const utc = (instant: Instant): string => `${parseInstant(instant).slice(0, 19).replace(/[-:]/g, '')}Z`;

/** RFC 5545 § 3.3.11. */
const escapeValue = (text: string): string => plain(cleanLine(text)).replace(/[\\;,]/g, '\\$&');

/** Folds between characters, never inside the octets of one. */
const folded = (line: string): string => {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST_LINE) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
};
