/** Wait: until an instant, or for some seconds. */
import type { WaitState } from '../definition.ts';
import { evaluate, evaluateAs, evaluationFailure, type Json, type Scope } from '../expression.ts';
import { isCount } from './numbers.ts';
import type { Outcome } from './outcome.ts';

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

export async function enterWait(state: WaitState, scope: Scope): Promise<Outcome> {
  if (state.Seconds !== undefined) {
    const seconds = await evaluateAs(state.Seconds, 'Seconds', scope, 'integer', isCount);
    return { kind: 'stays', phase: { kind: 'waiting', until: scope.nowMs + seconds * 1000 } };
  }
  const timestamp = await evaluate(state.Timestamp ?? null, 'Timestamp', scope);
  return { kind: 'stays', phase: { kind: 'waiting', until: instantOf(timestamp) } };
}

function instantOf(timestamp: Json): number {
  const instant =
    typeof timestamp === 'string' && ISO_INSTANT.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  if (Number.isFinite(instant)) return instant;
  const shown = typeof timestamp === 'string' ? timestamp : JSON.stringify(timestamp);
  throw evaluationFailure(
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${shown}`,
    'Timestamp',
  );
}
