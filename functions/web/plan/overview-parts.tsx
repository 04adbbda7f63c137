/** Overviews and reports as pages of the provider and of the agency show them. */
import { dayOf } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { hoursOf, overviewsOf } from '#domain/plan/report';
import type { Overview, Report } from '#domain/plan/state';
import { type Fact, Outside, SummaryList } from '../frame/parts.tsx';
import { dateShort, numberShort } from '../texts/dates.ts';
import { planTexts } from '../texts/plan.ts';
import { progressWords } from '../texts/words.ts';

const texts = planTexts.overview;

/** "12.05.2026–11.08.2026" */
export const periodWords = ({ from, until }: Pick<Report, 'from' | 'until'>): string =>
  `${dateShort(from)}–${dateShort(until)}`;

/** With the provider's own words: only where personal data are shown anyway. */
export const OverviewText = ({ overview }: { overview: Overview }) =>
  overview.activities === null ? (
    <p>{texts.erased}</p>
  ) : (
    <SummaryList facts={[[texts.sentOn, dateShort(dayOf(overview.sentAt))], ...overviewFacts(overview)]} />
  );

/** What was written, without what was left out or is erased. */
export function overviewFacts({ hours, goals, words, progress, activities, next }: Overview): Fact[] {
  const facts: Fact[] = [
    [texts.hours, hours === null ? null : numberShort(hours)],
    [texts.goals, goals && <Goals goals={goals} words={words ?? []} progress={progress} />],
    [texts.activities, activities && <Outside text={activities} lines />],
    [texts.next, next && <Outside text={next} lines />],
  ];
  return facts.filter(([, value]) => value !== null);
}

const Goals = ({
  goals,
  words,
  progress,
}: {
  goals: readonly string[];
  words: readonly string[];
  progress: Overview['progress'];
}) => (
  <ol>
    {goals.map((goal, index) => {
      const stage = progress[index];
      return (
        <li>
          <Outside text={goal} />
          {stage && `: ${progressWords(stage)}`}
          {words[index] && <Outside text={words[index]} lines />}
        </li>
      );
    })}
  </ol>
);

/** What a report is built from: the overviews of its period. */
export const ReportOverviews = ({ state, report }: { state: CaseState; report: Report }) => {
  const sent = overviewsOf(state, report);
  const hours = hoursOf(sent.map(({ overview }) => overview));
  return (
    <>
      <SummaryList
        facts={[
          [planTexts.report.period, periodWords(report)],
          [planTexts.report.hours, hours === null ? null : numberShort(hours)],
        ]}
      />
      {sent.length === 0 && <p>{planTexts.report.none}</p>}
      {sent.map(({ cause, overview }) => (
        <details>
          <summary>
            {planTexts.report.overview} {cause}, {dateShort(dayOf(overview.sentAt))}
          </summary>
          <OverviewText overview={overview} />
        </details>
      ))}
    </>
  );
};
