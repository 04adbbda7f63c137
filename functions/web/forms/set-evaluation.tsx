/** The interim evaluation: its time, place and interpreter, or that it is called off. By the municipality or an officer. */
import { at, dayOf, type Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { EvaluationCommand } from '#domain/evaluation/decide';
import { evaluationSet, wishedLanguage } from '#domain/evaluation/state';
import type { Party } from '#domain/obligation/kinds';
import { Hidden, RadioField, TextArea, TextField } from '../frame/fields.tsx';
import { type Errors, type FormState, prefilled, textOf, type Values } from '../frame/form.ts';
import { dateShort, timeShort } from '../texts/dates.ts';
import { evaluationTexts } from '../texts/evaluation.ts';
import { formTexts as forms } from '../texts/forms.ts';
import { DateField } from './controls.tsx';
import {
  minutes,
  oneOf,
  optionalLanguage,
  optionalPlace,
  requiredDay,
  requiredText,
  requiredTime,
  usualMinutes,
} from './field-schemas.ts';
import { InterpreterField } from './meeting-time.tsx';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = evaluationTexts;

const whats = ['set', 'cancel'] as const;
const readWhat = { what: oneOf(whats, () => errors.what) };
const ofTime = {
  date: requiredDay(() => errors.date),
  time: requiredTime,
  minutes,
  place: optionalPlace,
  interpreter: optionalLanguage,
};

/** @returns what the fields show at first: the evaluation that is set. */
export function initialEvaluation(state: CaseState): Values {
  const set = evaluationSet(state);
  if (!set) return prefilled({ minutes: String(usualMinutes), interpreter: wishedLanguage(state) });
  const { startsAt, place, interpreter } = set;
  const time = { date: dateShort(dayOf(startsAt)), time: timeShort(startsAt), minutes: String(set.minutes) };
  return prefilled({ what: 'set', ...time, place, interpreter });
}

/** @returns the command, or what to do about each field that is wrong */
export function parseEvaluation(
  values: Values,
  state: CaseState,
  by: Party,
  now: Instant,
): { ok: true; command: EvaluationCommand } | { ok: false; errors: Errors } {
  const chosen = readFields(readWhat, values);
  if (!chosen.all) return { ok: false, errors: chosen.errors };
  if (chosen.all.what === 'cancel') {
    const read = readFields({ reason: requiredText(errors.reason) }, values);
    if (!read.all) return { ok: false, errors: read.errors };
    return { ok: true, command: { type: 'CancelEvaluation', ...read.all } };
  }
  const read = readFields(ofTime, values);
  const { date, time } = read.some;
  const last = state.serviceEnd;
  const wrong: Record<string, string> = {};
  if (date && last && date > last) wrong.date = errors.far(last);
  if (date && (time ? at(date, time) <= now : date < dayOf(now))) wrong.date = errors.past;
  if (!read.all || wrong.date) return { ok: false, errors: inOrder(Object.keys(ofTime), read.errors, wrong) };
  const { place, interpreter } = read.all;
  const startsAt = at(read.all.date, read.all.time);
  const told = { startsAt, minutes: read.all.minutes, place, interpreter, mailKey: null };
  return { ok: true, command: { type: 'SetEvaluation', by, ...told } };
}

/** There is something to call off only when one is set. */
export const EvaluationFields = ({ form, state }: { form: FormState; state: CaseState }) => (
  <>
    {evaluationSet(state) || textOf(form.values, 'what') === 'cancel' ? (
      <RadioField
        form={form}
        name="what"
        label={labels.what}
        choices={whats.map((value) => ({ value, label: labels.whats[value] }))}
        required
      />
    ) : (
      <Hidden name="what" value="set" />
    )}
    <DateField form={form} name="date" label={labels.date} hint={forms.labels.dateHint} required />
    <TextField
      form={form}
      name="time"
      label={forms.labels.time}
      hint={forms.labels.timeHint}
      inputmode="decimal"
      width="short"
      required
    />
    <TextField
      form={form}
      name="minutes"
      label={forms.labels.minutes}
      inputmode="numeric"
      width="short"
      required
    />
    <TextField form={form} name="place" label={labels.place} hint={labels.placeHint} maxlength={300} />
    <InterpreterField form={form} state={state} />
    {evaluationSet(state) && (
      <TextArea form={form} name="reason" label={labels.reason} hint={labels.reasonHint} />
    )}
  </>
);
