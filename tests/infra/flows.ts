/** The synthesized machines on the local engine, with functions as plain objects and a clock that stands until it is moved. */
import { readTemplate } from '../../infra/local/template.ts';
import { begin, createScene, type Functions, type Scene } from '../unit/step-functions/scene.ts';
import { synthesize } from './synthesized.ts';

const { state, workflow } = synthesize();
const stacks = { 'tugirada-state': state, 'tugirada-workflow': workflow };
const { machines } = readTemplate({ region: 'eu-central-1', stacks }, 'https://tugi.example');

/** An engine with all machines and these functions, by their names in the contract. */
export function playing(functions: Functions): Scene {
  const definitions = machines.map(({ name, definition }) => [name, definition as object] as const);
  return createScene({ machines: Object.fromEntries(definitions), functions });
}

/** What a function was called with, in order. */
export function calls({ invoked }: Scene, name: string): Record<string, unknown>[] {
  return invoked.filter((one) => one.name === name).map(({ payload }) => payload as Record<string, unknown>);
}

/** The names of a machine's executions, oldest first. */
export function namesOf({ engine }: Scene, machine: string): string[] {
  return engine
    .executions()
    .filter((one) => one.machine === machine)
    .map(({ name }) => name)
    .reverse();
}

/** Answers the newest token that keep-token was given. */
export async function signal(scene: Scene, said: string): Promise<void> {
  const taskToken = String(calls(scene, 'keep-token').at(-1)?.token);
  await scene.engine.sendTaskSuccess({ taskToken, output: JSON.stringify({ signal: said }) });
  await scene.clock.idle();
}

/** Starts an execution and lets it go on until it waits for time or people. */
export async function start(scene: Scene, machine: string, input: object, name = 'first'): Promise<string> {
  const arn = await begin(scene, machine, input, name);
  await scene.clock.idle();
  return arn;
}

/** How an execution stands, with its output or error. */
export async function standing({ engine }: Scene, executionArn: string) {
  const described = await engine.describeExecution({ executionArn });
  const summary = engine.executions().find(({ arn }) => arn === executionArn);
  return { ...described, state: summary?.state };
}
