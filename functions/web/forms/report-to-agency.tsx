/** The provider's report to the agency: the overviews of the period speak for themselves, these are the words beside them. */
import type { CaseState } from '#domain/case/state';
import { TextArea } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

const fields = { text: requiredText(() => errors.report) };

export const reportToAgencyForm: Form = {
  /** Of a report that came back, what was written before. */
  initial: (state) => prefilled({ text: textBefore(state) }),

  parse(values, context) {
    const read = readFields(fields, values);
    if (!read.all) return { ok: false, errors: read.errors };
    return { ok: true, command: { type: 'SendReport', ...arrivalOf(context), ...read.all } };
  },

  Fields: ({ form }) => (
    <TextArea form={form} name="text" label={labels.report} hint={labels.reportHint} rows={8} required />
  ),
};

function textBefore({ reports }: CaseState): string | null {
  const last = Object.values(reports).findLast(({ sentAt }) => sentAt === null);
  return last?.again ? (reports[last.again]?.text ?? null) : null;
}
