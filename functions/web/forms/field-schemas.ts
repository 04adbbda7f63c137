/** How one field is read, whatever form it is in. Each schema takes the texts posted under the field's name. */
import * as z from 'zod';
import { type Day, daySchema } from '#domain/calendar/calendar';
import { checkPersonalCode } from '#domain/personal-code';
import { readLanguages } from '#domain/words/read-languages';
import { harmless } from '../frame/parts.tsx';
import { formTexts } from '../texts/forms.ts';

/** Longest free text, in characters: what a page of A4 holds. */
export const longestText = 4000;
const longestName = 200;
const longestPlace = 300;
const longestAddress = 300;
const longestNumber = 100;
/** RFC 5321 § 4.5.3.1.3 leaves 254 characters for an address. */
const longestEmail = 254;
const mostLanguages = 20;
export const usualMinutes = 60;

const { errors } = formTexts;
/** A schema that is made when its module is loaded takes a function: the language is that of a request. */
export type Message = string | (() => string);

const posted = z.array(z.string()).readonly();

/** One text, trimmed and without hidden characters; several lines stay several. */
const lines = posted.transform((texts) =>
  harmless(texts[0] ?? '')
    .normalize('NFC')
    .trim(),
);
/** One line: any run of white space is one space. */
const line = lines.transform((text) => text.replace(/\s+/g, ' '));

/** '' → null, so that a field left empty and one not sent are the same. */
const orNull = (text: string): string | null => (text === '' ? null : text);

const personName = z
  .string()
  .max(longestName, { error: () => errors.name.long })
  .regex(/^[\p{L}\p{M} .,'’`´ʼ()-]*$/u, { error: () => errors.name.absurd })
  .regex(/\p{L}.*\p{L}|^$/u, { error: () => errors.name.absurd });

export const requiredName = line.pipe(
  z
    .string()
    .min(1, { error: () => errors.name.missing })
    .pipe(personName),
);
export const optionalName = line.pipe(personName).transform(orNull);

/** E.164 has at most 15 digits; the shortest number in Estonia that a person answers has 7. */
const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length;
  return text === '' || (/^\+?[\d\s().-]+$/.test(text) && digits >= 7 && digits <= 15);
};

export const optionalPhone = line.refine(isPhone, { error: () => errors.phone }).transform(orNull);

const wrongEmail = { error: () => errors.email };

export const optionalEmail = line
  .pipe(z.union([z.literal(''), z.email(wrongEmail).max(longestEmail, wrongEmail)], wrongEmail))
  .transform(orNull);

/** Lower case, as addresses are compared. @param wrong what to say when it is none */
export const requiredEmail = (wrong: Message) =>
  line
    .pipe(z.email({ error: wrong }).max(longestEmail, { error: wrong }))
    .transform((address) => address.toLowerCase());

const tooLong = (longest: number) => ({ error: () => errors.tooLong(longest) });

/** @param missing what to say when it is empty */
export const requiredText = (missing: Message, longest = longestText) =>
  lines.pipe(z.string().min(1, { error: missing }).max(longest, tooLong(longest)));

export const optionalText = (longest = longestText) =>
  lines.pipe(z.string().max(longest, tooLong(longest))).transform(orNull);

export const requiredPlace = line.pipe(
  z
    .string()
    .min(1, { error: () => errors.place })
    .max(longestPlace, tooLong(longestPlace)),
);
export const optionalPlace = line.pipe(z.string().max(longestPlace, tooLong(longestPlace))).transform(orNull);
export const optionalAddress = line
  .pipe(z.string().max(longestAddress, tooLong(longestAddress)))
  .transform(orNull);
export const optionalNumber = line
  .pipe(z.string().max(longestNumber, tooLong(longestNumber)))
  .transform(orNull);

/** ISO 639-1 codes from codes and names, in repeated fields and comma lists. */
export const optionalLanguages = posted.transform((texts, context) => {
  const { languages, unknown } = readLanguages(texts.map((text) => harmless(text)));
  const wrong =
    unknown.length > 0
      ? errors.languages.unknown(unknown.join(', ').slice(0, 80))
      : languages.length > mostLanguages
        ? errors.languages.many
        : null;
  if (wrong === null) return languages;
  context.addIssue({ code: 'custom', message: wrong });
  return z.NEVER;
});
export const requiredLanguages = optionalLanguages.refine((languages) => languages.length > 0, {
  error: () => errors.languages.missing,
});

/** One language by its code or name; null when empty. */
export const optionalLanguage = optionalLanguages.transform(([language]) => language ?? null);

/** A statement that must be confirmed. */
export const confirmed = (missing: Message) =>
  line.pipe(z.literal('yes', { error: missing })).transform(() => true);

/** One of the values; anything else is as if nothing was chosen. */
export const oneOf = <const Values extends readonly string[]>(values: Values, missing: Message) =>
  line.pipe(z.enum(values, { error: missing }));

/** "2026-02-26" as browsers post it, or "26.02.2026" as people write it; null when empty. */
export const optionalDay = line.transform((text, context): Day | null => {
  if (text === '') return null;
  const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? [];
  const iso = day && month ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  const parsed = daySchema.safeParse(iso);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: errors.date.form });
  return z.NEVER;
});

export const requiredDay = (missing: Message) =>
  optionalDay.transform((day, context): Day => {
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: typeof missing === 'string' ? missing : missing() });
    return z.NEVER;
  });

/** "14:30", "14.30" or "9.30" → "14:30", in Estonia. */
export const requiredTime = line
  .pipe(z.string().min(1, { error: () => errors.time.missing }))
  // Telephones have one of them on their keys for numbers.
  .transform((text) => text.replace(/[.,]/, ':').replace(/^(\d):/, '0$1:'))
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: () => errors.time.form }));

const wrongMinutes = { error: () => errors.minutes };

/** Whole minutes from 15 to 480 (a working day); left empty it is an hour. */
export const minutes = line
  .transform((text) => (text === '' ? usualMinutes : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN))
  .pipe(z.int(wrongMinutes).min(15, wrongMinutes).max(480, wrongMinutes));

/** Eleven digits whose date and check digit are right (EVS 585:2007); null when empty. */
export const optionalPersonalCode = line.transform((text, context): string | null => {
  if (text === '') return null;
  const checked = checkPersonalCode(text);
  if (checked.valid) return checked.code;
  context.addIssue({ code: 'custom', message: errors.personalCode });
  return z.NEVER;
});

/** The hours of a year are the most that a service can take. */
const mostHours = 8784;

/** Hours with at most two decimals, "120", "120.5" or "120,5"; null when empty. */
export const optionalHours = line.transform((text, context): number | null => {
  if (text === '') return null;
  const hours = /^\d{1,4}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (hours <= mostHours) return hours;
  context.addIssue({ code: 'custom', message: errors.hours });
  return z.NEVER;
});
