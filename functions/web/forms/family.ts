/** Members of a family as an officer types them: one a line, with name, personal code and day of birth between commas. */
import * as z from 'zod/mini';
import { daySchema, parseDay } from '#domain/calendar/calendar';
import { checkPersonalCode } from '#domain/personal-code';
import type { FamilyMember } from '#domain/reading';
import { dateShort } from '../texts/dates.ts';
import { formTexts } from '../texts/forms.ts';
import { optionalText } from './field-schemas.ts';

/** Lines of which each names somebody, as text; null when there are none. */
export const optionalFamily = z.pipe(
  optionalText(),
  z.transform((text, context) => {
    const wrong = linesOf(text ?? '').findIndex((line) => memberOf(line) === null);
    if (wrong === -1) return text;
    context.issues.push({ code: 'custom', input: text, message: formTexts.errors.family(wrong + 1) });
    return text;
  }),
);

/** @returns the members that the lines name */
export const familyOf = (text: string): FamilyMember[] =>
  linesOf(text).flatMap((line) => memberOf(line) ?? []);

/** @returns the line of one member */
export const lineOf = ({ name, personalCode, birthDate }: FamilyMember): string =>
  [name, personalCode, birthDate && dateShort(parseDay(birthDate))].filter(Boolean).join(', ');

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The parts tell by their form what they are; a name may itself hold a comma. Null: nobody, or something impossible. */
function memberOf(line: string): FamilyMember | null {
  const names: string[] = [];
  let [personalCode, birthDate]: [string | null, string | null] = [null, null];
  for (const part of line.split(',').map((one) => one.trim())) {
    const day = dayOf(part);
    if (/^\d{11}$/.test(part) && checkPersonalCode(part).valid) personalCode = part;
    else if (day) birthDate = day;
    else if (/\d/.test(part)) return null;
    else if (part !== '') names.push(part);
  }
  const name = names.join(', ') || null;
  return name || personalCode || birthDate ? { name, personalCode, birthDate } : null;
}

function dayOf(text: string): string | null {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return daySchema.safeParse(iso).success ? iso : null;
}
