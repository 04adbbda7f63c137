/** What the API does: AWS's operations with AWS's fields; dates are seconds since the epoch, as on the wire. */
import { randomUUID } from 'node:crypto';
import type { LocalClock } from '../clock.ts';
import { firstEvent, firstSnapshot } from './beginning.ts';
import type { Driver } from './driver.ts';
import { StepFunctionsError } from './errors.ts';
import type { Machines } from './machines.ts';
import type { Request } from './requests.ts';
import { findCall, type Stimulus } from './step.ts';
import type { ExecutionRow, Store, SummaryRow } from './store.ts';
import { readToken } from './token.ts';

/** Characters that AWS does not take in a name, besides control characters. */
const FORBIDDEN_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

export type OperationsSettings = {
  clock: LocalClock;
  store: Store;
  machines: Machines;
  driver: Driver;
  roleArn: string;
};

export type Operations = ReturnType<typeof createOperations>;

export function createOperations({ clock, store, machines, driver, roleArn }: OperationsSettings) {
  /** Starts an execution, or answers the running one of the same name and input. `startedBy` marks the asking call. */
  function start(
    request: Request<'StartExecution'>,
    startedBy: string | null = null,
    awaited = false,
  ): ExecutionRow {
    const machine = machines.byArn(request.stateMachineArn);
    if (!machine) {
      throw new StepFunctionsError(
        'StateMachineDoesNotExist',
        `State Machine Does Not Exist: '${request.stateMachineArn}'`,
      );
    }
    const name = request.name ?? randomUUID();
    if (name.length < 1 || name.length > 80 || FORBIDDEN_IN_NAMES.test(name)) {
      throw new StepFunctionsError('InvalidName', `Invalid Name: '${name}'`);
    }
    const input = canonical(request.input ?? '{}', 'InvalidExecutionInput');
    const executionArn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const existing = store.find(executionArn);
    if (existing) {
      const sameRequest = startedBy !== null && existing.startedBy === startedBy;
      if (sameRequest || (existing.status === 'RUNNING' && existing.input === input)) return existing;
      throw new StepFunctionsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
    }
    const now = clock.now();
    const row: ExecutionRow = {
      arn: executionArn,
      machineArn: machine.arn,
      name,
      status: 'RUNNING',
      startedAt: now,
      stoppedAt: null,
      input,
      output: null,
      error: null,
      cause: null,
      state: machine.definition.StartAt,
      redriveCount: 0,
      redrivenAt: null,
      startedBy,
      awaited: awaited ? 1 : 0,
      definition: machine.definitionId,
      snapshot: JSON.stringify(firstSnapshot(machine.definition, JSON.parse(input), now)),
    };
    store.insert(row, [firstEvent(input, roleArn, now)]);
    driver.take(row);
    return row;
  }

  function find(executionArn: string): ExecutionRow {
    const row = store.find(executionArn);
    if (!row)
      throw new StepFunctionsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return row;
  }

  /** Gives a stimulus to the call that the token names. Throws TaskTimedOut when nothing waits with this token any more. */
  async function withToken(
    token: string,
    stimulusFor: (call: number) => Stimulus,
  ): Promise<Record<string, never>> {
    const named = readToken(token);
    const gone = () =>
      new StepFunctionsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    const live = driver.live(named.arn);
    if (!live) {
      if (store.find(named.arn)) throw gone();
      throw new StepFunctionsError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
    }
    await driver.post(live, stimulusFor(named.call), () => {
      if (findCall(live.snapshot, named.call)?.phase.token !== token || live.row.status !== 'RUNNING')
        throw gone();
    });
    return {};
  }

  return {
    start,

    async StartExecution(request: Request<'StartExecution'>) {
      const row = start(request);
      return { executionArn: row.arn, startDate: seconds(row.startedAt) };
    },

    async DescribeExecution({ executionArn }: Request<'DescribeExecution'>) {
      const row = find(executionArn);
      return {
        ...summary(row),
        input: row.input,
        inputDetails: { included: true },
        ...(row.output === null ? {} : { output: row.output, outputDetails: { included: true } }),
        ...(row.error === null ? {} : { error: row.error }),
        ...(row.cause === null ? {} : { cause: row.cause }),
        redriveStatus: isRedrivable(row) ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
        ...(isRedrivable(row)
          ? {}
          : { redriveStatusReason: `Execution is ${row.status} and cannot be redriven` }),
      };
    },

    /** A closed execution answers its own stop date, as on AWS. */
    async StopExecution({ executionArn, error, cause }: Request<'StopExecution'>) {
      const live = driver.live(find(executionArn).arn);
      if (live) await driver.post(live, { kind: 'stop', error, cause });
      return { stopDate: seconds(find(executionArn).stoppedAt ?? clock.now()) };
    },

    async ListExecutions(request: Request<'ListExecutions'>) {
      const rows = store.list({ machineArn: request.stateMachineArn, status: request.statusFilter });
      const { items, nextToken } = paged(rows, request.maxResults || 100, request.nextToken);
      return { executions: items.map(summary), ...nextToken };
    },

    async GetExecutionHistory(request: Request<'GetExecutionHistory'>) {
      const all = store.history(find(request.executionArn).arn);
      const { items, nextToken } = paged(
        request.reverseOrder ? all.reverse() : all,
        request.maxResults || 1000,
        request.nextToken,
      );
      const events = items.map(({ details, timestamp, ...event }) => ({
        ...event,
        timestamp: seconds(timestamp),
        ...(details ? { [details[0]]: details[1] } : {}),
      }));
      return { events, ...nextToken };
    },

    async RedriveExecution({ executionArn }: Request<'RedriveExecution'>) {
      const row = find(executionArn);
      if (!isRedrivable(row)) {
        throw new StepFunctionsError(
          'ExecutionNotRedrivable',
          `Execution is ${row.status} and cannot be redriven`,
        );
      }
      const redrivenAt = clock.now();
      const closed = { stoppedAt: null, output: null, error: null, cause: null };
      await driver.redrive({
        ...row,
        ...closed,
        status: 'RUNNING',
        redriveCount: row.redriveCount + 1,
        redrivenAt,
      });
      return { redriveDate: seconds(redrivenAt) };
    },

    async SendTaskSuccess({ taskToken: token, output }: Request<'SendTaskSuccess'>) {
      const result = JSON.parse(canonical(output, 'InvalidOutput'));
      return withToken(token, (call) => ({ kind: 'answered', call, answer: { ok: true, result } }));
    },

    async SendTaskFailure({ taskToken: token, error, cause }: Request<'SendTaskFailure'>) {
      return withToken(token, (call) => ({ kind: 'answered', call, answer: { ok: false, error, cause } }));
    },

    async SendTaskHeartbeat({ taskToken: token }: Request<'SendTaskHeartbeat'>) {
      return withToken(token, (call) => ({ kind: 'heartbeat', call }));
    },

    async ListStateMachines(request: Request<'ListStateMachines'>) {
      const { items, nextToken } = paged(machines.list(), request.maxResults || 100, request.nextToken);
      const stateMachines = items.map(({ arn, name }) => ({
        stateMachineArn: arn,
        name,
        type: 'STANDARD',
        creationDate: 0,
      }));
      return { stateMachines, ...nextToken };
    },
  };
}

