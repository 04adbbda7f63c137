/** The client refused or did not come: which of the two, when, and what is known of it. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { CommandOf } from '#domain/case/commands';
import { refusalKinds } from '#domain/ending/facts';
import { RadioField, TextArea } from '../frame/fields.tsx';
import type { Errors, FormState, Values } from '../frame/form.ts';
import { endingTexts } from '../texts/ending.ts';
import { DateField } from './controls.tsx';
import { oneOf, requiredDay, requiredText } from './field-schemas.ts';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = endingTexts.refusal;

const fields = {
  what: oneOf(refusalKinds, () => errors.what),
  on: requiredDay(() => errors.on),
  text: requiredText(() => errors.text),
};

/** @returns the command, or what to do about each field that is wrong */
export function parseRefusal(
  values: Values,
  now: Instant,
): { ok: true; command: CommandOf<'RecordRefusal'> } | { ok: false; errors: Errors } {
  const read = readFields(fields, values);
  const late: Errors = read.some.on && read.some.on > dayOf(now) ? { on: errors.onLater } : {};
  if (!read.all || Object.keys(late).length > 0)
    return { ok: false, errors: inOrder(Object.keys(fields), read.errors, late) };
  return { ok: true, command: { type: 'RecordRefusal', ...read.all } };
}

export const RefusalFields = ({ form }: { form: FormState }) => (
  <>
    <RadioField
      form={form}
      name="what"
      label={labels.what}
      choices={refusalKinds.map((value) => ({ value, label: labels.kinds[value] }))}
      required
    />
    <DateField form={form} name="on" label={labels.on} hint={labels.onHint} required />
    <TextArea form={form} name="text" label={labels.text} hint={labels.textHint} required />
  </>
);
