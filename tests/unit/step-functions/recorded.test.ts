/** What AWS answered (aws-recorded.json, see its README) is what the engine answers. */
import { describe, expect, it } from 'vitest';
import { createStepFunctions, type InvokeResult } from '../../../infra/local/step-functions/engine.ts';
import cases from './aws-recorded.json' with { type: 'json' };
import { matches } from './matches.ts';
import { machineArn, standingClock } from './scene.ts';

type LambdaRule = { when: unknown; returns?: unknown; throws?: { errorType: string; errorMessage: string } };
type Recorded = {
  name: string;
  language: string;
  features: string[];
  definition: object;
  input: unknown;
  lambdas: Record<string, LambdaRule[]>;
  expected: {
    status: string;
    output?: unknown;
    error?: string | null;
    states: string[];
    topStates?: string[];
    statesUnordered?: boolean;
    variables: Record<string, unknown>;
    innerVariables?: { state: string; variables: Record<string, unknown> }[];
    taskCalls?: { state: string; arguments: unknown; timeoutSeconds?: number; heartbeatSeconds?: number }[];
    evaluationFailed?: { state: string; location?: string; error: string; cause: string }[];
    cause?: unknown;
    trace: Record<string, unknown>[];
  };
};

/** Refused by the engine, each with the reason. */
const REFUSED: Record<string, RegExp> = {
  'base_evaluate_expressions/base_map[TOLERATED_FAILURE_PERCENTAGE]': /ToleratedFailurePercentage/,
  'base_evaluate_expressions/base_map[TOLERATED_FAILURE_COUNT]': /ToleratedFailureCount/,
  'base_evaluate_expressions/base_map_from_input[TOLERATED_FAILURE_PERCENTAGE]': /ToleratedFailurePercentage/,
  'base_evaluate_expressions/base_map_from_input[TOLERATED_FAILURE_COUNT]': /ToleratedFailureCount/,
  'base_query_language/base_query_language_field[JSON_PATH]': /JSONPath|expected "JSONata"/,
  'base_query_language/query_language_field_override[JSONATA_OVERRIDE]': /expected "JSONata"/,
  'mixed_query_language/variable_sampling[JSONPATH_ASSIGN_JSONATA_REF]': /expected "JSONata"/,
  'mixed_query_language/output_to_state[JSONATA_OUTPUT_TO_JSONPATH]': /expected "JSONata"/,
  'mixed_query_language/lambda_task_resource_data_flow[TASK_LAMBDA_SDK_RESOURCE_JSONATA_TO_JSONPATH]':
    /expected "JSONata"/,
};

const recorded = cases as unknown as Recorded[];
const passed: string[] = [];
const refused: string[] = [];

describe('what AWS answered', () => {
  for (const one of recorded) {
    const reason = REFUSED[one.name];
    if (reason) {
      it(`refuses ${one.name}`, () => {
        expect(() => engineFor(one)).toThrow(reason);
        refused.push(one.name);
      });
      if (!one.features.includes('explicit-JSONPath-state')) continue;
      it(`answers ${one.name} as AWS did once it says JSONata`, async () => {
        const text = JSON.stringify(one.definition).replaceAll('"JSONPath"', '"JSONata"');
        await expectAsRecorded({ ...one, definition: JSON.parse(text) });
      });
      continue;
    }
    it(`answers ${one.name} as AWS did`, async () => {
      await expectAsRecorded(one);
      passed.push(one.name);
    });
  }

  it('leaves no case out', () => {
    expect(new Set([...passed, ...refused])).toEqual(new Set(recorded.map(({ name }) => name)));
    expect({ cases: recorded.length, passed: passed.length, refused: refused.length }).toEqual({
      cases: 149,
      passed: 149 - Object.keys(REFUSED).length,
      refused: Object.keys(REFUSED).length,
    });
  });
});

async function expectAsRecorded(one: Recorded): Promise<void> {
  const actual = await answer(one);
  const { expected } = one;
  expect(actual.status).toBe(expected.status);
  expectMatch(actual.output, expected.output);
  expect(actual.error).toBe(expected.error ?? undefined);
  expectMatch(actual.evaluationFailed, expected.evaluationFailed ?? []);
  expectMatch(causeOf(actual.cause, expected.cause), expected.cause ?? undefined);
  if (expected.statesUnordered) {
    expect(actual.states.toSorted()).toEqual(expected.states.toSorted());
    expect(actual.states.filter((name) => expected.topStates?.includes(name))).toEqual(expected.topStates);
  } else {
    expect(actual.states).toEqual(expected.states);
    expectMatch(actual.trace, expected.trace);
  }
  expectMatch(actual.topVariables(one.definition), expected.variables);
  expectMatch(actual.taskCalls, expected.taskCalls ?? []);
}

