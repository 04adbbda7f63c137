/** Goals, rhythm and days of an action plan: fields that the record of the first meeting and every new plan have. */
import { addMonths, type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { goalsOf, mostDays, mostGoals, type OverviewRhythm, overviewRhythms } from '#domain/plan/rhythm';
import { SelectField, TextArea, TextField } from '../frame/fields.tsx';
import { type Errors, type FormState, textOf, type Values } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { oneOf, optionalDay, requiredText } from './field-schemas.ts';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

/** Their names, in the order of the form. */
export const planFields = ['goals', 'rhythm', 'days'];

/** The service lasts at most 12 months from the referral: so far ahead a day may be. */
const mostMonthsAhead = 12;

const fields = {
  goals: requiredText(() => errors.goals),
  rhythm: oneOf(overviewRhythms, () => errors.rhythm),
};

export type PlanRead =
  | {
      readonly ok: true;
      /** As it was typed, and one a line. */
      readonly text: string;
      readonly goals: string[];
      readonly rhythm: OverviewRhythm;
      readonly days: Day[];
    }
  | { readonly ok: false; readonly errors: Errors };

/** @param from the days lie after the day of this moment */
export function readPlan(values: Values, from: Instant): PlanRead {
  const read = readFields(fields, values);
  const goals = goalsOf(read.some.goals ?? null);
  const many: Errors = goals.length > mostGoals ? { goals: errors.manyGoals } : {};
  const days = read.some.rhythm === 'dates' ? readDays(textOf(values, 'days'), dayOf(from)) : [];
  const wrongDays: Errors = typeof days === 'string' ? { days } : {};
  const wrong = inOrder(planFields, read.errors, many, wrongDays);
  if (!read.all || typeof days === 'string' || Object.keys(wrong).length > 0)
    return { ok: false, errors: wrong };
  return { ok: true, text: read.all.goals, goals, rhythm: read.all.rhythm, days };
}

/** @returns the days in order, or what to do about them */
function readDays(text: string, today: Day): Day[] | string {
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== '');
  if (parts.length === 0) return errors.days.missing;
  if (parts.length > mostDays) return errors.days.many;
  const days = parts.map((part) => optionalDay.safeParse([part]).data ?? null);
  const last = addMonths(today, mostMonthsAhead);
  const known = days.filter((day) => day !== null);
  if (known.length < days.length) return errors.days.form;
  if (known.some((day) => day <= today || day > last)) return errors.days.far;
  return [...new Set(known)].toSorted();
}

export const PlanFields = ({ form, required }: { form: FormState; required: boolean }) => (
  <>
    <TextArea
      form={form}
      name="goals"
      label={labels.goals}
      hint={required ? labels.goalsOfPlanHint : labels.goalsHint}
      rows={6}
      required={required}
    />
    <SelectField
      form={form}
      name="rhythm"
      label={labels.rhythm}
      hint={labels.rhythmHint}
      choices={overviewRhythms.map((value) => ({ value, label: labels.rhythms[value] }))}
      required={required}
    />
    <div class="when-dates">
      <TextField form={form} name="days" label={labels.days} hint={labels.daysHint} />
    </div>
  </>
);
