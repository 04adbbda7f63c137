/** Who the mail is for, what it answers, when it says it was sent: the headers around the text. */
import { daysOf } from '#domain/personal-code';
import { allMatches } from './all-matches.ts';
import { isReceivedBySes } from './authentic.ts';
import { twoDigits } from './dates.ts';
import { headerOf, mailboxesOf, type OpenedMail, rawHeaderOf } from './mime.ts';

/** Headers full of addresses made to be searched one by one. */
const MAX_RECIPIENTS = 100;
const MAX_REFERENCES = 50;

/** Lower-case addresses in the order of trust: SES's own `for`, Delivered-To, To, Cc. */
export function recipientsOf(mail: OpenedMail): string[] {
  const top = rawHeaderOf(mail, 'received');
  const envelope = top !== undefined && isReceivedBySes(top) ? forAddress(top) : null;
  const all = new Set<string>();
  if (envelope?.includes('@')) all.add(envelope);
  for (const name of RECIPIENTS)
    for (const { address } of mailboxesOf(mail, name)) if (address?.includes('@')) all.add(address);
  return [...all].slice(0, MAX_RECIPIENTS);
}

const RECIPIENTS = ['delivered-to', 'to', 'cc'];

/** Message-IDs with their angle brackets, the oldest first. */
export function referencesOf(mail: OpenedMail): string[] {
  return messageIds(headerOf(mail, 'references'));
}

/** The Message-ID that this mail answers, or null. */
export function inReplyToOf(mail: OpenedMail): string | null {
  return messageIds(headerOf(mail, 'in-reply-to'))[0] ?? null;
}

/** This mail's own Message-ID with its angle brackets, or null. */
export function messageIdOf(mail: OpenedMail): string | null {
  const written = headerOf(mail, 'message-id');
  return messageIds(written)[0] ?? (written === '' ? null : (written?.slice(0, 500) ?? null));
}

/** The Date header as an ISO instant (UTC), or null. */
export function sentAtOf(mail: OpenedMail): string | null {
  const written = headerOf(mail, 'date');
  if (written === null) return null;
  const instant = usualInstant(written);
  if (instant !== null) return instant;
  const time = Date.parse(written.includes('(') ? written.replace(/\([^()]{0,60}\)/, '') : written);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** „Fri, 13 Feb 2026 10:00:00 +0200" as nearly all programs write it, when it is the same day in UTC; else null. */
function usualInstant(written: string): string | null {
  const [, day = '', name = '', year = '', hour = '', rest = '', zone = ''] = USUAL_DATE.exec(written) ?? [];
  const month = MONTHS.indexOf(name) / 3 + 1;
  const utc = Number(hour) - Number(zone);
  const real = year !== '' && Number.isInteger(month) && month >= 1;
  if (!real || utc < 0 || utc > 23 || Number(day) < 1 || Number(day) > daysOf(month, Number(year)))
    return null;
  return `${year}-${twoDigits(month)}-${twoDigits(Number(day))}T${twoDigits(utc)}:${rest}.000Z`;
}

const USUAL_DATE =
  /^[A-Z][a-z]{2}, (\d\d?) ([A-Z][a-z]{2}) (20\d\d) ([01]\d|2[0-3]):([0-5]\d:[0-5]\d) ([+-](?:0\d|1[0-4]))00$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** A case id such as TR26-4F7KQ (two digits of the year, five Crockford base32 characters), upper case, or null. */
export function caseReferenceIn(text: string | null): string | null {
  if (!text?.includes('-')) return null;
  return /(?<![A-Z0-9])TR\d{2}-[0-9A-HJKMNP-TV-Z]{5}(?![A-Z0-9])/i.exec(text)?.[0].toUpperCase() ?? null;
}

function messageIds(text: string | null): string[] {
  if (text === null) return [];
  return allMatches(MESSAGE_ID, text)
    .map((match) => match[0])
    .slice(-MAX_REFERENCES);
}

const MESSAGE_ID = /<[^<>\s]{1,500}>/g;

function forAddress(received: string): string | null {
  return (
    /\bfor\s+<?([^\s<>;]{1,320}@[^\s<>;]{1,255})>?/i.exec(received.slice(0, 2_000))?.[1]?.toLowerCase() ??
    null
  );
}
