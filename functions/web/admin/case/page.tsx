/** The page of a case: who waits for whom until when, what can be done, what was read, what happened. */
import { dayOf } from '#domain/calendar/calendar';
import { type CaseState, type OpenObligation, openObligations, type Phase } from '#domain/case/state';
import { plannedChange } from '#domain/transfer/state';
import { Alert, Badge, ErrorBox, type Fact, FactStrip, type Tone } from '#web/frame/parts.tsx';
import { protectionNames, waiting } from '#web/texts/admin.ts';
import { caseTexts as texts } from '#web/texts/admin-pages.ts';
import { dateShort, dateTimeShort, deadlineWords } from '#web/texts/dates.ts';
import { importTexts } from '#web/texts/import.ts';
import { actorWords, dayOrNull, eventWords } from '#web/texts/timeline.ts';
import { transferTexts } from '#web/texts/transfer.ts';
import {
  endingWords,
  explain,
  languageWords,
  phaseWords,
  requiredFieldWords,
  rhythmWords,
} from '#web/texts/words.ts';
import { CaseActions } from '../acts/allowed-acts.tsx';
import { CaseClocks, CaseStands } from '../acts/clock-actions.tsx';
import { AdminFrame, Done, mayChange } from '../frame.tsx';
import { DueBadge } from '../lists/case-rows.tsx';
import { ClockBadges } from '../lists/clock-badges.tsx';
import { CaseAhead } from './ahead.tsx';
import { CaseCorrespondence } from './correspondence.tsx';
import { CaseEnding } from './ending.tsx';
import { endingFacts } from './ending-facts.ts';
import { CaseHistory } from './history.tsx';
import { CaseInterpreters } from './interpreters.tsx';
import { CaseNotices } from './notices.tsx';
import { CasePapers } from './papers.tsx';
import { CasePersonal } from './personal.tsx';
import { CasePlan } from './plan.tsx';
import type { CaseView, Failed } from './view.ts';

export const CasePage = ({ view }: { view: CaseView }) => {
  const { state, failed, session } = view;
  const title = `${texts.title} ${state.id}`;
  // The data and the mail want the whole width: what can be done moves up beside who waits for whom.
  const actions = mayChange(session) && <CaseActions view={view} />;
  return (
    <AdminFrame
      session={session}
      title={title}
      section="work"
      failed={failed !== null}
      above={[['/admin', texts.above]]}
    >
      {failed && <Failure failed={failed} />}
      <h1>
        {texts.title} <span class="nowrap">{state.id}</span>{' '}
        <Badge tone={phaseTones[state.phase]}>{phaseWords(state.phase)}</Badge>
      </h1>
      <Done what={view.done} />
      <FactStrip facts={factsOf(state)} />
      <CasePapers caseId={state.id} />
      <CaseStands view={view} />
      <CaseNotices view={view} />
      <div class={view.personal ? 'columns' : 'columns main-side'}>
        <div>
          <Waiting view={view} />
          {!view.personal && actions}
        </div>
        {view.personal ? actions : <CasePersonal view={view} />}
      </div>
      {view.personal && <CasePersonal view={view} />}
      <CaseAhead view={view} />
      <CaseClocks view={view} />
      <CaseInterpreters view={view} />
      <CasePlan view={view} />
      <CaseCorrespondence view={view} />
      <CaseEnding view={view} />
      <CaseHistory view={view} />
    </AdminFrame>
  );
};

const phaseTones: Record<Phase, Tone> = {
  incomplete: 'warn',
  review: 'warn',
  assigning: 'info',
  arranging: 'info',
  meeting: 'info',
  active: 'ok',
  closing: 'info',
  ended: 'neutral',
};

