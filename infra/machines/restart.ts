/**
 * restart `{caseId}`: starts the machines of a case, or (null) of every running case, anew from the stored facts. Somebody
 * starts it by `npm run restart`, after the workflow stack was destroyed and deployed again or executions were lost.
 *
 * 1. Begin the restart: nothing is restarted yet
 * 2. Restart the next cases: one page → after, restarted, unable
 * 3. Are there more? yes → 2; no → All are restarted {restarted, unable}
 */
import { Choice, Condition, type IChainable, Pass, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { inputOf, jsonata, step } from './tasks.ts';

export function defineRestart(
  scope: Construct,
  run: { readonly restartCases: TugiradaFunction<'restart-cases'> },
): IChainable {
  const next = step(
    scope,
    'Restart the next cases',
    run.restartCases,
    { caseId: jsonata(inputOf('caseId')), after: jsonata('$after') },
    {
      assign: {
        after: jsonata('$states.result.Payload.after'),
        restarted: jsonata('$restarted + $states.result.Payload.restarted'),
        unable: jsonata('$unable + $states.result.Payload.unable'),
      },
    },
  );
  const done = Succeed.jsonata(scope, 'All are restarted', {
    outputs: { restarted: jsonata('$restarted'), unable: jsonata('$unable') },
  });
  const more = Choice.jsonata(scope, 'Are there more?')
    .when(Condition.jsonata(jsonata('$after = null')), done)
    .otherwise(next);
  next.next(more);
  const begin = Pass.jsonata(scope, 'Begin the restart', {
    assign: { after: jsonata('null'), restarted: 0, unable: 0 },
    outputs: {},
  });
  return begin.next(next);
}
