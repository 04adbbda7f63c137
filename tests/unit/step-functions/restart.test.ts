/** What a restart finds: tokens, timeouts, running functions, children of a parent that died at a bad moment. */
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../infra/local/step-functions/store.ts';
import {
  begin,
  createScene,
  jsonata,
  machineArn,
  newFile,
  START,
  standingClock,
  statesEntered,
  task,
  untilStill,
} from './scene.ts';

const TOKEN_TASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  TimeoutSeconds: 3600,
};

describe('a child that ended while its parent was dying', () => {
  it.each([
    ['', 'TaskSucceeded'],
    ['.sync:2', 'TaskSubmitted'],
  ])('is found again by startExecution%s, not refused as a name that is taken', async (suffix, lostEvent) => {
    const Arguments = { StateMachineArn: machineArn('child'), Name: 'only-child', Input: {} };
    const start = {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${suffix}`,
      Arguments,
      End: true,
    };
    const machines = {
      parent: jsonata('Start', { Start: start }),
      child: jsonata('Done', { Done: { Type: 'Succeed' } }),
    };
    const file = newFile();
    const store = openStore(file);
    const losing: Store = {
      ...store,
      update(row, events) {
        if (events.some(({ type }) => type === lostEvent)) throw new Error('dead');
        store.update(row, events);
      },
    };
    const first = createScene({ machines, file: losing, onError: () => undefined });
    const arn = await begin(first, 'parent');
    await first.clock.idle();
    expect(first.engine.executions().map(({ status }) => status)).toEqual(['SUCCEEDED', 'RUNNING']);
    await first.engine.stop();
    const second = createScene({ machines, file });
    await second.engine.start();
    expect((await untilStill(second, arn)).status).toBe('SUCCEEDED');
    expect(second.engine.executions()).toHaveLength(2);
  });
});

describe('a child that nobody waits for any more', () => {
  it('is stopped at the next start, when the process died between its parent and itself', async () => {
    const Arguments = { StateMachineArn: machineArn('child'), Name: 'only-child', Input: {} };
    const Resource = 'arn:aws:states:::states:startExecution.sync:2';
    const machines = {
      parent: jsonata('Start', { Start: { Type: 'Task', Resource, Arguments, End: true } }),
      child: jsonata('Rest', { Rest: { Type: 'Wait', Seconds: 3600, End: true } }),
    };
    const file = newFile();
    const store = openStore(file);
    const losing: Store = {
      ...store,
      update(row, events) {
        if (row.status === 'ABORTED' && row.name === 'only-child') throw new Error('dead');
        store.update(row, events);
      },
    };
    const first = createScene({ machines, file: losing, onError: () => undefined });
    const arn = await begin(first, 'parent');
    await first.clock.idle();
    await first.engine.stopExecution({ executionArn: arn });
    await first.clock.idle();
    expect(first.engine.executions().map(({ status }) => status)).toEqual(['RUNNING', 'ABORTED']);
    await first.engine.stop();
    const second = createScene({ machines, file });
    await second.engine.start();
    expect(second.engine.executions().map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED']);
  });
});

describe('what goes on after a restart', () => {
  const ASK = { ask: jsonata('Ask', { Ask: { ...TOKEN_TASK, End: true } }) };

  async function restarted(clock = standingClock()) {
    const file = newFile();
    const tokens: string[] = [];
    const functions = { ask: (payload: unknown) => tokens.push((payload as { token: string }).token) };
    const first = createScene({ machines: ASK, functions, file, clock });
    const arn = await begin(first, 'ask');
    await clock.idle();
    await first.engine.stop();
    const second = createScene({ machines: ASK, functions, file, clock });
    return { ...second, scene: second, arn, tokens, file };
  }

  it('a token given out before is still good, and the function is not asked again', async () => {
    const { scene, engine, arn, tokens } = await restarted();
    await engine.start();
    await engine.sendTaskSuccess({ taskToken: tokens[0] ?? '', output: '"yes"' });
    expect((await untilStill(scene, arn)).output).toBe('"yes"');
    expect(tokens).toHaveLength(1);
  });

  it('a timeout keeps its instant', async () => {
    const { clock, engine } = await restarted();
    await engine.start();
    await clock.idle();
    expect(clock.nextTimer()).toBe(START + 3600_000);
  });

  it('a timeout that passed meanwhile fires at once', async () => {
    const { clock, engine, arn } = await restarted();
    await clock.advanceTo(START + 86_400_000);
    await engine.start();
    await clock.idle();
    expect(await engine.describeExecution({ executionArn: arn })).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
    });
  });

  it('a function that was running is called again with the same payload', async () => {
    const file = newFile();
    const clock = standingClock();
    const machines = {
      m: jsonata('Work', { Work: task('work', { Output: '{% $states.result.Payload %}', End: true }) }),
    };
    const called = Promise.withResolvers<void>();
    const hang = () => {
      called.resolve();
      return new Promise(() => undefined);
    };
    const first = createScene({ machines, functions: { work: hang }, file });
    const arn = await begin(first, 'm', { n: 1 });
    await called.promise;
    await first.engine.stop();
    const second = createScene({
      machines,
      functions: { work: (payload) => ({ again: payload }) },
      file,
      clock,
    });
    await second.engine.start();
    expect((await untilStill(second, arn)).output).toBe('{"again":{"n":1}}');
  });

  it('an execution keeps the definition that it began with', async () => {
    const file = newFile();
    const clock = standingClock();
    const version = (n: number) => ({
      m: jsonata('Rest', {
        Rest: { Type: 'Wait', Seconds: 60, Next: `Version ${n}` },
        [`Version ${n}`]: { Type: 'Succeed' },
      }),
    });
    const first = createScene({ machines: version(1), file, clock });
    const old = await begin(first, 'm');
    await first.engine.stop();
    const second = createScene({ machines: version(2), file, clock });
    await second.engine.start();
    const fresh = await begin(second, 'm');
    await untilStill(second, fresh);
    await untilStill(second, old);
    expect(await statesEntered(second, old)).toEqual(['Rest', 'Version 1']);
    expect(await statesEntered(second, fresh)).toEqual(['Rest', 'Version 2']);
  });

  it('closed executions are still there', async () => {
    const { engine, arn, file, clock } = await restarted();
    await engine.start();
    await engine.stopExecution({ executionArn: arn });
    await engine.stop();
    const third = createScene({ machines: ASK, file, clock });
    await third.engine.start();
    expect(third.engine.executions()).toMatchObject([
      { machine: 'ask', status: 'ABORTED', state: 'Ask', arn },
    ]);
  });
});
