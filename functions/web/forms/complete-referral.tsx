/** What the municipality, or an officer who telephoned with it, adds to a referral; prefilled with what is known. */
import type { CaseState } from '#domain/case/state';
import {
  emptyReferral,
  mergeReferral,
  missingFields,
  type ReferralData,
  type RequiredField,
} from '#domain/reading';
import { TextArea, TextField } from '../frame/fields.tsx';
import { type Errors, prefilled, type Values } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { DateField, LanguagesField } from './controls.tsx';
import type { Form } from './form.ts';
import { type FieldsRead, inOrder, readFields } from './read-fields.ts';
import { absurdDates, asShown, decisionFields, needField, personFields } from './referral-fields.ts';

const { errors, labels } = formTexts;

const fields = { ...personFields, ...needField, ...decisionFields };
type Field = keyof typeof fields;
type Typed = FieldsRead<typeof fields>['some'];

/** For each name of `missingFields`: the fields of which one is needed, and what to say beside the first. */
const asked: Record<
  RequiredField,
  { readonly oneOf: readonly [Field, ...Field[]]; readonly say: () => string }
> = {
  'client.name': { oneOf: ['clientName'], say: () => errors.name.missing },
  'client.personalCode': { oneOf: ['personalCode', 'birthDate'], say: () => errors.personalCodeOrBirthDate },
  'client.phone': { oneOf: ['phone', 'email', 'address'], say: () => errors.clientContact },
  'client.languages': { oneOf: ['languages'], say: () => errors.languages.missing },
  need: { oneOf: ['need'], say: () => errors.need },
  'decision.number': { oneOf: ['decisionNumber'], say: () => errors.decisionNumber },
};

export const completeReferralForm: Form = {
  initial: (state) => prefilled(knownOf(state)),

  parse(values, { now, state, channel, arrivedAt }) {
    const known = knownOf(state);
    const read = readFields(fields, withoutKnown(values, known));
    const more = referralOf(read.some);
    const found = inOrder(
      Object.keys(fields),
      read.errors,
      absurdDates(read.some, now),
      stillMissing(mergeReferral(more, state.referral ?? emptyReferral()), read.errors),
    );
    if (Object.keys(found).length > 0) return { ok: false, errors: found };
    return {
      ok: true,
      command: { type: 'SupplementReferral', mailKey: null, more, warnings: [], channel, arrivedAt },
    };
  },

  Fields: ({ form, state }) => {
    const isMissing = (name: string) => state.missing.includes(name);
    return (
      <>
        <TextField
          form={form}
          name="clientName"
          label={labels.clientName}
          isName
          maxlength={200}
          required={isMissing('client.name')}
        />
        <TextField
          form={form}
          name="personalCode"
          label={labels.personalCode}
          hint={labels.personalCodeHint}
          inputmode="numeric"
          width="medium"
        />
        <DateField form={form} name="birthDate" label={labels.birthDate} hint={labels.dateHint} />
        <TextField
          form={form}
          name="phone"
          label={labels.phone}
          hint={labels.clientContactHint}
          type="tel"
          width="medium"
        />
        <TextField form={form} name="email" label={labels.email} type="email" />
        <TextField form={form} name="address" label={labels.address} maxlength={300} />
        <LanguagesField
          form={form}
          name="languages"
          label={labels.clientLanguages}
          offered={state.languages}
          required={isMissing('client.languages')}
        />
        <TextArea
          form={form}
          name="need"
          label={labels.need}
          hint={labels.needHint}
          rows={6}
          required={isMissing('need')}
        />
        <TextField
          form={form}
          name="decisionNumber"
          label={labels.decisionNumber}
          width="medium"
          required={isMissing('decision.number')}
        />
        <DateField form={form} name="decisionDate" label={labels.decisionDate} hint={labels.dateHint} />
      </>
    );
  },
};

function knownOf({ referral }: CaseState): Record<Field, string | readonly string[] | null> {
  const { client, need, decision } = referral ?? emptyReferral();
  const { name, personalCode, birthDate, phone, email, address, languages } = client;
  return {
    ...{ clientName: name, personalCode, birthDate, phone, email, address, languages, need },
    decisionNumber: decision.number,
    decisionDate: decision.date,
  };
}

type Known = ReturnType<typeof knownOf>;

/** What comes back as it was shown is not looked at: it may be written as no form of ours would take it. */
function withoutKnown(values: Values, known: Known): Values {
  const typed = Object.entries(values).filter(([field, texts]) => {
    const before = Object.hasOwn(known, field) ? known[field as Field] : null;
    return field === 'languages' || typeof before !== 'string' || asShown(texts[0]) !== asShown(before);
  });
  return Object.fromEntries(typed);
}

/** A field that is wrong is not asked for a second time. */
function stillMissing(whole: ReferralData, wrong: Errors): Errors {
  const missing = missingFields(whole).map((name) => asked[name]);
  const unsaid = missing.filter(({ oneOf }) => !oneOf.some((field) => wrong[field] !== undefined));
  return Object.fromEntries(unsaid.map(({ oneOf, say }) => [oneOf[0], say()]));
}

function referralOf(typed: Typed): ReferralData {
  const nothing = emptyReferral();
  const { clientName, personalCode, birthDate, phone, email, address, languages } = typed;
  return {
    ...nothing,
    client: {
      ...nothing.client,
      name: clientName ?? null,
      personalCode: personalCode ?? null,
      birthDate: birthDate ?? null,
      phone: phone ?? null,
      email: email ?? null,
      address: address ?? null,
      languages: languages ?? [],
    },
    need: typed.need ?? null,
    decision: { ...nothing.decision, number: typed.decisionNumber ?? null, date: typed.decisionDate ?? null },
  };
}
