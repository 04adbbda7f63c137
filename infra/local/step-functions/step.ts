/** The interpreter proper: one stimulus moves one execution on by one transition. It does no I/O. */
import type { State } from './definition.ts';
import { StateFailure } from './errors.ts';
import { evaluate, type Json } from './expression.ts';
import { apply, attempt, handle } from './flow.ts';
import { limitHistory, type Run, record, scopeOf, stateOf } from './run.ts';
import { type Call, deadlineOf, nextDeadline, type Snapshot, type Thread } from './snapshot.ts';
import { enterMap, enterParallel } from './states/branches.ts';
import { enterChoice } from './states/choice.ts';
import { leaving, type Outcome } from './states/outcome.ts';
import { enterTask } from './states/task.ts';
import { enterWait } from './states/wait.ts';
import { namesOf } from './tasks.ts';

export type Answer =
  | { ok: true; result: Json }
  | { ok: false; error: string | undefined; cause: string | undefined };

export type Stimulus =
  /** The first ready thread moves. */
  | { kind: 'go' }
  /** The clock reached a deadline. */
  | { kind: 'time' }
  /** A call was carried out, and goes on outside: with a task token or a child execution. */
  | { kind: 'submitted'; call: number; child: string | null; output: Json }
  | { kind: 'answered'; call: number; answer: Answer }
  | { kind: 'heartbeat'; call: number }
  | { kind: 'stop'; error: string | undefined; cause: string | undefined }
  | { kind: 'redrive' };

/** Moves `run` on: changes its snapshot, adds to its history, may close it. A stimulus that nothing waits for changes nothing. */
export async function step(run: Run, stimulus: Stimulus): Promise<void> {
  await react(run, stimulus);
  limitHistory(run);
}

async function react(run: Run, stimulus: Stimulus): Promise<void> {
  switch (stimulus.kind) {
    case 'go': {
      const thread = run.snapshot.threads.find(({ phase }) => phase.kind === 'ready');
      if (thread) await enter(run, thread);
      return;
    }
    case 'time':
      return onTime(run);
    case 'submitted': {
      const found = findCall(run.snapshot, stimulus.call);
      if (!found) return;
      Object.assign(found.phase, { submitted: true, child: stimulus.child });
      const output = JSON.stringify(stimulus.output);
      record(run, 'TaskSubmitted', 'taskSubmittedEventDetails', { ...namesOf(found.phase), output });
      return;
    }
    case 'answered': {
      const found = findCall(run.snapshot, stimulus.call);
      if (found) await onAnswer(run, found.thread, found.phase, stimulus.answer);
      return;
    }
    case 'heartbeat': {
      const phase = findCall(run.snapshot, stimulus.call)?.phase;
      if (phase?.heartbeatMs) phase.heartbeatAt = run.world.nowMs + phase.heartbeatMs;
      return;
    }
    case 'stop':
      run.closing = { status: 'ABORTED', error: stimulus.error, cause: stimulus.cause };
      record(run, 'ExecutionAborted', 'executionAbortedEventDetails', {
        error: stimulus.error,
        cause: stimulus.cause,
      });
      return;
    case 'redrive':
      redrive(run);
      return;
  }
}

/** The call with this number and its thread, if an execution still waits for it. */
export function findCall(snapshot: Snapshot, call: number): { thread: Thread; phase: Call } | null {
  for (const thread of snapshot.threads) {
    if (thread.phase.kind === 'calling' && thread.phase.call === call) return { thread, phase: thread.phase };
  }
  return null;
}

async function enter(run: Run, thread: Thread): Promise<void> {
  const state = stateOf(run, thread);
  if (thread.enteredAt === null) {
    thread.enteredAt = new Date(run.world.nowMs).toISOString();
    thread.enteredEvent = record(run, `${state.Type}StateEntered`, 'stateEnteredEventDetails', {
      name: thread.state,
      input: JSON.stringify(thread.input),
      inputDetails: { truncated: false },
    });
  }
  await attempt(run, thread, async () => {
    const outcome = await outcomeOf(run, thread, state);
    await apply(run, thread, outcome);
  });
}

