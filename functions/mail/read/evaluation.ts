/**
 * The time of the interim evaluation in a municipality's mail: „Vahehindamine: 12.06.2026 kell 10.00", and perhaps „Koht: …".
 * What is not said beyond doubt is not read: the mail is a question to the provider then.
 */
import { at, daySchema, type Instant, parseDay } from '#domain/calendar/calendar';

/** Lines of a mail that are looked at, and characters of each: against a mail made to be long. */
const MAX_LINES = 200;
const MAX_LINE = 500;
const MAX_PLACE = 300;

export interface EvaluationInMail {
  readonly startsAt: Instant;
  /** Null: the mail says none. */
  readonly place: string | null;
  /** The rest of the mail, without these lines. */
  readonly rest: string;
}

const EVALUATION = /^(?:tegevuskava )?vahehindami(?:ne|se aeg)\s*:\s*(.*)$/iu;
const PLACE = /^(?:vahehindamise )?koht\s*:\s*(.*)$/iu;
const TIME = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}),? (?:kell|kl\.?) ?([01]?\d|2[0-3])[.:]([0-5]\d)\.?$/iu;

/**
 * @param text what the municipality newly wrote, without quoted history and signature
 * @returns the time, or null when the mail says none, one that is not clear, or two
 */
export function readEvaluationInMail(text: string | null): EvaluationInMail | null {
  const lines = (text ?? '').split('\n', MAX_LINES).map((line) => line.slice(0, MAX_LINE).trim());
  const times = lines.flatMap((line) => EVALUATION.exec(line)?.[1]?.replace(/\s+/g, ' ').trim() ?? []);
  const places = lines.flatMap((line) => PLACE.exec(line)?.[1]?.trim() ?? []);
  const startsAt = times.length === 1 ? instantIn(times[0] ?? '') : null;
  if (!startsAt || places.length > 1) return null;
  const [place = ''] = places;
  const rest = lines.filter((line) => !EVALUATION.test(line) && !PLACE.test(line)).join('\n');
  return { startsAt, place: place === '' ? null : place.slice(0, MAX_PLACE), rest };
}

function instantIn(said: string): Instant | null {
  const [, day = '', month = '', year = '', hour = '', minute = ''] = TIME.exec(said) ?? [];
  const read = daySchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.success ? at(parseDay(read.data), `${hour.padStart(2, '0')}:${minute}`) : null;
}
