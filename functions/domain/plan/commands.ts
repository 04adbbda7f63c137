/** What people ask of the action plan, its overviews and the reports to the agency. */
import type { Day } from '#domain/calendar/calendar';
import type { Arrival } from '#domain/case/commands';
import type { Party } from '#domain/obligation/kinds';
import type { ProgressStage } from '#domain/plan/facts';
import type { OverviewRhythm } from '#domain/plan/rhythm';

interface Answer extends Arrival {
  readonly cause: string;
}

export type PlanCommand =
  | {
      readonly type: 'ChangePlan';
      readonly by: Party;
      /** Null: they stay as they are. */
      readonly goals: readonly string[] | null;
      /** Null: it stays as it is. `days` belong to the rhythm `dates`. */
      readonly rhythm: OverviewRhythm | null;
      readonly days: readonly Day[];
      readonly reason: string | null;
      readonly mailKey: string | null;
    }
  | ({
      readonly type: 'SendOverview';
      /** The version of the plan that the page was drawn from; null: whatever it is. */
      readonly version: number | null;
      /** One for each goal of the plan, in its order; words '' for none. */
      readonly progress: readonly ProgressStage[];
      readonly words: readonly string[];
      readonly activities: string;
      readonly hours: number | null;
      readonly next: string;
    } & Answer)
  /** How many months a report covers, by the provider's contract. */
  | { readonly type: 'NoteReportPeriod'; readonly months: number }
  | ({ readonly type: 'SendReport'; readonly text: string } & Answer)
  | ({ readonly type: 'ReviewReport' } & Answer &
      ({ readonly verdict: 'approve' } | { readonly verdict: 'return'; readonly reason: string }));

export type PlanCommandOf<Type extends PlanCommand['type']> = Extract<PlanCommand, { type: Type }>;
