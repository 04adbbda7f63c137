/** Time and place of a meeting: fields that "arrange" and "record" the first meeting both have. */
import { addMonths, at, dayOf, type Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { wishedLanguage } from '#domain/evaluation/state';
import { SelectField, TextField } from '../frame/fields.tsx';
import { type Errors, type FormState, prefilled, type Values } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { knownLanguages, languageWords } from '../texts/words.ts';
import { DateField } from './controls.tsx';
import {
  minutes,
  optionalLanguage,
  requiredDay,
  requiredPlace,
  requiredTime,
  usualMinutes,
} from './field-schemas.ts';
import { type FieldSchemas, inOrder, readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

const fields = {
  date: requiredDay(() => errors.date.missing),
  time: requiredTime,
  minutes,
  place: requiredPlace,
  interpreter: optionalLanguage,
} satisfies FieldSchemas;

/** Their names, in the order of the form. */
export const meetingFields = Object.keys(fields);

/**
 * How far ahead a first meeting may be. The machine that waits for its record must end within a year (a Standard execution's
 * life), and a meeting that is further away is a slip of the month.
 */
const mostMonthsAhead = 2;

export type MeetingRead =
  | {
      readonly ok: true;
      readonly startsAt: Instant;
      readonly minutes: number;
      readonly place: string;
      /** Language; null: none is needed. */
      readonly interpreter: string | null;
    }
  | { readonly ok: false; readonly errors: Errors };

/** @param from the meeting is on the day of this moment or later: when the answer arrived */
export function readMeeting(values: Values, from: Instant): MeetingRead {
  const read = readFields(fields, values);
  const { date } = read.some;
  const last = addMonths(dayOf(from), mostMonthsAhead);
  const absurd: Record<string, string> = {};
  if (date && date < dayOf(from)) absurd.date = errors.date.past;
  if (date && date > last) absurd.date = errors.date.far(last);
  if (!read.all || absurd.date) return { ok: false, errors: inOrder(meetingFields, read.errors, absurd) };
  const { time, place, interpreter } = read.all;
  return { ok: true, startsAt: at(read.all.date, time), minutes: read.all.minutes, place, interpreter };
}

/** @returns what the fields show at first: an hour, at the place of the meeting before, with the interpreter that is needed. */
export const initialMeeting = (state: CaseState): Values => {
  const { meeting } = state;
  const interpreter = meeting ? meeting.interpreter : wishedLanguage(state);
  return prefilled({ minutes: String(meeting?.minutes ?? usualMinutes), place: meeting?.place, interpreter });
};

/** Languages of most people, the client's first. */
export const InterpreterField = ({ form, state }: { form: FormState; state: CaseState }) => {
  const languages = [...new Set([...state.languages, ...knownLanguages()])];
  return (
    <SelectField
      form={form}
      name="interpreter"
      label={labels.interpreter}
      hint={labels.interpreterHint}
      empty={labels.noInterpreter}
      choices={languages.map((value) => ({ value, label: languageWords(value) }))}
    />
  );
};

interface MeetingProps {
  readonly form: FormState;
  readonly state: CaseState;
  readonly required: boolean;
}

export const MeetingFields = ({ form, state, required }: MeetingProps) => (
  <>
    <DateField form={form} name="date" label={labels.date} hint={labels.dateHint} required={required} />
    <TextField
      form={form}
      name="time"
      label={labels.time}
      hint={labels.timeHint}
      inputmode="decimal"
      width="short"
      required={required}
    />
    <TextField
      form={form}
      name="minutes"
      label={labels.minutes}
      inputmode="numeric"
      width="short"
      required={required}
    />
    <TextField
      form={form}
      name="place"
      label={labels.place}
      hint={labels.placeHint}
      maxlength={300}
      required={required}
    />
    <InterpreterField form={form} state={state} />
  </>
);
