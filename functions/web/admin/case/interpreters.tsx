/** The interpreters of a case: asked for, arranged or not. Who they are is shown in the second step. */
import { type CaseState, findObligation } from '#domain/case/state';
import type { Interpreter } from '#domain/evaluation/state';
import { arrangeInterpreterForm } from '#web/forms/arrange-interpreter.tsx';
import { RequiredNote } from '#web/frame/fields.tsx';
import {
  Badge,
  Button,
  Buttons,
  type Fact,
  Outside,
  OwnForm,
  SummaryList,
  type Tone,
} from '#web/frame/parts.tsx';
import { timeWords } from '#web/plan/evaluation-parts.tsx';
import { evaluationTexts } from '#web/texts/evaluation.ts';
import { interpretedWords, interpreterLanguage } from '#web/texts/words.ts';
import { FormHead, formState } from '../acts/act-form.tsx';
import { mayChange } from '../frame.tsx';
import type { CaseView } from './view.ts';

const { interpreter: words } = evaluationTexts;

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

const isOwed = (state: CaseState, cause: string): boolean =>
  state.phase !== 'ended' && findObligation(state, 'arrange-interpreter', cause)?.status !== 'closed';
