/** How one field is read, whatever form it is in. Each schema takes the texts posted under the field's name. */
import * as z from 'zod/mini';
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

const posted = z.readonly(z.array(z.string()));

/** One text, trimmed and without hidden characters; several lines stay several. */
const lines = z.pipe(
  posted,
  z.transform((texts) =>
    harmless(texts[0] ?? '')
      .normalize('NFC')
      .trim(),
  ),
);
/** One line: any run of white space is one space. */
const line = z.pipe(
  lines,
  z.transform((text) => text.replace(/\s+/g, ' ')),
);

/** '' → null, so that a field left empty and one not sent are the same. */
const orNull = z.transform((text: string): string | null => (text === '' ? null : text));

const personName = z
  .string()
  .check(
    z.maxLength(longestName, { error: () => errors.name.long }),
    z.regex(/^[\p{L}\p{M} .,'’`´ʼ()-]*$/u, { error: () => errors.name.absurd }),
    z.regex(/\p{L}.*\p{L}|^$/u, { error: () => errors.name.absurd }),
  );

export const requiredName = z.pipe(
  line,
  z.pipe(z.string().check(z.minLength(1, { error: () => errors.name.missing })), personName),
);
export const optionalName = z.pipe(z.pipe(line, personName), orNull);

/** E.164 has at most 15 digits; the shortest number in Estonia that a person answers has 7. */
const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length;
  return text === '' || (/^\+?[\d\s().-]+$/.test(text) && digits >= 7 && digits <= 15);
};

export const optionalPhone = z.pipe(line.check(z.refine(isPhone, { error: () => errors.phone })), orNull);

const wrongEmail = { error: () => errors.email };

export const optionalEmail = z.pipe(
  z.pipe(
    line,
    z.union([z.literal(''), z.email(wrongEmail).check(z.maxLength(longestEmail, wrongEmail))], wrongEmail),
  ),
  orNull,
);

/** Lower case, as addresses are compared. @param wrong what to say when it is none */
export const requiredEmail = (wrong: Message) =>
  z.pipe(
    z.pipe(line, z.email({ error: wrong }).check(z.maxLength(longestEmail, { error: wrong }))),
    z.transform((address) => address.toLowerCase()),
  );

const tooLong = (longest: number) => ({ error: () => errors.tooLong(longest) });

/** @param missing what to say when it is empty */
export const requiredText = (missing: Message, longest = longestText) =>
  z.pipe(lines, z.string().check(z.minLength(1, { error: missing }), z.maxLength(longest, tooLong(longest))));

const orNullUpTo = (longest: number, typed: typeof line | typeof lines) =>
  z.pipe(z.pipe(typed, z.string().check(z.maxLength(longest, tooLong(longest)))), orNull);

const optionalLine = (longest: number) => orNullUpTo(longest, line);
export const optionalText = (longest = longestText) => orNullUpTo(longest, lines);

export const requiredPlace = z.pipe(
  line,
  z
    .string()
    .check(z.minLength(1, { error: () => errors.place }), z.maxLength(longestPlace, tooLong(longestPlace))),
);
export const optionalPlace = optionalLine(longestPlace);
export const optionalAddress = optionalLine(longestAddress);
export const optionalNumber = optionalLine(longestNumber);

/** ISO 639-1 codes from codes and names, in repeated fields and comma lists. */
export const optionalLanguages = z.pipe(
  posted,
  z.transform((texts, context) => {
    const { languages, unknown } = readLanguages(texts.map((text) => harmless(text)));
    const wrong =
      unknown.length > 0
        ? errors.languages.unknown(unknown.join(', ').slice(0, 80))
        : languages.length > mostLanguages
          ? errors.languages.many
          : null;
    if (wrong === null) return languages;
    context.issues.push({ code: 'custom', input: texts, message: wrong });
    return z.NEVER;
  }),
);
export const requiredLanguages = optionalLanguages.check(
  z.refine((languages) => languages.length > 0, {
    error: () => errors.languages.missing,
  }),
);

/** One language by its code or name; null when empty. */
export const optionalLanguage = z.pipe(
  optionalLanguages,
  z.transform(([language]) => language ?? null),
);

/** A statement that must be confirmed. */
export const confirmed = (missing: Message) =>
  z.pipe(
    z.pipe(line, z.literal('yes', { error: missing })),
    z.transform(() => true),
  );

/** One of the values; anything else is as if nothing was chosen. */
export const oneOf = <const Values extends readonly string[]>(values: Values, missing: Message) =>
  z.pipe(line, z.enum(values, { error: missing }));

/** "2026-02-26" as browsers post it, or "26.02.2026" as people write it; null when empty. */
export const optionalDay = z.pipe(
  line,
  z.transform((text, context): Day | null => {
    if (text === '') return null;
    const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? [];
    const iso = day && month ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
    const parsed = daySchema.safeParse(iso);
    if (parsed.success) return parsed.data;
    context.issues.push({ code: 'custom', input: text, message: errors.date.form });
    return z.NEVER;
  }),
);

export const requiredDay = (missing: Message) =>
  z.pipe(
    optionalDay,
    z.transform((day, context): Day => {
      if (day !== null) return day;
      const message = typeof missing === 'string' ? missing : missing();
      context.issues.push({ code: 'custom', input: day, message });
      return z.NEVER;
    }),
  );

/** "14:30", "14.30" or "9.30" → "14:30", in Estonia. */
export const requiredTime = z.pipe(
  z.pipe(
    z.pipe(line, z.string().check(z.minLength(1, { error: () => errors.time.missing }))),
    z.transform((text) => text.replace(/[.,]/, ':').replace(/^(\d):/, '0$1:')),
  ),
  z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: () => errors.time.form })),
);

const wrongMinutes = { error: () => errors.minutes };

/** Whole minutes from 15 to 480 (a working day); left empty it is an hour. */
export const minutes = z.pipe(
  z.pipe(
    line,
    z.transform((text) => (text === '' ? usualMinutes : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN)),
  ),
  z.int(wrongMinutes).check(z.minimum(15, wrongMinutes), z.maximum(480, wrongMinutes)),
);

/** Eleven digits whose date and check digit are right (EVS 585:2007); null when empty. */
export const optionalPersonalCode = z.pipe(
  line,
  z.transform((text, context): string | null => {
    if (text === '') return null;
    const checked = checkPersonalCode(text);
    if (checked.valid) return checked.code;
    context.issues.push({ code: 'custom', input: text, message: errors.personalCode });
    return z.NEVER;
  }),
);

/** The hours of a year are the most that a service can take. */
const mostHours = 8784;

/** Hours with at most two decimals, "120", "120.5" or "120,5"; null when empty. */
export const optionalHours = z.pipe(
  line,
  z.transform((text, context): number | null => {
    if (text === '') return null;
    const hours = /^\d{1,4}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
    if (hours <= mostHours) return hours;
    context.issues.push({ code: 'custom', input: text, message: errors.hours });
    return z.NEVER;
  }),
);
