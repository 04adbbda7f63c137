/** The final report: what became of each goal, a summary, hours if known, and what the provider recommends. */
import { type CaseState, openObligations } from '#domain/case/state';
import { type GoalOutcome, goalOutcomes } from '#domain/ending/facts';
import { goalsOf } from '#domain/ending/state';
import { kindRules } from '#domain/obligation/kinds';
import { RadioField, TextArea, TextField } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { Alert } from '../frame/parts.tsx';
import { listWords } from '../texts/dates.ts';
import { endingTexts } from '../texts/ending.ts';
import { obligationWords, outcomeWords } from '../texts/words.ts';
import { oneOf, optionalHours, requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = endingTexts.finalReport;

const fields = {
  summary: requiredText(() => errors.summary),
  hours: optionalHours,
  recommendation: requiredText(() => errors.recommendation),
};

const outcome = oneOf(goalOutcomes, () => errors.outcome);

export const submitFinalReportForm: Form = {
  initial: () => prefilled({}),

  parse(values, context) {
    const names = outcomeNames(context.state);
    const goals = readFields(Object.fromEntries(names.map((name) => [name, outcome])), values);
    const read = readFields(fields, values);
    if (!goals.all || !read.all)
      return { ok: false, errors: inOrder([...names, ...Object.keys(fields)], goals.errors, read.errors) };
    const outcomes: GoalOutcome[] = Object.values(goals.all);
    return {
      ok: true,
      command: { type: 'SubmitFinalReport', ...arrivalOf(context), outcomes, ...read.all },
    };
  },

  Fields: ({ form, state }) => {
    const goals = goalsOf(state);
    const owed = owedBeside(state);
    return (
      <>
        {owed.length > 0 && (
          <Alert tone="warn">
            <p>{endingTexts.finalReport.owed(listWords(owed))}</p>
          </Alert>
        )}
        {outcomeNames(state).map((name, index) => (
          <RadioField
            form={form}
            name={name}
            label={goals[index] ? `${labels.goal} ${index + 1}: ${goals[index]}` : labels.allGoals}
            choices={goalOutcomes.map((value) => ({ value, label: outcomeWords(value) }))}
            required
          />
        ))}
        <TextArea form={form} name="summary" label={labels.summary} hint={labels.long} required rows={6} />
        <TextField
          form={form}
          name="hours"
          label={labels.hours}
          hint={labels.hoursHint}
          inputmode="decimal"
          width="short"
        />
        <TextArea
          form={form}
          name="recommendation"
          label={labels.recommendation}
          hint={labels.long}
          required
        />
      </>
    );
  },
};

/** What the provider still owes in this case: the report, which ends it, makes that void. */
const owedBeside = (state: CaseState): string[] => [
  ...new Set(
    openObligations(state)
      .filter(({ kind }) => kindRules[kind].assignee === 'provider' && kind !== 'submit-final-report')
      .map(({ kind }) => obligationWords(kind).name),
  ),
];

/** `outcome-1` and so on, one for each goal; one for all when the case has none. */
const outcomeNames = (state: CaseState): string[] =>
  Array.from({ length: Math.max(1, goalsOf(state).length) }, (_, index) => `outcome-${index + 1}`);