const Failure = ({ failed }: { failed: Failed }) => (
  <>
    {failed.refusal && (
      <Alert tone="danger">
        <p>{failed.refusal}</p>
        {failed.changes.length > 0 && (
          <>
            <p>{texts.changedBy}</p>
            <ul>
              {failed.changes.flatMap(({ by, at, events }) =>
                events.map((event) => (
                  <li>
                    {dateTimeShort(at)}, {actorWords(by)}: {eventWords(event)}
                  </li>
                )),
              )}
            </ul>
          </>
        )}
      </Alert>
    )}
    <ErrorBox form={{ prefix: failed.action ?? '', values: failed.values, errors: failed.errors }} />
  </>
);

/** What a case is, in facts without persons. */
export function factsOf(state: CaseState): Fact[] {
  const facts: (Fact | null)[] = [
    [texts.municipality, state.municipality.name],
    [texts.provider, state.provider?.name],
    changeFact(state),
    cameBy(state),
    [texts.registered, dateTimeShort(state.registeredAt)],
    state.referralDate && [texts.referralDate, dayOrNull(state.referralDate)],
    state.serviceEnd && [texts.serviceEnd, dayOrNull(state.serviceEnd)],
    [texts.languages, state.languages.map(languageWords).join(', ')],
    [texts.protection, state.protection && protectionNames[state.protection]],
    state.missing.length > 0
      ? [texts.missing, state.missing.map((name) => requiredFieldWords(name)).join(', ')]
      : null,
    state.meeting && [texts.meeting, dateTimeShort(state.meeting.startsAt)],
    state.noShows > 0 ? [texts.noShows, String(state.noShows)] : null,
    state.rhythm && [texts.rhythm, rhythmWords(state.rhythm)],
    ...endingFacts(state),
    state.unreadable > 0 ? [texts.unreadable, String(state.unreadable)] : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function changeFact(state: CaseState): Fact | null {
  const planned = plannedChange(state);
  return (
    planned && [
      transferTexts.planned,
      transferTexts.plannedFact(planned.to.name, dateShort(planned.effective)),
    ]
  );
}

const Waiting = ({ view }: { view: CaseView }) => {
  const { state, now } = view;
  const open = openObligations(state);
  const late = open.some(({ due, pause }) => !pause && due < dayOf(now));
  return (
    <section class={`card main${late ? ' late' : ''}`} aria-labelledby="ootab">
      <h2 id="ootab">{texts.waitsHeading}</h2>
      {open.map((obligation) => (
        <Owed obligation={obligation} view={view} />
      ))}
      {open.length === 0 && <p>{idle(state)}</p>}
    </section>
  );
};

const Owed = ({ obligation, view }: { obligation: OpenObligation; view: CaseView }) => {
  const { due, explanation, kind, assignee, taskOpenedAt, passedAt, nudged, pause } = obligation;
  return (
    <>
      <p>{waiting[kind]}</p>
      <p>
        {texts.due}: {deadlineWords(due)}.{' '}
        {pause ? <ClockBadges of={{ paused: true }} /> : <DueBadge due={due} today={dayOf(view.now)} />}
      </p>
      {passedAt && <p>{texts.passed}</p>}
      {assignee !== 'agency' && (
        <p class="muted">
          {taskOpenedAt ? `${texts.taskOpened}: ${dateTimeShort(taskOpenedAt)}.` : texts.taskNotOpened}
          {nudged.length > 0 && ` ${texts.reminders}: ${nudged.length}.`}
        </p>
      )}
      <details>
        <summary>{texts.whyThen}</summary>
        <ul class="small">
          {explain(explanation).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
};

function idle(state: CaseState): string {
  if (state.phase === 'active') return texts.active;
  if (state.phase !== 'ended') return texts.noObligation;
  const when = state.endedAt ? ` ${dateTimeShort(state.endedAt)}` : '';
  return `${texts.ended}${state.ending ? ` ${endingWords(state.ending)}${when}.` : ''}`;
}

/** A case from a file has no mail that arrived. */
const cameBy = ({ imported, receivedAt }: CaseState): Fact =>
  imported
    ? [importTexts.from, importTexts.source(importTexts.fileName(imported.file), imported.line)]
    : [texts.received, dateTimeShort(receivedAt)];
