/** The scene for tests of the engine: a standing clock, an engine on a file or in memory, functions as plain objects. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock, type LocalClock } from '../../../infra/local/clock.ts';
import {
  createStepFunctions,
  type InvokeResult,
  type StepFunctions,
} from '../../../infra/local/step-functions/engine.ts';
import type { Store } from '../../../infra/local/step-functions/store.ts';

export const START = Date.parse('2026-11-20T08:00:00.000Z');

/** A clock whose real time stands: only an advance moves it. */
export function standingClock(): LocalClock {
  return createClock({ offsetMs: 0, saveOffset: () => undefined, realNow: () => START });
}

export function machineArn(name: string): string {
  return `arn:aws:states:eu-central-1:000000000000:stateMachine:${name}`;
}

export type Functions = Record<string, (payload: unknown) => unknown | Promise<unknown>>;

/** A Lambda failure as the local Lambda reports it. */
export class FunctionError extends Error {
  readonly errorType: string;
  constructor(errorType: string, message: string) {
    super(message);
    this.errorType = errorType;
  }
}

export type Scene = {
  clock: LocalClock;
  engine: StepFunctions;
  invoked: { name: string; payload: unknown }[];
};

export type SceneSettings = {
  machines: Record<string, object>;
  functions?: Functions;
  file?: string | Store;
  clock?: LocalClock;
  onError?: (error: unknown) => void;
};

/** An engine that is not started. Functions throw FunctionError to fail. */
export function createScene({
  machines,
  functions = {},
  file = ':memory:',
  clock = standingClock(),
  onError,
}: SceneSettings): Scene {
  const invoked: Scene['invoked'] = [];
  const engine = createStepFunctions({
    clock,
    file,
    machines: Object.entries(machines).map(([name, definition]) => ({
      name,
      arn: machineArn(name),
      definition,
    })),
    async invoke(functionName, payload): Promise<InvokeResult> {
      const name = functionName.split(':').at(-1) ?? functionName;
      invoked.push({ name, payload });
      const run = functions[name];
      if (!run)
        return {
          ok: false,
          errorType: 'Lambda.ResourceNotFoundException',
          errorMessage: `No function ${name}`,
        };
      try {
        return { ok: true, payload: await run(payload) };
      } catch (error) {
        if (!(error instanceof FunctionError)) throw error;
        return { ok: false, errorType: error.errorType, errorMessage: error.message };
      }
    },
    ...(onError ? { onError } : {}),
  });
  return { clock, engine, invoked };
}

/** Starts an execution of `machine` and answers its ARN. */
export async function begin(
  { engine }: Scene,
  machine: string,
  input: unknown = {},
  name?: string,
): Promise<string> {
  const request = {
    stateMachineArn: machineArn(machine),
    input: JSON.stringify(input),
    ...(name ? { name } : {}),
  };
  return (await engine.startExecution(request)).executionArn;
}

/** Lets time pass until the execution is closed or nothing but people can move it; answers its description. */
export async function untilStill({ engine, clock }: Scene, executionArn: string) {
  for (;;) {
    await clock.idle();
    const description = await engine.describeExecution({ executionArn });
    if (description.status !== 'RUNNING' || (await clock.advanceToNextTimer()) === null) return description;
  }
}

/** The names of the states entered, in order. */
export async function statesEntered({ engine }: Scene, executionArn: string): Promise<string[]> {
  const { events } = await engine.getExecutionHistory({ executionArn });
  return events.flatMap((event) => {
    const details = 'stateEnteredEventDetails' in event ? event.stateEnteredEventDetails : undefined;
    return details ? [String((details as { name: string }).name)] : [];
  });
}

/** A file in a new directory of its own. */
export function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'step-functions-')), 'executions.sqlite');
}

/** A machine of Task states named in order, each calling the function `name` with the state's input. */
export function task(functionName: string, fields: object = {}): object {
  const Arguments = { FunctionName: functionName, Payload: '{% $states.input %}' };
  return { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments, ...fields };
}

export function jsonata(StartAt: string, States: Record<string, object>, fields: object = {}): object {
  return { QueryLanguage: 'JSONata', StartAt, States, ...fields };
}
