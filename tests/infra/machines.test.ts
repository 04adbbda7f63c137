/** Policies over the definitions of all machines. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { payloads, type StepName } from '#contract/payloads';
import { parseInstant } from '#domain/calendar/calendar';
import { lastStep } from '#domain/obligation/ladder';
import { machineNames } from '../../infra/constructs/tugirada-machine.ts';
import { type State, synthesize } from './synthesized.ts';

type Validate = (definition: unknown) => { isValid: boolean; errorsText: (separator: string) => string };
const validate: Validate = createRequire(import.meta.url)('asl-validator');

const HOUR_MS = 3_600_000;

const app = synthesize();
const definitions = app.definitions();
const tasks = app.tasks();
const functions = app.byMetadata('AWS::Lambda::Function', 'tugirada:entry');

/** Everything that machines may hold: ids, times and outcomes. A name that is not here may be a person's. */
const harmless = new Set(
  'objectKey mailKey caseId kind cause ran waiting token now milestone reason restart wakeAt after restarted unable part signal outcome transferId act importId run from to'.split(
    ' ',
  ),
);
const variables = new Set(
  'mailKey route reason after restarted unable step cause wakeAt milestone turn act caseIds effectiveAt parts'.split(
    ' ',
  ),
);

/** The function that a Task runs, by its name in the contract. */
function stepOf({ Arguments = {} }: State): StepName | undefined {
  const id = String(Arguments.FunctionName).split(':').at(-1) ?? '';
  const entry = Object.keys(functions).find((one) => app.workflow.Resources[id] === functions[one]);
  return entry?.replace('functions/', '').replace('.ts', '') as StepName | undefined;
}

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...keysOf(one)]);
}

describe('the machines', () => {
  it('are the five of the design', () => {
    expect(Object.keys(definitions).sort()).toEqual([...machineNames].sort());
  });

  it.each(Object.entries(definitions))('%s is JSONata and valid Amazon States Language', (_, definition) => {
    expect(definition.QueryLanguage).toBe('JSONata');
    const { isValid, errorsText } = validate(definition);
    expect(isValid, errorsText('\n')).toBe(true);
  });

  it.each(
    Object.entries(definitions),
  )('%s takes time and chance from nowhere but its context', (_, definition) => {
    expect(JSON.stringify(definition)).not.toMatch(/\$(now|millis|random|uuid)\s*\(/);
  });

  it.each(Object.entries(definitions))('%s holds ids, times and outcomes only', (_, { States }) => {
    for (const [name, state] of Object.entries(States) as [
      string,
      State & { Assign?: object; Output?: unknown },
    ][]) {
      const { Payload, Input } = state.Arguments ?? {};
      for (const key of [Payload, Input, state.Output].flatMap(keysOf)) expect(harmless, name).toContain(key);
      for (const key of Object.keys(state.Assign ?? {})) expect(variables, name).toContain(key);
    }
  });

  it.each(Object.entries(definitions))('%s names its states by sentences', (_, { States }) => {
    for (const name of Object.keys(States)) expect(name).toMatch(/^[A-Z][a-z ]+[a-z?]$/);
  });

  it.each(
    app.ofType('AWS::StepFunctions::StateMachine'),
  )('%s logs its transitions without data, and is traced', (_, { Properties }) => {
    expect(Properties.LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
    expect(Properties.TracingConfiguration).toEqual({ Enabled: true });
  });
});

describe('each Task', () => {
  it.each(tasks)('%s, %s: has a timeout', (machine, _, { TimeoutSeconds }) => {
    if (typeof TimeoutSeconds === 'number') expect(TimeoutSeconds).toBeLessThan(300 * 86_400);
    else expect(TimeoutSeconds, machine).toMatch(/^\{% .*\$max\(\[1, .* %\}$/);
  });

  it.each(tasks)('%s, %s: retries errors by name, never all', (_machine, _name, { Retry = [] }) => {
    expect(Retry.length).toBeGreaterThan(0);
    for (const error of Retry.flatMap(({ ErrorEquals }) => ErrorEquals)) {
      expect(error).toMatch(/^(Lambda|StepFunctions|Runtime|Sandbox)\.[A-Za-z]+$|^RetryableError$/);
    }
  });

  it.each(tasks)('%s, %s: catches only what its machine has an answer to', (machine, name, {
    Catch = [],
  }) => {
    const caught = Catch.flatMap(({ ErrorEquals }) => ErrorEquals);
    const answered = /^Await /.test(name)
      ? ['States.Timeout']
      : ['StepFunctions.ExecutionAlreadyExistsException'];
    if (name === 'Read the mail') expect([machine, caught]).toEqual(['intake', ['States.ALL']]);
    else expect(answered).toEqual(expect.arrayContaining(caught));
  });

  const invoking = tasks.filter(([, , { Resource }]) => Resource?.includes(':lambda:'));

  it.each(
    invoking,
  )('%s, %s: passes exactly the input that the contract declares', (_machine, name, state) => {
    const step = stepOf(state);
    if (step === undefined) throw new Error(`${name} runs no function of the contract`);
    const { Payload } = state.Arguments as { Payload: Record<string, unknown> };
    const { shape } = payloads[step].input as z.ZodMiniObject;
    expect(Object.keys(Payload).sort()).toEqual(Object.keys(shape).sort());
    expect(Payload.now).toBe('{% $states.context.State.EnteredTime %}');
    if ('token' in Payload) expect(state.Resource).toMatch(/waitForTaskToken$/);
  });

  it('runs one of the steps of the contract, and no step is left out', () => {
    expect(new Set(invoking.map(([, , state]) => stepOf(state)))).toEqual(new Set(Object.keys(payloads)));
  });

  it('starts children by names and inputs that hold no time, so that a repeated start is the same', () => {
    const starting = tasks.filter(([, , { Resource }]) => Resource?.includes(':states:startExecution'));
    expect(starting.length).toBe(7);
    for (const [, name, { Arguments = {} }] of starting) {
      expect(Arguments.Name, name).toContain('Execution.Input.caseId');
      expect(Arguments.Name, name).toContain('Execution.Input.restart');
      expect(JSON.stringify([Arguments.Name, Arguments.Input]), name).not.toMatch(/EnteredTime|StartTime/);
    }
  });

  it('waits for a child to its end only where the parent needs the outcome', () => {
    const waiting = tasks.filter(([, , { Resource }]) => Resource?.endsWith('startExecution.sync:2'));
    expect(new Set(waiting.map(([machine]) => machine))).toEqual(new Set(['referral']));
    expect(waiting).toHaveLength(5);
  });

  it('outlives an obligation that nobody answers, whenever it began', () => {
    const begun = Array.from({ length: 2 * 365 * 4 }, (_, at) =>
      parseInstant(new Date(Date.parse('2026-01-01T01:00:00Z') + at * 6 * HOUR_MS).toISOString()),
    );
    const longest = Math.max(...begun.map((at) => Date.parse(lastStep(at).at) - Date.parse(at)));
    const waits = tasks.flatMap(([, , { Resource, TimeoutSeconds }]) =>
      Resource?.endsWith('startExecution.sync:2') ? [Number(TimeoutSeconds) * 1000] : [],
    );
    // A day for a nudge that comes late.
    expect(Math.min(...waits) - longest).toBeGreaterThan(24 * HOUR_MS);
  });
});
