/**
 * referral `{caseId, restart}`: from the receipt to the start of the service, one obligation after the other.
 *
 * 1. Where are we? The case decides the step, whatever happened before: so any execution can be started anew.
 * 2. What comes next?
 *    a) an obligation → run it as an execution of *obligation*, then → 1.
 *       Its execution exists already (a restart, a redrive) → Was it answered? → 2
 *    b) the service → Start the service → The referral is done
 *    c) ended → The case has ended   superseded by a restart → A newer execution goes on
 *    d) unattended → The obligation was left unattended (a failure: people look)
 */
import {
  Choice,
  Condition,
  Fail,
  type IChainable,
  type StateMachine,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type PathKind, pathKinds } from '#domain/obligation/kinds';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { OBLIGATION_UNATTENDED } from './obligation.ts';
import { EXECUTION_EXISTS } from './retries.ts';
import { inputOf, jsonata, runExecution, startExecution, step } from './tasks.ts';

export interface ReferralParts {
  readonly placeCase: TugiradaFunction<'place-case'>;
  readonly obligation: StateMachine;
  readonly service: StateMachine;
}

const sentences: Record<PathKind, string> = {
  'complete-referral': 'Ask the municipality to complete the referral',
  'review-referral': 'Ask the agency to review the referral',
  'ensure-support-person': 'Ask the provider to ensure a support person',
  'arrange-first-meeting': 'Ask the provider to arrange the first meeting',
  'record-first-meeting': 'Ask the provider to record the first meeting',
};

export function defineReferral(
  scope: Construct,
  { placeCase, obligation, service }: ReferralParts,
): IChainable {
  const caseId = jsonata(inputOf('caseId'));
  const restart = jsonata(inputOf('restart'));
  const keepStep = {
    assign: { step: jsonata('$states.result.Payload.step'), cause: jsonata('$states.result.Payload.cause') },
  };
  const place = step(scope, 'Where are we?', placeCase, { caseId, restart, ran: null }, keepStep);
  const wasAnswered = step(
    scope,
    'Was it answered?',
    placeCase,
    { caseId, restart, ran: { kind: jsonata('$step'), cause: jsonata('$cause') } },
    keepStep,
  );

  const next = Choice.jsonata(scope, 'What comes next?');
  for (const kind of pathKinds) {
    const ask = runExecution(scope, sentences[kind], {
      machine: obligation,
      name: jsonata(`${inputOf('caseId')} & '-${kind}-' & $cause & '-' & $string(${inputOf('restart')})`),
      input: { caseId, kind, cause: jsonata('$cause'), restart },
    });
    ask.addCatch(wasAnswered, { errors: [EXECUTION_EXISTS], outputs: {} });
    ask.next(place);
    next.when(Condition.jsonata(jsonata(`$step = '${kind}'`)), ask);
  }

  const done = Succeed.jsonata(scope, 'The referral is done', { outputs: {} });
  const startService = startExecution(scope, 'Start the service', {
    machine: service,
    name: jsonata(`${inputOf('caseId')} & '-service-' & $string(${inputOf('restart')}) & '-1'`),
    input: { caseId, restart, part: 1 },
  });
  startService.addCatch(done, { errors: [EXECUTION_EXISTS], outputs: {} });
  startService.next(done);

  next
    .when(Condition.jsonata(jsonata("$step = 'start-service'")), startService)
    .when(
      Condition.jsonata(jsonata("$step = 'ended'")),
      Succeed.jsonata(scope, 'The case has ended', { outputs: {} }),
    )
    .when(
      Condition.jsonata(jsonata("$step = 'superseded'")),
      Succeed.jsonata(scope, 'A newer execution goes on', { outputs: {} }),
    )
    // No otherwise: a step that is not known here fails the execution, as States.NoChoiceMatched.
    .when(
      Condition.jsonata(jsonata("$step = 'unattended'")),
      Fail.jsonata(scope, 'The obligation was left unattended', {
        error: OBLIGATION_UNATTENDED,
        cause: 'Nobody answered after the last reminder. An officer decides and restarts the case.',
      }),
    );
  place.next(next);
  wasAnswered.next(next);
  return place;
}
