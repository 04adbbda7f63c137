/** Executions that failed: what Step Functions tells of them, and sending one on from the Task where it failed. */
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type ExecutionListItem,
  ExecutionNotRedrivable,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';

export interface FailedExecution {
  readonly machine: string;
  readonly name: string;
  /** ISO instant. */
  readonly stoppedAt: string | null;
  /** Name of the error that began it, also when it was a child's. Never what the error says: that may quote a person. */
  readonly error: string;
  /** AWS redrives for 14 days, and only what failed, was stopped or took too long; not what a schedule starts again. */
  readonly redrivable: boolean;
}

/** What the page of failed executions shows at most: each costs a call, of which AWS allows 15 a second after the first 300. */
export const failuresShown = 50;
const statuses = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;
/**
 * Machines that a schedule starts: the next execution does what this one did not. A lasting fault fails 288 of them a day;
 * the newest of each ending is shown, so that they leave the others their place.
 */
const scheduled: readonly string[] = ['maintenance'];
/** Our names for endings that bring no error of their own. */
const unnamed: Readonly<Record<string, string>> = { TIMED_OUT: 'States.Timeout', ABORTED: 'Aborted' };

/** @param arns of the machines by name; @returns the newest first */
export async function listFailures(
  sfn: SFNClient,
  arns: Readonly<Record<string, string>>,
): Promise<FailedExecution[]> {
  const lists = await Promise.all(
    Object.entries(arns).flatMap(([machine, stateMachineArn]) =>
      statuses.map(async (statusFilter) => {
        const maxResults = scheduled.includes(machine) ? 1 : failuresShown;
        const query = { stateMachineArn, statusFilter, maxResults };
        const { executions = [] } = await sfn.send(new ListExecutionsCommand(query));
        return executions.map((one) => ({ machine, one }));
      }),
    ),
  );
  const newest = lists.flat().sort((a, b) => stopped(b.one) - stopped(a.one));
  return Promise.all(newest.slice(0, failuresShown).map(({ machine, one }) => describe(sfn, machine, one)));
}

/**
 * Sends an execution on from the Task where it failed. One that runs again, is too old or is gone stays as it is.
 * @param once the same words within 15 minutes are the same redrive
 */
export async function redriveExecution(
  sfn: SFNClient,
  machineArn: string,
  name: string,
  once: string,
): Promise<void> {
  const executionArn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    await sfn.send(new RedriveExecutionCommand({ executionArn, clientToken: once }));
  } catch (error) {
    const stays = [ExecutionNotRedrivable, ExecutionDoesNotExist].some((kind) => error instanceof kind);
    if (!stays) throw error;
  }
}

async function describe(sfn: SFNClient, machine: string, one: ExecutionListItem): Promise<FailedExecution> {
  const { executionArn, name = '', stopDate, status = '' } = one;
  const { error, cause, redriveStatus } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  return {
    machine,
    name,
    stoppedAt: stopDate?.toISOString() ?? null,
    error: errorOfChild(cause) ?? error ?? unnamed[status] ?? status,
    redrivable: redriveStatus === 'REDRIVABLE' && !scheduled.includes(machine),
  };
}

const stopped = ({ stopDate }: ExecutionListItem): number => stopDate?.getTime() ?? 0;

/** A parent's cause is the description of its child as JSON; a function's is its error, whose name the execution has already. */
function errorOfChild(cause: string | undefined): string | null {
  const { Error: error, Cause: inner } = Object(parsed(cause ?? ''));
  if (typeof error !== 'string') return null;
  return errorOfChild(typeof inner === 'string' ? inner : undefined) ?? error;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
