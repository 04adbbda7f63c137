/** The interim evaluations of a case. Places and words are shown in the second step. */

import { dayOf } from '#domain/calendar/calendar';
import type { Evaluation } from '#domain/evaluation/state';
import { EvaluationFields, initialEvaluation } from '#web/forms/set-evaluation.tsx';
import { RequiredNote } from '#web/frame/fields.tsx';
import { Badge, Button, Buttons, type Fact, Outside, SummaryList, type Tone } from '#web/frame/parts.tsx';
import { evaluationWords, timeWords } from '#web/plan/evaluation-parts.tsx';
import { partyNames } from '#web/texts/admin.ts';
import { dateShort } from '#web/texts/dates.ts';
import { evaluationTexts } from '#web/texts/evaluation.ts';
import { interpreterLanguage } from '#web/texts/words.ts';
import { Action, formState } from '../acts/act-form.tsx';
import { mayChange } from '../frame.tsx';
import type { CaseView } from './view.ts';

const { card: texts } = evaluationTexts;

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
  <Action
    view={view}
    action="set-evaluation"
    title={evaluationTexts.admin.title}
    hint={evaluationTexts.admin.hint}
  >
    <RequiredNote />
    <EvaluationFields
      form={formState(view, 'set-evaluation', initialEvaluation(view.state))}
      state={view.state}
    />
    <Buttons>
      <Button kind="secondary">{evaluationTexts.admin.send}</Button>
    </Buttons>
  </Action>
);
