/** Links to the surveys: short enough to be read out, signed, and without the case's number. */

import { mac, same } from '#casework/signing';
import type { Keys, StoredKey } from '#contract/key-ring';
import { type Day, daySchema } from '#domain/calendar/calendar';
import type { FeedbackLink } from '#domain/feedback/link';
import { feedbackLanguages, feedbackRoles } from '#domain/feedback/questions';

/** 60 bits tell the cases of a century apart; 80 bits of signature are guessed by nobody in 60 days. */
const idLength = 12;
const signatureLength = 16;
const letters = { client: 'k', municipality: 'o', provider: 't' } as const;
const pattern = /^([kot])\.([a-z]{2})\.(\d{8})\.([a-z2-7]{12})(?:\.([a-z2-7]{4}))?\.([a-z2-7]{16})$/;

/** @returns the token of the survey's link: the same for the same case, role, language and day under the same key */
export function signFeedbackLink(
  key: Pick<StoredKey, 'id' | 'key'>,
  caseId: string,
  { role, language, until }: Omit<FeedbackLink, 'id'>,
): string {
  const id = mac(key, `feedback-of:${caseId}:${role}`, idLength);
  const plain = [letters[role], language, until.replaceAll('-', ''), id].join('.');
  return [plain, ...(key.id ? [key.id] : []), signatureOf(key, plain)].join('.');
}

/** @returns what the link says, or null when it is altered or not ours; whether it still lives is for the caller */
export async function readFeedbackLink(keys: Keys, token: string): Promise<FeedbackLink | null> {
  const [, letter = '', language = '', until = '', id = '', keyId = '', signature = ''] =
    pattern.exec(token) ?? [];
  const key = signature ? await keys.find(keyId) : null;
  if (!key || !same(signatureOf(key, [letter, language, until, id].join('.')), signature)) return null;
  const role = feedbackRoles.find((one) => letters[one] === letter);
  const known = feedbackLanguages.find((one) => one === language);
  const day = dayIn(until);
  return role && known && day ? { role, language: known, until: day, id } : null;
}

const signatureOf = (key: Pick<StoredKey, 'key' | 'id'>, plain: string): string =>
  mac(key, `feedback:${plain}`, signatureLength);

const dayIn = (digits: string): Day | null =>
  daySchema.safeParse(digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')).data ?? null;
