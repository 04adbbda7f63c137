/**
 * The signed addresses and links that carry a case through mail. Both are HMAC-SHA-256 over what they are for, cut to a
 * length that cannot be guessed (100 and 130 bits): nobody who merely knows a case number gets anywhere. Each says by
 * which key it was signed, since keys change while links and addresses are out; what was signed before that, by none.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys, StoredKey } from '#contract/key-ring';
import { caseIdPattern } from '#domain/case/case-id';
import type { CaseState } from '#domain/case/state';
import { type ObligationKind, obligationKinds, type Party, parties } from '#domain/obligation/kinds';

export interface SigningKeys {
  /** Signs task links. */
  readonly link: Keys;
  /** Signs reply addresses. */
  readonly reply: Keys;
}

export interface Reference {
  readonly kind: ObligationKind;
  readonly cause: string;
}

export interface TaskLink extends Reference {
  readonly caseId: string;
  readonly party: Party;
  readonly issue: number;
}

type Signing = Pick<StoredKey, 'id' | 'key'>;

/** Base32 of RFC 4648 in lower case: mail systems may change the case of a local part. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const tagLength = 20;
const signatureLength = 26;
/** What it is for in five parts, the key's name unless it has none, the signature: one way to write each. */
const tokenPattern = /^((?:[^.]*\.){4}[^.]*)(?:\.([a-z2-7]{4}))?\.([a-z2-7]{26})$/;

/** @returns `juhtum+tr26-4f7kq.<key><tag>@domain`: 42 characters before the @, of the 64 that SMTP allows */
export function replyAddress(
  key: Signing,
  domain: string,
  caseId: string,
  party: Party,
  about: Reference | null,
): string {
  return `juhtum+${caseId.toLowerCase()}.${key.id}${replyTag(key, caseId, party, about)}@${domain}`;
}

/** @returns the case and tag of the first of these addresses that is a case address of ours, or null; not yet verified */
export function findReplyAddress(
  addresses: readonly string[],
  domain: string,
): { caseId: string; keyId: string; tag: string } | null {
  const pattern = /^juhtum\+(tr\d\d-[0-9a-z]{5})\.((?:[a-z2-7]{4})?)([a-z2-7]{20})@(.+)$/;
  for (const address of addresses) {
    const [, id, keyId = '', tag, at] = pattern.exec(address.toLowerCase()) ?? [];
    if (id && tag && at === domain.toLowerCase()) return { caseId: id.toUpperCase(), keyId, tag };
  }
  return null;
}

/** @returns for whom and about what we made this tag, or null when we did not make it */
export async function verifyReplyTag(
  keys: Keys,
  state: CaseState,
  { keyId, tag }: { keyId: string; tag: string },
): Promise<{ party: Party; about: Reference | null } | null> {
  const key = await keys.find(keyId);
  if (!key) return null;
  const abouts: (Reference | null)[] = [null, ...Object.values(state.obligations), ...coming(state)];
  for (const party of parties)
    for (const about of abouts)
      if (same(replyTag(key, state.id, party, about), tag))
        return { party, about: about ? { kind: about.kind, cause: about.cause } : null };
  return null;
}

/** @returns the token of a task link: readable, but of no use without its signature */
export function signLink(key: Signing, link: TaskLink): string {
  const plain = plainLink(link);
  return [plain, ...(key.id ? [key.id] : []), mac(key, `link:${plain}`, signatureLength)].join('.');
}

/** @returns what the link is for, or null when it is altered or not ours */
export async function readLink(keys: Keys, token: string): Promise<TaskLink | null> {
  const [, plain = '', keyId = '', signature = ''] = tokenPattern.exec(token) ?? [];
  const key = signature ? await keys.find(keyId) : null;
  if (!key || !same(mac(key, `link:${plain}`, signatureLength), signature)) return null;
  const [caseId = '', kind = '', cause = '', party = '', issue = ''] = plain.split('.');
  const ofKind = obligationKinds.find((one) => one === kind);
  const ofParty = parties.find((one) => one === party);
  if (!ofKind || !ofParty || !caseIdPattern.test(caseId)) return null;
  return { caseId, kind: ofKind, cause, party: ofParty, issue: Number(issue) };
}

const plainLink = ({ caseId, kind, cause, party, issue }: TaskLink): string =>
  [caseId, kind, cause, party, issue].join('.');

const replyTag = (key: Signing, caseId: string, party: Party, about: Reference | null): string =>
  mac(key, `reply:${caseId}:${party}:${about ? `${about.kind}#${about.cause}` : '-'}`, tagLength);

/** The receipt is signed for an obligation that its machine opens a moment later. */
const coming = (state: CaseState): Reference[] =>
  obligationKinds.map((kind) => ({ kind, cause: String(state.asked[kind]) }));

/** @returns so many letters of base32 of the keyed hash of the text */
export function mac({ key }: Signing, text: string, length: number): string {
  const digest = createHmac('sha256', key).update(text).digest();
  let bits = 0;
  let held = 0;
  let out = '';
  for (const byte of digest) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && out.length < length) {
      bits -= 5;
      out += alphabet[(held >>> bits) & 31];
    }
  }
  return out;
}

/** True when they are the same; it takes as long when they are not. */
export function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
