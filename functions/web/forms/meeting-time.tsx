/** Time and place of a meeting: fields that "arrange" and "record" the first meeting both have. */
import { addMonths, at, dayOf, type Instant } from '#domain/calendar/calendar';
import type { Meeting } from '#domain/case/state';
import { TextField } from '../frame/fields.tsx';
import { type Errors, type FormState, prefilled, type Values } from '../frame/form.ts';
import { et } from '../texts/forms.ts';
import { DateField } from './controls.tsx';
import { minutes, requiredDay, requiredPlace, requiredTime, usualMinutes } from './field-schemas.ts';
import { type FieldSchemas, inOrder, readFields } from './read-fields.ts';

const { errors, labels } = et;

const fields = {
  date: requiredDay(errors.date.missing),
  time: requiredTime,
  minutes,
  place: requiredPlace,
} satisfies FieldSchemas;

/** Their names, in the order of the form. */
export const meetingFields = Object.keys(fields);

/**
 * How far ahead a first meeting may be. The machine that waits for its record must end within a year (a Standard execution's
 * life), and a meeting that is further away is a slip of the month.
 */
const mostMonthsAhead = 2;

export type MeetingRead =
  | { readonly ok: true; readonly startsAt: Instant; readonly minutes: number; readonly place: string }
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
  const { time, place } = read.all;
  return { ok: true, startsAt: at(read.all.date, time), minutes: read.all.minutes, place };
}

/** @returns what the fields show at first: an hour, at the place of the meeting before. */
export const initialMeeting = (before: Meeting | null): Values =>
  prefilled({ minutes: String(before?.minutes ?? usualMinutes), place: before?.place });

export const MeetingFields = ({ form, required }: { form: FormState; required: boolean }) => (
  <>
    <DateField form={form} name="date" label={labels.date} hint={labels.dateHint} required={required} />
    <TextField
      form={form}
      name="time"
      label={labels.time}
      hint={labels.timeHint}
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
  </>
);
