/** The provider reports that the client's situation changed: what, since when, what was done, and whether it is urgent. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { CommandOf } from '#domain/case/commands';
import { directions } from '#domain/case/events';
import { ConfirmField, RadioField, TextArea } from '../frame/fields.tsx';
import { type Errors, type FormState, textOf, type Values } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { DateField } from './controls.tsx';
import { oneOf, optionalDay, optionalText, requiredText } from './field-schemas.ts';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

const fields = {
  direction: oneOf(directions, () => errors.direction),
  since: optionalDay,
  what: requiredText(() => errors.what),
  done: optionalText(),
};

/** @returns the command, or what to do about each field that is wrong */
export function parseChange(
  values: Values,
  now: Instant,
): { ok: true; command: CommandOf<'ReportChange'> } | { ok: false; errors: Errors } {
  const read = readFields(fields, values);
  const late: Errors = read.some.since && read.some.since > dayOf(now) ? { since: errors.since } : {};
  if (!read.all || Object.keys(late).length > 0)
    return { ok: false, errors: inOrder(Object.keys(fields), read.errors, late) };
  const urgent = textOf(values, 'urgent') === 'yes';
  return { ok: true, command: { type: 'ReportChange', ...read.all, urgent } };
}

export const ChangeFields = ({ form }: { form: FormState }) => (
  <>
    <RadioField
      form={form}
      name="direction"
      label={labels.direction}
      choices={directions.map((value) => ({ value, label: labels.directions[value] }))}
      required
    />
    <DateField form={form} name="since" label={labels.since} hint={labels.sinceHint} />
    <TextArea form={form} name="what" label={labels.what} hint={labels.whatHint} required rows={6} />
    <TextArea form={form} name="done" label={labels.doneAlready} />
    <ConfirmField form={form} name="urgent" label={labels.urgent} />
  </>
);
