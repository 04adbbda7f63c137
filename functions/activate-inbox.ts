/** Lambda: CloudFormation asks it, at a deployment, to make our receipt rules the active ones: it has no resource for that itself. */
import {
  DescribeActiveReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import * as z from 'zod/mini';
import { lambda } from '#runtime/lambda';
import { logFailure } from '#runtime/log';

const schemas = {
  input: z.looseObject({
    RequestType: z.enum(['Create', 'Update', 'Delete']),
    ResponseURL: z.url(),
    StackId: z.string(),
    RequestId: z.string(),
    LogicalResourceId: z.string(),
    ResourceProperties: z.looseObject({ RuleSetName: z.string().check(z.minLength(1)) }),
  }),
  output: z.object({}),
};

export const handler = lambda(
  'activate-inbox',
  schemas,
  async () => new SESClient({}),
  async (ses, request) => {
    const { StackId, RequestId, LogicalResourceId, ResourceProperties } = request;
    const { RuleSetName } = ResourceProperties;
    const done = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: `active-${RuleSetName}` };
    let answer: object = { ...done, Status: 'SUCCESS' };
    try {
      if (request.RequestType === 'Delete') await release(ses, RuleSetName);
      else await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName }));
    } catch (error) {
      logFailure('The receipt rules could not be made active', error);
      const reason = error instanceof Error ? error.name : 'unknown';
      answer = { ...done, Status: 'FAILED', Reason: `${reason}: see the log of activate-inbox` };
    }
    // CloudFormation waits at this address; an error here is an error of the function, and its alarm.
    const { ok, status } = await fetch(request.ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
    if (!ok) throw new Error(`CloudFormation answered ${status}`);
    return {};
  },
);

/** An active set cannot be deleted; another one that was made active since is left alone. */
async function release(ses: SESClient, ruleSetName: string): Promise<void> {
  const { Metadata } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  if (Metadata?.Name === ruleSetName) await ses.send(new SetActiveReceiptRuleSetCommand({}));
}
