/** The requests of the API, parsed once at the edge; limits are AWS's. */
import * as z from 'zod';
import type { Status } from './store.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const satisfies Status[];
const arn = z.string().min(1).max(256);
const failure = { error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() };
const taskToken = z.string().min(1).max(2048);
const page = { maxResults: z.number().int().min(0).max(1000).optional(), nextToken: z.string().optional() };

export const requests = {
  StartExecution: z.object({
    stateMachineArn: arn,
    name: z.string().optional(),
    input: z.string().optional(),
    traceHeader: z.string().optional(),
  }),
  DescribeExecution: z.object({ executionArn: arn }),
  StopExecution: z.object({ executionArn: arn, ...failure }),
  ListExecutions: z.object({ stateMachineArn: arn, statusFilter: z.enum(STATUSES).optional(), ...page }),
  GetExecutionHistory: z.object({
    executionArn: arn,
    reverseOrder: z.boolean().optional(),
    includeExecutionData: z.boolean().optional(),
    ...page,
  }),
  RedriveExecution: z.object({ executionArn: arn, clientToken: z.string().optional() }),
  SendTaskSuccess: z.object({ taskToken, output: z.string() }),
  SendTaskFailure: z.object({ taskToken, ...failure }),
  SendTaskHeartbeat: z.object({ taskToken }),
  ListStateMachines: z.object(page),
};

export type Request<Name extends keyof typeof requests> = z.infer<(typeof requests)[Name]>;
