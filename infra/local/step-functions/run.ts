/** One transition in the making: the copy of the snapshot it changes, the events it adds, how the execution closes. */
import type { Definition, Flow, State } from './definition.ts';
import type { Json, Scope } from './expression.ts';
import type { Snapshot, Thread } from './snapshot.ts';

export type Machine = { name: string; arn: string; definition: Definition; flows: Map<string, Flow> };

/** What does not change while an execution runs. Instants are ISO strings. */
export type Facts = {
  arn: string;
  name: string;
  input: Json;
  startedAt: string;
  roleArn: string;
  redriveCount: number;
  redrivenAt: string | null;
};

/** What a transition takes from outside, so that it is otherwise a pure function. */
export type World = {
  nowMs: number;
  newToken: (call: number) => string;
  newId: () => string;
  random: () => number;
};

export type HistoryEvent = {
  id: number;
  previousEventId: number;
  /** ms since the epoch */
  timestamp: number;
  type: string;
  /** AWS's name of the details field, such as `stateEnteredEventDetails`, with its value. */
  details: [string, Record<string, unknown>] | null;
};

export type Closing = {
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  output?: Json;
  error?: string | undefined;
  cause?: string | undefined;
};

export type Run = {
  machine: Machine;
  facts: Facts;
  world: World;
  snapshot: Snapshot;
  history: HistoryEvent[];
  closing: Closing | null;
};

/** AWS's limit of a Standard execution. */
const MAX_EVENTS = 25_000;

/** Adds an event to the history and answers its id. */
export function record(
  run: Run,
  type: string,
  field?: string,
  details: Record<string, unknown> = {},
): number {
  const previousEventId = run.snapshot.lastEvent;
  const id = ++run.snapshot.lastEvent;
  run.history.push({
    id,
    previousEventId,
    timestamp: run.world.nowMs,
    type,
    details: field ? [field, details] : null,
  });
  return id;
}

/** Fails an execution whose history is full. */
export function limitHistory(run: Run): void {
  if (run.snapshot.lastEvent < MAX_EVENTS || (run.closing && run.snapshot.lastEvent === MAX_EVENTS)) return;
  run.history = run.history.filter(({ id }) => id < MAX_EVENTS);
  run.snapshot.lastEvent = MAX_EVENTS - 1;
  const error = 'States.Runtime';
  const cause = `The execution reached the maximum number of history events (${MAX_EVENTS}).`;
  run.closing = { status: 'FAILED', error, cause };
  record(run, 'ExecutionFailed', 'executionFailedEventDetails', { error, cause });
}

/** The state a thread stands in. */
export function stateOf(run: Run, thread: Thread): State {
  const state = run.machine.flows.get(thread.flow)?.States[thread.state];
  if (!state) throw new Error(`${run.machine.name} has no state '${thread.state}' in flow '${thread.flow}'`);
  return state;
}

/** What expressions of the thread's state see; `more` adds result or errorOutput, `token` the task token. */
export function scopeOf(
  run: Run,
  thread: Thread,
  more: Record<string, Json> = {},
  token: string | null = null,
): Scope {
  const { facts, machine, world } = run;
  const context = {
    Execution: {
      Id: facts.arn,
      Input: facts.input,
      Name: facts.name,
      RoleArn: facts.roleArn,
      StartTime: facts.startedAt,
      RedriveCount: facts.redriveCount,
      ...(facts.redrivenAt ? { RedriveTime: facts.redrivenAt } : {}),
    },
    State: {
      EnteredTime: thread.enteredAt,
      Name: thread.state,
      RetryCount: thread.retries.reduce((sum, used) => sum + used, 0),
    },
    StateMachine: { Id: machine.arn, Name: machine.name },
    ...(token ? { Task: { Token: token } } : {}),
    ...(thread.mapItem ? { Map: { Item: thread.mapItem } } : {}),
  };
  return {
    states: { input: thread.input, context, ...more },
    variables: thread.variables,
    nowMs: world.nowMs,
  };
}
