/** Parallel and Map: the inputs of their branches or iterations, and how many run at once. */
import { flowName, type MapState, type ParallelState } from '../definition.ts';
import { evaluate, evaluateAs, evaluationFailure, type Json, type Scope } from '../expression.ts';
import { type Run, record, scopeOf } from '../run.ts';
import type { Branching, Thread } from '../snapshot.ts';
import { isCount } from './numbers.ts';
import { leaving, type Outcome } from './outcome.ts';

export async function enterParallel(run: Run, thread: Thread, state: ParallelState): Promise<Outcome> {
  const scope = scopeOf(run, thread);
  const input =
    state.Arguments === undefined ? thread.input : await evaluate(state.Arguments, 'Arguments', scope);
  record(run, 'ParallelStateStarted');
  return branching(
    state.Branches.map(() => input),
    0,
  );
}

export async function enterMap(run: Run, thread: Thread, state: MapState): Promise<Outcome> {
  const scope = scopeOf(run, thread);
  const items = await itemsOf(state, thread.input, scope);
  const concurrency =
    state.MaxConcurrency === undefined
      ? 0
      : await evaluateAs(state.MaxConcurrency, 'MaxConcurrency', scope, 'integer', isCount);
  record(run, 'MapStateStarted', 'mapStateStartedEventDetails', { length: items.length });
  if (items.length === 0) return leaving(state, [], state.Next, scopeOf(run, thread, { result: [] }));
  return branching(items, concurrency);
}

/** Starts the branches that may run now: all, or as many as MaxConcurrency allows. New threads join the snapshot. */
export async function startBranches(
  run: Run,
  thread: Thread,
  phase: Branching,
  state: MapState | ParallelState,
): Promise<void> {
  const done = phase.results.filter((result) => result !== null).length;
  const room = phase.concurrency === 0 ? phase.inputs.length : phase.concurrency + done;
  while (phase.started < Math.min(room, phase.inputs.length)) {
    const index = phase.started++;
    const item = phase.inputs[index] ?? null;
    const flow = flowName(thread.state, state.Type === 'Map' ? 0 : index);
    const mapItem = state.Type === 'Map' ? { Index: index, Value: item } : thread.mapItem;
    const child: Thread = {
      id: run.snapshot.nextThread++,
      parent: thread.id,
      index,
      flow,
      state: run.machine.flows.get(flow)?.StartAt ?? '',
      input: item,
      variables: { ...thread.variables },
      mapItem,
      enteredAt: null,
      enteredEvent: 0,
      retries: [],
      phase: { kind: 'ready' },
    };
    if (state.Type === 'Map') {
      record(run, 'MapIterationStarted', 'mapIterationStartedEventDetails', { name: thread.state, index });
      if (state.ItemSelector !== undefined) {
        child.input = await evaluate(
          state.ItemSelector,
          'ItemSelector',
          scopeOf(run, { ...thread, mapItem }),
        );
      }
    }
    run.snapshot.threads.push(child);
  }
}

function branching(inputs: Json[], concurrency: number): Outcome {
  return {
    kind: 'stays',
    phase: { kind: 'branching', inputs, results: inputs.map(() => null), started: 0, concurrency },
  };
}

async function itemsOf(state: MapState, input: Json, scope: Scope): Promise<Json[]> {
  if (state.Items !== undefined) return evaluateAs(state.Items, 'Items', scope, 'array', isArray);
  if (isArray(input)) return input;
  throw evaluationFailure(`Map state input must be an array but was: ${JSON.stringify(input)}`);
}

function isArray(value: Json): value is Json[] {
  return Array.isArray(value);
}
