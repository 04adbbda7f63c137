/** The provider tells how the interim evaluation went: how far each goal is, or that it was not held. */
import type { CaseState } from '#domain/case/state';
import { progressStages } from '#domain/plan/facts';
import { Hidden, RadioField, TextArea } from '../frame/fields.tsx';
import { prefilled, textOf } from '../frame/form.ts';
import { harmless } from '../frame/parts.tsx';
import { evaluationTexts } from '../texts/evaluation.ts';
import { formTexts as forms } from '../texts/forms.ts';
import { oneOf, requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { type FieldSchemas, readFields } from './read-fields.ts';

const { errors, labels } = evaluationTexts;

const answers = ['yes', 'no'] as const;
const readHeld = { held: oneOf(answers, () => errors.held) };
const ofNotHeld = { reason: requiredText(() => errors.notHeldReason) };
const ofHeld = { summary: requiredText(() => errors.summary), next: requiredText(() => errors.next) };

export const recordEvaluationForm: Form = {
  initial: (state) => prefilled({ plan: String(state.plans.at(-1)?.version ?? 0) }),

  parse(values, context) {
    const chosen = readFields(readHeld, values);
    if (!chosen.all) return { ok: false, errors: chosen.errors };
    const given = { type: 'RecordEvaluation', ...arrivalOf(context) } as const;
    if (chosen.all.held === 'no') {
      const read = readFields(ofNotHeld, values);
      if (!read.all) return { ok: false, errors: read.errors };
      return { ok: true, command: { ...given, held: false, ...read.all } };
    }
    const goals = goalsOfPlan(context.state);
    const ofGoals: FieldSchemas = Object.fromEntries(
      goals.map((_, index) => [
        `outcome-${index + 1}`,
        oneOf(progressStages, forms.errors.progress(index + 1)),
      ]),
    );
    const stages = readFields(ofGoals, values);
    const words = readFields(ofHeld, values);
    if (!stages.all || !words.all) return { ok: false, errors: { ...stages.errors, ...words.errors } };
    const read = stages.all;
    const outcomes = goals.flatMap((_, index) =>
      progressStages.filter((stage) => stage === read[`outcome-${index + 1}`]),
    );
    const plan = textOf(values, 'plan');
    const version = /^\d{1,4}$/.test(plan) ? Number(plan) : null;
    return { ok: true, command: { ...given, held: true, version, outcomes, ...words.all } };
  },

  Fields: ({ form, state }) => (
    <>
      <Hidden name="plan" value={state.plans.at(-1)?.version ?? 0} />
      <RadioField
        form={form}
        name="held"
        label={labels.held}
        choices={answers.map((value) => ({ value, label: labels.heldChoices[value] }))}
        required
      />
      <h3>{labels.whenHeld}</h3>
      {goalsOfPlan(state).map((goal, index) => (
        <RadioField
          form={form}
          name={`outcome-${index + 1}`}
          label={`${labels.outcome} ${index + 1}: ${harmless(goal)}`}
          choices={progressStages.map((value) => ({ value, label: forms.labels.progress[value] }))}
        />
      ))}
      <TextArea form={form} name="summary" label={labels.summary} hint={labels.summaryHint} rows={6} />
      <TextArea form={form} name="next" label={labels.next} rows={4} />
      <h3>{labels.whenNotHeld}</h3>
      <TextArea form={form} name="reason" label={labels.notHeldReason} hint={labels.notHeldHint} />
    </>
  ),
};

const goalsOfPlan = (state: CaseState): readonly string[] => state.plans.at(-1)?.goals ?? [];
