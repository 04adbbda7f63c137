/** Case ids: `TR26-4F7KQ`, the year and five Crockford base32 characters from the mail's key. */

/** Crockford's alphabet: no I, L, O, U, so that it can be read out on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const caseIdPattern = /^TR\d\d-[0-9A-HJKMNP-TV-Z]{5}$/;

/**
 * @param digest hex digest (SHA-256) of the mail's key and the salt; 25 of its bits are used
 * @param year of receipt in Estonia, e.g. 2026
 */
export function caseIdFrom(digest: string, year: number): string {
  const bits = Number.parseInt(digest.slice(0, 8), 16);
  const characters = [0, 1, 2, 3, 4].map((index) => alphabet[(bits >>> (27 - 5 * index)) & 31]);
  return `TR${String(year % 100).padStart(2, '0')}-${characters.join('')}`;
}

/**
 * @param typed the number as people write it: small letters, without dash or "TR", O for 0, I and L for 1
 * @returns the case's id, or null when it is none
 */
export function caseIdIn(typed: string): string | null {
  const [, year, rest = ''] =
    /^(?:TR)?\s*(\d\d)\s*-?\s*([0-9A-Z]{5})$/.exec(typed.trim().toUpperCase()) ?? [];
  const caseId = `TR${year}-${rest.replaceAll('O', '0').replace(/[IL]/g, '1')}`;
  return year !== undefined && caseIdPattern.test(caseId) ? caseId : null;
}
