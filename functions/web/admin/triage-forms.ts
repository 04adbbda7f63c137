/** What an officer decides about a mail in triage, read from its forms. */
import * as z from 'zod';
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { MailIn } from '#domain/mail/records';
import { emptyReferral, type ReferralData } from '#domain/reading';
import {
  oneOf,
  optionalAddress,
  optionalDay,
  optionalEmail,
  optionalLanguages,
  optionalName,
  optionalNumber,
  optionalPersonalCode,
  optionalPhone,
  optionalText,
  requiredText,
} from '../forms/field-schemas.ts';
import { inOrder, readFields } from '../forms/read-fields.ts';
import { type Errors, prefilled, type Values } from '../frame/form.ts';
import type { Ports } from '../ports.ts';
import { triageTexts } from '../texts/admin-pages.ts';
import { et } from '../texts/forms.ts';

export const triageActions = ['open-case', 'attach', 'trust', 'dismiss'] as const;
export type TriageAction = (typeof triageActions)[number];

type Municipality = { readonly ehak: string; readonly name: string };
type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Errors };

const { errors } = triageTexts;
const earliestBirth = '1900-01-01';

const openFields = {
  municipality: optionalNumber,
  senderAddress: optionalEmail.refine((address) => address !== null, errors.senderAddress),
  senderName: optionalName,
  clientName: optionalName,
  personalCode: optionalPersonalCode,
  birthDate: optionalDay,
  phone: optionalPhone,
  email: optionalEmail,
  address: optionalAddress,
  languages: optionalLanguages,
  protection: oneOf(['', 'international', 'temporary'], errors.protection),
  interpreter: oneOf(['', 'yes', 'no'], errors.interpreter),
  need: optionalText(),
  goals: optionalText(),
  decisionNumber: optionalNumber,
  decisionDate: optionalDay,
};

/** What the form to open a case holds before anybody typed: what was read. */
export function openCaseInitial(mail: MailIn): Values {
  const { reading } = mail;
  const { client, need, goals, decision, caseManager } = reading?.referral ?? emptyReferral();
  return prefilled({
    municipality: reading?.from.municipality?.ehak,
    senderAddress: caseManager.email ?? reading?.forwardedFrom?.address ?? reading?.from.address,
    senderName: caseManager.name ?? reading?.forwardedFrom?.name ?? reading?.from.name,
    clientName: client.name,
    personalCode: client.personalCode,
    birthDate: client.birthDate,
    phone: client.phone,
    email: client.email,
    address: client.address,
    languages: client.languages,
    protection: client.protection,
    interpreter: client.interpreter === null ? null : client.interpreter ? 'yes' : 'no',
    need,
    goals,
    decisionNumber: decision.number,
    decisionDate: decision.date,
  });
}

/** What the form does not ask for stays as it was read; what it asks for is as it was typed. */
export function readOpenCase(
  values: Values,
  { mail, municipalities, now }: { mail: MailIn; municipalities: readonly Municipality[]; now: Instant },
): Read<Parameters<Ports['openCaseFromMail']>[1]> {
  const read = readFields(openFields, values);
  const municipality = municipalities.find(({ ehak }) => ehak === read.some.municipality);
  const absurd: Record<string, string> = municipality ? {} : { municipality: errors.municipality };
  const today = dayOf(now);
  const { birthDate, decisionDate } = read.some;
  if (birthDate && (birthDate > today || birthDate < earliestBirth))
    absurd.birthDate = et.errors.birthDate.absurd;
  if (decisionDate && decisionDate > today) absurd.decisionDate = et.errors.decisionDate;
  const found = inOrder(Object.keys(openFields), read.errors, absurd);
  if (!read.all || !municipality || Object.keys(found).length > 0) return { ok: false, errors: found };
  const typed = read.all;
  const sender = { address: (typed.senderAddress ?? '').toLowerCase(), name: typed.senderName };
  return { ok: true, value: { municipality, sender, referral: referralOf(typed, mail) } };
}

function referralOf(typed: z.output<z.ZodObject<typeof openFields>>, mail: MailIn): ReferralData {
  const known = mail.reading?.referral ?? emptyReferral();
  const { personalCode, birthDate, phone, email, address, languages } = typed;
  return {
    ...known,
    client: {
      ...known.client,
      name: typed.clientName,
      ...{ personalCode, birthDate, phone, email, address, languages },
      protection: typed.protection === '' ? null : typed.protection,
      interpreter: typed.interpreter === '' ? null : typed.interpreter === 'yes',
    },
    need: typed.need,
    goals: typed.goals,
    decision: { ...known.decision, number: typed.decisionNumber, date: typed.decisionDate },
  };
}

/** Crockford base32 has no I, L, O, U; people write small letters and spaces. */
const caseIdField = z
  .array(z.string())
  .readonly()
  .transform((texts) => (texts[0] ?? '').replace(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^TR\d{2}-[0-9A-HJKMNP-TV-Z]{5}$/, errors.caseId));

export function readAttach(values: Values): Read<string> {
  const read = readFields({ caseId: caseIdField }, values);
  return read.all ? { ok: true, value: read.all.caseId } : { ok: false, errors: read.errors };
}

export function readTrust(values: Values, municipalities: readonly Municipality[]): Read<string> {
  const read = readFields({ municipality: optionalNumber }, values);
  const found = municipalities.find(({ ehak }) => ehak === read.some.municipality);
  return found
    ? { ok: true, value: found.ehak }
    : { ok: false, errors: { municipality: errors.municipality } };
}

export function readDismiss(values: Values): Read<string> {
  const read = readFields({ reason: requiredText(errors.reason) }, values);
  return read.all ? { ok: true, value: read.all.reason } : { ok: false, errors: read.errors };
}
