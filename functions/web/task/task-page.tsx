/** An open task: what is asked, for whom, until when and why then, the form, and what happens after. */
import { dayOf, endOfDay, type Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { Typed } from '#domain/case/typing';
import { plannedChange } from '#domain/transfer/state';
import { answerForms } from '../forms/answer-forms.ts';
import { declineAssignmentForm } from '../forms/decline-assignment.tsx';
import { Hidden, RequiredNote } from '../frame/fields.tsx';
import { type FormState, hasErrors } from '../frame/form.ts';
import { Frame } from '../frame/page.tsx';
import {
  Alert,
  Badge,
  Button,
  Buttons,
  ErrorBox,
  type Fact,
  FactStrip,
  Outside,
  OwnForm,
} from '../frame/parts.tsx';
import { EvaluationCard } from '../plan/evaluation-parts.tsx';
import { deadlineWords, listWords } from '../texts/dates.ts';
import { draftTexts } from '../texts/drafts.ts';
import { taskTexts } from '../texts/task.ts';
import { explain, obligationWords, requiredFieldWords } from '../texts/words.ts';
import { ChangeCard } from './change-card.tsx';
import { canKeep, DraftNews, type Prefill, SaveDraft, TypedNews } from './drafts.tsx';
import type { OpenTask, TaskLink } from './link.ts';
import { MeetingCard } from './meeting-card.tsx';
import { ClockNews, type OtherWayForms, OtherWays } from './other-ways.tsx';
import { OverviewCard, ReportCard } from './overview-card.tsx';
import { OwnTasksLink } from './own-tasks.tsx';
import { AboutClient } from './people.tsx';
import { ProviderLinks } from './provider-pages.tsx';

export interface TaskForms {
  readonly answer: FormState;
  readonly decline: FormState;
  readonly others: OtherWayForms;
}

interface TaskProps {
  readonly task: OpenTask;
  readonly now: Instant;
}

export const TaskPage = ({
  task,
  forms,
  now,
  prefill,
  changed = false,
  tooMuch = false,
  drafted = false,
}: TaskProps & {
  readonly forms: TaskForms;
  /** Null when the form shows what was sent just now. */
  readonly prefill: Prefill | null;
  /** The case changed between page and answer. */
  readonly changed?: boolean;
  /** What was typed could not be kept. */
  readonly tooMuch?: boolean;
  /** A reply by mail waits to be confirmed. */
  readonly drafted?: boolean;
}) => {
  const { link, state } = task;
  const texts = taskTexts.tasks[link.kind];
  const { title } = obligationWords(link.kind);
  const { Fields } = answerForms[link.kind];
  const wrong = [forms.answer, forms.decline, ...Object.values(forms.others)].find(hasErrors);
  return (
    <Frame title={title} failed={wrong !== undefined}>
      {wrong && <ErrorBox form={wrong} />}
      {changed && (
        <Alert tone="danger">
          <p>{taskTexts.changed}</p>
        </Alert>
      )}
      {tooMuch && (
        <Alert tone="danger">
          <p>{draftTexts.tooMuch}</p>
        </Alert>
      )}
      <h1>{title}</h1>
      <p>{texts.ask}</p>
      {prefill && <DraftNews prefill={prefill} />}
      <ClockNews obligation={task.obligation} />
      <TaskFacts task={task} now={now} />
      {link.kind === 'complete-referral' && <WhatIsMissing state={state} />}
      {link.kind === 'record-first-meeting' && <MeetingCard state={state} />}
      {link.kind === 'record-evaluation' && <EvaluationCard state={state} />}
      {link.kind === 'acknowledge-change' && <ChangeCard change={state.changes[link.cause] ?? null} />}
      {link.party === 'provider' && state.summary && !plannedChange(state) && (
        <SummaryCard text={state.summary} />
      )}
      {link.kind === 'send-overview' && <OverviewCard state={state} />}
      {link.kind === 'report-to-agency' && <ReportCard state={state} cause={link.cause} />}
      {link.kind === 'answer-query' && <QueryCard text={state.queries[link.cause]?.text ?? null} />}
      {link.kind !== 'complete-referral' && <AboutClient state={state} kind={link.kind} />}
      <OwnForm class="card main">
        <h2>{texts.formHeading}</h2>
        <Hidden name="action" value="answer" />
        <div class="group">
          <RequiredNote />
        </div>
        <Fields form={forms.answer} state={state} />
        <Buttons>
          <Button>{buttonOf(link.kind, drafted)}</Button>
          {canKeep(task) && <SaveDraft />}
        </Buttons>
      </OwnForm>
      {link.kind === 'ensure-support-person' && (
        <Decline form={forms.decline} state={state} typed={prefill?.cannot ?? null} />
      )}
      <OtherWays task={task} forms={forms.others} typed={prefill?.cannot ?? null} />
      <h2>{taskTexts.next}</h2>
      <p>{texts.afterwards}</p>
      <ProviderLinks
        token={link.token}
        state={state}
        {...(link.party === 'municipality' ? { party: link.party } : {})}
      />
      <OwnTasksLink token={link.token} />
    </Frame>
  );
};

/** For a party that has nothing to do here: what is asked of the other one, and the meeting. */
export const ReadOnlyPage = ({ task: { link, state } }: { task: OpenTask }) => {
  const meeting = link.kind === 'record-first-meeting';
  const title = meeting ? taskTexts.meeting.heading : obligationWords(link.kind).title;
  return (
    <Frame title={title}>
      <h1>{title}</h1>
      <p>{taskTexts.readOnly}</p>
      <FactStrip facts={whichCase(link, state)} />
      {meeting && <MeetingCard state={state} whole />}
      {link.party === 'municipality' && <ProviderLinks token={link.token} state={state} party={link.party} />}
      <OwnTasksLink token={link.token} />
    </Frame>
  );
};

const TaskFacts = ({ task: { link, state, obligation }, now }: TaskProps) => {
  const facts = whichCase(link, state);
  if (!obligation) return <FactStrip facts={facts} />;
  const { due, explanation } = obligation;
  return (
    <>
      <FactStrip
        facts={[
          ...facts,
          [
            taskTexts.facts.due,
            <>
              {deadlineWords(due)} <DueBadge due={due} now={now} />
            </>,
          ],
        ]}
      />
      <details>
        <summary>{taskTexts.whyDue}</summary>
        <ul>
          {explain(explanation).map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </details>
    </>
  );
};

const whichCase = ({ caseId }: TaskLink, { municipality }: CaseState): Fact[] => [
  [taskTexts.facts.case, caseId],
  [taskTexts.facts.municipality, municipality.name],
];

const DueBadge = ({ due, now }: { due: NonNullable<OpenTask['obligation']>['due']; now: Instant }) => {
  if (now >= endOfDay(due)) return <Badge tone="danger">{taskTexts.badges.overdue}</Badge>;
  if (due === dayOf(now)) return <Badge tone="warn">{taskTexts.badges.today}</Badge>;
  return <Badge tone="info">{taskTexts.badges.open}</Badge>;
};

const buttonOf = (kind: TaskLink['kind'], drafted: boolean): string => {
  if (kind === 'acknowledge-change') return taskTexts.acknowledge;
  return drafted ? taskTexts.confirmDraft : taskTexts.send;
};

const QueryCard = ({ text }: { text: string | null }) => (
  <section class="card">
    <h2>{taskTexts.query.heading}</h2>
    {text ? <Outside text={text} lines estonian /> : <p>{taskTexts.query.erased}</p>}
  </section>
);

/** For the new provider, from the day on which the case is its own. */
const SummaryCard = ({ text }: { text: string }) => (
  <section class="card">
    <h2>{taskTexts.summary.heading}</h2>
    <Outside text={text} lines />
  </section>
);

/** Why the referral came back, when it did, and what it lacks. */
const WhatIsMissing = ({ state }: { state: CaseState }) => (
  <>
    {state.asked['review-referral'] > 0 && state.reason && (
      <Alert tone="warn" heading={taskTexts.returned}>
        <Outside text={state.reason} lines />
      </Alert>
    )}
    {state.missing.length > 0 && (
      <Alert tone="info" heading={taskTexts.missing}>
        <p>{listWords(state.missing.map(requiredFieldWords))}.</p>
      </Alert>
    )}
  </>
);

const Decline = ({ form, state, typed }: { form: FormState; state: CaseState; typed: Typed | null }) => {
  const { Fields } = declineAssignmentForm;
  return (
    <details class="action" open={hasErrors(form) || typed !== null}>
      <summary>{taskTexts.decline.heading}</summary>
      <div>
        <p>{taskTexts.decline.lead}</p>
        <TypedNews typed={typed} beside="decline" reason />
        <OwnForm>
          <Hidden name="action" value="decline" />
          <Fields form={form} state={state} />
          <Buttons>
            <Button kind="secondary">{taskTexts.decline.send}</Button>
            <SaveDraft reason />
          </Buttons>
        </OwnForm>
      </div>
    </details>
  );
};
