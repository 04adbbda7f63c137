/** Finds and normalises phone numbers. */
import { checkPersonalCode } from '#domain/personal-code';

/**
 * A number as `+` and digits: Estonian numbers of 7-8 digits get +372, Ukrainian mobile numbers of 10 digits +38.
 * Null when it is no phone number.
 */
export function normalisePhone(written: string): string | null {
  const plus = /^\s*(\+|00)/.test(written);
  const digits = written.replaceAll(/\D/g, '').replace(plus ? /^00/ : /^$/, '');
  if (plus) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
  if (/^372\d{7,8}$/.test(digits)) return `+${digits}`;
  if (/^380\d{9}$/.test(digits)) return `+${digits}`;
  if (/^[3-9]\d{6,7}$/.test(digits)) return `+372${digits}`;
  if (/^0(39|50|63|66|67|68|73|75|77|9\d)\d{7}$/.test(digits)) return `+38${digits}`;
  return null;
}

/** The first phone number in a text that is known to be about phones, with the text as written; else null. */
export function phoneIn(text: string): { phone: string; written: string } | null {
  return phonesIn(text)[0] ?? null;
}

/** All phone numbers in a text; dates, personal codes and times are not taken for one. */
export function phonesIn(text: string): { phone: string; written: string; at: number }[] {
  const found: { phone: string; written: string; at: number }[] = [];
  for (const match of text.matchAll(
    /(?<![\p{L}\d/.-])(?:\+|00)?\d(?:[ ().\u00a0-]{0,2}\d){6,15}(?![\d/])/gu,
  )) {
    const written = match[0];
    if (looksLikeDate(written) || checkPersonalCode(written).valid) continue;
    const whole = normalisePhone(written);
    const phone = whole ?? normalisePhone(leading(written));
    if (phone) found.push({ phone, written, at: match.index });
    if (found.length >= 20) break;
  }
  return found;
}

/** „5123 4567 5234 5678": two numbers that only a space parts. */
function leading(written: string): string {
  return /^(\+?\d{3,4}[ -]\d{3,4})[ -]\d{3,4}[ -]\d{3,4}$/.exec(written)?.[1] ?? '';
}

function looksLikeDate(written: string): boolean {
  return (
    /\d{1,2}[. ]{1,2}\d{1,2}[. ]{1,2}(19|20)\d{2}/.test(written) || /(19|20)\d{2}-\d{2}-\d{2}/.test(written)
  );
}
