import { DescribeExecutionCommand, ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { createMachines, machineNames } from '#store/machines';

/** Every machine has failed for as often as it was asked for, one execution a minute. */
function stepFunctions() {
  const asked: { machine: string; maxResults: number | undefined }[] = [];
  const list = ({ stateMachineArn = '', statusFilter, maxResults }: ListExecutionsCommand['input']) => {
    const machine = stateMachineArn.split(':').at(-1) ?? '';
    asked.push({ machine, maxResults });
    if (statusFilter !== 'FAILED') return {};
    const executions = Array.from({ length: maxResults ?? 0 }, (_, n) => ({
      name: `${machine}-${n}`,
      executionArn: `arn:aws:states:eu:1:execution:${machine}:${n}`,
      stopDate: new Date(Date.UTC(2026, 1, 4, 12, 0) - (machine === 'maintenance' ? n : 100 + n) * 60_000),
    }));
    return { executions };
  };
  const send = async (command: unknown) => {
    if (command instanceof ListExecutionsCommand) return list(command.input);
    if (command instanceof DescribeExecutionCommand)
      return { error: 'TypeError', redriveStatus: 'REDRIVABLE' };
    throw new Error('Another call');
  };
  return { asked, client: { send } as unknown as SFNClient };
}

describe('the list of failed executions', () => {
  it('asks every machine, and lets the one that a schedule starts again take one place only', async () => {
    const { asked, client } = stepFunctions();
    const arns = Object.fromEntries(
      machineNames.map((name) => [name, `arn:aws:states:eu:1:stateMachine:${name}`]),
    );
    const failed = await createMachines(client, arns).failed();
    expect([...new Set(asked.map(({ machine }) => machine))]).toEqual([...machineNames]);
    expect(failed).toHaveLength(50);
    const kept = failed.filter(({ machine }) => machine === 'maintenance');
    expect(kept).toMatchObject([{ name: 'maintenance-0', redrivable: false }]);
    expect(failed.filter(({ machine, redrivable }) => machine !== 'maintenance' && !redrivable)).toEqual([]);
  });

  it('asks only for the machines that a function was told of', async () => {
    const { asked, client } = stepFunctions();
    await createMachines(client, { referral: 'arn:aws:states:eu:1:stateMachine:referral' }).failed();
    expect(new Set(asked.map(({ machine }) => machine))).toEqual(new Set(['referral']));
  });
});
