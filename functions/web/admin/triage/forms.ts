/** What an officer decides about a mail in triage, read from its forms. */
import * as z from 'zod/mini';
import type { Instant } from '#domain/calendar/calendar';
import type { MailIn } from '#domain/mail/records';
import { emptyReferral, type ReferralData } from '#domain/reading';
import {
  longestText,
  oneOf,
  optionalEmail,
  optionalName,
  optionalNumber,
  optionalText,
  requiredText,
} from '#web/forms/field-schemas.ts';
import { inOrder, readFields } from '#web/forms/read-fields.ts';
import type { Values } from '#web/frame/form.ts';
import { harmless } from '#web/frame/parts.tsx';
import type { Ports } from '#web/ports.ts';
import { mailWorkTexts } from '#web/texts/admin-pages.ts';
import { triageTexts } from '#web/texts/triage.ts';
import { type Read, readReferral, referralInitial } from '../mails/referral-form.ts';

export const triageActions = ['open-case', 'attach', 'trust', 'dismiss', 'fix-bounced'] as const;
export type TriageAction = (typeof triageActions)[number];

type Municipality = { readonly ehak: string; readonly name: string };
const { errors } = triageTexts;

const someAddress = optionalEmail.check(
  z.refine((address) => address !== null, {
    error: () => errors.senderAddress,
  }),
);

const openFields = {
  municipality: optionalNumber,
  senderAddress: someAddress,
  senderName: optionalName,
};

/** What the form to open a case holds before anybody typed: what was read. */
export function openCaseInitial({ reading }: MailIn): Values {
  const referral = knownOf(reading);
  const { caseManager } = referral;
  return referralInitial(referral, {
    municipality: reading?.from.municipality?.ehak,
    senderAddress: caseManager.email ?? reading?.forwardedFrom?.address ?? reading?.from.address,
    senderName: caseManager.name ?? reading?.forwardedFrom?.name ?? reading?.from.name,
  });
}

/** @param known what was read: what the form does not ask for stays so */
export function readOpenCase(
  values: Values,
  about: { known: ReferralData; municipalities: readonly Municipality[]; now: Instant },
): Read<Parameters<Ports['openCaseFromMail']>[1]> {
  const read = readFields(openFields, values);
  const municipality = about.municipalities.find(({ ehak }) => ehak === read.some.municipality);
  const referral = readReferral(values, about.known, about.now);
  const found = {
    ...inOrder(
      Object.keys(openFields),
      read.errors,
      municipality ? {} : { municipality: errors.municipality },
    ),
    ...(referral.ok ? {} : referral.errors),
  };
  if (!read.all || !municipality || !referral.ok) return { ok: false, errors: found };
  const sender = { address: (read.all.senderAddress ?? '').toLowerCase(), name: read.all.senderName };
  return { ok: true, value: { municipality, sender, referral: referral.value } };
}

export const knownOf = (reading: MailIn['reading']): ReferralData => reading?.referral ?? emptyReferral();

/** Only a suggestion: anybody can write a number into a subject. */
export const suggestedCase = ({ caseId, reading }: MailIn): string | null =>
  caseId ?? reading?.caseReference ?? null;

/** Crockford base32 has no I, L, O, U; people write small letters and spaces. */
const caseIdField = z.pipe(
  z.pipe(
    z.readonly(z.array(z.string())),
    z.transform((texts) => (texts[0] ?? '').replace(/\s/g, '').toUpperCase()),
  ),
  z.string().check(z.regex(/^TR\d{2}-[0-9A-HJKMNP-TV-Z]{5}$/, { error: () => errors.caseId })),
);

const attachFields = {
  caseId: caseIdField,
  /** Left out: as a note. */
  as: oneOf(['', 'note', 'query'], () => errors.attachAs),
  text: optionalText(),
};

/** @returns the case, and the question if the mail is one: what the officer typed, else what the mail itself says */
export function readAttach(values: Values, mail: MailIn): Read<{ caseId: string; question: string | null }> {
  const read = readFields(attachFields, values);
  if (!read.all) return { ok: false, errors: read.errors };
  const { caseId, as, text } = read.all;
  if (as !== 'query') return { ok: true, value: { caseId, question: null } };
  const question = text ?? wordsOf(mail);
  return question
    ? { ok: true, value: { caseId, question } }
    : { ok: false, errors: { text: mailWorkTexts.askTextMissing } };
}

/** What the person newly wrote, as a question of at most so many characters as the form takes. */
export const wordsOf = ({ reading }: MailIn): string | null =>
  harmless(reading?.replyText ?? '')
    .trim()
    .slice(0, longestText) || null;

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

/** @returns the address in lower case */
export function readAddress(values: Values): Read<string> {
  const read = readFields({ address: someAddress }, values);
  return read.all
    ? { ok: true, value: (read.all.address ?? '').toLowerCase() }
    : { ok: false, errors: read.errors };
}
