/** What stands above the form of the action plan: why its latest version came, and the evaluation that is ahead. */
import type { CaseState } from '#domain/case/state';
import { Outside, SummaryList } from '../frame/parts.tsx';
import { dateTimeShort } from '../texts/dates.ts';
import { planTexts } from '../texts/plan.ts';
import { EvaluationCard } from './evaluation-parts.tsx';

export const PlanAbout = ({ state }: { state: CaseState }) => (
  <>
    <LatestReason state={state} />
    <EvaluationCard state={state} />
  </>
);

/** Nothing for the plan of the first meeting, which needs no reason. */
const LatestReason = ({ state }: { state: CaseState }) => {
  const plan = state.plans.at(-1);
  if (!plan?.reason) return null;
  return (
    <section class="card">
      <h2>{planTexts.changePlan.latest}</h2>
      <SummaryList
        facts={[
          [planTexts.admin.version, String(plan.version)],
          [planTexts.admin.since, dateTimeShort(plan.since)],
          [planTexts.admin.reason, <Outside text={plan.reason} lines />],
        ]}
      />
    </section>
  );
};
