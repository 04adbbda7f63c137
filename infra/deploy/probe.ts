/** Asks the Step Functions of an endpoint what they can, by running machines of one state that touch nothing. */
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';

/** An emulator answers at once; this is for one that is slow. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** Expression and what it must give. */
const MOMENT = { expression: "$toMillis('2026-02-24T00:00:00.000Z')", value: 1_771_891_200_000 };

/** @returns whether JSONata there can turn an ISO instant into a number, as AWS's can */
export async function knowsMoments(sfn: SFNClient): Promise<boolean> {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Reckon',
    States: { Reckon: { Type: 'Pass', Output: { value: `{% ${MOMENT.expression} %}` }, End: true } },
  };
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: `tugirada-probe-${Date.now()}`,
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::000000000000:role/probe',
    }),
  );
  try {
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
    const output = await outputOf(sfn, executionArn);
    return output !== null && JSON.parse(output).value === MOMENT.value;
  } finally {
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
  }
}

/** @returns null when the execution failed */
async function outputOf(sfn: SFNClient, executionArn: string | undefined): Promise<string | null> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const { status, output } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'SUCCEEDED') return output ?? null;
    if (status !== 'RUNNING') return null;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error('An execution of one Pass state did not end');
}
