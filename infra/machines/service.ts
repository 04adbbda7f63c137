/**
 * service `{caseId, restart, part}`: from the first meeting to the end of the service, in parts of at most 90 days or 100 turns,
 * because a Standard execution ends after one year and 25,000 events.
 *
 * 1. Begin a part: no turn has been taken
 * 2. Plan the next milestone → milestone, wakeAt; one more turn
 * 3. What comes next? none → The service has ended; this part is old → 6
 * 4. Await the milestone until wakeAt, at most 90 days. The case changed → 2, the time is over → 5
 * 5. Has the milestone come? yes → Reach the milestone → 2; no → 2
 * 6. Start the successor (the same machine, part + 1) → The successor goes on
 */
import { Aws } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  CustomState,
  Errors,
  type IChainable,
  Pass,
  Succeed,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { SECONDS_TO_WAKE_AT } from './obligation.ts';
import { EXECUTION_EXISTS, RETRY_START_EXECUTION } from './retries.ts';
import { awaitSignal, inputOf, jsonata, step } from './tasks.ts';

export interface ServiceFunctions {
  readonly planService: TugiradaFunction<'plan-service'>;
  readonly keepToken: TugiradaFunction<'keep-token'>;
  readonly reachMilestone: TugiradaFunction<'reach-milestone'>;
}

/** A part goes on for 90 days or 100 turns, whichever is sooner: 100 turns are about 2,000 events, a twelfth of the limit. */
const PART_SECONDS = 90 * 24 * 60 * 60;
const PART_TURNS = 100;

const PART_IS_OLD =
  `$turn >= ${PART_TURNS} or $toMillis($states.context.State.EnteredTime)` +
  ` - $toMillis($states.context.Execution.StartTime) >= ${PART_SECONDS * 1000}`;

export function defineService(scope: Construct, run: ServiceFunctions): IChainable {
  const caseId = jsonata(inputOf('caseId'));
  const restart = jsonata(inputOf('restart'));
  const begin = Pass.jsonata(scope, 'Begin a part', { assign: { turn: 0 }, outputs: {} });
  const plan = step(
    scope,
    'Plan the next milestone',
    run.planService,
    { caseId, restart },
    {
      assign: {
        milestone: jsonata('$states.result.Payload.milestone'),
        wakeAt: jsonata('$states.result.Payload.wakeAt'),
        turn: jsonata('$turn + 1'),
      },
    },
  );
  const awaitMilestone = awaitSignal(
    scope,
    'Await the milestone',
    run.keepToken,
    { caseId, restart, waiting: null, wakeAt: jsonata('$wakeAt') },
    Timeout.jsonata(jsonata(`$min([${PART_SECONDS}, ${SECONDS_TO_WAKE_AT}])`)),
  );
  const reach = step(scope, 'Reach the milestone', run.reachMilestone, { caseId });
  const successor = startSuccessor(scope, caseId);
  const successorGoesOn = Succeed.jsonata(scope, 'The successor goes on', { outputs: {} });

  const next = Choice.jsonata(scope, 'What comes next?')
    .when(
      Condition.jsonata(jsonata("$milestone = 'none' or $wakeAt = null")),
      Succeed.jsonata(scope, 'The service has ended', { outputs: {} }),
    )
    .when(Condition.jsonata(jsonata(PART_IS_OLD)), successor)
    .otherwise(awaitMilestone);
  const hasCome = Choice.jsonata(scope, 'Has the milestone come?')
    .when(
      Condition.jsonata(jsonata('$toMillis($states.context.State.EnteredTime) >= $toMillis($wakeAt)')),
      reach,
    )
    .otherwise(plan);

  begin.next(plan);
  plan.next(next);
  // Whatever was signalled, the plan reads how things stand.
  awaitMilestone.addCatch(hasCome, { errors: [Errors.TIMEOUT], outputs: {} });
  awaitMilestone.next(plan);
  reach.next(plan);
  successor.addCatch(successorGoesOn, { errors: [EXECUTION_EXISTS], outputs: {} });
  successor.next(successorGoesOn);
  return begin;
}

/** Written out, because a machine cannot hold a reference to itself: it takes its own ARN from the context. */
function startSuccessor(scope: Construct, caseId: string): CustomState {
  const part = `${inputOf('part')} + 1`;
  const state = new CustomState(scope, 'Start the successor', {
    stateJson: {
      Type: 'Task',
      Resource: `arn:${Aws.PARTITION}:states:::states:startExecution`,
      Arguments: {
        StateMachineArn: '{% $states.context.StateMachine.Id %}',
        Name: jsonata(
          `${inputOf('caseId')} & '-service-' & $string(${inputOf('restart')}) & '-' & $string(${part})`,
        ),
        Input: { caseId, restart: jsonata(inputOf('restart')), part: jsonata(part) },
      },
      Output: {},
      TimeoutSeconds: 60,
    },
  });
  state.addRetry(RETRY_START_EXECUTION);
  return state;
}
