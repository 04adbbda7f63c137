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

export interface Knows {
  /** Its JSONata can turn an ISO instant into a number. */
  readonly moments: boolean;
  /** Its Maps evaluate their `Items`. */
  readonly items: boolean;
}

/** What AWS can, whom nobody need ask. */
export const knowsAll: Knows = { moments: true, items: true };

export const whatItKnows = async (sfn: SFNClient): Promise<Knows> => ({
  moments: await gives(sfn, 1_771_891_200_000, {
    Type: 'Pass',
    Output: "{% $toMillis('2026-02-24T00:00:00.000Z') %}",
    End: true,
  }),
  items: await gives(sfn, [1, 2], {
    Type: 'Map',
    Items: '{% [1, 2] %}',
    ItemProcessor: { StartAt: 'Give', States: { Give: { Type: 'Pass', End: true } } },
    End: true,
  }),
});

/** @returns whether a machine of this state ends with the value */
async function gives(sfn: SFNClient, value: unknown, state: object): Promise<boolean> {
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Reckon', States: { Reckon: state } };
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: `tugirada-probe-${Date.now()}`,
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::000000000000:role/probe',
    }),
  );
  try {
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }));
    return JSON.stringify(await outputOf(sfn, executionArn)) === JSON.stringify(value);
  } finally {
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
  }
}

/** @returns null when the execution failed */
async function outputOf(sfn: SFNClient, executionArn: string | undefined): Promise<unknown> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const { status, output } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'SUCCEEDED') return JSON.parse(output ?? 'null');
    if (status !== 'RUNNING') return null;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error('An execution of one state did not end');
}
