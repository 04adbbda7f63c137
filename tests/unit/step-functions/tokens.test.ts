/** Tasks that wait for a token: people answer them, once, before the time is up. */
import { describe, expect, it } from 'vitest';
import { begin, createScene, FunctionError, jsonata, START, statesEntered, untilStill } from './scene.ts';

const TOKEN_TASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  TimeoutSeconds: 3600,
};
const ASK = jsonata('Ask', {
  Ask: {
    ...TOKEN_TASK,
    Catch: [
      { ErrorEquals: ['States.Timeout'], Next: 'Late', Output: '{% $states.errorOutput %}' },
      { ErrorEquals: ['declined'], Next: 'Declined' },
    ],
    Next: 'Answered',
  },
  Answered: { Type: 'Succeed' },
  Late: { Type: 'Pass', End: true },
  Declined: { Type: 'Pass', End: true },
});

async function asked(machine = ASK) {
  const tokens: string[] = [];
  const scene = createScene({
    machines: { ask: machine },
    functions: { ask: (payload) => tokens.push((payload as { token: string }).token) },
  });
  const arn = await begin(scene, 'ask');
  await scene.clock.idle();
  return { ...scene, scene, arn, token: () => tokens.at(-1) ?? '' };
}

describe('a task token', () => {
  it('lets the execution go on with the output as JSON', async () => {
    const { scene, engine, arn, token } = await asked();
    await engine.sendTaskSuccess({ taskToken: token(), output: '{"name": "Mari"}' });
    expect(await untilStill(scene, arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"name":"Mari"}' });
  });

  it('takes a failure to the Catch that names it', async () => {
    const { scene, engine, arn, token } = await asked();
    await engine.sendTaskFailure({ taskToken: token(), error: 'declined', cause: 'no room' });
    expect((await untilStill(scene, arn)).output).toBe('{"Error":"declined","Cause":"no room"}');
    expect(await statesEntered(scene, arn)).toEqual(['Ask', 'Declined']);
  });

  it('works once: the second answer gets TaskTimedOut', async () => {
    const { engine, token } = await asked();
    await engine.sendTaskSuccess({ taskToken: token(), output: '1' });
    await expect(engine.sendTaskSuccess({ taskToken: token(), output: '2' })).rejects.toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
  });

  it('works once, also when two answers come at the same moment', async () => {
    const { scene, engine, arn, token } = await asked();
    const answers = ['1', '2'].map((output) => engine.sendTaskSuccess({ taskToken: token(), output }));
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect((await untilStill(scene, arn)).output).toBe('1');
  });

  it('is timed out after TimeoutSeconds, and the Catch for States.Timeout takes over', async () => {
    const { scene, clock, engine, arn, token } = await asked();
    expect(clock.nextTimer()).toBe(START + 3600_000);
    await clock.advanceTo(START + 3600_000);
    await expect(engine.sendTaskSuccess({ taskToken: token(), output: '1' })).rejects.toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    expect((await untilStill(scene, arn)).output).toBe('{"Error":"States.Timeout","Cause":""}');
  });

  it('is InvalidToken when it is none, TaskDoesNotExist when nobody knows the execution', async () => {
    const { engine, token } = await asked();
    await expect(engine.sendTaskSuccess({ taskToken: 'nonsense', output: '1' })).rejects.toThrow(
      expect.objectContaining({ name: 'InvalidToken' }),
    );
    const other = await asked();
    await expect(other.engine.sendTaskHeartbeat({ taskToken: token() })).rejects.toThrow(
      expect.objectContaining({ name: 'TaskDoesNotExist' }),
    );
    const altered = JSON.parse(Buffer.from(token(), 'base64url').toString()).with(2, 'guessed');
    const forged = Buffer.from(JSON.stringify(altered)).toString('base64url');
    await expect(engine.sendTaskSuccess({ taskToken: forged, output: '1' })).rejects.toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
  });

  it('refuses an output that is not JSON and goes on waiting', async () => {
    const { scene, engine, arn, token } = await asked();
    await expect(engine.sendTaskSuccess({ taskToken: token(), output: '{' })).rejects.toThrow(
      expect.objectContaining({ name: 'InvalidOutput' }),
    );
    await engine.sendTaskSuccess({ taskToken: token(), output: '3' });
    expect((await untilStill(scene, arn)).output).toBe('3');
  });

  it('is closed by stopping the execution', async () => {
    const { engine, arn, token, clock } = await asked();
    await engine.stopExecution({ executionArn: arn, error: 'stopped', cause: 'by hand' });
    expect(await engine.describeExecution({ executionArn: arn })).toMatchObject({
      status: 'ABORTED',
      error: 'stopped',
      cause: 'by hand',
    });
    await expect(engine.sendTaskSuccess({ taskToken: token(), output: '1' })).rejects.toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    expect(clock.nextTimer()).toBeNull();
  });

  it('may be answered before the function that got it has returned', async () => {
    const scene = createScene({
      machines: { ask: ASK },
      functions: {
        ask: async (payload) =>
          scene.engine.sendTaskSuccess({
            taskToken: (payload as { token: string }).token,
            output: '"early"',
          }),
      },
    });
    expect((await untilStill(scene, await begin(scene, 'ask'))).output).toBe('"early"');
  });

  it('does not wait when the function that should pass it on fails', async () => {
    const scene = createScene({
      machines: { ask: ASK },
      functions: {
        ask: () => {
          throw new FunctionError('declined', 'at once');
        },
      },
    });
    const arn = await begin(scene, 'ask');
    await untilStill(scene, arn);
    expect(await statesEntered(scene, arn)).toEqual(['Ask', 'Declined']);
  });
});

describe('heartbeats', () => {
  const machine = jsonata('Ask', { Ask: { ...TOKEN_TASK, HeartbeatSeconds: 600, End: true } });

  it('keep the task alive each time they come, until its own timeout', async () => {
    const { scene, clock, engine, arn, token } = await asked(machine);
    await clock.advanceTo(START + 500_000);
    await engine.sendTaskHeartbeat({ taskToken: token() });
    await clock.advanceTo(START + 1_000_000);
    expect((await engine.describeExecution({ executionArn: arn })).status).toBe('RUNNING');
    expect(await untilStill(scene, arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
      stopDate: (START + 1_100_000) / 1000,
    });
  });

  it('that are missed can be caught as States.HeartbeatTimeout', async () => {
    const Catch = [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Quiet' }];
    const caught = jsonata('Ask', {
      Ask: { ...TOKEN_TASK, HeartbeatSeconds: 600, Catch, End: true },
      Quiet: { Type: 'Succeed' },
    });
    const { scene, arn } = await asked(caught);
    await untilStill(scene, arn);
    expect(await statesEntered(scene, arn)).toEqual(['Ask', 'Quiet']);
  });
});
