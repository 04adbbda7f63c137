/** The agency's officer approves a provider's report, or returns it with a reason. */
import { RadioField, TextArea } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { oneOf, requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

const verdicts = ['approve', 'return'] as const;
const readVerdict = { verdict: oneOf(verdicts, () => errors.verdict) };

export const reviewReportForm: Form = {
  initial: () => prefilled({}),

  parse(values, context) {
    const chosen = readFields(readVerdict, values);
    if (!chosen.all) return { ok: false, errors: chosen.errors };
    const given = { type: 'ReviewReport', ...arrivalOf(context) } as const;
    if (chosen.all.verdict === 'approve') return { ok: true, command: { ...given, verdict: 'approve' } };
    const read = readFields({ reason: requiredText(errors.reason) }, values);
    if (!read.all) return { ok: false, errors: read.errors };
    return { ok: true, command: { ...given, verdict: 'return', reason: read.all.reason } };
  },

  Fields: ({ form }) => (
    <>
      <RadioField
        form={form}
        name="verdict"
        label={labels.verdict}
        choices={verdicts.map((value) => ({ value, label: labels.reportVerdicts[value] }))}
        required
      />
      <div class="when-refused">
        <TextArea form={form} name="reason" label={labels.reason} hint={labels.reportReasonHint} />
      </div>
    </>
  ),
};
