/** Months between two of a provider's reports, of its contract or of itself. */
import * as z from 'zod/mini';
import { TextField } from '../../frame/fields.tsx';
import type { FormState } from '../../frame/form.ts';
import { registryFieldTexts as texts } from '../../texts/registry-fields.ts';

const mostMonths = 12;

/** A whole number from 1 to 12; undefined when empty. */
export const optionalMonths = z.pipe(
  z.readonly(z.array(z.string())),
  z.transform((typed, context): number | undefined => {
    const text = (typed[0] ?? '').trim();
    if (text === '') return undefined;
    const months = /^\d{1,2}$/.test(text) ? Number(text) : 0;
    if (months >= 1 && months <= mostMonths) return months;
    context.issues.push({ code: 'custom', input: text, message: texts.reportMonthsWrong });
    return z.NEVER;
  }),
);

export const MonthsField = ({ form, name, hint }: { form: FormState; name: string; hint: string }) => (
  <TextField
    form={form}
    name={name}
    label={texts.reportMonths}
    hint={hint}
    inputmode="numeric"
    width="short"
  />
);
