/** Executions that start others: with and without waiting for the end. */
import { describe, expect, it } from 'vitest';
import {
  begin,
  createScene,
  jsonata,
  machineArn,
  type SceneSettings,
  statesEntered,
  untilStill,
} from './scene.ts';

const starting = (suffix: string, fields: object = {}, name: object = { Name: 'child-1' }) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::states:startExecution${suffix}`,
  Arguments: { StateMachineArn: machineArn('child'), Input: { from: '{% $states.input %}' }, ...name },
  ...fields,
});
const CHILD_SUCCEEDS = jsonata('Answer', {
  Answer: { Type: 'Pass', Output: { got: '{% $states.input.from %}' }, End: true },
});
const CHILD_FAILS = jsonata('Break', { Break: { Type: 'Fail', Error: 'broken', Cause: 'on purpose' } });
const CHILD_WAITS = jsonata('Rest', { Rest: { Type: 'Wait', Seconds: 3600, End: true } });

function family(parent: object, child: object, settings: Partial<SceneSettings> = {}) {
  return createScene({
    machines: { parent: jsonata('Start', { Start: parent, Caught: { Type: 'Succeed' } }), child },
    ...settings,
  });
}

describe('startExecution.sync:2', () => {
  it('waits for the child and gives its output parsed', async () => {
    const scene = family(starting('.sync:2', { End: true }), CHILD_SUCCEEDS);
    const { status, output } = await untilStill(scene, await begin(scene, 'parent', 'me'));
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toMatchObject({
      Name: 'child-1',
      Status: 'SUCCEEDED',
      Input: { from: 'me' },
      Output: { got: 'me' },
      StateMachineArn: machineArn('child'),
    });
  });

  it('fails with States.TaskFailed and all about the child when the child fails', async () => {
    const scene = family(starting('.sync:2', { End: true }), CHILD_FAILS);
    const { error, cause } = await untilStill(scene, await begin(scene, 'parent'));
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause ?? '')).toMatchObject({
      Error: 'broken',
      Cause: 'on purpose',
      Status: 'FAILED',
      Name: 'child-1',
    });
  });

  it('stops the child when the parent is stopped', async () => {
    const scene = family(starting('.sync:2', { End: true }), CHILD_WAITS);
    const arn = await begin(scene, 'parent');
    await scene.clock.idle();
    await scene.engine.stopExecution({ executionArn: arn });
    await scene.clock.idle();
    expect(scene.engine.executions().map(({ machine, status }) => [machine, status])).toEqual([
      ['child', 'ABORTED'],
      ['parent', 'ABORTED'],
    ]);
    expect(scene.clock.nextTimer()).toBeNull();
  });

  it('stops the child when the parent does not wait any longer', async () => {
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Caught' }];
    const scene = family(starting('.sync:2', { TimeoutSeconds: 60, Catch, End: true }), CHILD_WAITS);
    await untilStill(scene, await begin(scene, 'parent'));
    await scene.clock.idle();
    expect(scene.engine.executions().map(({ machine, status }) => [machine, status])).toEqual([
      ['child', 'ABORTED'],
      ['parent', 'SUCCEEDED'],
    ]);
  });

  it('names the child itself when no name is given', async () => {
    const scene = family(
      starting('.sync:2', { Output: '{% $states.result.Output.got %}', End: true }, {}),
      CHILD_SUCCEEDS,
    );
    for (const me of ['one', 'two']) {
      expect((await untilStill(scene, await begin(scene, 'parent', me))).output).toBe(JSON.stringify(me));
    }
  });
});

describe('startExecution', () => {
  it('goes on at once with the ARN of what it started', async () => {
    const scene = family(starting('', { End: true }), CHILD_WAITS);
    const arn = await begin(scene, 'parent');
    await scene.clock.idle();
    const { status, output } = await scene.engine.describeExecution({ executionArn: arn });
    expect(status).toBe('SUCCEEDED');
    const { ExecutionArn } = JSON.parse(output ?? '');
    expect(await scene.engine.describeExecution({ executionArn: ExecutionArn })).toMatchObject({
      status: 'RUNNING',
      name: 'child-1',
    });
  });

  it('fails by the name that can be caught when the name is taken', async () => {
    const Catch = [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], Next: 'Caught' }];
    const scene = family(starting('', { Catch, End: true }), CHILD_SUCCEEDS);
    await untilStill(scene, await begin(scene, 'parent', 1));
    const second = await begin(scene, 'parent', 1);
    await untilStill(scene, second);
    expect(await statesEntered(scene, second)).toEqual(['Start', 'Caught']);
  });

  it('joins the running execution of the same name and input', async () => {
    const scene = family(starting('', { End: true }), CHILD_WAITS);
    const arns = [await begin(scene, 'parent', 1), await begin(scene, 'parent', 1)];
    await scene.clock.idle();
    const outputs = await Promise.all(
      arns.map((executionArn) => scene.engine.describeExecution({ executionArn })),
    );
    expect(outputs.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(scene.engine.executions().filter(({ machine }) => machine === 'child')).toHaveLength(1);
  });

  it('fails with the name AWS gives for an unknown machine', async () => {
    const scene = createScene({
      machines: { parent: jsonata('Start', { Start: starting('', { End: true }) }) },
    });
    const { error } = await untilStill(scene, await begin(scene, 'parent'));
    expect(error).toBe('StepFunctions.StateMachineDoesNotExistException');
  });
});
