/** What the writer of a reply wants beside its content, by the few words that say so. */

/** A mail to be known of, not to be answered: the word stands in the subject or at the beginning of the text. */
export function isForInformation(subject: string | null, text: string | null): boolean {
  return /\bteadmiseks\b/i.test(subject ?? '') || /\bteadmiseks\b/i.test((text ?? '').slice(0, 200));
}

/** "staatus" and nothing else asks where the case stands. */
export const asksForStatus = (text: string | null): boolean =>
  /^\s*(?:staatus|status|статус)\s*[.?!]?\s*$/i.test((text ?? '').slice(0, 100));