function summary(row: SummaryRow) {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machineArn,
    name: row.name,
    status: row.status,
    startDate: seconds(row.startedAt),
    ...(row.stoppedAt === null ? {} : { stopDate: seconds(row.stoppedAt) }),
    redriveCount: row.redriveCount,
    ...(row.redrivenAt === null ? {} : { redriveDate: seconds(row.redrivenAt) }),
  };
}

function isRedrivable({ status }: SummaryRow): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT' || status === 'ABORTED';
}

/** The JSON text without insignificant spaces, so that equal inputs are equal texts. */
function canonical(text: string, error: 'InvalidExecutionInput' | 'InvalidOutput'): string {
  if (Buffer.byteLength(text) > 262_144) throw new StepFunctionsError(error, 'The text exceeds 262144 bytes');
  try {
    return JSON.stringify(JSON.parse(text));
  } catch (cause) {
    throw new StepFunctionsError(error, `Not JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
}

function paged<T>(
  all: T[],
  size: number,
  token: string | undefined,
): { items: T[]; nextToken: { nextToken?: string } } {
  const start = Number(token ?? 0);
  const end = start + size;
  return { items: all.slice(start, end), nextToken: end < all.length ? { nextToken: String(end) } : {} };
}

function seconds(ms: number): number {
  return ms / 1000;
}
