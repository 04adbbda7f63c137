/** The Tasks that machines are made of: a step of ours, a wait for an answer, another machine. Payloads are typed by the contract. */
import { Duration } from 'aws-cdk-lib';
import { IntegrationPattern, type StateMachine, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { StepInput, StepName } from '#contract/payloads';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import {
  RETRY_LAMBDA_SERVICE,
  RETRY_PROCESS_LOST,
  RETRY_RETRYABLE,
  RETRY_START_EXECUTION,
} from './retries.ts';

/** The moment the state was entered: the only clock of a step, so that a retried step decides the same. */
const NOW = '{% $states.context.State.EnteredTime %}';

/** Values of a payload: JSONata in `{% %}`, literals, or objects of these. */
type Argument = string | null | { readonly [field: string]: Argument };

/** What a machine passes to a step: exactly the fields of its input; `now` and `token` are added here. */
type StepArguments<Name extends StepName> = Record<Exclude<keyof StepInput<Name>, 'now' | 'token'>, Argument>;

interface StepOptions {
  /** Variables to keep, from `$states.result`. */
  readonly assign?: Record<string, string>;
  /** 60 s unless told: twice what a function of ours may run. */
  readonly timeout?: Timeout;
}

/** A Task that runs one of our functions; its output is what the function returned. */
export function step<Name extends StepName>(
  scope: Construct,
  sentence: string,
  run: TugiradaFunction<Name>,
  payload: StepArguments<Name>,
  options: StepOptions = {},
): LambdaInvoke {
  const task = LambdaInvoke.jsonata(scope, sentence, {
    lambdaFunction: run.live,
    payload: TaskInput.fromObject({ ...payload, now: NOW }),
    outputs: '{% $states.result.Payload %}',
    taskTimeout: options.timeout ?? Timeout.duration(Duration.seconds(60)),
    retryOnServiceExceptions: false,
    ...(options.assign === undefined ? {} : { assign: options.assign }),
  });
  task.addRetry(RETRY_LAMBDA_SERVICE);
  task.addRetry(RETRY_PROCESS_LOST);
  task.addRetry(RETRY_RETRYABLE);
  return task;
}

/** A Task that has a function keep its token and waits until the token is returned, at most `timeout`; its output is the signal. */
export function awaitSignal<Name extends StepName>(
  scope: Construct,
  sentence: string,
  run: TugiradaFunction<Name>,
  payload: StepArguments<Name>,
  timeout: Timeout,
): LambdaInvoke {
  const task = LambdaInvoke.jsonata(scope, sentence, {
    lambdaFunction: run.live,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject({ ...payload, token: '{% $states.context.Task.Token %}', now: NOW }),
    outputs: { signal: '{% $states.result.signal %}' },
    taskTimeout: timeout,
    retryOnServiceExceptions: false,
  });
  task.addRetry(RETRY_LAMBDA_SERVICE);
  task.addRetry(RETRY_PROCESS_LOST);
  task.addRetry(RETRY_RETRYABLE);
  return task;
}

interface StartProps {
  readonly machine: StateMachine;
  /** Derived from stored facts, so that a repeated start is the same start. */
  readonly name: string;
  /** Holds no time, for the same reason. */
  readonly input: Record<string, string | number>;
}

/** A Task that starts an execution and does not wait for it. */
export function startExecution(scope: Construct, sentence: string, { machine, name, input }: StartProps) {
  const task = StepFunctionsStartExecution.jsonata(scope, sentence, {
    stateMachine: machine,
    name,
    input: TaskInput.fromObject(input),
    outputs: {},
    taskTimeout: Timeout.duration(Duration.seconds(60)),
  });
  task.addRetry(RETRY_START_EXECUTION);
  return task;
}

/**
 * A Task that starts an execution and waits for its end; its output is the execution's output.
 * 290 days at most: an obligation ends by itself on the first working day from the 280th on (ladder.ts), and the parent, too,
 * must end within the year that Step Functions gives an execution. A timeout fails the parent at this Task, where it can be redriven.
 */
export function runExecution(scope: Construct, sentence: string, { machine, name, input }: StartProps) {
  const task = StepFunctionsStartExecution.jsonata(scope, sentence, {
    stateMachine: machine,
    integrationPattern: IntegrationPattern.RUN_JOB,
    name,
    input: TaskInput.fromObject(input),
    outputs: '{% $states.result.Output %}',
    taskTimeout: Timeout.duration(Duration.days(290)),
  });
  task.addRetry(RETRY_START_EXECUTION);
  return task;
}

/** The execution's own input, in any state: a field of it as JSONata without the braces. */
export const inputOf = (field: string): string => `$states.context.Execution.Input.${field}`;

/** How often the case was restarted before; a parent that began before 22 November 2026 does not tell its child. */
export const RESTART = `$exists(${inputOf('restart')}) ? ${inputOf('restart')} : null`;

/** Braces around an expression. */
export const jsonata = (expression: string): string => `{% ${expression} %}`;
