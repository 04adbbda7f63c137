/** What a case knows of its end: refusals of the client, the final report. The words are shown in the second step. */
import type { FinalReport, Refusal } from '#domain/ending/state';
import { type Fact, Outside, SummaryList } from '#web/frame/parts.tsx';
import { caseTexts, mailWorkTexts } from '#web/texts/admin-pages.ts';
import { dateShort, dateTimeShort, numberShort } from '#web/texts/dates.ts';
import { endingTexts } from '#web/texts/ending.ts';
import { outcomeWords, refusalWords } from '#web/texts/words.ts';
import { CorrectFact } from '../acts/correct-fact.tsx';
import type { CaseView } from './view.ts';

const texts = endingTexts.facts;

export const CaseEnding = ({ view }: { view: CaseView }) => {
  const { state, personal } = view;
  const { refusals, finalReport } = state;
  if (refusals.length === 0 && !finalReport) return null;
  return (
    <section aria-labelledby="lopp">
      <h2 id="lopp">{texts.heading}</h2>
      {!personal && <p class="muted">{mailWorkTexts.inPersonal}</p>}
      {refusals.map((one, index) => (
        <>
          <RefusalCard refusal={one} words={personal !== null} />
          <CorrectFact view={view} fact="refusal" cause={String(index + 1)} />
        </>
      ))}
      {finalReport && <ReportCard report={finalReport} words={personal !== null} />}
      <CorrectFact view={view} fact="final-report" />
    </section>
  );
};

const RefusalCard = ({ refusal, words }: { refusal: Refusal; words: boolean }) => {
  const facts: Fact[] = [
    [texts.when, dateShort(refusal.on)],
    [texts.recorded, dateTimeShort(refusal.recordedAt)],
    [texts.words, words && refusal.text ? <Outside text={refusal.text} lines /> : null],
  ];
  return (
    <div class="card">
      <h3>{refusalWords(refusal.what)}</h3>
      <SummaryList facts={facts.filter(([, value]) => value !== null)} />
    </div>
  );
};

const ReportCard = ({ report, words }: { report: FinalReport; words: boolean }) => {
  const facts: Fact[] = [
    [texts.recorded, dateTimeShort(report.givenAt)],
    ...report.outcomes.map(
      ({ goal, outcome }, index): Fact => [
        words && goal
          ? `${endingTexts.finalReport.labels.goal} ${index + 1}: ${goal}`
          : `${endingTexts.finalReport.labels.goal} ${index + 1}`,
        outcomeWords(outcome),
      ],
    ),
    [texts.hours, report.hours === null ? null : numberShort(report.hours)],
    [texts.summary, words && report.summary ? <Outside text={report.summary} lines /> : null],
    [
      texts.recommendation,
      words && report.recommendation ? <Outside text={report.recommendation} lines /> : null,
    ],
  ];
  return (
    <div class="card">
      <h3>{texts.report}</h3>
      <SummaryList facts={facts.filter(([, value]) => value !== null)} />
      {words && report.summary === null && <p>{caseTexts.erased}</p>}
    </div>
  );
};
