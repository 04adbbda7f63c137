/** The fields of a referral as an officer types them: to open a case, to split one off, to correct one. */
import type { Instant } from '#domain/calendar/calendar';
import type { ReferralData } from '#domain/reading';
import { familyOf, lineOf, optionalFamily } from '#web/forms/family.ts';
import {
  oneOf,
  optionalEmail,
  optionalName,
  optionalNumber,
  optionalPhone,
  optionalText,
} from '#web/forms/field-schemas.ts';
import { inOrder, readFields } from '#web/forms/read-fields.ts';
import { absurdDates, asShown, decisionFields, needField, personFields } from '#web/forms/referral-fields.ts';
import { type Errors, prefilled, type Values } from '#web/frame/form.ts';
import { harmless } from '#web/frame/parts.tsx';
import { triageTexts } from '#web/texts/triage.ts';

const fields = {
  ...personFields,
  protection: oneOf(['', 'international', 'temporary'], () => triageTexts.errors.protection),
  interpreter: oneOf(['', 'yes', 'no'], () => triageTexts.errors.interpreter),
  otherServices: optionalText(),
  starNumber: optionalNumber,
  ...needField,
  goals: optionalText(),
  ...decisionFields,
  familyMembers: optionalFamily,
  caseManagerName: optionalName,
  caseManagerEmail: optionalEmail,
  caseManagerPhone: optionalPhone,
};
type Field = keyof typeof fields;
type Typed = Record<Exclude<Field, 'languages'>, string | null> & { readonly languages: readonly string[] };

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Errors };

/** What the fields show before anybody typed; `more` are fields of the form around them. */
export function referralInitial(known: ReferralData, more: Parameters<typeof prefilled>[0] = {}): Values {
  const values = Object.entries(prefilled({ ...typedOf(known), ...more }));
  return Object.fromEntries(values.map(([name, texts]) => [name, texts.map(harmless)]));
}

/**
 * @param known what the form was drawn with: a field that is left out, or comes back as it was shown, stays as it was,
 *   however it is written; one that comes back empty is cleared
 * @returns the whole referral, or what to do about each field that is wrong, in the order of the form
 */
export function readReferral(values: Values, known: ReferralData, now: Instant): Read<ReferralData> {
  const before = typedOf(known);
  const changed = Object.entries(values).filter(
    ([name, texts]) => isField(name) && !same(texts, before[name]),
  );
  const names = changed.map(([name]) => name);
  const read = readFields(fields, Object.fromEntries(changed));
  const said = Object.entries(read.some).filter(([name]) => names.includes(name));
  const after: Typed = { ...before, ...Object.fromEntries(said) };
  const errors = inOrder(
    Object.keys(fields),
    read.errors,
    absurdDates(after, now, (field) => names.includes(field)),
  );
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, value: withTyped(known, after) };
}

const isField = (name: string): name is Field => Object.hasOwn(fields, name);

/** Languages come as boxes and words, so they are always read. */
const same = (texts: readonly string[], before: Typed[Field]): boolean =>
  (typeof before === 'string' || before === null) && asShown(texts[0]) === asShown(before ?? '');

function typedOf(referral: ReferralData): Typed {
  const { client, need, goals, starNumber, decision, caseManager } = referral;
  const { name, personalCode, birthDate, phone, email, address, languages, otherServices } = client;
  return {
    ...{ clientName: name, personalCode, birthDate, phone, email, address, languages, otherServices },
    protection: client.protection,
    interpreter: client.interpreter === null ? null : client.interpreter ? 'yes' : 'no',
    ...{ starNumber, need, goals },
    decisionNumber: decision.number,
    decisionDate: decision.date,
    familyMembers: referral.familyMembers.length > 0 ? referral.familyMembers.map(lineOf).join('\n') : null,
    caseManagerName: caseManager.name,
    caseManagerEmail: caseManager.email,
    caseManagerPhone: caseManager.phone,
  };
}

/** What the form has no field for stays as it was: the decision's attachment. */
function withTyped(known: ReferralData, typed: Typed): ReferralData {
  const { personalCode, birthDate, phone, email, address, otherServices } = typed;
  const { protection, interpreter } = typed;
  return {
    ...known,
    client: {
      ...known.client,
      name: typed.clientName,
      ...{ personalCode, birthDate, phone, email, address, otherServices },
      languages: [...typed.languages],
      protection: protection === 'international' || protection === 'temporary' ? protection : null,
      interpreter: interpreter === 'yes' ? true : interpreter === 'no' ? false : null,
    },
    ...{ starNumber: typed.starNumber, need: typed.need, goals: typed.goals },
    decision: { ...known.decision, number: typed.decisionNumber, date: typed.decisionDate },
    familyMembers: familyOf(typed.familyMembers ?? ''),
    caseManager: {
      name: typed.caseManagerName,
      email: typed.caseManagerEmail,
      phone: typed.caseManagerPhone,
    },
  };
}
