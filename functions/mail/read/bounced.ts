/** Which mails a bounce is about: the Message-IDs of the originals that it names or encloses. */
import { decodeText } from './charset.ts';
import { inReplyToOf, referencesOf } from './envelope.ts';
import type { OpenedMail } from './mime.ts';

/** A bounce that lists thousands of mails. */
const MAX_ORIGINALS = 20;

/** The enclosed original comes after pages of explanation at most (characters looked at). */
const MAX_REPORT = 200_000;

/**
 * Message-IDs with angle brackets, in order: from the enclosed original or its headers (RFC 3462), from the report
 * (X-Original-Message-ID), from a copy pasted into the text, and when none of them names one, from In-Reply-To.
 */
export function bouncedIds(mail: OpenedMail): string[] {
  const enclosed = mail.attachments
    .filter(({ type }) => ORIGINAL.test(type))
    .flatMap(({ content }) => firstId(decodeText(content.subarray(0, MAX_REPORT), null)));
  const reported = mail.attachments
    .filter(({ type }) => REPORT.test(type))
    .flatMap(({ content }) => idsBy(X_ORIGINAL, decodeText(content.subarray(0, MAX_REPORT), null)));
  const pasted = [...mail.plain, ...mail.html].flatMap((part) => {
    const text = part.text.slice(0, MAX_REPORT);
    return [...idsBy(X_ORIGINAL, text), ...idsBy(MESSAGE_ID, text)];
  });
  const named = [...enclosed, ...reported, ...pasted];
  const all = named.length > 0 ? named : [inReplyToOf(mail), ...referencesOf(mail).slice(-1)];
  return [...new Set(all.filter((id) => id !== null))].slice(0, MAX_ORIGINALS);
}

/** Is the report only about a delay (RFC 3464 § 2.3.3)? Then nothing is lost yet. */
export function isOnlyDelayed(mail: OpenedMail): boolean {
  const actions = mail.attachments
    .filter(({ type }) => REPORT.test(type))
    .flatMap(({ content }) => [...decodeText(content.subarray(0, MAX_REPORT), null).matchAll(ACTION)])
    .map((match) => (match[1] ?? '').toLowerCase());
  return actions.length > 0 && actions.every((action) => action !== 'failed');
}

const ORIGINAL =
  /^(message\/(rfc822|global|partial)|text\/rfc822-headers|message\/rfc822-headers|message\/global-headers)$/i;
const REPORT = /^message\/(global-)?delivery-status$/i;
const MESSAGE_ID = /^[ \t>]{0,5}message-id:\s{0,5}(<[^<>\s]{1,500}>)/gim;
const X_ORIGINAL = /^[ \t>]{0,5}(?:x-)?original-message-id:\s{0,5}(<[^<>\s]{1,500}>)/gim;
const ACTION = /^action:[ \t]{0,5}([a-z]{1,20})/gim;

/** The enclosed mail's own id: the first in its header block, not those that it quotes. */
function firstId(text: string): string[] {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  return idsBy(MESSAGE_ID, head).slice(0, 1);
}

function idsBy(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
