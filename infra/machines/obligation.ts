/**
 * obligation `{caseId, kind, cause, restart}`: one promise of one party, from its task mail to its answer.
 *
 * 1. Open the obligation: it is committed with its due date, the task mail goes out → wakeAt
 * 2. Is it open? No more to wait for (wakeAt is null) → 6
 * 3. Await the answer until wakeAt. Nobody answered in time → 4, a token came back → 5
 * 4. Nudge: reminder, due today, overdue, escalation → wakeAt → 2
 * 5. What was said? answered → 6; its dates changed → Plan the next nudge → wakeAt → 2
 * 6. Close the obligation → How did it end? → The obligation is closed {outcome}, or It was left unattended (a failure: people look)
 *    A machine of before a restart finds wakeAt null, and ends with the outcome `superseded`
 */
import {
  Choice,
  Condition,
  Errors,
  Fail,
  type IChainable,
  Succeed,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { awaitSignal, inputOf, jsonata, RESTART, step } from './tasks.ts';

export interface ObligationFunctions {
  readonly openObligation: TugiradaFunction<'open-obligation'>;
  readonly keepToken: TugiradaFunction<'keep-token'>;
  readonly nudgeObligation: TugiradaFunction<'nudge-obligation'>;
  readonly planNudge: TugiradaFunction<'plan-nudge'>;
  readonly closeObligation: TugiradaFunction<'close-obligation'>;
}

/** The error of an obligation that nobody answered: also the referral's, when it meets such an obligation. */
export const OBLIGATION_UNATTENDED = 'ObligationUnattended';

/** Whole seconds from now to wakeAt, rounded up so that wakeAt has come when it fires; Step Functions takes no less than 1. */
export const SECONDS_TO_WAKE_AT =
  '$max([1, $ceil(($toMillis($wakeAt) - $toMillis($states.context.State.EnteredTime)) / 1000)])';

export function defineObligation(scope: Construct, run: ObligationFunctions): IChainable {
  const caseId = jsonata(inputOf('caseId'));
  const kind = jsonata(inputOf('kind'));
  const cause = jsonata(inputOf('cause'));
  const restart = jsonata(RESTART);
  const obligation = { caseId, kind, cause, restart };
  const keepWakeAt = { assign: { wakeAt: jsonata('$states.result.Payload.wakeAt') } };

  const open = step(scope, 'Open the obligation', run.openObligation, obligation, keepWakeAt);
  const nudge = step(scope, 'Nudge', run.nudgeObligation, obligation, keepWakeAt);
  const planNudge = step(scope, 'Plan the next nudge', run.planNudge, obligation, keepWakeAt);
  const close = step(scope, 'Close the obligation', run.closeObligation, obligation);
  const awaitAnswer = awaitSignal(
    scope,
    'Await the answer',
    run.keepToken,
    { caseId, restart, waiting: { kind, cause }, wakeAt: jsonata('$wakeAt') },
    Timeout.jsonata(jsonata(SECONDS_TO_WAKE_AT)),
  );

  const isOpen = Choice.jsonata(scope, 'Is it open?')
    .when(Condition.jsonata(jsonata('$wakeAt = null')), close)
    .otherwise(awaitAnswer);
  // A signal that this version does not know leads to a plan, which reads how things stand.
  const whatWasSaid = Choice.jsonata(scope, 'What was said?')
    .when(Condition.jsonata(jsonata("$states.input.signal = 'answered'")), close)
    .otherwise(planNudge);
  const howDidItEnd = Choice.jsonata(scope, 'How did it end?')
    .when(
      Condition.jsonata(jsonata("$states.input.outcome = 'unattended'")),
      Fail.jsonata(scope, 'It was left unattended', {
        error: OBLIGATION_UNATTENDED,
        cause: 'Nobody answered after the last reminder. An officer decides and restarts the case.',
      }),
    )
    .otherwise(
      Succeed.jsonata(scope, 'The obligation is closed', {
        outputs: { outcome: jsonata('$states.input.outcome') },
      }),
    );

  open.next(isOpen);
  awaitAnswer.addCatch(nudge, { errors: [Errors.TIMEOUT], outputs: {} });
  awaitAnswer.next(whatWasSaid);
  nudge.next(isOpen);
  planNudge.next(isOpen);
  close.next(howDidItEnd);
  return open;
}
