/**
 * `npm run restart -- CASE|all`: starts the machines of a case, or of every running case, anew from the stored facts. It acts
 * on the local system that runs in DATA_DIR; with `--deployed [STACK]` on AWS, or on whatever AWS_ENDPOINT_URL names, by the
 * credentials and region of the environment.
 */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { caseIdPattern } from '#domain/case/case-id';
import { RESTART_OUTPUT } from '../../constructs/outputs.ts';
import { readAddresses } from '../addresses.ts';

const USAGE = 'usage: npm run restart -- CASE|all [--deployed [STACK]]';
const POLL_MS = 500;

const [what = '', place, stack = 'tugirada-workflow', ...rest] = process.argv.slice(2);
const known = what === 'all' || caseIdPattern.test(what);
if (!known || (place !== undefined && place !== '--deployed') || rest.length > 0) {
  console.error(USAGE);
  process.exit(1);
}

const stateMachineArn = place === undefined ? useLocal() : await deployedMachine(stack);
const sfn = new SFNClient({});
const input = JSON.stringify({ caseId: what === 'all' ? null : what });
const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
const { status, output, error } = await ended(executionArn);
if (status === 'SUCCEEDED' && output) {
  const { restarted, unable } = JSON.parse(output);
  console.log(
    `Restarted: ${restarted}. Could not be: ${unable}${unable > 0 ? ' (see the log of restart-cases)' : ''}.`,
  );
  process.exitCode = unable > 0 ? 1 : 0;
} else {
  console.error(`The restart ended as ${status}: ${error ?? 'no error is told'} (${executionArn})`);
  process.exitCode = 1;
}

/** Points the SDK at the local system. @returns the ARN of its machine */
function useLocal(): string {
  const found = readAddresses(process.env.DATA_DIR ?? '.local');
  if (!found) {
    console.error('No local system runs here: start it by `npm start`, or name --deployed.');
    process.exit(1);
  }
  Object.assign(process.env, found.environment);
  return found.machines.restart ?? '';
}

async function deployedMachine(stackName: string): Promise<string> {
  const { Stacks = [] } = await new CloudFormationClient({}).send(
    new DescribeStacksCommand({ StackName: stackName }),
  );
  const output = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === RESTART_OUTPUT);
  if (output?.OutputValue) return output.OutputValue;
  console.error(`The stack ${stackName} has no output ${RESTART_OUTPUT}`);
  process.exit(1);
}

async function ended(arn: string | undefined) {
  for (;;) {
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn: arn }));
    if (described.status !== 'RUNNING') return described;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