/** A recorded cause that is an object stands for JSON text. */
function causeOf(actual: string | undefined, expected: unknown): unknown {
  return typeof expected === 'object' && expected !== null ? parsed(actual) : actual;
}

function expectMatch(actual: unknown, expected: unknown): void {
  if (!matches(expected, actual)) expect(actual).toEqual(expected);
}

/** Definitions without JSONPath fields run as JSONata, as the README of the cases says. */
function engineFor(one: Recorded, clock = standingClock()) {
  const definition =
    one.language === 'jsonata' ? one.definition : { QueryLanguage: 'JSONata', ...one.definition };
  const file = ':memory:';
  const machines = [{ name: 'recorded', arn: machineArn('recorded'), definition }];
  return createStepFunctions({
    clock,
    file,
    machines,
    invoke: async (name, payload) => invokeRecorded(one, name, payload),
  });
}

function invokeRecorded(one: Recorded, name: string, payload: unknown): InvokeResult {
  const rules = one.lambdas[name.split(':').at(-1) ?? name] ?? [];
  const rule = rules.find(({ when }) => when === null || matches(when, payload));
  if (rule?.throws) {
    const { errorType, errorMessage } = rule.throws;
    const error = { errorMessage, errorType, requestId: '', stackTrace: [] };
    return { ok: false, errorType, errorMessage, functionError: 'Unhandled', payload: error };
  }
  if (!rule)
    return { ok: false, errorType: 'Lambda.ResourceNotFoundException', errorMessage: `no rule for ${name}` };
  return { ok: true, payload: rule.returns };
}

async function answer(one: Recorded) {
  const clock = standingClock();
  const engine = engineFor(one, clock);
  await engine.start();
  const stateMachineArn = machineArn('recorded');
  const { executionArn } = await engine.startExecution({ stateMachineArn, input: JSON.stringify(one.input) });
  for (;;) {
    await clock.idle();
    if (engine.executions()[0]?.status !== 'RUNNING' || (await clock.advanceToNextTimer()) === null) break;
  }
  const described = await engine.describeExecution({ executionArn });
  const { events } = await engine.getExecutionHistory({ executionArn });
  await engine.stop();
  return { ...described, output: parsed(described.output), ...readHistory(events) };
}

type Details = Record<string, unknown> & { name: string; assignedVariables?: Record<string, string> };

function readHistory(events: object[]) {
  const detailsOf = (field: string) =>
    events.flatMap((event) => (field in event ? [(event as Record<string, unknown>)[field] as Details] : []));
  const exits = detailsOf('stateExitedEventDetails');
  let state: string | null = null;
  const taskCalls: object[] = [];
  const trace: object[] = [];
  for (const event of events as Record<string, Details>[]) {
    const entered = event.stateEnteredEventDetails;
    const exited = event.stateExitedEventDetails;
    const scheduled = event.taskScheduledEventDetails;
    if (entered) {
      state = entered.name;
      trace.push({ enter: entered.name, input: parsed(entered.input) });
    }
    if (exited) {
      const assigned = exited.assignedVariables ? { assigned: parsedValues(exited.assignedVariables) } : {};
      trace.push({ exit: exited.name, output: parsed(exited.output), ...assigned });
    }
    if (scheduled) {
      taskCalls.push({
        state,
        arguments: parsed(scheduled.parameters),
        ...(scheduled.timeoutInSeconds === undefined ? {} : { timeoutSeconds: scheduled.timeoutInSeconds }),
        ...(scheduled.heartbeatInSeconds === undefined
          ? {}
          : { heartbeatSeconds: scheduled.heartbeatInSeconds }),
      });
    }
  }
  return {
    states: detailsOf('stateEnteredEventDetails').map(({ name }) => name),
    trace,
    taskCalls,
    evaluationFailed: detailsOf('evaluationFailedEventDetails').map((details) =>
      JSON.parse(JSON.stringify(details)),
    ),
    topVariables(definition: object) {
      const top = Object.keys((definition as { States: object }).States);
      const assigned = exits
        .filter(({ name }) => top.includes(name))
        .map((exit) => parsedValues(exit.assignedVariables ?? {}));
      return Object.assign({}, ...assigned);
    },
  };
}

function parsedValues(texts: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, parsed(text)]));
}

function parsed(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
