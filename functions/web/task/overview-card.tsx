/** What stands beside the forms of an overview and of a report: what happened since the last one, what the period holds. */
import type { CaseState } from '#domain/case/state';
import { type Happening, happenedSince, lastOverviewAt } from '#domain/plan/happened';
import { Alert, Outside } from '../frame/parts.tsx';
import { OverviewText, ReportOverviews } from '../plan/overview-parts.tsx';
import { dateShort } from '../texts/dates.ts';
import { planTexts } from '../texts/plan.ts';
import { directionWords } from '../texts/words.ts';

const texts = planTexts.overview;

export const OverviewCard = ({ state }: { state: CaseState }) => {
  const happened = happenedSince(state, lastOverviewAt(state));
  const last = Object.values(state.overviews).at(-1);
  return (
    <section class="card">
      <h2>{texts.happened}</h2>
      {happened.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <ul>
          {happened.map((one) => (
            <li>{happeningWords(one)}</li>
          ))}
        </ul>
      )}
      {last && (
        <details>
          <summary>{texts.last}</summary>
          <OverviewText overview={last} />
        </details>
      )}
    </section>
  );
};

/** "12.03.2026: omavalitsus esitas infopäringu, vastatud 16.03.2026" */
function happeningWords(one: Happening): string {
  const words = texts.whatHappened;
  const on = `${dateShort(one.on)}: `;
  switch (one.what) {
    case 'query':
      return `${on}${words.query}, ${one.answered ? `${words.answered} ${dateShort(one.answered)}` : words.unanswered}`;
    case 'change':
      return `${on}${words.change}: ${directionWords(one.direction)}`;
    default:
      return `${on}${words[one.what]}`;
  }
}

/** @param cause of the report that is asked for */
export const ReportCard = ({ state, cause }: { state: CaseState; cause: string }) => {
  const report = state.reports[cause];
  if (!report) return null;
  const reason = report.again === null ? null : (state.reports[report.again]?.reason ?? null);
  return (
    <>
      {reason && (
        <Alert tone="warn" heading={planTexts.report.returned}>
          <Outside text={reason} lines />
        </Alert>
      )}
      <section class="card">
        <h2>{planTexts.report.heading}</h2>
        <ReportOverviews state={state} report={report} />
      </section>
    </>
  );
};
