/** The process may die at any instant: what is stored goes on, a call may be made twice, none is lost. */
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../infra/local/step-functions/store.ts';
import {
  createScene,
  FunctionError,
  jsonata,
  machineArn,
  newFile,
  type Scene,
  standingClock,
  task,
  untilStill,
} from './scene.ts';

/** A store that dies: its `count`th write is the last to reach the file, or the first that does not. */
function dyingStore(file: string, count: number, when: 'before' | 'after'): Store {
  const store = openStore(file);
  let writes = 0;
  const mortal =
    <Args extends unknown[]>(write: (...args: Args) => void) =>
    (...args: Args) => {
      if (writes >= count) throw new Error('dead');
      writes++;
      if (writes < count || when === 'after') write(...args);
      if (writes >= count) throw new Error('dead');
    };
  return { ...store, insert: mortal(store.insert), update: mortal(store.update) };
}

const TOKEN_TASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  TimeoutSeconds: 3600,
};

/** Every kind of transition: task, retry, choice, wait, map, parallel, child, token that is answered, token that times out. */
const MACHINES = {
  all: jsonata('Prepare', {
    Prepare: { Type: 'Pass', Assign: { seen: [1, 2] }, Next: 'Flaky' },
    Flaky: task('flaky', {
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      Assign: { flaky: '{% $states.result.Payload %}' },
      Next: 'Rest',
    }),
    Rest: { Type: 'Wait', Seconds: 60, Next: 'Each' },
    Each: {
      Type: 'Map',
      Items: '{% $seen %}',
      MaxConcurrency: 1,
      ItemProcessor: {
        StartAt: 'Double',
        States: { Double: task('double', { Output: '{% $states.result.Payload %}', End: true }) },
      },
      Assign: { doubled: '{% $states.result %}' },
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Pass', Output: 'left', End: true } } },
        { StartAt: 'Right', States: { Right: { Type: 'Wait', Seconds: 5, Output: 'right', End: true } } },
      ],
      Assign: { both: '{% $states.result %}' },
      Next: 'Child',
    },
    Child: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: { StateMachineArn: machineArn('child'), Name: 'only-child', Input: {} },
      Assign: { child: '{% $states.result.Output %}' },
      Next: 'Ask',
    },
    Ask: { ...TOKEN_TASK, Assign: { answer: '{% $states.result %}' }, Next: 'Ask in vain' },
    'Ask in vain': {
      ...TOKEN_TASK,
      Arguments: { FunctionName: 'silence', Payload: {} },
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Sum up' }],
      End: true,
    },
    'Sum up': {
      Type: 'Succeed',
      Output:
        '{% {"flaky": $flaky, "doubled": $doubled, "both": $both, "child": $child, "answer": $answer} %}',
    },
  }),
  child: jsonata('Think', {
    Think: { Type: 'Wait', Seconds: 30, Next: 'Say' },
    Say: { Type: 'Pass', Output: 'child', End: true },
  }),
};

const EXPECTED = {
  flaky: 'at last',
  doubled: [2, 4],
  both: ['left', 'right'],
  child: 'child',
  answer: 'yes',
};

/** What outlives the process: the functions' own memory of being called. */
function outsideWorld() {
  let flaky = 0;
  const answers: Promise<unknown>[] = [];
  const functionsOf = (scene: () => Scene) => ({
    flaky: () => {
      if (flaky++ === 0) throw new FunctionError('Busy', 'not yet');
      return 'at last';
    },
    double: (n: unknown) => Number(n) * 2,
    silence: () => null,
    ask: (payload: unknown) => {
      const { token: taskToken } = payload as { token: string };
      // A second call brings the same token; the later answer is then too late, which is fine.
      answers.push(
        scene()
          .engine.sendTaskSuccess({ taskToken, output: '"yes"' })
          .catch(() => undefined),
      );
    },
  });
  return { functionsOf, answers };
}

describe('an engine that dies at every transition in turn', () => {
  for (const when of ['before', 'after'] as const) {
    it(`goes on from what was stored, when it dies right ${when} a write reached the disk`, async () => {
      let deaths = 0;
      for (let count = 1; ; count++) {
        const file = newFile();
        const { functionsOf } = outsideWorld();
        const clock = standingClock();
        const died = { times: 0 };
        const first = createScene({
          machines: MACHINES,
          file: dyingStore(file, count, when),
          functions: functionsOf(() => first),
          clock,
          onError: () => void died.times++,
        });
        const stateMachineArn = machineArn('all');
        const request = { stateMachineArn, name: 'one', input: '{}' };
        await first.engine.startExecution(request).catch(() => void died.times++);
        // The dying process gets as far as it gets; its clock moves only while it lives.
        while (died.times === 0 && first.engine.executions().some(({ status }) => status === 'RUNNING')) {
          await clock.idle();
          if (died.times === 0 && (await clock.advanceToNextTimer()) === null) break;
        }
        await first.engine.stop();

        const second = createScene({ machines: MACHINES, file, functions: functionsOf(() => second), clock });
        await second.engine.start();
        // Who asked for the execution and got no answer asks again, with the same name.
        const executionArn = await second.engine.startExecution(request).then(
          (started) => started.executionArn,
          () => second.engine.executions().find(({ name }) => name === 'one')?.arn ?? '',
        );
        const { status, output } = await untilStill(second, executionArn);
        expect({ count, status, output: JSON.parse(output ?? 'null') }).toEqual({
          count,
          status: 'SUCCEEDED',
          output: EXPECTED,
        });
        expect(second.engine.executions().map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
        await second.engine.stop();
        if (died.times === 0) break;
        deaths++;
      }
      expect(deaths).toBeGreaterThan(30);
    });
  }
});
