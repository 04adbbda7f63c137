/** The Step Functions calls: starting machines under derived names, and returning tokens. Each may be made twice. */
import {
  ExecutionAlreadyExists,
  InvalidToken,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';

export interface Machines {
  /** Starts the referral of a case, once for each restart number. @returns false when this function may not start it */
  startReferral(caseId: string, restart: number): Promise<boolean>;
  /** Starts the machine of an obligation beside the path, once for each restart number. @returns as `startReferral` */
  startObligation(caseId: string, kind: string, cause: string, restart: number): Promise<boolean>;
  /** Starts reading an object of the inbox; `name` makes it once for each name. */
  startIntake(objectKey: string, name: string): Promise<boolean>;
  /** Tells the machine that waits. A token whose wait is over is no error: somebody was faster. */
  returnToken(token: string, signal: string): Promise<void>;
  failed(): Promise<{ machine: string; name: string; stoppedAt: string | null }[]>;
}

/** ARNs of the machines that this function may start or list. */
export interface Arns {
  readonly referral?: string | undefined;
  readonly obligation?: string | undefined;
  readonly intake?: string | undefined;
  readonly service?: string | undefined;
}

/** What a page of failed executions shows at most. */
const failuresShown = 100;

export function createMachines(sfn: SFNClient, arns: Arns): Machines {
  const start = async (
    stateMachineArn: string | undefined,
    name: string,
    input: unknown,
  ): Promise<boolean> => {
    if (!stateMachineArn) return false;
    try {
      await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
    return true;
  };
  return {
    startReferral: (caseId, restart) => start(arns.referral, `${caseId}-${restart}`, { caseId, restart }),
    startObligation: (caseId, kind, cause, restart) =>
      start(arns.obligation, `${caseId}-${kind}-${cause}-${restart}`, { caseId, kind, cause }),
    startIntake: (objectKey, name) => start(arns.intake, name, { objectKey }),
    async returnToken(token, signal) {
      try {
        await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ signal }) }));
      } catch (error) {
        const over = [TaskTimedOut, TaskDoesNotExist, InvalidToken].some((kind) => error instanceof kind);
        if (!over) throw error;
      }
    },
    async failed() {
      const machines = Object.entries(arns).filter((entry): entry is [string, string] => Boolean(entry[1]));
      const lists = await Promise.all(
        machines.map(async ([machine, stateMachineArn]) => {
          const query = { stateMachineArn, statusFilter: 'FAILED' as const, maxResults: failuresShown };
          const { executions = [] } = await sfn.send(new ListExecutionsCommand(query));
          return executions.map(({ name, stopDate }) => ({
            machine,
            name: name ?? '',
            stoppedAt: stopDate?.toISOString() ?? null,
          }));
        }),
      );
      return lists.flat();
    },
  };
}
