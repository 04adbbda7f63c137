/** Who the mail is for, what it answers, when it says it was sent: the headers around the text. */
import { allMatches } from './all-matches.ts';
import { isReceivedBySes } from './authentic.ts';
import { headerOf, mailboxesOf, type OpenedMail } from './mime.ts';

/** Headers full of addresses made to be searched one by one. */
const MAX_RECIPIENTS = 100;
const MAX_REFERENCES = 50;

/** Lower-case addresses in the order of trust: SES's own `for`, Delivered-To, To, Cc. */
export function recipientsOf(mail: OpenedMail): string[] {
  const top = mail.headers.find((header) => header.name === 'received');
  const envelope = top && isReceivedBySes(top.value) ? forAddress(top.value) : null;
  const rest = ['delivered-to', 'to', 'cc'].flatMap((name) =>
    mailboxesOf(mail, name).map((box) => box.address),
  );
  const all = [envelope, ...rest].filter((one): one is string => one?.includes('@') === true);
  return [...new Set(all)].slice(0, MAX_RECIPIENTS);
}

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
  const time = written === null ? Number.NaN : Date.parse(written.replace(/\([^()]{0,60}\)/, ''));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A case id such as TR26-4F7KQ (two digits of the year, five Crockford base32 characters), upper case, or null. */
export function caseReferenceIn(text: string | null): string | null {
  return (
    /(?<![A-Z0-9])TR\d{2}-[0-9A-HJKMNP-TV-Z]{5}(?![A-Z0-9])/i.exec(text ?? '')?.[0].toUpperCase() ?? null
  );
}

function messageIds(text: string | null): string[] {
  if (text === null) return [];
  return allMatches(/<[^<>\s]{1,500}>/g, text)
    .map((match) => match[0])
    .slice(-MAX_REFERENCES);
}

function forAddress(received: string): string | null {
  return (
    /\bfor\s+<?([^\s<>;]{1,320}@[^\s<>;]{1,255})>?/i.exec(received.slice(0, 2_000))?.[1]?.toLowerCase() ??
    null
  );
}
