/** Task: evaluates what it calls and how long it may take; the engine then carries the call out. */
import type { TaskState } from '../definition.ts';
import { evaluate, evaluateAs, type Scope } from '../expression.ts';
import { type Run, record, scopeOf } from '../run.ts';
import type { Thread } from '../snapshot.ts';
import { checkedArguments, integrationOf, namesOf } from '../tasks.ts';
import { isTimeLimit } from './numbers.ts';
import type { Outcome } from './outcome.ts';

/** Every attempt evaluates anew and is a call of its own, so that a late answer to an earlier one is recognised. */
export async function enterTask(run: Run, thread: Thread, state: TaskState): Promise<Outcome> {
  const integration = integrationOf(state.Resource);
  const call = run.snapshot.nextCall++;
  const token = integration.mode === 'token' ? run.world.newToken(call) : null;
  const scope = scopeOf(run, thread, {}, token);
  const args = checkedArguments(await evaluate(state.Arguments, 'Arguments', scope), integration);
  const timeout = await limit(state.TimeoutSeconds, 'TimeoutSeconds', scope);
  const heartbeat = await limit(state.HeartbeatSeconds, 'HeartbeatSeconds', scope);
  const parameters = integration.service === 'states' ? { Name: run.world.newId(), ...args } : args;
  record(run, 'TaskScheduled', 'taskScheduledEventDetails', {
    ...namesOf(integration),
    region: run.machine.arn.split(':')[3],
    parameters: JSON.stringify(args),
    ...(timeout === null ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === null ? {} : { heartbeatInSeconds: heartbeat }),
  });
  const { nowMs } = run.world;
  const phase = {
    kind: 'calling' as const,
    call,
    ...integration,
    arguments: parameters,
    token,
    timeoutAt: timeout === null ? null : nowMs + timeout * 1000,
    heartbeatAt: heartbeat === null ? null : nowMs + heartbeat * 1000,
    heartbeatMs: heartbeat === null ? null : heartbeat * 1000,
    submitted: false,
    child: null,
  };
  return { kind: 'stays', phase };
}

async function limit(field: number | string | undefined, name: string, scope: Scope): Promise<number | null> {
  if (field === undefined) return null;
  return evaluateAs(field, name, scope, 'integer', isTimeLimit);
}
