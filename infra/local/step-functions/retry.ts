/** Which retrier or catcher answers to a failure, and how long a retry waits. */
import type { Retrier } from './definition.ts';
import type { StateFailure } from './errors.ts';

/** AWS's defaults of a retrier. */
const DEFAULTS = { intervalSeconds: 1, maxAttempts: 3, backoffRate: 2 };

/** The index of the first handler that names the error, or -1. States.ALL cannot answer to States.DataLimitExceeded and States.Runtime. */
export function handlerIndex(
  handlers: { ErrorEquals: string[] }[] | undefined,
  failure: StateFailure,
): number {
  return (handlers ?? []).findIndex(({ ErrorEquals }) =>
    ErrorEquals.some((name) => answersTo(name, failure)),
  );
}

/** The delay in ms before the next attempt, or null when the attempts are used up. `random` gives a number in [0, 1). */
export function retryDelayMs(retrier: Retrier, used: number, random: () => number): number | null {
  if (used >= (retrier.MaxAttempts ?? DEFAULTS.maxAttempts)) return null;
  const seconds =
    (retrier.IntervalSeconds ?? DEFAULTS.intervalSeconds) *
    (retrier.BackoffRate ?? DEFAULTS.backoffRate) ** used;
  const delayMs = Math.round(Math.min(seconds, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY) * 1000);
  return retrier.JitterStrategy === 'FULL' ? Math.floor(random() * (delayMs + 1)) : delayMs;
}

function answersTo(name: string, { error, heartbeat }: StateFailure): boolean {
  if (error !== undefined && name === error) return true;
  if (name === 'States.HeartbeatTimeout') return heartbeat;
  if (error === 'States.DataLimitExceeded' || error === 'States.Runtime') return false;
  if (name === 'States.ALL') return true;
  return name === 'States.TaskFailed' && error !== 'States.Timeout';
}
