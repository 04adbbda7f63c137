/** What an out-of-office mail says: until when its sender is away, and whom to write to meanwhile. */
import type { Reading } from '#domain/reading';
import { datesIn, type FoundDate, monthOf } from './dates.ts';
import { emailsIn } from './email.ts';

export type Absence = NonNullable<Reading['absence']>;

/**
 * `text` is the mail's subject and body, `own` the sender's address, `sentOn` the day it was sent (yyyy-mm-dd), for dates without a year.
 * Null when the text does not speak of an absence. A return to work gives the day before it as the last one away.
 */
export function absenceIn(text: string, own: string | null, sentOn: string | null): Absence | null {
  const whole = text.slice(0, MAX_LETTER);
  if (!AWAY.test(whole)) return null;
  return { until: untilIn(whole, sentOn), deputy: deputyIn(whole, own) };
}

/** An out-of-office text is short; what comes after is a quotation (characters). */
const MAX_LETTER = 5_000;

const AWAY =
  /(?<!\p{L})(puhkus\p{L}*|puhka[nb]|kontorist|eemal|ära kuni|haiguslehel|hooldus(e|puhkus)\p{L}*|lähetus\p{L}*|koolitusel|asenda\p{L}*|naasen|tagasi tööl|out of (the )?office|on (annual |sick |parental )?(leave|vacation|holiday)|away (from|until)|в отпуске|отсутству\p{L}*|на больничном|в командировке|у відпустці|відсутн\p{L}*)(?!\p{L})/iu;

/** Words right before the last day away. */
const UNTIL =
  /(?<!\p{L})(?:kuni|until|till|through|thru|по|до|до кінця|включно)(?!\p{L})[^.!?\n]{0,12}$|[-–—]\s{0,2}$/iu;
/** Words right before the first day back. */
const BACK =
  /(?<!\p{L})(?:naase\p{L}*|tagasi|tööl(?:e|olen)? alates|jõuan|return\p{L}*|back|available again|вернусь|выйду|на работе с|повернуся|повернусь)(?!\p{L})[^.!?\n]{0,30}$/iu;

function untilIn(text: string, sentOn: string | null): string | null {
  const dates = daysIn(text, sentOn);
  const after = (pattern: RegExp) =>
    dates.filter(({ at }) => pattern.test(text.slice(Math.max(0, at - 50), at))).map(({ date }) => date);
  const back = after(BACK)[0];
  const until = after(UNTIL).at(-1);
  if (until !== undefined) return until;
  return back === undefined ? null : dayBefore(back);
}

/** Days with a year, and days such as „1. märtsini" or „20.02" that take it from the day of sending. */
function daysIn(text: string, sentOn: string | null): FoundDate[] {
  const whole = datesIn(text);
  if (sentOn === null) return whole;
  const bare = [...text.matchAll(NAMED), ...text.matchAll(NUMERIC)].flatMap((match): FoundDate[] => {
    const [written, day = '', word = ''] = match;
    const month = /\d/.test(word) ? Number(word) : monthOf(word);
    const date = nextDay(Number(day), month, sentOn);
    const taken = whole.some(
      (one) => match.index < one.at + one.written.length && one.at < match.index + written.length,
    );
    return date === null || taken ? [] : [{ date, written, at: match.index }];
  });
  return [...whole, ...bare].sort((one, other) => one.at - other.at).slice(0, 50);
}

const NAMED = /(?<![\d.])(\d{1,2})\.?\s{0,3}(\p{L}{3,14})(?!\p{L})/gu;
const NUMERIC = /(?<![\d.:])(\d{1,2})\.(\d{1,2})(?![\d:])\.?/g;

/** The first such day from a month before the mail was sent: in December „5. jaanuar" is next year's. */
function nextDay(day: number, month: number, sentOn: string): string | null {
  const year = Number(sentOn.slice(0, 4));
  for (const candidate of [year, year + 1]) {
    const date = datesIn(`${day}.${month}.${candidate}`)[0]?.date;
    if (date !== undefined && Date.parse(date) > Date.parse(sentOn) - 31 * DAY_MS) return date;
  }
  return null;
}

const DAY_MS = 86_400_000;

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);
}

/** An address that is not the sender's: the deputy's or the office's. */
function deputyIn(text: string, own: string | null): string | null {
  return emailsIn(text).find((one) => one !== own?.toLowerCase()) ?? null;
}
