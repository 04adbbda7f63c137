/** The old provider tells its successor what it must know of the case. */
import { TextArea } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

const fields = { text: requiredText(() => errors.summary) };

export const handOverCaseForm: Form = {
  initial: () => prefilled({}),

  parse(values, context) {
    const read = readFields(fields, values);
    if (!read.all) return { ok: false, errors: read.errors };
    return { ok: true, command: { type: 'HandOverCase', ...arrivalOf(context), ...read.all } };
  },

  Fields: ({ form }) => (
    <TextArea form={form} name="text" label={labels.summary} hint={labels.summaryHint} rows={10} required />
  ),
};
