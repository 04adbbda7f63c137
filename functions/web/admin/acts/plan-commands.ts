/** What an officer asks of the action plan and of a provider's report, read into commands. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { parsePlan } from '#web/forms/change-plan.tsx';
import { reviewReportForm } from '#web/forms/review-report.tsx';
import { textOf, type Values } from '#web/frame/form.ts';
import type { Asked } from './commands.ts';

export const planActions = ['change-plan', 'review-report'] as const;
export type PlanAction = (typeof planActions)[number];

export function readPlanAction(action: PlanAction, values: Values, state: CaseState, now: Instant): Asked {
  switch (action) {
    case 'change-plan': {
      const parsed = parsePlan(values, 'agency', now);
      return parsed.ok ? { ...parsed, done: 'plan-changed' } : parsed;
    }
    case 'review-report': {
      const cause = textOf(values, 'cause') || String(state.asked['review-report']);
      const parsed = reviewReportForm.parse(values, { now, state, cause, channel: 'admin', arrivedAt: now });
      return parsed.ok ? { ...parsed, done: `report-${textOf(values, 'verdict')}` } : parsed;
    }
  }
}