function outcomeOf(run: Run, thread: Thread, state: State): Promise<Outcome> {
  const scope = scopeOf(run, thread);
  switch (state.Type) {
    case 'Pass':
      return leaving(state, thread.input, state.Next, scope);
    case 'Succeed':
      return leaving({ Output: state.Output }, thread.input, undefined, scope);
    case 'Fail':
      return failWith(run, thread, state.Error, state.Cause);
    case 'Choice':
      return enterChoice(state, thread.input, scope);
    case 'Wait':
      return enterWait(state, scope);
    case 'Task':
      return enterTask(run, thread, state);
    case 'Parallel':
      return enterParallel(run, thread, state);
    case 'Map':
      return enterMap(run, thread, state);
  }
}

async function failWith(run: Run, thread: Thread, error?: string, cause?: string): Promise<Outcome> {
  const scope = scopeOf(run, thread);
  const textOf = async (field: string | undefined, name: string) =>
    field === undefined ? undefined : String(await evaluate(field, name, scope));
  throw new StateFailure(await textOf(error, 'Error'), await textOf(cause, 'Cause'));
}

async function onAnswer(run: Run, thread: Thread, call: Call, answer: Answer): Promise<void> {
  const state = stateOf(run, thread);
  const names = namesOf(call);
  if (state.Type !== 'Task') return;
  if (!answer.ok) {
    const { error, cause } = answer;
    record(run, 'TaskFailed', 'taskFailedEventDetails', { ...names, error, cause });
    return handle(run, thread, new StateFailure(error, cause));
  }
  const { result } = answer;
  record(run, 'TaskSucceeded', 'taskSucceededEventDetails', { ...names, output: JSON.stringify(result) });
  await attempt(run, thread, async () => {
    await apply(run, thread, await leaving(state, result, state.Next, scopeOf(run, thread, { result })));
  });
}

/** Carries out the earliest deadline that is past: of the execution, or of one thread. */
async function onTime(run: Run): Promise<void> {
  const { snapshot, world } = run;
  const due = nextDeadline(snapshot);
  if (due === null || due > world.nowMs) return;
  if (snapshot.timeoutAt !== null && snapshot.timeoutAt <= due) {
    run.closing = { status: 'TIMED_OUT', error: 'States.Timeout' };
    record(run, 'ExecutionTimedOut', 'executionTimedOutEventDetails');
    return;
  }
  const thread = snapshot.threads.find((each) => deadlineOf(each) === due);
  if (!thread) return;
  const { phase } = thread;
  const state = stateOf(run, thread);
  if (phase.kind === 'retrying') {
    thread.phase = { kind: 'ready' };
  } else if (phase.kind === 'waiting' && state.Type === 'Wait') {
    const left = () => leaving(state, thread.input, state.Next, scopeOf(run, thread));
    await attempt(run, thread, async () => apply(run, thread, await left()));
  } else if (phase.kind === 'calling') {
    record(run, 'TaskTimedOut', 'taskTimedOutEventDetails', { ...namesOf(phase), error: 'States.Timeout' });
    const missedHeartbeat = phase.timeoutAt !== due;
    await handle(run, thread, new StateFailure('States.Timeout', undefined, undefined, missedHeartbeat));
  }
}

/** Every flow that had not ended begins its last state again, with fresh retries; results of ended branches stay. */
function redrive(run: Run): void {
  const { snapshot, machine, world } = run;
  for (const thread of snapshot.threads) {
    thread.retries = [];
    if (snapshot.threads.some(({ parent }) => parent === thread.id)) continue;
    Object.assign(thread, { enteredAt: null, enteredEvent: 0, phase: { kind: 'ready' } });
  }
  const seconds = machine.definition.TimeoutSeconds;
  snapshot.timeoutAt = seconds === undefined ? null : world.nowMs + seconds * 1000;
  record(run, 'ExecutionRedriven', 'executionRedrivenEventDetails', { redriveCount: run.facts.redriveCount });
}
