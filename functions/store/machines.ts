/** The Step Functions calls: starting machines under derived names, and returning tokens. Each may be made twice. */
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { obligationName, referralName } from '#store/execution-names';
import { type FailedExecution, listFailures, redriveExecution } from '#store/failures';

export interface Machines {
  /** Starts the referral of a case, once for each restart number. @returns false when this function may not start it */
  startReferral(caseId: string, restart: number): Promise<boolean>;
  /** Starts the machine of an obligation beside the path, once for each restart number. @returns as `startReferral` */
  startObligation(caseId: string, kind: string, cause: string, restart: number): Promise<boolean>;
  /** Starts the machine of a transfer, once for each act. @returns as `startReferral` */
  startTransfer(transferId: string, act: 'plan' | 'undo'): Promise<boolean>;
  /** Starts the machine of an import, once for each of its runs. @returns as `startReferral` */
  startImport(importId: string, act: 'check' | 'import', run: number): Promise<boolean>;
  /** Starts reading an object of the inbox; `name` makes it once for each name. */
  startIntake(objectKey: string, name: string): Promise<boolean>;
  /** Tells the machine that waits. A token whose wait is over is no error: somebody was faster. */
  returnToken(token: string, signal: string): Promise<void>;
  /** The newest failed executions of the machines that this function may list. */
  failed(): Promise<readonly FailedExecution[]>;
  /**
   * Sends a failed execution on from the Task where it failed, once for the same words `once`.
   * @returns as `startReferral`
   */
  redrive(machine: MachineName, name: string, once: string): Promise<boolean>;
}

/** Machines whose executions officers may see fail, and send on. */
export const machineNames = [
  'referral',
  'obligation',
  'intake',
  'service',
  'transfer',
  'import',
  'restart',
  'maintenance',
] as const;
export type MachineName = (typeof machineNames)[number];

/** ARNs of the machines that this function may start, list or redrive. */
export type Arns = { readonly [Name in MachineName]?: string | undefined };

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
    startReferral: (caseId, restart) =>
      start(arns.referral, referralName(caseId, restart), { caseId, restart }),
    startObligation: (caseId, kind, cause, restart) =>
      start(arns.obligation, obligationName(caseId, kind, cause, restart), { caseId, kind, cause, restart }),
    startTransfer: (transferId, act) => start(arns.transfer, `${transferId}-${act}`, { transferId, act }),
    startImport: (importId, act, run) =>
      start(arns.import, `${importId}-${run}-${act}`, { importId, run, act }),
    startIntake: (objectKey, name) => start(arns.intake, name, { objectKey }),
    async returnToken(token, signal) {
      try {
        await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ signal }) }));
      } catch (error) {
        const over = [TaskTimedOut, TaskDoesNotExist, InvalidToken].some((kind) => error instanceof kind);
        if (!over) throw error;
      }
    },
    failed: () =>
      listFailures(
        sfn,
        Object.fromEntries(machineNames.flatMap((name) => (arns[name] ? [[name, arns[name]]] : []))),
      ),
    async redrive(machine, name, once) {
      const arn = arns[machine];
      if (arn) await redriveExecution(sfn, arn, name, once);
      return Boolean(arn);
    },
  };
}
