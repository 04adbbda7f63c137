/** How one cell of a line is read: its value, or null with what is wrong. A spreadsheet's own marks are taken off first. */
import * as z from 'zod/mini';
import { at, type Day, daySchema, type Instant } from '#domain/calendar/calendar';
import type { Cells, ColumnName } from '#domain/import/columns';
import { error, type Finding, note } from '#domain/import/findings';
import { checkPersonalCode } from '#domain/personal-code';
import { goalsOf, mostDays, mostGoals, type OverviewRhythm } from '#domain/plan/rhythm';
import { readLanguages } from '#domain/words/read-languages';

/** Characters: of free text a page of A4, of a line what the forms of the pages take, too. */
const longestText = 4000;
const longestLine = 300;
const mostLanguages = 20;

/** A value that was read, or null; the findings say why there is none. */
export interface Read<Value> {
  readonly value: Value | null;
  readonly findings: readonly Finding[];
}

type Column = ColumnName;
const nothing = { value: null, findings: [] } as const;
const is = <Value>(value: Value): Read<Value> => ({ value, findings: [] });
const wrong = (column: Column, code: 'invalid' | 'too-long' | 'unknown'): Read<never> => ({
  value: null,
  findings: [error(column, code)],
});

/** @returns the cell without control characters, the marks that set the direction of writing, and a spreadsheet's `'` and `=""` */
export function bare(cell: string): string {
  const text = cell
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .trim();
  return (/^="(.*)"$/s.exec(text)?.[1] ?? text).replace(/^'(?=[+\-=@\d])/, '').trim();
}

/** One line of text. */
export function line(cells: Cells, column: Column): Read<string> {
  const text = bare(cells[column]).replace(/\s+/g, ' ');
  if (text === '') return nothing;
  return text.length > longestLine ? wrong(column, 'too-long') : is(text);
}

/** Several lines of text. */
export function lines(cells: Cells, column: Column): Read<string> {
  const text = bare(cells[column]);
  if (text === '') return nothing;
  return text.length > longestText ? wrong(column, 'too-long') : is(text);
}

export const name = (cells: Cells, column: Column): Read<string> =>
  fitting(cells, column, /^(?=.*\p{L}.*\p{L})[\p{L}\p{M} .,'’`´ʼ()-]+$/u);

/** E.164 has at most 15 digits; the shortest number in Estonia that a person answers has 7. */
export function phone(cells: Cells, column: Column): Read<string> {
  const read = fitting(cells, column, /^\+?[\d\s().-]+$/);
  const digits = read.value?.replace(/\D/g, '').length ?? 7;
  return digits >= 7 && digits <= 15 ? read : wrong(column, 'invalid');
}

/** In lower case, as addresses are compared. */
export function email(cells: Cells, column: Column): Read<string> {
  const read = line(cells, column);
  if (read.value === null) return read;
  const parsed = z.email().check(z.maxLength(254)).safeParse(read.value);
  return parsed.success ? is(parsed.data.toLowerCase()) : wrong(column, 'invalid');
}

export function personalCode(cells: Cells): Read<{ code: string; birthDate: Day }> {
  const text = bare(cells.personalCode);
  if (text === '') return nothing;
  const checked = checkPersonalCode(text);
  if (!checked.valid) return wrong('personalCode', 'invalid');
  return is({ code: checked.code, birthDate: daySchema.parse(checked.birthDate) });
}

export function languages(cells: Cells): Read<readonly string[]> {
  const text = bare(cells.languages);
  if (text === '') return nothing;
  const { languages: codes, unknown } = readLanguages([text]);
  if (unknown.length > 0) return wrong('languages', 'unknown');
  return codes.length > mostLanguages ? wrong('languages', 'too-long') : is(codes);
}

export function protection(cells: Cells): Read<'international' | 'temporary'> {
  const text = bare(cells.protection).toLowerCase();
  if (text === '') return nothing;
  if (/^(rahvusvaheli|international)/.test(text)) return is('international');
  return /^(ajuti|temporary)/.test(text) ? is('temporary') : wrong('protection', 'unknown');
}

/** "2026-02-26", "26.02.2026" or "26.2.2026", also with the 0:00 that spreadsheets add. */
export function day(cells: Cells, column: Column): Read<Day> {
  const text = bare(cells[column]).replace(midnight, '');
  if (text === '') return nothing;
  const value = dayIn(text);
  return value ? is(value) : wrong(column, 'invalid');
}

/** When the first meeting is or was; `timed` false: only its day is known. */
export interface MeetingTime {
  readonly day: Day;
  readonly startsAt: Instant;
  readonly timed: boolean;
}

/** A day, and after it a time: "26.02.2026 kell 10.30". Of a day alone noon is taken. */
export function meetingTime(cells: Cells): Read<MeetingTime> {
  const text = bare(cells.firstMeeting).replace(midnight, '');
  if (text === '') return nothing;
  const [, days = '', hour, minute = '00'] =
    /^(.*?)(?:[ T,]+(?:kell )?(\d{1,2})[:.](\d\d)(?::00)?)?$/s.exec(text) ?? [];
  const on = dayIn(days.trim());
  if (!on) return wrong('firstMeeting', 'invalid');
  if (hour === undefined) return is({ day: on, startsAt: at(on, '12:00'), timed: false });
  const time = `${hour.padStart(2, '0')}:${minute}`;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return wrong('firstMeeting', 'invalid');
  return is({ day: on, startsAt: at(on, time), timed: true });
}

/** Goals stand in lines of their own, or are parted by "|". */
export function goals(cells: Cells): Read<readonly string[]> {
  const read = lines(cells, 'goals');
  if (read.value === null) return { ...read, value: null };
  const all = goalsOf(read.value.replaceAll('|', '\n'));
  return all.length > mostGoals ? wrong('goals', 'too-long') : is(all);
}

export interface Rhythm {
  readonly rhythm: OverviewRhythm;
  readonly days: readonly Day[];
}

/** How often overviews come, by name or months, or the days themselves. */
export function rhythm(cells: Cells): Read<Rhythm> {
  const text = bare(cells.rhythm).toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return nothing;
  const named = rhythms.find(([, words]) => words.test(text));
  if (named) return is({ rhythm: named[0], days: [] });
  const days = text.split(/[,;|]/).map((part) => dayIn(part.trim()));
  const known = days.filter((one) => one !== null);
  if (known.length < days.length) return wrong('rhythm', 'unknown');
  if (known.length > mostDays) return wrong('rhythm', 'too-long');
  return is({ rhythm: 'dates', days: [...new Set(known)].toSorted() });
}

const rhythms: readonly (readonly [OverviewRhythm, RegExp])[] = [
  [
    'monthly',
    /^(kord kuus|(üks )?kord kuu jooksul|iga kuu|igakuine|igakuiselt|monthly|every month|1( kuu)?)$/,
  ],
  [
    'two-months',
    /^((kord|üks kord) (iga )?kahe kuu (jooksul|järel|tagant)|iga kahe kuu (järel|tagant)|two-months|every (two|2) months|2( kuud)?)$/,
  ],
  [
    'three-months',
    /^((kord|üks kord) (iga )?kolme kuu (jooksul|järel|tagant)|iga kolme kuu (järel|tagant)|kord kvartalis|kvartal|three-months|every (three|3) months|quarterly|3( kuud)?)$/,
  ],
];

/** @returns what a day alone leaves open */
export const timeNotes = (meeting: MeetingTime | null): Finding[] =>
  meeting && !meeting.timed ? [note('firstMeeting', 'time-assumed')] : [];

/** Nobody alive was born before; a date beyond is a slip of the pen. */
export const earliestBirth = daySchema.parse('1900-01-01');

const midnight = /[ T]0?0:00(:00)?$/;

function dayIn(text: string): Day | null {
  const [, date, month, year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\.?$/.exec(text) ?? [];
  const iso = date && month ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text;
  const parsed = daySchema.safeParse(iso);
  return parsed.success ? parsed.data : null;
}

function fitting(cells: Cells, column: Column, shape: RegExp): Read<string> {
  const read = line(cells, column);
  return read.value === null || shape.test(read.value) ? read : wrong(column, 'invalid');
}
