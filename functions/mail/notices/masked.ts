/** Masks values, so that their sender knows them again and a stranger does not. */
import { cleanLine } from '#mail/compose/clean';

/** Said of a value that is there but not shown. */
export const PRESENT = 'olemas';

/** "O. K." for a name; at most four letters. */
export const maskedName = (name: string): string => {
  const initials = cleanLine(name)
    .split(/[\s-]+/)
    .flatMap((part) => /\p{L}/u.exec(part)?.[0].toLocaleUpperCase('et') ?? []);
  return initials.length === 0
    ? PRESENT
    : initials
        .slice(0, 4)
        .map((initial) => `${initial}.`)
        .join(' ');
};

/** "…021" for a personal code. */
export const maskedCode = (code: string): string => lastDigits(code, 3, 11);

/** "…4567" for a telephone number. */
export const maskedPhone = (phone: string): string => lastDigits(phone, 4, 7);

/** "o…@…" for an e-mail address. */
export const maskedEmail = (email: string): string => {
  const initial = /^[\p{L}\d]/u.exec(cleanLine(email))?.[0];
  return initial === undefined ? PRESENT : `${initial}…@…`;
};

/** A value shorter than `least` digits would be shown nearly whole. */
const lastDigits = (value: string, shown: number, least: number): string => {
  const digits = value.replace(/\D/g, '');
  return digits.length < least ? PRESENT : `…${digits.slice(0 - shown)}`;
};
