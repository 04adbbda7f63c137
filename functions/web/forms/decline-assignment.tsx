/** The provider cannot ensure a support person and says why; the case goes back to the agency. */
import { TextArea } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

const fields = { reason: requiredText(() => errors.reason) };

export const declineAssignmentForm: Form = {
  initial: () => prefilled({}),

  parse(values, context) {
    const read = readFields(fields, values);
    if (!read.all) return { ok: false, errors: read.errors };
    return { ok: true, command: { type: 'DeclineAssignment', ...arrivalOf(context), ...read.all } };
  },

  Fields: ({ form }) => (
    <TextArea
      form={form}
      name="reason"
      label={labels.declineReason}
      hint={labels.declineReasonHint}
      required
    />
  ),
};
