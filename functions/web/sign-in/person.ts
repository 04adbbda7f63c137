/**
 * Who signed in, as we keep it. At some issuers a person's subject is their personal code (TARA: `EE60001019906`): then a keyed
 * hash of it stands in its place, in the session, the logs of cases and the access entries alike.
 */
import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';

/** As the issuer gives it, or never: decided by a setting. */
export type SubjectKept = 'plain' | 'hidden';

const names = z.object({
  name: z.catch(z.optional(z.string().check(z.minLength(1))), undefined),
  given_name: z.catch(z.optional(z.string().check(z.minLength(1))), undefined),
  family_name: z.catch(z.optional(z.string().check(z.minLength(1))), undefined),
});
/** TARA puts names into an object of their own. */
const claimsSchema = z.extend(names, {
  sub: z.string().check(z.minLength(1)),
  profile_attributes: z.catch(z.optional(names), undefined),
});

/** Personal codes of Estonia and its neighbours: whatever the setting says, such a subject is not kept. */
const LIKE_A_CODE = /\d{11}|\d{6}-?\d{5}/;
/** Cognito's and Entra's subjects; one in a hundred of them holds eleven digits in a row. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * @param claims of the ID token
 * @param key secret; with another one every hidden person has another subject
 * @throws ZodError when there is no subject
 */
export function personOf(
  claims: unknown,
  kept: SubjectKept,
  key: string,
): { readonly sub: string; readonly name: string } {
  const { sub: given, profile_attributes, ...top } = claimsSchema.parse(claims);
  const hidden = kept === 'hidden' || (LIKE_A_CODE.test(given) && !UUID.test(given));
  const sub = hidden ? `officer-${hashOf(given, key)}` : given;
  return { sub, name: nameIn(top) ?? nameIn(profile_attributes ?? {}) ?? sub };
}

function nameIn({ name, given_name, family_name }: z.infer<typeof names>): string | null {
  return name ?? ([given_name, family_name].filter(Boolean).join(' ') || null);
}

/** 132 bits of HMAC-SHA-256; the word before the subject keeps it apart from whatever else the key does. */
const hashOf = (subject: string, key: string): string =>
  createHmac('sha256', key).update(`officer ${subject}`).digest('base64url').slice(0, 22);
