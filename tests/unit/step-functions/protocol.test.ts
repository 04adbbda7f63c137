/** The AWS SDK itself speaks to the engine over HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  GetExecutionHistoryCommand,
  InvalidName,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScene, jsonata, machineArn, type Scene, START, untilStill } from './scene.ts';

const ask = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  End: true,
};

let scene: Scene;
let server: Server;
let client: SFNClient;
let token = '';
let repaired = false;

beforeAll(async () => {
  scene = createScene({
    machines: {
      ask: jsonata('Ask', { Ask: ask }),
      fragile: jsonata('First', {
        First: { Type: 'Pass', Output: 1, Next: 'Second' },
        Second: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 1 %}', Next: 'Work' }] },
        Work: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'work' },
          Output: 'repaired',
          End: true,
        },
      }),
    },
    functions: {
      ask: (payload) => {
        token = (payload as { token: string }).token;
      },
      work: () => (repaired ? {} : Promise.reject(new Error('out of order'))),
    },
  });
  server = createServer(async (request, response) => {
    const { status, body } = await scene.engine.handle(
      String(request.headers['x-amz-target']),
      await json(request),
    );
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterAll(async () => {
  client.destroy();
  server.close();
  await scene.engine.stop();
});

/** Starts an execution through the SDK and waits until only people can move it. */
async function started(machine: string, name: string, input = '{}'): Promise<string> {
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn: machineArn(machine), name, input }),
  );
  await scene.clock.idle();
  return executionArn ?? '';
}

describe('the SDK', () => {
  it('starts, answers and describes an execution', async () => {
    const executionArn = await started('ask', 'first', '{"n": 1}');
    await client.send(new SendTaskHeartbeatCommand({ taskToken: token }));
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"yes": true}' }));
    await scene.clock.idle();
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      executionArn,
      stateMachineArn: machineArn('ask'),
      name: 'first',
      status: 'SUCCEEDED',
      startDate: new Date(START),
      stopDate: new Date(START),
      input: '{"n":1}',
      output: '{"yes":true}',
    });
  });

  it('gets the same execution for the same name and input while it runs, and an error otherwise', async () => {
    const executionArn = await started('ask', 'twice', '{"n": 1}');
    expect(await started('ask', 'twice', '{"n":1}')).toBe(executionArn);
    await expect(started('ask', 'twice', '{"n":2}')).rejects.toBeInstanceOf(ExecutionAlreadyExists);
    await client.send(new SendTaskFailureCommand({ taskToken: token, error: 'no', cause: 'because' }));
    await scene.clock.idle();
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'FAILED',
      error: 'no',
      cause: 'because',
    });
    await expect(started('ask', 'twice', '{"n":1}')).rejects.toBeInstanceOf(ExecutionAlreadyExists);
  });

  it.each([
    '',
    ' ',
    'a b',
    'a/b',
    'a:b',
    'a*',
    'a"b',
    'x'.repeat(81),
  ])('is told that the name %j is not valid', async (name) => {
    await expect(started('ask', name)).rejects.toBeInstanceOf(InvalidName);
  });

  it('gets AWS errors as its own classes', async () => {
    await expect(started('nobody', 'x')).rejects.toBeInstanceOf(StateMachineDoesNotExist);
    await expect(started('ask', 'not-json', '{')).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    await started('ask', 'used');
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '1' }));
    const again = client.send(new SendTaskSuccessCommand({ taskToken: token, output: '1' }));
    await expect(again).rejects.toBeInstanceOf(TaskTimedOut);
    const missing = client.send(new DescribeExecutionCommand({ executionArn: `${machineArn('ask')}:none` }));
    await expect(missing).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('stops an execution and lists by status', async () => {
    const executionArn = await started('ask', 'stopped');
    const { stopDate } = await client.send(new StopExecutionCommand({ executionArn, error: 'enough' }));
    expect(stopDate).toEqual(new Date(START));
    const listed = await client.send(
      new ListExecutionsCommand({ stateMachineArn: machineArn('ask'), statusFilter: 'ABORTED' }),
    );
    expect(listed.executions).toMatchObject([{ name: 'stopped', status: 'ABORTED' }]);
  });

  it('reads lists page by page', async () => {
    const all = await client.send(new ListExecutionsCommand({ stateMachineArn: machineArn('ask') }));
    const names: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const request = {
        stateMachineArn: machineArn('ask'),
        maxResults: 2,
        ...(nextToken ? { nextToken } : {}),
      };
      const page = await client.send(new ListExecutionsCommand(request));
      names.push(...(page.executions ?? []).map(({ name }) => name));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(names.length).toBeGreaterThan(2);
    expect(names).toEqual(all.executions?.map(({ name }) => name));
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ name }) => name)).toEqual(['ask', 'fragile']);
  });

  it('redrives a failed execution at the state that failed, and reads what happened', async () => {
    const executionArn = await started('fragile', 'again');
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.Unknown',
      cause: 'out of order',
      redriveStatus: 'REDRIVABLE',
    });
    repaired = true;
    await client.send(new RedriveExecutionCommand({ executionArn }));
    expect(await untilStill(scene, executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '"repaired"',
      redriveCount: 1,
    });
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.map(({ type }) => type)).toEqual([
      ...[
        'ExecutionStarted',
        'PassStateEntered',
        'PassStateExited',
        'ChoiceStateEntered',
        'ChoiceStateExited',
      ],
      ...['TaskStateEntered', 'TaskScheduled', 'TaskFailed', 'ExecutionFailed'],
      ...[
        'ExecutionRedriven',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskSucceeded',
        'TaskStateExited',
        'ExecutionSucceeded',
      ],
    ]);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    await expect(client.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
  });
});

describe('a request that is none', () => {
  it('is answered with the error that AWS would give', async () => {
    const { engine } = scene;
    expect(await engine.handle('AWSStepFunctions.CreateActivity', {})).toMatchObject({
      status: 400,
      body: { __type: 'UnknownOperationException' },
    });
    expect(await engine.handle('AWSStepFunctions.StartExecution', {})).toMatchObject({
      status: 400,
      body: { __type: 'ValidationException' },
    });
    expect(await engine.handle('AWSStepFunctions.toString', null)).toMatchObject({ status: 400 });
  });
});
