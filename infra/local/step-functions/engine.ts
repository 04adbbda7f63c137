/** The local Step Functions: durable executions of JSONata machines, found by the SDK through AWS_ENDPOINT_URL_SFN. */
import type { LocalClock } from '../clock.ts';
import { createCalls, type Invoke } from './calls.ts';
import { createDriver } from './driver.ts';
import { createMachines, type MachineInput } from './machines.ts';
import { createOperations, type Operations } from './operations.ts';
import { handleRequest } from './protocol.ts';
import { callsOf, type Snapshot } from './snapshot.ts';
import { type ExecutionRow, openStore, type Status, type Store, type SummaryRow } from './store.ts';

export type { Invoke, InvokeResult } from './calls.ts';

export type StepFunctionsSettings = {
  clock: LocalClock;
  /** The SQLite file, made when missing; or an open store. */
  file: string | Store;
  /** Names, ARNs (`arn:aws:states:REGION:ACCOUNT:stateMachine:NAME`) and definitions as ASL objects. */
  machines: MachineInput[];
  invoke: Invoke;
  /** What `$states.context.Execution.RoleArn` says. */
  roleArn?: string;
  /** Called with errors of the engine itself (a full disk, a bug); the execution stands still until the next start. */
  onError?: (error: unknown) => void;
};

/** One execution for people; instants are ISO strings. */
export type ExecutionSummary = {
  machine: string;
  name: string;
  arn: string;
  status: Status;
  startedAt: string;
  stoppedAt: string | null;
  /** The state it is in or was in last. */
  state: string;
  error?: string;
  cause?: string;
};

export type StepFunctions = {
  /** Goes on with every running execution; calls under way when the process died are made again. */
  start(): Promise<void>;
  /** Ends all work and closes the file; running executions go on at the next start. */
  stop(): Promise<void>;
  startExecution: Operations['StartExecution'];
  describeExecution: Operations['DescribeExecution'];
  stopExecution: Operations['StopExecution'];
  listExecutions: Operations['ListExecutions'];
  getExecutionHistory: Operations['GetExecutionHistory'];
  redriveExecution: Operations['RedriveExecution'];
  sendTaskSuccess: Operations['SendTaskSuccess'];
  sendTaskFailure: Operations['SendTaskFailure'];
  sendTaskHeartbeat: Operations['SendTaskHeartbeat'];
  /** AWS's protocol: the X-Amz-Target header and the parsed body in, status and body out. */
  handle(target: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** Every execution, or those of a status, newest first. */
  executions(status?: Status): ExecutionSummary[];
};

/** Throws DefinitionRefused with every problem of every machine, before anything runs. */
export function createStepFunctions(settings: StepFunctionsSettings): StepFunctions {
  const { clock, invoke, roleArn = 'arn:aws:iam::000000000000:role/local-step-functions' } = settings;
  const onError = settings.onError ?? ((error) => console.error(error));
  const store = typeof settings.file === 'string' ? openStore(settings.file) : settings.file;
  const machines = createMachines(settings.machines, store);
  const calls = createCalls({
    clock,
    store,
    invoke,
    driver: () => driver,
    startFor: (call, startedBy) => {
      const { StateMachineArn, Name, Input = {} } = call.arguments;
      const input = typeof Input === 'string' ? Input : JSON.stringify(Input);
      const request = { stateMachineArn: String(StateMachineArn), name: String(Name), input };
      return operations.start(request, startedBy, call.mode === 'sync');
    },
    stopExecution: async (executionArn, cause) =>
      void (await operations.StopExecution({ executionArn, cause })),
    onError,
  });
  const driver = createDriver({ clock, store, machines, roleArn, ...calls, onError });
  const operations = createOperations({ clock, store, machines, driver, roleArn });

  return {
    async start() {
      const running = store.running();
      for (const row of running) driver.take(row);
      for (const row of running) {
        if (isOrphan(row, store))
          await operations.StopExecution({ executionArn: row.arn, cause: 'Nobody waits for it' });
      }
    },
    async stop() {
      await driver.stop();
      store.close();
    },
    startExecution: operations.StartExecution,
    describeExecution: operations.DescribeExecution,
    stopExecution: operations.StopExecution,
    listExecutions: operations.ListExecutions,
    getExecutionHistory: operations.GetExecutionHistory,
    redriveExecution: operations.RedriveExecution,
    sendTaskSuccess: operations.SendTaskSuccess,
    sendTaskFailure: operations.SendTaskFailure,
    sendTaskHeartbeat: operations.SendTaskHeartbeat,
    handle: (target, body) => handleRequest(operations, target, body),
    executions: (status) => store.list({ status }).map(summaryOf),
  };
}

/** A child whose parent went on without it just when the process died. */
function isOrphan(row: ExecutionRow, store: Store): boolean {
  if (row.startedBy === null || row.awaited === 0) return false;
  const [parentArn = '', call] = row.startedBy.split('#');
  const parent = store.find(parentArn);
  if (parent?.status !== 'RUNNING') return true;
  return !callsOf(JSON.parse(parent.snapshot) as Snapshot).some((waiting) => String(waiting.call) === call);
}

function summaryOf(row: SummaryRow): ExecutionSummary {
  return {
    machine: row.machineArn.split(':').at(-1) ?? row.machineArn,
    name: row.name,
    arn: row.arn,
    status: row.status,
    startedAt: new Date(row.startedAt).toISOString(),
    stoppedAt: row.stoppedAt === null ? null : new Date(row.stoppedAt).toISOString(),
    state: row.state,
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.cause === null ? {} : { cause: row.cause }),
  };
}
