/** How threads move: a state's outcome, the end of a flow, and failures on their way to Retry and Catch. */
import type { Retrier } from './definition.ts';
import { StateFailure } from './errors.ts';
import type { Json } from './expression.ts';
import { handlerIndex, retryDelayMs } from './retry.ts';
import { type Run, record, scopeOf, stateOf } from './run.ts';
import type { Snapshot, Thread } from './snapshot.ts';
import { startBranches } from './states/branches.ts';
import { leaving, type Outcome } from './states/outcome.ts';

/** Does something in the name of a thread's state; its failure goes to the state's Retry and Catch. */
export async function attempt(run: Run, thread: Thread, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (failure) {
    if (!(failure instanceof StateFailure)) throw failure;
    await handle(run, thread, noted(run, thread, failure));
  }
}

/** Puts a state's outcome into effect: its thread stays, goes on, or comes to the end of its flow. */
export async function apply(run: Run, thread: Thread, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'stays') {
    thread.phase = outcome.phase;
    const state = stateOf(run, thread);
    if (thread.phase.kind === 'branching' && (state.Type === 'Map' || state.Type === 'Parallel')) {
      await startBranches(run, thread, thread.phase, state);
    }
    return;
  }
  const { output, assigned, next } = outcome;
  const names = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
  record(run, `${stateOf(run, thread).Type}StateExited`, 'stateExitedEventDetails', {
    name: thread.state,
    output: JSON.stringify(output),
    outputDetails: { truncated: false },
    ...(names.length > 0 ? { assignedVariables: Object.fromEntries(names) } : {}),
  });
  if (next === null) return finish(run, thread, output);
  const variables = { ...thread.variables, ...assigned };
  Object.assign(thread, {
    state: next,
    input: output,
    variables,
    enteredAt: null,
    enteredEvent: 0,
    retries: [],
    phase: { kind: 'ready' },
  });
}

/** The thread's flow is at its end: the execution succeeds, or the state that started the thread gets a result. */
async function finish(run: Run, thread: Thread, output: Json): Promise<void> {
  const parent = run.snapshot.threads.find(({ id }) => id === thread.parent);
  if (!parent) {
    run.closing = { status: 'SUCCEEDED', output };
    record(run, 'ExecutionSucceeded', 'executionSucceededEventDetails', { output: JSON.stringify(output) });
    return;
  }
  const { phase } = parent;
  const state = stateOf(run, parent);
  if (phase.kind !== 'branching' || (state.Type !== 'Map' && state.Type !== 'Parallel')) return;
  phase.results[thread.index] = { output };
  run.snapshot.threads = run.snapshot.threads.filter((other) => other !== thread);
  if (state.Type === 'Map') {
    record(run, 'MapIterationSucceeded', 'mapIterationSucceededEventDetails', {
      name: parent.state,
      index: thread.index,
    });
  }
  await attempt(run, parent, async () => {
    await startBranches(run, parent, phase, state);
    const results = phase.results.filter((result) => result !== null);
    if (results.length < phase.inputs.length) return;
    const result = results.map((each) => each.output);
    record(run, `${state.Type}StateSucceeded`);
    await apply(run, parent, await leaving(state, result, state.Next, scopeOf(run, parent, { result })));
  });
}

/** Retry, else Catch, else the state that started the thread fails, else the execution. */
export async function handle(run: Run, thread: Thread, failure: StateFailure): Promise<void> {
  const state = stateOf(run, thread);
  if ('Retry' in state && retry(run, thread, state.Retry ?? [], failure)) return;
  const index = 'Catch' in state ? handlerIndex(state.Catch, failure) : -1;
  const catcher = 'Catch' in state ? state.Catch?.[index] : undefined;
  if (!catcher) return propagate(run, thread, failure);
  const errorOutput = { Error: failure.error ?? '', Cause: failure.detail ?? '' };
  try {
    const scope = scopeOf(run, thread, { errorOutput });
    const outcome = await leaving(catcher, errorOutput, catcher.Next, scope, `Catch[${index}]/`);
    dropBranches(run.snapshot, thread);
    await apply(run, thread, outcome);
  } catch (second) {
    if (!(second instanceof StateFailure)) throw second;
    await propagate(run, thread, noted(run, thread, second));
  }
}

function retry(run: Run, thread: Thread, retriers: Retrier[], failure: StateFailure): boolean {
  const index = handlerIndex(retriers, failure);
  const retrier = retriers[index];
  if (!retrier) return false;
  const delayMs = retryDelayMs(retrier, thread.retries[index] ?? 0, run.world.random);
  if (delayMs === null) return false;
  thread.retries = retriers.map((_, i) => (thread.retries[i] ?? 0) + (i === index ? 1 : 0));
  dropBranches(run.snapshot, thread);
  thread.phase = { kind: 'retrying', until: run.world.nowMs + delayMs };
  return true;
}

/** At the outermost flow the execution fails; its threads stay as they are, so that a redrive can go on there. */
async function propagate(run: Run, thread: Thread, failure: StateFailure): Promise<void> {
  const parent = run.snapshot.threads.find(({ id }) => id === thread.parent);
  const { error, detail: cause } = failure;
  if (!parent) {
    run.closing = { status: 'FAILED', error, cause };
    record(run, 'ExecutionFailed', 'executionFailedEventDetails', { error, cause });
    return;
  }
  const { Type } = stateOf(run, parent);
  if (Type === 'Map') {
    record(run, 'MapIterationFailed', 'mapIterationFailedEventDetails', {
      name: parent.state,
      index: thread.index,
    });
  }
  record(run, `${Type}StateFailed`);
  await handle(run, parent, failure);
}

function dropBranches(snapshot: Snapshot, thread: Thread): void {
  const dropped = new Set<number>();
  for (const { id, parent } of snapshot.threads) {
    if (parent !== null && (parent === thread.id || dropped.has(parent))) dropped.add(id);
  }
  snapshot.threads = snapshot.threads.filter(({ id }) => !dropped.has(id));
}

/** AWS says where an error of the machine itself happened, and records the failure of an expression. */
function noted(run: Run, thread: Thread, failure: StateFailure): StateFailure {
  const { error, detail, location } = failure;
  if (
    error !== 'States.QueryEvaluationError' &&
    error !== 'States.Runtime' &&
    error !== 'States.NoChoiceMatched'
  ) {
    return failure;
  }
  const place = `the state '${thread.state}' (entered at the event id #${thread.enteredEvent})`;
  const cause = `An error occurred while executing ${place}. ${detail}`;
  if (error === 'States.QueryEvaluationError') {
    record(run, 'EvaluationFailed', 'evaluationFailedEventDetails', {
      state: thread.state,
      location,
      error,
      cause,
    });
  }
  return new StateFailure(error, cause, location);
}
