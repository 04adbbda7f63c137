/** A new version of the action plan: all of it, with the reason. By an officer, the provider or the municipality. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { Party } from '#domain/obligation/kinds';
import type { PlanCommandOf } from '#domain/plan/commands';
import { TextArea } from '../frame/fields.tsx';
import { type Errors, type FormState, prefilled, type Values } from '../frame/form.ts';
import { dateShort } from '../texts/dates.ts';
import { formTexts } from '../texts/forms.ts';
import { requiredText } from './field-schemas.ts';
import { PlanFields, planFields, readPlan } from './plan-fields.tsx';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

/** @returns what the fields show at first: the plan in force. */
export function initialPlan({ plans }: CaseState): Values {
  const plan = plans.at(-1);
  if (!plan) return prefilled({});
  const days = plan.days.map(dateShort).join(', ');
  return prefilled({ goals: plan.goals?.join('\n'), rhythm: plan.rhythm, days });
}

/** @returns the command, or what to do about each field that is wrong */
export function parsePlan(
  values: Values,
  by: Party,
  now: Instant,
): { ok: true; command: PlanCommandOf<'ChangePlan'> } | { ok: false; errors: Errors } {
  const plan = readPlan(values, now);
  const reason = readFields({ reason: requiredText(errors.planReason) }, values);
  if (!plan.ok || !reason.all)
    return {
      ok: false,
      errors: inOrder([...planFields, 'reason'], plan.ok ? {} : plan.errors, reason.errors),
    };
  const { goals, rhythm, days } = plan;
  const told = { reason: reason.all.reason, mailKey: null };
  return { ok: true, command: { type: 'ChangePlan', by, goals, rhythm, days, ...told } };
}

export const ChangePlanFields = ({ form }: { form: FormState }) => (
  <>
    <PlanFields form={form} required />
    <TextArea form={form} name="reason" label={labels.planReason} hint={labels.planReasonHint} required />
  </>
);
