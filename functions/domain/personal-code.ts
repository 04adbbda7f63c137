/** Checks an Estonian personal code (isikukood, EVS 585:2007) and tells the birth date that it holds. */

export type PersonalCodeCheck =
  | { valid: true; code: string; birthDate: string }
  | { valid: false; reason: 'length' | 'date' | 'checksum' };

/**
 * Takes a code as people write it (spaces and dashes are ignored).
 * Gives back the 11 digits and the birth date (yyyy-mm-dd), or why it is not a personal code.
 */
export function checkPersonalCode(written: string): PersonalCodeCheck {
  const code = written.replace(/[\s\u00a0-]/g, '');
  if (!/^[1-8]\d{10}$/.test(code)) return { valid: false, reason: 'length' };
  const birthDate = birthDateIn(code);
  if (birthDate === null) return { valid: false, reason: 'date' };
  if (checkDigit(code) !== Number(code[10])) return { valid: false, reason: 'checksum' };
  return { valid: true, code, birthDate };
}

/** The check digit (0-9) that belongs to the first ten digits of a code. */
export function checkDigit(code: string): number {
  for (const weights of [FIRST_WEIGHTS, SECOND_WEIGHTS]) {
    let sum = 0;
    for (let place = 0; place < weights.length; place += 1)
      sum += (weights[place] ?? 0) * Number(code.charAt(place));
    if (sum % 11 < 10) return sum % 11;
  }
  return 0;
}

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];

/** The first digit tells sex and century: 1-2 is 18xx, 3-4 is 19xx, 5-6 is 20xx, 7-8 is 21xx. */
function birthDateIn(code: string): string | null {
  const year = 1800 + Math.floor((Number(code[0]) - 1) / 2) * 100 + Number(code.slice(1, 3));
  const month = Number(code.slice(3, 5));
  const day = Number(code.slice(5, 7));
  if (month < 1 || month > 12 || day < 1 || day > daysOf(month, year)) return null;
  return `${year}-${code.slice(3, 5)}-${code.slice(5, 7)}`;
}

/** Codes are checked by the hundred: a Date for each would cost more than all the rest. */
export function daysOf(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
