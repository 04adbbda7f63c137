/** Map and Parallel: how many run at once, what fails with what, what a redrive repeats. */
import { describe, expect, it } from 'vitest';
import { begin, createScene, FunctionError, jsonata, statesEntered, task, untilStill } from './scene.ts';

const payload = { Output: '{% $states.result.Payload %}' };

function mapping(fields: object, item: object = task('work', { ...payload, End: true })) {
  const ItemProcessor = { StartAt: 'Item', States: { Item: item } };
  return jsonata('Each', {
    Each: { Type: 'Map', Items: '{% $states.input %}', ItemProcessor, Next: 'Done', ...fields },
    Done: { Type: 'Succeed' },
  });
}

/** Functions that count how many of them run at once. */
function crowd() {
  let running = 0;
  const seen = { most: 0 };
  const work = async (n: unknown) => {
    seen.most = Math.max(seen.most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return n;
  };
  return { seen, functions: { work } };
}

describe('Map', () => {
  it('runs all items at once without MaxConcurrency, and keeps their order', async () => {
    const { seen, functions } = crowd();
    const scene = createScene({ machines: { m: mapping({}) }, functions });
    expect((await untilStill(scene, await begin(scene, 'm', [3, 1, 2]))).output).toBe('[3,1,2]');
    expect(seen.most).toBe(3);
  });

  it('never runs more than MaxConcurrency', async () => {
    const { seen, functions } = crowd();
    const scene = createScene({ machines: { m: mapping({ MaxConcurrency: 2 }) }, functions });
    expect((await untilStill(scene, await begin(scene, 'm', [1, 2, 3, 4, 5]))).output).toBe('[1,2,3,4,5]');
    expect(seen.most).toBe(2);
  });

  it('gives each iteration its item and index, and what ItemSelector makes of them', async () => {
    const item = { Type: 'Pass', Output: '{% [$states.input, $states.context.Map.Item.Index] %}', End: true };
    const ItemSelector = '{% $states.context.Map.Item.Value & "!" %}';
    const scene = createScene({ machines: { m: mapping({ ItemSelector }, item) } });
    expect((await untilStill(scene, await begin(scene, 'm', ['a', 'b']))).output).toBe('[["a!",0],["b!",1]]');
  });

  it('keeps variables of an iteration inside', async () => {
    const item = { Type: 'Pass', Assign: { mine: '{% $states.input %}' }, End: true };
    const scene = createScene({
      machines: {
        m: jsonata('Each', {
          ...(mapping({}, item) as { States: object }).States,
          Done: { Type: 'Succeed', Output: '{% $exists($mine) %}' },
        }),
      },
    });
    expect((await untilStill(scene, await begin(scene, 'm', [1]))).output).toBe('false');
  });

  it('fails with the error of the item that fails; the others end and are not answered any more', async () => {
    const states = {
      Pick: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'Bad' }],
        Default: 'Slow',
      },
      Bad: { Type: 'Fail', Error: 'two', Cause: 'is bad' },
      Slow: { Type: 'Wait', Seconds: 3600, End: true },
    };
    const Catch = [{ ErrorEquals: ['two'], Next: 'Done' }];
    const ItemProcessor = { StartAt: 'Pick', States: states };
    const scene = createScene({ machines: { m: mapping({ ItemProcessor, Catch }) } });
    const arn = await begin(scene, 'm', [1, 2, 3]);
    await scene.clock.idle();
    expect(await scene.engine.describeExecution({ executionArn: arn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"Error":"two","Cause":"is bad"}',
    });
    expect(scene.clock.nextTimer()).toBeNull();
  });
});

describe('Parallel', () => {
  const both = (fields: object = {}) =>
    jsonata('Both', {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Left', States: { Left: task('left', { ...payload, End: true }) } },
          { StartAt: 'Right', States: { Right: task('right', { ...payload, End: true }) } },
        ],
        ...fields,
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    });

  it('gives every branch its Arguments and collects the outputs in their order', async () => {
    const functions = { left: (n: unknown) => `left ${n}`, right: (n: unknown) => `right ${n}` };
    const scene = createScene({ machines: { m: both({ Arguments: '{% $states.input.n %}' }) }, functions });
    expect((await untilStill(scene, await begin(scene, 'm', { n: 7 }))).output).toBe('["left 7","right 7"]');
  });

  it('begins all branches again on Retry, but a redrive repeats only what had not ended', async () => {
    const calls: string[] = [];
    let broken = true;
    const functions = {
      left: () => void calls.push('left'),
      right: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        calls.push('right');
        if (broken) throw new FunctionError('broken', 'still');
        return 'whole';
      },
    };
    const scene = createScene({
      machines: { m: both({ Retry: [{ ErrorEquals: ['broken'], MaxAttempts: 1 }] }) },
      functions,
    });
    const arn = await begin(scene, 'm');
    expect(await untilStill(scene, arn)).toMatchObject({ status: 'FAILED', error: 'broken' });
    expect(calls).toEqual(['left', 'right', 'left', 'right']);
    broken = false;
    await scene.engine.redriveExecution({ executionArn: arn });
    expect(await untilStill(scene, arn)).toMatchObject({ status: 'SUCCEEDED', output: '[null,"whole"]' });
    expect(calls.slice(4)).toEqual(['right']);
    expect(await statesEntered(scene, arn)).toEqual([
      'Both',
      'Left',
      'Right',
      'Left',
      'Right',
      'Right',
      'Done',
    ]);
  });
});
