/**
 * maintenance `{}` or `{round: "morning"}`: every 5 minutes, what a crash may have left half done is done; in the morning of a
 * working day everybody is told what is before them.
 *
 * 1. Is it the morning round? yes → Send the morning digests → 4; no → 2
 * 2. Sweep: mails not read, answers whose machine still waits, mails stuck in sending
 * 3. Measure: what is open, overdue, and waits for an officer
 * 4. All is done
 */
import { Duration } from 'aws-cdk-lib';
import { Choice, Condition, type IChainable, Succeed, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { inputOf, jsonata, step } from './tasks.ts';

/** Shorter than the 5 minutes between two sweeps, so that they do not run beside each other. */
export const SWEEP_LIMIT = Duration.seconds(240);

export interface MaintenanceFunctions {
  readonly sweep: TugiradaFunction<'sweep'>;
  readonly measure: TugiradaFunction<'measure'>;
  readonly morningRound: TugiradaFunction<'morning-round'>;
}

export function defineMaintenance(scope: Construct, run: MaintenanceFunctions): IChainable {
  const limit = { timeout: Timeout.duration(SWEEP_LIMIT) };
  const done = Succeed.jsonata(scope, 'All is done', { outputs: {} });
  const sweep = step(scope, 'Sweep', run.sweep, {}, limit);
  const measure = step(scope, 'Measure', run.measure, {});
  const digests = step(scope, 'Send the morning digests', run.morningRound, {}, limit);
  sweep.next(measure).next(done);
  digests.next(done);
  return Choice.jsonata(scope, 'Is it the morning round?')
    .when(Condition.jsonata(jsonata(`${inputOf('round')} = 'morning'`)), digests)
    .otherwise(sweep);
}
