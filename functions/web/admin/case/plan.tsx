/** The action plan of a case, its overviews and reports, and what comes next. Goals and words are shown in the second step. */
import { dayOf } from '#domain/calendar/calendar';
import { nextMilestone } from '#domain/case/service';
import { type CaseState, openObligations } from '#domain/case/state';
import { progressStages } from '#domain/plan/facts';
import { nextOverviewOf, periodsAhead } from '#domain/plan/schedule';
import type { Overview, PlanVersion, Report } from '#domain/plan/state';
import { Badge, type Fact, Outside, SummaryList, type Tone } from '#web/frame/parts.tsx';
import { OverviewText, periodWords, ReportOverviews } from '#web/plan/overview-parts.tsx';
import { partyNames } from '#web/texts/admin.ts';
import { caseTexts } from '#web/texts/admin-pages.ts';
import { dateShort, dateTimeShort, numberShort } from '#web/texts/dates.ts';
import { planTexts } from '#web/texts/plan.ts';
import { progressWords, rhythmWords } from '#web/texts/words.ts';
import { CorrectFact } from '../acts/correct-fact.tsx';
import { ChangePlan, ReviewReport } from '../acts/plan-actions.tsx';
import { mayChange } from '../frame.tsx';
import { mailPath } from '../paths.ts';
import { CaseEvaluations } from './evaluation.tsx';
import type { CaseView } from './view.ts';

const texts = planTexts.admin;

export const CasePlan = ({ view }: { view: CaseView }) => {
  const { state, session } = view;
  if (state.plans.length === 0) return null;
  const personal = view.personal !== null;
  const review = openObligations(state).find(({ kind }) => kind === 'review-report');
  return (
    <section aria-labelledby="tegevuskava">
      <h2 id="tegevuskava">{texts.heading}</h2>
      {!personal && <p class="muted">{texts.inPersonal}</p>}
      <SummaryList facts={aheadOf(state)} />
      {review && mayChange(session) && <ReviewReport view={view} cause={review.cause} />}
      {state.plans.toReversed().map((plan, index) => (
        <PlanCard plan={plan} personal={personal} latest={index === 0} />
      ))}
      {state.phase === 'active' && personal && mayChange(session) && <ChangePlan view={view} />}
      <CaseEvaluations view={view} />
      {Object.entries(state.overviews).map(([cause, overview]) => (
        <>
          <OverviewCard cause={cause} overview={overview} personal={personal} />
          <CorrectFact view={view} fact="overview" cause={cause} />
        </>
      ))}
      {Object.entries(state.reports).map(([cause, report]) => (
        <>
          <ReportCard state={state} cause={cause} report={report} personal={personal} />
          <CorrectFact view={view} fact="report" cause={cause} />
        </>
      ))}
    </section>
  );
};

/** Nothing comes to a case whose service does not run. */
function aheadOf(state: CaseState): Fact[] {
  if (state.phase !== 'active') return [];
  const { milestone, wakeAt } = nextMilestone(state);
  const overview = nextOverviewOf(state);
  const [period] = periodsAhead(state);
  const what = texts.milestones[milestone] ?? texts.otherMilestone;
  return [
    [texts.nextOverview, overview ? dateShort(overview) : texts.nothing],
    [texts.nextReport, period ? periodWords(period) : texts.nothing],
    [texts.next, wakeAt ? `${dateTimeShort(wakeAt)}: ${what}` : texts.nothing],
  ];
}

const PlanCard = (props: { plan: PlanVersion; personal: boolean; latest: boolean }) => {
  const { version, since, by, rhythm, days, mailKey, goals, reason } = props.plan;
  const facts: Fact[] = [
    [texts.since, dateTimeShort(since)],
    [texts.by, partyNames[by]],
    [texts.rhythm, rhythm === 'dates' ? days.map(dateShort).join(', ') : rhythmWords(rhythm)],
  ];
  const words: Fact[] = [
    [texts.goals, goals && <Outside text={goals.join('\n')} lines />],
    [texts.reason, reason && <Outside text={reason} lines />],
    [texts.fromMail, mailKey && <a href={mailPath(mailKey)}>{caseTexts.openMail}</a>],
  ];
  return (
    <details class="card" open={props.latest}>
      <summary>
        {texts.plan}, {texts.version.toLowerCase()} {version}
      </summary>
      <SummaryList facts={[...facts, ...(props.personal ? words.filter(([, value]) => value) : [])]} />
    </details>
  );
};

const OverviewCard = (props: { cause: string; overview: Overview; personal: boolean }) => {
  const { sentAt, hours, progress } = props.overview;
  const counts = progressStages.flatMap((stage) => {
    const count = progress.filter((one) => one === stage).length;
    return count === 0 ? [] : [`${progressWords(stage)} ${count}`];
  });
  return (
    <details class="card">
      <summary>
        {planTexts.report.overview} {props.cause}, {dateShort(dayOf(sentAt))}
      </summary>
      {props.personal ? (
        <OverviewText overview={props.overview} />
      ) : (
        <SummaryList
          facts={[
            [planTexts.overview.sentOn, dateTimeShort(sentAt)],
            [planTexts.overview.hours, hours === null ? null : numberShort(hours)],
            [texts.goals, counts.join(', ')],
          ]}
        />
      )}
    </details>
  );
};

const reportTones: Record<keyof typeof texts.reportStates, Tone> = {
  asked: 'info',
  sent: 'warn',
  approved: 'ok',
  returned: 'neutral',
};

const ReportCard = (props: { state: CaseState; cause: string; report: Report; personal: boolean }) => {
  const { state, cause, report, personal } = props;
  const { hours, sentAt, verdict, text, reason } = report;
  const stage = verdict ?? (sentAt ? 'sent' : 'asked');
  const words: Fact[] = [
    [planTexts.report.text, text && <Outside text={text} lines />],
    [texts.reason, reason && <Outside text={reason} lines />],
  ];
  return (
    <div class="card">
      <h3>
        {texts.report} {cause} <Badge tone={reportTones[stage]}>{texts.reportStates[stage]}</Badge>
      </h3>
      <SummaryList
        facts={[
          [planTexts.report.period, periodWords(report)],
          [planTexts.overview.sentOn, sentAt && dateTimeShort(sentAt)],
          [planTexts.report.hours, hours === null ? null : numberShort(hours)],
          ...(personal ? words.filter(([, value]) => value) : []),
        ]}
      />
      {personal && sentAt && <ReportOverviews state={state} report={report} />}
    </div>
  );
};
