/** Carries out the calls of Tasks: Lambda functions and other executions. */
import { randomUUID } from 'node:crypto';
import type { LocalClock } from '../clock.ts';
import type { Driver, Live } from './driver.ts';
import { StepFunctionsError } from './errors.ts';
import type { Json } from './expression.ts';
import type { Call } from './snapshot.ts';
import type { Answer, Stimulus } from './step.ts';
import type { ExecutionRow, Store } from './store.ts';
import { childResult, lambdaResult, startedResult } from './tasks.ts';

/** What a Lambda function answered. A failure's `payload` is the function's own error object, if it is at hand. */
export type InvokeResult =
  | { ok: true; payload: unknown }
  | { ok: false; errorType: string; errorMessage: string; functionError?: string; payload?: unknown };

/** Invokes a function by its ARN or name; `timeoutMs` is what is left of the Task's own limit. */
export type Invoke = (
  functionArnOrName: string,
  payload: unknown,
  options: { timeoutMs?: number },
) => Promise<InvokeResult>;

export type CallsSettings = {
  clock: LocalClock;
  store: Store;
  invoke: Invoke;
  driver: () => Driver;
  /** Starts the execution that a call asks for, or finds the one it started before the process died. */
  startFor(call: Call, startedBy: string): ExecutionRow;
  stopExecution(arn: string, cause: string): Promise<void>;
  onError(error: unknown): void;
};

export type Calls = {
  carryOut(live: Live, call: Call): void;
  /** Nobody waits for the call any more: a child is stopped, the clock need not wait for a function. */
  abandon(live: Live, call: Call): void;
  /** Tells the execution that waits for this one, if any. */
  onClosed(row: ExecutionRow): void;
};

export function createCalls({
  clock,
  store,
  invoke,
  driver,
  startFor,
  stopExecution,
  onError,
}: CallsSettings): Calls {
  /** Functions that run, by execution and call: what to do when nobody waits for them any more. */
  const running = new Map<string, () => void>();
  const waiting = new Map<string, { live: Live; call: number }[]>();

  function carryOut(live: Live, call: Call): void {
    if (call.submitted) {
      if (call.child !== null) awaitChild(live, call.call, call.child);
      return;
    }
    background(makeCall(live, call));
  }

  async function makeCall(live: Live, call: Call): Promise<void> {
    // A call never runs inside the transition that stored it, and may have been given up on since.
    await Promise.resolve();
    if (!live.calls.has(call.call) || driver().isStopped()) return;
    await (call.service === 'lambda' ? callLambda(live, call) : callStates(live, call));
  }

  async function callLambda(live: Live, call: Call): Promise<void> {
    const payload = call.arguments.Payload ?? {};
    const left = call.timeoutAt === null ? {} : { timeoutMs: Math.max(call.timeoutAt - clock.now(), 0) };
    const abandoned = Promise.withResolvers<null>();
    running.set(keyOf(live, call), () => abandoned.resolve(null));
    const name = String(call.arguments.FunctionName);
    const invoked = invoke(name, structuredClone(payload), left).catch(unreachable);
    const outcome = await Promise.race([invoked, abandoned.promise]);
    running.delete(keyOf(live, call));
    if (outcome === null) return;
    if (!outcome.ok) {
      return answer(live, call.call, { ok: false, error: outcome.errorType, cause: causeOf(outcome) });
    }
    const result = lambdaResult(asJson(outcome.payload), randomUUID());
    if (call.mode === 'token') {
      return post(live, { kind: 'submitted', call: call.call, child: null, output: result });
    }
    return answer(live, call.call, { ok: true, result });
  }

  async function callStates(live: Live, call: Call): Promise<void> {
    let child: ExecutionRow;
    try {
      child = startFor(call, keyOf(live, call));
    } catch (error) {
      if (!(error instanceof StepFunctionsError)) throw error;
      return answer(live, call.call, {
        ok: false,
        error: `StepFunctions.${error.name}Exception`,
        cause: error.message,
      });
    }
    const result = startedResult(child.arn, child.startedAt, randomUUID());
    if (call.mode === 'request') return answer(live, call.call, { ok: true, result });
    await post(live, { kind: 'submitted', call: call.call, child: child.arn, output: result });
    const submitted = live.calls.get(call.call);
    if (submitted?.child === child.arn) awaitChild(live, call.call, child.arn);
    else await stopExecution(child.arn, 'The execution that waited for it went on without it');
  }

  function awaitChild(live: Live, call: number, childArn: string): void {
    const child = store.find(childArn);
    if (child && child.status !== 'RUNNING') {
      background(answer(live, call, childResult(child)));
    } else {
      waiting.set(childArn, [...(waiting.get(childArn) ?? []), { live, call }]);
    }
  }

  function onClosed(row: ExecutionRow): void {
    const waiters = waiting.get(row.arn) ?? [];
    waiting.delete(row.arn);
    for (const { live, call } of waiters) background(answer(live, call, childResult(row)));
  }

  function abandon(live: Live, call: Call): void {
    running.get(keyOf(live, call))?.();
    if (call.child !== null && driver().live(call.child)) {
      background(stopExecution(call.child, 'The execution that waited for it went on without it'));
    }
  }

  function background(work: Promise<void>): void {
    const quiet = work.catch((error) => {
      if (!driver().isStopped()) onError(error);
    });
    void clock.track(quiet);
  }

  function answer(live: Live, call: number, given: Answer): Promise<void> {
    return post(live, { kind: 'answered', call, answer: given });
  }

  function post(live: Live, stimulus: Stimulus): Promise<void> {
    return driver().post(live, stimulus);
  }

  return { carryOut, abandon, onClosed };
}

function keyOf(live: Live, { call }: Call): string {
  return `${live.row.arn}#${call}`;
}

/** A function that cannot be reached at all: Lambda's own error, which Retry can name. */
function unreachable(error: unknown): InvokeResult {
  return {
    ok: false,
    errorType: 'Lambda.Unknown',
    errorMessage: error instanceof Error ? error.message : String(error),
  };
}

/** AWS gives a function's error object as JSON text; errors of the Lambda service come as a plain message. */
function causeOf(failure: InvokeResult & { ok: false }): string {
  if (failure.payload !== undefined) return JSON.stringify(failure.payload);
  const ofTheService = failure.functionError === undefined && failure.errorType.startsWith('Lambda.');
  if (ofTheService) return failure.errorMessage;
  return JSON.stringify({ errorType: failure.errorType, errorMessage: failure.errorMessage, trace: [] });
}

/** What is left of a handler's answer after its way as JSON; a handler that answers nothing answers null. */
function asJson(payload: unknown): Json {
  return payload === undefined ? null : JSON.parse(JSON.stringify(payload));
}
