/**
 * maintenance `{}`: every 5 minutes, what a crash may have left half done is done.
 *
 * 1. Sweep: mails not read, answers whose machine still waits, mails stuck in sending
 * 2. Measure: what is open, overdue, and waits for an officer
 * 3. All is swept
 */
import { Duration } from 'aws-cdk-lib';
import { type IChainable, Succeed, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { step } from './tasks.ts';

/** Shorter than the 5 minutes between two sweeps, so that they do not run beside each other. */
export const SWEEP_LIMIT = Duration.seconds(240);

export function defineMaintenance(
  scope: Construct,
  run: { readonly sweep: TugiradaFunction<'sweep'>; readonly measure: TugiradaFunction<'measure'> },
): IChainable {
  const swept = Succeed.jsonata(scope, 'All is swept', { outputs: {} });
  const measure = step(scope, 'Measure', run.measure, {});
  return step(scope, 'Sweep', run.sweep, {}, { timeout: Timeout.duration(SWEEP_LIMIT) })
    .next(measure)
    .next(swept);
}
