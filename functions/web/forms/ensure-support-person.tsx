/** The provider names the support person and confirms the three checks of SHS §§ 24-25. */
import { ConfirmField, TextField } from '../frame/fields.tsx';
import { type Errors, prefilled } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { LanguagesField } from './controls.tsx';
import { confirmed, optionalEmail, optionalPhone, requiredLanguages, requiredName } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

const checks = ['notRelative', 'notSameHome', 'noConviction'] as const;

const fields = {
  name: requiredName,
  phone: optionalPhone,
  email: optionalEmail,
  languages: requiredLanguages,
  notRelative: confirmed(() => errors.checks.notRelative),
  notSameHome: confirmed(() => errors.checks.notSameHome),
  noConviction: confirmed(() => errors.checks.noConviction),
};

export const ensureSupportPersonForm: Form = {
  initial: () => prefilled({}),

  parse(values, context) {
    const read = readFields(fields, values);
    const unreachable = read.some.phone === null && read.some.email === null;
    if (!read.all || unreachable) {
      const contact: Errors = unreachable ? { phone: errors.contact } : {};
      return { ok: false, errors: inOrder(Object.keys(fields), read.errors, contact) };
    }
    return { ok: true, command: { type: 'EnsureSupportPerson', ...arrivalOf(context), ...read.all } };
  },

  Fields: ({ form, state }) => (
    <>
      <TextField form={form} name="name" label={labels.name} maxlength={200} isName required />
      <TextField
        form={form}
        name="phone"
        label={labels.phone}
        hint={labels.contactHint}
        type="tel"
        width="medium"
      />
      <TextField form={form} name="email" label={labels.email} type="email" />
      <LanguagesField
        form={form}
        name="languages"
        label={labels.languages}
        offered={state.languages}
        required
      />
      <h3>{labels.checks}</h3>
      {checks.map((name) => (
        <ConfirmField form={form} name={name} label={labels[name]} required />
      ))}
    </>
  ),
};
