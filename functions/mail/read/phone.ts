/** Finds and normalises phone numbers; those of other countries by the lengths that each country has. */
import { checkPersonalCode } from '#domain/personal-code';
import { allMatches } from './all-matches.ts';

let parseNumber: typeof import('libphonenumber-js/min').parsePhoneNumberFromString | null = null;

/**
 * Loads the library of the world's numbers (83 kB of lengths) if one of the texts may hold a number of another country.
 * Call it with the texts (plain or HTML) of a mail before they are read; without it such numbers are only counted.
 */
export async function preparePhones(texts: string[]): Promise<void> {
  if (parseNumber !== null || !texts.some((text) => FOREIGN.test(text))) return;
  ({ parsePhoneNumberFromString: parseNumber } = await import('libphonenumber-js/min'));
}

/** A plus, as a letter or an entity, or 00, then a digit other than Estonia's 372; tags and spaces may stand between. */
const FOREIGN =
  /(?:\+|&#0{0,5}43;|&#x0{0,5}2b;|&plus;|(?<![\p{L}\d/#-]|\d\.)00)(?:<[^<>]{0,200}>|&[a-z\d#]{1,8};|[\s().\u00a0\u2000-\u202f-]){0,9}(?!372)\d/iu;

/**
 * A number as `+` and digits: Estonian numbers of 7-8 digits get +372, Ukrainian mobile numbers of 10 digits +38.
 * Null when it is no phone number.
 */
export function normalisePhone(written: string): string | null {
  const plus = /^\s*(\+|00)/.test(written);
  const all = digitsOf(written);
  const digits = plus && all.startsWith('00') ? all.slice(2) : all;
  if (plus && !digits.startsWith('372')) return foreign(digits);
  if (plus) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
  if (/^372\d{7,8}$/.test(digits)) return `+${digits}`;
  if (/^380\d{9}$/.test(digits)) return `+${digits}`;
  if (/^[3-9]\d{6,7}$/.test(digits)) return `+372${digits}`;
  if (/^0(39|50|63|66|67|68|73|75|77|9\d)\d{7}$/.test(digits)) return `+38${digits}`;
  return null;
}

function digitsOf(written: string): string {
  let digits = '';
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += written.charAt(at);
  }
  return digits;
}

/** Digits with their country's code: a (0) for calls at home goes, what has no country's length is no number. */
function foreign(digits: string): string | null {
  if (parseNumber === null) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
  const number = parseNumber(`+${digits}`, 'EE');
  return number?.isPossible() ? number.number : null;
}

/** The first phone number in a text that is known to be about phones, with the text as written; else null. */
export function phoneIn(text: string): { phone: string; written: string } | null {
  return phonesIn(text)[0] ?? null;
}

/** All phone numbers in a text; dates, personal codes and times are not taken for one. */
export function phonesIn(text: string): { phone: string; written: string; at: number }[] {
  const found: { phone: string; written: string; at: number }[] = [];
  if (!SEVEN_DIGITS.test(text)) return found;
  for (const match of allMatches(PHONE, text)) {
    const written = match[0];
    if (looksLikeDate(written)) continue;
    if (written.length >= 11 && checkPersonalCode(written).valid) continue;
    const whole = normalisePhone(written);
    const phone = whole ?? normalisePhone(leading(written));
    if (phone) found.push({ phone, written, at: match.index });
    if (found.length >= 20) break;
  }
  return found;
}

const PHONE =
  /(?:(?<![\p{L}\d/.-])|(?<=(?:tel|mob|gsm|тел|моб)\.))(?:\+|00)?\d(?:[ ().\u00a0-]{0,2}\d){6,15}(?![\d/])/giu;

/** As few as a phone number has, with what may stand between them. */
const SEVEN_DIGITS = /\d(?:[ ().\u00a0-]{0,2}\d){6}/;

/** „5123 4567 5234 5678": two numbers that only a space parts. */
function leading(written: string): string {
  return /^(\+?\d{3,4}[ -]\d{3,4})[ -]\d{3,4}[ -]\d{3,4}$/.exec(written)?.[1] ?? '';
}

function looksLikeDate(written: string): boolean {
  if (!written.includes('19') && !written.includes('20')) return false;
  return (
    /\d{1,2}[. ]{1,2}\d{1,2}[. ]{1,2}(19|20)\d{2}/.test(written) || /(19|20)\d{2}-\d{2}-\d{2}/.test(written)
  );
}
