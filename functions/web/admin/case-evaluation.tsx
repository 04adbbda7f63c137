/** The interim evaluations of a case and its interpreters. Places, names and words are shown in the second step. */

import { dayOf } from '#domain/calendar/calendar';
import { type CaseState, findObligation } from '#domain/case/state';
import { dateShort } from '#domain/estonian';
import type { Evaluation, Interpreter } from '#domain/evaluation/state';
import { interpretedWords, interpreterLanguage } from '#domain/words/interpreters';
import { arrangeInterpreterForm } from '../forms/arrange-interpreter.tsx';
import { EvaluationFields, initialEvaluation } from '../forms/set-evaluation.tsx';
import { RequiredNote } from '../frame/fields.tsx';
import {
  Badge,
  Button,
  Buttons,
  type Fact,
  Outside,
  OwnForm,
  SummaryList,
  type Tone,
} from '../frame/parts.tsx';
import { evaluationWords, timeWords } from '../plan/evaluation-parts.tsx';
import { partyNames } from '../texts/admin.ts';
import { et } from '../texts/evaluation.ts';
import { Action, FormHead, formState } from './action.tsx';
import type { CaseView } from './case-view.ts';
import { mayChange } from './frame.tsx';

const { card: texts, interpreter: words } = et;

export const CaseEvaluations = ({ view }: { view: CaseView }) => {
  const { state, session } = view;
  const personal = view.personal !== null;
  return (
    <>
      {state.evaluations.map((evaluation) => (
        <EvaluationFacts evaluation={evaluation} personal={personal} />
      ))}
      {state.phase === 'active' && personal && mayChange(session) && <SetEvaluation view={view} />}
    </>
  );
};

const tones: Record<Evaluation['status'], Tone> = {
  set: 'info',
  cancelled: 'neutral',
  held: 'ok',
  'not-held': 'warn',
  void: 'neutral',
};

const EvaluationFacts = (props: { evaluation: Evaluation; personal: boolean }) => {
  const { evaluation, personal } = props;
  const { status, startsAt, place, by, interpreter } = evaluation;
  const facts: Fact[] = [
    [texts.when, timeWords(evaluation)],
    [texts.by, partyNames[by]],
    ...(interpreter ? [[texts.interpreter, interpreterLanguage(interpreter)] as const] : []),
    ...(personal && place ? [[texts.where, <Outside text={place} />] as const] : []),
    ...(personal ? evaluationWords(evaluation) : []),
  ];
  return (
    <details class="card" open={status === 'set'}>
      <summary>
        {texts.heading}, {dateShort(dayOf(startsAt))}{' '}
        <Badge tone={tones[status]}>{texts.statuses[status]}</Badge>
      </summary>
      <SummaryList facts={facts} />
    </details>
  );
};

const SetEvaluation = ({ view }: { view: CaseView }) => (
  <Action view={view} action="set-evaluation" title={et.admin.title} hint={et.admin.hint}>
    <RequiredNote />
    <EvaluationFields
      form={formState(view, 'set-evaluation', initialEvaluation(view.state))}
      state={view.state}
    />
    <Buttons>
      <Button kind="secondary">{et.admin.send}</Button>
    </Buttons>
  </Action>
);

export const CaseInterpreters = ({ view }: { view: CaseView }) => {
  const { state, session } = view;
  const asked = Object.entries(state.interpreters);
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="tolk">
      <h2 id="tolk">{words.heading}</h2>
      {!view.personal && <p class="muted">{words.inPersonal}</p>}
      {asked.map(([cause, interpreter]) => (
        <>
          <InterpreterCard
            interpreter={interpreter}
            stage={stageOf(state, cause, interpreter)}
            personal={view.personal !== null}
          />
          {isOwed(state, cause) && mayChange(session) && <Answer view={view} cause={cause} />}
        </>
      ))}
    </section>
  );
};

type Stage = keyof typeof words.states;

const stageTones: Record<Stage, Tone> = {
  asked: 'warn',
  arranged: 'ok',
  'not-possible': 'danger',
  void: 'neutral',
};

const InterpreterCard = (props: { interpreter: Interpreter; stage: Stage; personal: boolean }) => {
  const { interpreter, stage, personal } = props;
  const { meeting, language, name, contact, note } = interpreter;
  const own: Fact[] = [
    [words.name, name && <Outside text={name} />],
    [words.contact, contact && <Outside text={contact} />],
    [words.note, note && <Outside text={note} lines />],
  ];
  return (
    <div class="card">
      <h3>
        {words.heading}: {interpretedWords(meeting)}{' '}
        <Badge tone={stageTones[stage]}>{words.states[stage]}</Badge>
      </h3>
      <SummaryList
        facts={[
          [words.when, timeWords(interpreter)],
          [words.language, interpreterLanguage(language)],
          ...(personal ? own.filter(([, value]) => value) : []),
        ]}
      />
    </div>
  );
};

const Answer = ({ view, cause }: { view: CaseView; cause: string }) => (
  <div class="card main">
    <p>{words.hint}</p>
    <OwnForm>
      <FormHead view={view} action="answer-interpreter" of={{ kind: 'arrange-interpreter', cause }} />
      <RequiredNote />
      <arrangeInterpreterForm.Fields
        form={formState(view, 'answer-interpreter', arrangeInterpreterForm.initial(view.state))}
        state={view.state}
      />
      <Buttons>
        <Button>{words.send}</Button>
      </Buttons>
    </OwnForm>
  </div>
);

const stageOf = (state: CaseState, cause: string, { answer }: Interpreter): Stage =>
  answer ?? (isOwed(state, cause) ? 'asked' : 'void');

const isOwed = ({ phase, ...state }: CaseState, cause: string): boolean =>
  phase !== 'ended' && findObligation({ ...state, phase }, 'arrange-interpreter', cause)?.status !== 'closed';
