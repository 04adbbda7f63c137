/** The fields of a referral that the municipality's form and the officer's forms have in common. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { checkPersonalCode } from '#domain/personal-code';
import type { Errors } from '../frame/form.ts';
import { harmless } from '../frame/parts.tsx';
import { formTexts } from '../texts/forms.ts';
import {
  optionalAddress,
  optionalDay,
  optionalEmail,
  optionalLanguages,
  optionalName,
  optionalNumber,
  optionalPersonalCode,
  optionalPhone,
  optionalText,
} from './field-schemas.ts';

const { errors } = formTexts;

const earliestBirth = '1900-01-01';

export const personFields = {
  clientName: optionalName,
  personalCode: optionalPersonalCode,
  birthDate: optionalDay,
  phone: optionalPhone,
  email: optionalEmail,
  address: optionalAddress,
  languages: optionalLanguages,
};

export const decisionFields = { decisionNumber: optionalNumber, decisionDate: optionalDay };

export const needField = { need: optionalText() };

/** What a form shows and what comes back may differ in spaces and in marks that reorder text: both are the same. */
export const asShown = (text: string | undefined): string =>
  harmless(text ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();

interface Dates {
  readonly personalCode?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly decisionDate?: string | null | undefined;
}

/**
 * @param isTyped which fields the person typed: what stood there before is not their mistake
 * @returns what to do about days that cannot be, or that contradict the personal code
 */
export function absurdDates(
  { personalCode, birthDate, decisionDate }: Dates,
  now: Instant,
  isTyped: (field: keyof Dates) => boolean = () => true,
): Errors {
  const today = dayOf(now);
  const found: Record<string, string> = {};
  if (isTyped('birthDate') && birthDate && (birthDate > today || birthDate < earliestBirth))
    found.birthDate = errors.birthDate.absurd;
  const inCode = personalCode ? checkPersonalCode(personalCode) : null;
  const touched = isTyped('birthDate') || isTyped('personalCode');
  if (touched && birthDate && inCode?.valid && inCode.birthDate !== birthDate)
    found.birthDate ??= errors.birthDate.other;
  if (isTyped('decisionDate') && decisionDate && decisionDate > today)
    found.decisionDate = errors.decisionDate;
  return found;
}
