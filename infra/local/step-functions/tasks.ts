/** The service integrations of a Task: what each Resource means, which arguments it takes, how its answer looks. */
import type { Resource, TaskState } from './definition.ts';
import { StateFailure } from './errors.ts';
import { expressionIn, type Json, typeName } from './expression.ts';
import type { Call } from './snapshot.ts';
import type { Answer } from './step.ts';
import type { ExecutionRow } from './store.ts';

type Integration = Pick<Call, 'service' | 'mode'>;

const INTEGRATIONS: Record<Resource, Integration> = {
  'arn:aws:states:::lambda:invoke': { service: 'lambda', mode: 'request' },
  'arn:aws:states:::lambda:invoke.waitForTaskToken': { service: 'lambda', mode: 'token' },
  'arn:aws:states:::states:startExecution': { service: 'states', mode: 'request' },
  'arn:aws:states:::states:startExecution.sync:2': { service: 'states', mode: 'sync' },
};

const ARGUMENTS = {
  lambda: { required: 'FunctionName', known: ['FunctionName', 'Payload'] },
  states: { required: 'StateMachineArn', known: ['StateMachineArn', 'Name', 'Input'] },
};

export function integrationOf(resource: Resource): Integration {
  return INTEGRATIONS[resource];
}

/** How history events name the integration, for example `lambda` and `invoke.waitForTaskToken`. */
export function namesOf({ service, mode }: Integration): { resourceType: string; resource: string } {
  const suffix = { request: '', token: '.waitForTaskToken', sync: '.sync:2' }[mode];
  return { resourceType: service, resource: (service === 'lambda' ? 'invoke' : 'startExecution') + suffix };
}

/** What is wrong with the arguments of a Task as written; an expression as a whole shows only when it runs. */
export function argumentProblems(state: TaskState): string[] {
  if (expressionIn(state.Arguments) !== null) return [];
  return problemsWith(state.Arguments, integrationOf(state.Resource));
}

/** The evaluated arguments as an object. Throws StateFailure States.Runtime when the integration cannot take them. */
export function checkedArguments(value: Json, integration: Integration): { [key: string]: Json } {
  const problems = problemsWith(value, integration);
  if (problems.length > 0 || !isObject(value)) throw new StateFailure('States.Runtime', problems.join('; '));
  const { required } = ARGUMENTS[integration.service];
  if (typeof value[required] !== 'string') {
    throw new StateFailure(
      'States.Runtime',
      `${required} must be a string but was: ${typeName(value[required] ?? null)}`,
    );
  }
  return value;
}

/** The result of lambda:invoke as AWS gives it. */
export function lambdaResult(payload: Json, requestId: string): Json {
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: 200,
  };
}

/** The result of startExecution; `startedAt` in ms since the epoch. */
export function startedResult(executionArn: string, startedAt: number, requestId: string): Json {
  return {
    ExecutionArn: executionArn,
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
    StartDate: startedAt,
  };
}

/** How an execution that was waited for answers: with its output, or with States.TaskFailed and all about it. */
export function childResult(child: ExecutionRow): Answer {
  const about = {
    ExecutionArn: child.arn,
    Name: child.name,
    StateMachineArn: child.machineArn,
    StartDate: child.startedAt,
    StopDate: child.stoppedAt,
    Status: child.status,
    InputDetails: { Included: true },
    RedriveCount: child.redriveCount,
  };
  if (child.status !== 'SUCCEEDED' || child.output === null) {
    const failure = {
      ...about,
      Input: child.input,
      Error: child.error ?? undefined,
      Cause: child.cause ?? undefined,
    };
    return { ok: false, error: 'States.TaskFailed', cause: JSON.stringify(failure) };
  }
  const result = {
    ...about,
    Input: JSON.parse(child.input),
    Output: JSON.parse(child.output),
    OutputDetails: { Included: true },
    RedriveStatus: 'NOT_REDRIVABLE',
    RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  };
  return { ok: true, result };
}

function problemsWith(value: Json, { service }: Integration): string[] {
  const { required, known } = ARGUMENTS[service];
  if (!isObject(value)) return [`Arguments must be an object but was: ${typeName(value)}`];
  const problems = Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `Arguments/${key} is not implemented`);
  if (!(required in value)) problems.push(`Arguments/${required} is missing`);
  return problems;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
