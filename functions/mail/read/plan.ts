/**
 * A new action plan in a municipality's mail, by its labels: „Eesmärgid:" with the goals beside it or below, „Ülevaated:" with
 * the rhythm or the days, „Põhjus:" with why. What is not said beyond doubt is not read: the mail is a question to the provider then.
 */
import { type Day, daySchema } from '#domain/calendar/calendar';
import { goalsOf, mostDays, mostGoals, type OverviewRhythm } from '#domain/plan/rhythm';

/** Lines of a mail that are looked at, and characters of each: against a mail made to be long. */
const MAX_LINES = 200;
const MAX_LINE = 500;
/** Characters of a reason that are kept: a paragraph. */
const MAX_REASON = 1000;

export interface PlanInMail {
  /** Null: the mail says none, they stay. */
  readonly goals: readonly string[] | null;
  /** Null: the mail says none, it stays. */
  readonly rhythm: OverviewRhythm | null;
  readonly days: readonly Day[];
  /** Why the plan changes, in the sender's words. Null: the mail says none. */
  readonly reason: string | null;
  /** There is a question beside the plan. */
  readonly asks: boolean;
}

const LABEL = /^\s*([\p{L} ]{4,40}?)\s*:\s*(.*)$/u;
const HEADING = /^\s*(?:uus\s+|muudetud\s+|täiendatud\s+)?tegevuskava\s*:?\s*$/iu;
const GOALS =
  /^(?:(?:uued\s+|muudetud\s+)?eesmärgid|eesmärk|tegevuskava(?:\s+(?:uued\s+)?eesmärgid)?|uus tegevuskava)$/iu;
const OVERVIEWS = /^(?:ülevaated|ülevaade|ülevaadete (?:sagedus|päevad|kuupäevad)|ülevaate sagedus)$/iu;
const REASON = /^(?:(?:muutmise|muudatuse)\s+)?(?:põhjus|põhjendus)$/iu;
const LISTED = /^\s*(?:[-–—•*·]|\(?\d{1,2}[.)])\s+\S/u;

const SIGN_OFF = /^(?:lugupidamisega|tervitades|heade soovidega|parimate soovidega|aitäh|tänan)/iu;

const RHYTHMS: readonly (readonly [OverviewRhythm, RegExp])[] = [
  ['monthly', /^(?:(?:üks |1 )?kord kuus|iga kuu|igakuiselt|iga (?:ühe |1 )?kuu (?:järel|tagant))$/u],
  [
    'two-months',
    /^(?:(?:üks |1 )?kord (?:kahe|2) kuu jooksul|iga (?:kahe|2) kuu (?:järel|tagant)|üle kuu)$/u,
  ],
  [
    'three-months',
    /^(?:(?:üks |1 )?kord (?:kolme|3) kuu jooksul|iga (?:kolme|3) kuu (?:järel|tagant)|kord kvartalis)$/u,
  ],
];

/**
 * @param text what the municipality newly wrote, without quoted history and signature
 * @returns the plan, or null when the mail holds none, or one that is not clear
 */
export function readPlanInMail(text: string | null): PlanInMail | null {
  const lines = (text ?? '').split('\n', MAX_LINES).map((line) => line.slice(0, MAX_LINE).trim());
  const rest: string[] = [];
  let goals: string[] | null = null;
  let overviews: string | null = null;
  let reason: string | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, label = '', value = ''] = LABEL.exec(line) ?? [];
    const isHeading = HEADING.test(line);
    if (isHeading && !LISTED.test(nextSaid(lines, at + 1))) continue;
    if (OVERVIEWS.test(label)) {
      if (overviews !== null) return null;
      overviews = value;
    } else if (isHeading || GOALS.test(label)) {
      if (goals !== null) return null;
      const below = linesBelow(lines, at, value);
      at += below.length;
      goals = goalsOf([...value.split(';'), ...below].join('\n'));
    } else if (REASON.test(label) && reason === null) {
      const below = paragraphBelow(lines, at);
      at += below.length;
      const said = [value, ...below].filter(Boolean).join('\n');
      reason = said.slice(0, MAX_REASON) || null;
    } else rest.push(line);
  }
  const rhythm = overviews === null ? { rhythm: null, days: [] } : rhythmOf(overviews);
  if ((goals === null && overviews === null) || rhythm === null) return null;
  if (goals && (goals.length === 0 || goals.length > mostGoals || goals.some(isQuestion))) return null;
  return { goals, ...rhythm, reason, asks: [...rest, reason ?? ''].some(isQuestion) };
}

/**
 * The goals below their label: up to an empty line, but over one that stands within a list. Beside a goal that stands at the
 * label itself only a list counts: else it may be a sentence about something else.
 */
function linesBelow(lines: readonly string[], label: number, value: string): string[] {
  const below: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= label) continue;
    const next = nextSaid(lines, index);
    const [, name = ''] = LABEL.exec(next) ?? [];
    if ([OVERVIEWS, GOALS, REASON].some((one) => one.test(name)) || SIGN_OFF.test(next)) break;
    if ((line === '' || value !== '') && !LISTED.test(next)) break;
    below.push(line);
  }
  return below;
}

/** The lines right below one, up to an empty line, another label or the end of the letter. */
function paragraphBelow(lines: readonly string[], label: number): string[] {
  const below = lines.slice(label + 1);
  const end = below.findIndex(
    (line) => line === '' || LABEL.test(line) || HEADING.test(line) || SIGN_OFF.test(line),
  );
  return end === -1 ? below : below.slice(0, end);
}

/** The first line from there on that is not empty. */
const nextSaid = (lines: readonly string[], from: number): string =>
  lines.slice(from).find((line) => line !== '') ?? '';

function rhythmOf(value: string): { rhythm: OverviewRhythm; days: Day[] } | null {
  const said = value
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');
  const [rhythm] = RHYTHMS.find(([, pattern]) => pattern.test(said)) ?? [];
  if (rhythm) return { rhythm, days: [] };
  const parts = said.split(/,|;| ja /).map((part) => part.trim());
  const days = parts.flatMap((part) => dayIn(part) ?? []);
  const clear = days.length > 0 && days.length === parts.length && days.length <= mostDays;
  return clear ? { rhythm: 'dates', days: [...new Set(days)].toSorted() } : null;
}

/** "1.06.2026" */
function dayIn(text: string): Day | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? [];
  return daySchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data ?? null;
}

const isQuestion = (text: string): boolean => text.includes('?');
