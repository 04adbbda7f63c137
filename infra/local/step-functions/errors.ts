/** The two kinds of failure: of a state inside an execution, and of a call to the Step Functions API. */

/** A state failed; Retry and Catch look at `error`. `location` names the field when an expression failed. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly error: string | undefined;
  readonly detail: string | undefined;
  readonly location: string | undefined;
  /** A missed heartbeat: AWS reports States.Timeout (recorded) and lets States.HeartbeatTimeout catch it too. */
  readonly heartbeat: boolean;

  constructor(error: string | undefined, detail: string | undefined, location?: string, heartbeat = false) {
    super(`${error ?? 'failed'}: ${detail ?? ''}`);
    this.error = error;
    this.detail = detail;
    this.location = location;
    this.heartbeat = heartbeat;
  }
}

export type ApiErrorType =
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'ExecutionNotRedrivable'
  | 'InvalidArn'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidOutput'
  | 'InvalidToken'
  | 'StateMachineDoesNotExist'
  | 'TaskDoesNotExist'
  | 'TaskTimedOut'
  | 'UnknownOperationException'
  | 'ValidationException';

/** An answer of the API that is an error; `name` is the type that AWS sends as `__type`. */
export class StepFunctionsError extends Error {
  override readonly name: ApiErrorType;

  constructor(name: ApiErrorType, message: string) {
    super(message);
    this.name = name;
  }
}

/** The definition uses what the engine does not implement, or does not hold together. */
export class DefinitionRefused extends Error {
  override readonly name = 'DefinitionRefused';
  readonly problems: string[];

  constructor(machine: string, problems: string[]) {
    super(
      `The definition of ${machine} is refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** Ends work in progress quietly, because the engine was stopped; what is stored goes on at the next start. */
export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
}
