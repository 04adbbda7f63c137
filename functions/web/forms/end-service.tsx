/** Ending a service before its term: why, its last day, a note; by agreement only if the municipality agrees. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import type { CommandOf } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import { chosenEndings } from '#domain/ending/facts';
import { ConfirmField, RadioField, TextArea } from '../frame/fields.tsx';
import { type Errors, type FormState, textOf, type Values } from '../frame/form.ts';
import { endingTexts } from '../texts/ending.ts';
import { DateField } from './controls.tsx';
import { oneOf, optionalText, requiredDay } from './field-schemas.ts';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = endingTexts.endService;

const fields = {
  ending: oneOf(chosenEndings, () => errors.ending),
  lastDay: requiredDay(() => errors.lastDay),
  note: optionalText(),
};

/** @returns the command, or what to do about each field that is wrong */
export function parseEndService(
  values: Values,
  state: CaseState,
  now: Instant,
): { ok: true; command: CommandOf<'EndService'> } | { ok: false; errors: Errors } {
  const read = readFields(fields, values);
  const { ending, lastDay, note } = read.some;
  const consent = textOf(values, 'consent') === 'yes';
  const wrong: Record<string, string> = {};
  if (lastDay && !isInService(lastDay, state, now)) wrong.lastDay = errors.lastDayOutside;
  if (ending === 'agreed' && !consent) wrong.consent = errors.consent;
  if (ending === 'other' && note === null) wrong.note = errors.note;
  if (!read.all || Object.keys(wrong).length > 0)
    return { ok: false, errors: inOrder(['ending', 'consent', 'lastDay', 'note'], read.errors, wrong) };
  return { ok: true, command: { type: 'EndService', ...read.all, consent } };
}

const isInService = (day: string, { serviceStart, serviceEnd }: CaseState, now: Instant): boolean =>
  day <= dayOf(now) && (!serviceStart || day >= serviceStart) && (!serviceEnd || day <= serviceEnd);

export const EndServiceFields = ({ form }: { form: FormState }) => (
  <>
    <RadioField
      form={form}
      name="ending"
      label={labels.ending}
      choices={chosenEndings.map((value) => ({ value, label: labels.endings[value] }))}
      required
    />
    <ConfirmField form={form} name="consent" label={labels.consent} hint={labels.consentHint} />
    <DateField form={form} name="lastDay" label={labels.lastDay} hint={labels.lastDayHint} required />
    <TextArea form={form} name="note" label={labels.note} hint={labels.noteHint} />
  </>
);
