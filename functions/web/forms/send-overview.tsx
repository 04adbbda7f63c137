/** The provider's overview for the municipality: how far each goal is, what was done, how long it took, what comes next. */
import type { CaseState } from '#domain/case/state';
import { progressStages } from '#domain/plan/facts';
import { Hidden, RadioField, TextArea, TextField } from '../frame/fields.tsx';
import { prefilled, textOf } from '../frame/form.ts';
import { harmless } from '../frame/parts.tsx';
import { formTexts } from '../texts/forms.ts';
import { oneOf, optionalHours, optionalText, requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { type FieldSchemas, readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

/** Words to one goal, in characters: with 15 goals the mail of an overview stays below what mail programs cut. */
const longestWords = 500;

const common = {
  activities: requiredText(() => errors.activities),
  hours: optionalHours,
  next: requiredText(() => errors.next),
};

export const sendOverviewForm: Form = {
  initial(state) {
    const before = lastOverview(state);
    const known = goalsOfPlan(state).flatMap((goal, index): [string, string][] => {
      const then = before?.goals?.indexOf(goal) ?? -1;
      const stage = then < 0 ? undefined : before?.progress[then];
      return stage ? [[`progress-${index + 1}`, stage]] : [];
    });
    return prefilled({ ...Object.fromEntries(known), plan: String(state.plans.at(-1)?.version ?? 0) });
  },

  parse(values, context) {
    const goals = goalsOfPlan(context.state);
    const ofGoals: FieldSchemas = Object.fromEntries(
      goals.flatMap((_, index) => [
        [`progress-${index + 1}`, oneOf(progressStages, errors.progress(index + 1))],
        [`words-${index + 1}`, optionalText(longestWords)],
      ]),
    );
    const read = readFields({ ...ofGoals, ...common }, values);
    const own = readFields(common, values);
    if (!read.all || !own.all) return { ok: false, errors: read.errors };
    const all: Readonly<Record<string, unknown>> = read.all;
    const progress = goals.flatMap((_, index) =>
      progressStages.filter((stage) => stage === all[`progress-${index + 1}`]),
    );
    const words = goals.map((_, index) => String(all[`words-${index + 1}`] ?? ''));
    const plan = textOf(values, 'plan');
    const version = /^\d{1,4}$/.test(plan) ? Number(plan) : null;
    const command = { type: 'SendOverview', version, progress, words, ...own.all } as const;
    return { ok: true, command: { ...command, ...arrivalOf(context) } };
  },

  Fields: ({ form, state }) => (
    <>
      <Hidden name="plan" value={state.plans.at(-1)?.version ?? 0} />
      {goalsOfPlan(state).map((goal, index) => (
        <>
          <RadioField
            form={form}
            name={`progress-${index + 1}`}
            label={`${labels.goal} ${index + 1}: ${harmless(goal)}`}
            choices={progressStages.map((value) => ({ value, label: labels.progress[value] }))}
            required
          />
          <TextArea
            form={form}
            name={`words-${index + 1}`}
            label={labels.progressWords(index + 1)}
            rows={2}
          />
        </>
      ))}
      <TextArea
        form={form}
        name="activities"
        label={labels.activities}
        hint={labels.activitiesHint}
        rows={6}
        required
      />
      <TextField
        form={form}
        name="hours"
        label={labels.hours}
        hint={labels.hoursHint}
        inputmode="decimal"
        width="short"
      />
      <TextArea form={form} name="next" label={labels.nextSteps} rows={4} required />
    </>
  ),
};

const goalsOfPlan = (state: CaseState): readonly string[] => state.plans.at(-1)?.goals ?? [];

const lastOverview = (state: CaseState) => Object.values(state.overviews).at(-1) ?? null;
