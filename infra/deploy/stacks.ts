/** What CloudFormation says about a stack: what it refused, what it made, what it gives out. */
import {
  type CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
  paginateListStackResources,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import type { Template } from './template.ts';

export interface Refusal {
  readonly type: string;
  readonly logicalId: string;
  /** The type is not known at all; else only this resource was refused. */
  readonly whole: boolean;
  readonly reason: string;
}

/** How emulators say that they have no such type, and that they have it, but not what this resource asks of it. */
const TYPE_NOT_KNOWN = /(unsupported|unknown|unrecognized) resource type/i;
const NOT_SUPPORTED = /not (yet )?(supported|implemented)/i;

/** @returns what the endpoint refused because it does not know how, with its own words */
export async function refusals(client: CloudFormationClient, stack: string): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: stack })) {
    for (const event of StackEvents) {
      const { ResourceStatus = '', ResourceStatusReason: reason = '' } = event;
      const { ResourceType: type = '', LogicalResourceId: logicalId = '' } = event;
      if (!ResourceStatus.endsWith('_FAILED')) continue;
      const whole = TYPE_NOT_KNOWN.test(reason);
      if (whole || NOT_SUPPORTED.test(reason)) refused.push({ type, logicalId, whole, reason });
    }
  }
  return refused;
}

/** A stack in such a state has nothing, and cannot be deployed again before it is removed. */
const NEVER_MADE = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED'];
/** In such a state it should be as it was before; an emulator may have undone what it had before, too. */
const HALF_UPDATED = ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED', 'UPDATE_FAILED'];

/**
 * Removes a stack whose creation failed; one whose update failed only if it can be made anew.
 * @param makeAnew whether nothing is lost with it but what an emulator's user expects
 */
export async function removeFailed(
  client: CloudFormationClient,
  stack: string,
  makeAnew: boolean,
): Promise<void> {
  const described = await ifThere(client.send(new DescribeStacksCommand({ StackName: stack })));
  const status = described?.Stacks?.[0]?.StackStatus ?? '';
  if (NEVER_MADE.includes(status) || (makeAnew && HALF_UPDATED.includes(status))) await remove(client, stack);
}

/**
 * Removes a stack whose functions run other code than the template's. An emulator may update an alias by making the new one and then
 * deleting it by its name, so that nobody can call the function any more.
 * @returns whether there was one
 */
export async function removeOutdated(
  client: CloudFormationClient,
  stack: string,
  template: Template,
): Promise<boolean> {
  const deployed = await deployedTemplate(client, stack);
  if (deployed === null || versionsIn(deployed) === versionsIn(template)) return false;
  await remove(client, stack);
  return true;
}

/** CDK names a version of a function by a hash of its code and settings. */
const versionsIn = ({ Resources }: Template): string =>
  Object.keys(Resources)
    .filter((logicalId) => Resources[logicalId]?.Type === 'AWS::Lambda::Version')
    .sort()
    .join();

/** @returns null when there is no such stack */
async function deployedTemplate(client: CloudFormationClient, stack: string): Promise<Template | null> {
  const got = await ifThere(client.send(new GetTemplateCommand({ StackName: stack })));
  return got && JSON.parse(got.TemplateBody ?? '{}');
}

/** @returns null when there is no stack of the name that was asked for */
const ifThere = <Answer>(asked: Promise<Answer>): Promise<Answer | null> =>
  asked.catch((error: Error) => {
    if (error.name === 'ValidationError') return null;
    throw error;
  });

async function remove(client: CloudFormationClient, stack: string): Promise<void> {
  await client.send(new DeleteStackCommand({ StackName: stack }));
  await waitUntilStackDeleteComplete({ client, maxWaitTime: 120 }, { StackName: stack });
}

/** @returns physical ids (names, ARNs or ids, as `Ref` gives them) by logical id */
export async function physicalIds(
  client: CloudFormationClient,
  stack: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const pages = paginateListStackResources({ client }, { StackName: stack });
  for await (const { StackResourceSummaries = [] } of pages) {
    for (const { LogicalResourceId, PhysicalResourceId } of StackResourceSummaries) {
      if (LogicalResourceId && PhysicalResourceId) ids.set(LogicalResourceId, PhysicalResourceId);
    }
  }
  return ids;
}

/** @returns name and value of each output */
export async function outputsOf(client: CloudFormationClient, stack: string): Promise<[string, string][]> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  return (Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
}
