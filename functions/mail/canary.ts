/**
 * The mail that we send to our own inbox to see whether mail comes in. It is known by its subject, which holds the moment and a
 * signature: nobody else can write one, and an old one proves nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#domain/calendar/calendar';

interface CanaryKey {
  readonly id: string;
  readonly key: string;
}

/** A canary mail takes seconds; two hours leave room for a server that is tried again. */
const FRESH_MS = 2 * 60 * 60_000;
/** Headers that servers add on the way come first; ours are within the first 32 kB. */
const HEADER_BYTES = 32_768;
const SUBJECT = /^subject: tugirada canary (\S{20,30}) ((?:[a-z2-7]{4})?)([0-9a-f]{40})\r?$/im;

/** @param key what signs it; its id goes along, since keys change */
export const canarySubject = (key: CanaryKey, sentAt: Instant): string =>
  `Tugirada canary ${sentAt} ${key.id}${signatureOf(key, sentAt)}`;

/**
 * @param bytes of a raw mail
 * @param find gives the key of an id, or null; asked only when the subject is that of a canary
 * @param now ISO instant
 * @returns `fresh` or `old` for a canary of ours, else null
 */
export async function readCanary(
  bytes: Uint8Array,
  find: (id: string) => Promise<CanaryKey | null>,
  now: Instant,
): Promise<'fresh' | 'old' | null> {
  const [headers = ''] = Buffer.from(bytes.subarray(0, HEADER_BYTES))
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1);
  const [, sentAt = '', id = '', signature = ''] = SUBJECT.exec(headers) ?? [];
  const key = sentAt ? await find(id) : null;
  if (!key || !timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(key, sentAt)))) return null;
  const age = Date.parse(now) - Date.parse(sentAt);
  return age <= FRESH_MS ? 'fresh' : 'old';
}

/** 160 bits of HMAC-SHA-256; the word before the moment keeps it apart from whatever else the key signs. */
const signatureOf = ({ key }: CanaryKey, sentAt: string): string =>
  createHmac('sha256', key).update(`canary ${sentAt}`).digest('hex').slice(0, 40);
