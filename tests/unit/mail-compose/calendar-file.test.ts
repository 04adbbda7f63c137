import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeetingCalendarFile, meetingCalendarFile } from '#mail/compose/calendar-file';

const meeting = (changes: Partial<MeetingCalendarFile> = {}): MeetingCalendarFile => ({
  uid: 'TR26-4F7KQ-kohtumine-1@tugirada.example',
  sequence: 0,
  method: 'PUBLISH',
  start: '2026-03-03T08:00:00.000Z',
  end: '2026-03-03T09:30:00.000Z',
  summary: 'Kolmepoolne kohtumine TR26-4F7KQ',
  url: 'https://tugirada.example/ulesanne/abc',
  stamp: '2026-02-26T10:00:00.000Z',
  organizer: 'suunamine@tugirada.example',
  ...changes,
});

/** Reads the file as RFC 5545 § 3.1 says: unfold, then split each line at its first colon. */
const read = (file: string): Map<string, string> =>
  new Map(
    file
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const),
  );

const unescaped = (value: string): string => value.replace(/\\([\\;,])/g, '$1');

describe('the calendar file of a meeting', () => {
  it('publishes the meeting in UTC with what RFC 5545 and 5546 require', () => {
    expect(Object.fromEntries(read(meetingCalendarFile(meeting())))).toMatchObject({
      VERSION: '2.0',
      METHOD: 'PUBLISH',
      UID: 'TR26-4F7KQ-kohtumine-1@tugirada.example',
      SEQUENCE: '0',
      DTSTAMP: '20260226T100000Z',
      DTSTART: '20260303T080000Z',
      DTEND: '20260303T093000Z',
      SUMMARY: 'Kolmepoolne kohtumine TR26-4F7KQ',
      URL: 'https://tugirada.example/ulesanne/abc',
      DESCRIPTION: 'https://tugirada.example/ulesanne/abc',
      ORGANIZER: 'mailto:suunamine@tugirada.example',
      STATUS: 'CONFIRMED',
    });
  });

  it('turns a moment with an offset into UTC', () => {
    const file = read(meetingCalendarFile(meeting({ start: '2026-03-03T10:00:00+02:00' })));
    expect(file.get('DTSTART')).toBe('20260303T080000Z');
  });

  it('calls the same meeting off with a higher sequence', () => {
    const file = read(meetingCalendarFile(meeting({ method: 'CANCEL', sequence: 2 })));
    expect([file.get('METHOD'), file.get('STATUS'), file.get('SEQUENCE')]).toEqual([
      'CANCEL',
      'CANCELLED',
      '2',
    ]);
    expect(file.get('UID')).toBe(read(meetingCalendarFile(meeting())).get('UID'));
  });

  it('opens and closes calendar and event once, in order', () => {
    expect(meetingCalendarFile(meeting()).match(/^(BEGIN|END):.*(?=\r)/gm)).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('tells neither where nor with whom', () => {
    expect([...read(meetingCalendarFile(meeting())).keys()]).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/LOCATION|ATTENDEE|CONTACT|GEO/)]),
    );
  });

  it('ends every line with CRLF and keeps each within 75 octets, characters whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (summary) => {
        const file = meetingCalendarFile(meeting({ summary: `õ${summary}` }));
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('gives a long summary with commas, semicolons and backslashes back unchanged', () => {
    const summary = 'Kohtumine; juhtum TR26-4F7KQ, tõlgiga \\ ilma 👩‍👩‍👧 — '.repeat(6).trim();
    expect(unescaped(read(meetingCalendarFile(meeting({ summary }))).get('SUMMARY') ?? '')).toBe(summary);
  });

  it('lets no value start a line of its own', () => {
    const summary = 'Kohtumine\r\nATTENDEE:mailto:kuri@example.com\nEND:VEVENT';
    const file = meetingCalendarFile(meeting({ summary, uid: 'a\r\nX-EVIL:1' }));
    expect(file).not.toMatch(/^(ATTENDEE|X-EVIL)/m);
    expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
  });

  it.each([
    [{ end: '2026-03-03T08:00:00.000Z' }, RangeError],
    [{ sequence: -1 }, RangeError],
    [{ sequence: 0.5 }, RangeError],
    [{ organizer: 'a@b.ee\r\nX:1' }, RangeError],
    [{ organizer: 'SKA' }, RangeError],
    [{ url: 'javascript:alert(1)' }, TypeError],
    [{ start: '2026-03-03' }, 'not an ISO instant'],
  ])('refuses %o', (changes, error) => {
    expect(() => meetingCalendarFile(meeting(changes))).toThrow(error);
  });
});
