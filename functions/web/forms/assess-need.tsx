/** The municipality tells, before the end of the service, whether the client needs help after it. */
import { needs } from '#domain/need/need';
import { RadioField, TextArea } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { needTexts } from '../texts/need.ts';
import { oneOf, optionalText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { readFields } from './read-fields.ts';

const { errors, labels } = needTexts;

const fields = { need: oneOf(needs, () => errors.need), note: optionalText() };

export const assessNeedForm: Form = {
  initial: () => prefilled({}),

  parse(values, context) {
    const read = readFields(fields, values);
    if (!read.all) return { ok: false, errors: read.errors };
    return { ok: true, command: { type: 'AssessNeed', ...arrivalOf(context), ...read.all } };
  },

  Fields: ({ form }) => (
    <>
      <RadioField
        form={form}
        name="need"
        label={labels.need}
        hint={labels.needHint}
        choices={needs.map((value) => ({ value, label: labels.needs[value] }))}
        required
      />
      <TextArea form={form} name="note" label={labels.note} hint={labels.noteHint} />
    </>
  ),
};
