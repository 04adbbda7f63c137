/** Retries, waits and timeouts on the stepped clock. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../infra/local/clock.ts';
import { createStepFunctions } from '../../../infra/local/step-functions/engine.ts';
import {
  begin,
  createScene,
  FunctionError,
  jsonata,
  machineArn,
  START,
  standingClock,
  statesEntered,
  task,
  untilStill,
} from './scene.ts';

/** A function that fails as often as told and notes when it was called, in seconds since the start. */
function failing(times: number, error = 'Lambda.TooManyRequestsException') {
  const calledAt: number[] = [];
  return {
    calledAt,
    functionOn: (now: () => number) => () => {
      calledAt.push((now() - START) / 1000);
      if (calledAt.length <= times) throw new FunctionError(error, 'busy');
      return 'done';
    },
  };
}

function retrying(times: number, retriers: object[], fields: object = {}) {
  const { calledAt, functionOn } = failing(times);
  const functions: Record<string, () => unknown> = {};
  const scene = createScene({
    machines: { m: jsonata('Work', { Work: task('work', { Retry: retriers, End: true, ...fields }) }) },
    functions,
  });
  functions.work = functionOn(scene.clock.now);
  return { scene, calledAt };
}

describe('Retry', () => {
  it('waits interval times backoff to the power of the attempts', async () => {
    const { scene, calledAt } = retrying(3, [
      {
        ErrorEquals: ['Lambda.TooManyRequestsException'],
        IntervalSeconds: 2,
        BackoffRate: 3,
        MaxAttempts: 3,
      },
    ]);
    expect((await untilStill(scene, await begin(scene, 'm'))).status).toBe('SUCCEEDED');
    expect(calledAt).toEqual([0, 2, 8, 26]);
  });

  it('has the defaults of AWS: 1 s, doubled, 3 attempts', async () => {
    const { scene, calledAt } = retrying(9, [{ ErrorEquals: ['States.ALL'] }]);
    expect(await untilStill(scene, await begin(scene, 'm'))).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.TooManyRequestsException',
      cause: 'busy',
    });
    expect(calledAt).toEqual([0, 1, 3, 7]);
  });

  it('never waits longer than MaxDelaySeconds, and with full jitter not longer than the delay', async () => {
    const capped = retrying(3, [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, MaxDelaySeconds: 15 }]);
    await untilStill(capped.scene, await begin(capped.scene, 'm'));
    expect(capped.calledAt).toEqual([0, 10, 25, 40]);
    const jittered = retrying(1, [
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 10, JitterStrategy: 'FULL' },
    ]);
    await untilStill(jittered.scene, await begin(jittered.scene, 'm'));
    expect(jittered.calledAt[1]).toBeLessThanOrEqual(10);
  });

  it('counts each retrier by itself and tells the expression how many retries there were', async () => {
    const errors = ['A', 'B', 'A'];
    const seen: unknown[] = [];
    const Retry = [
      { ErrorEquals: ['A'], MaxAttempts: 2 },
      { ErrorEquals: ['B'], MaxAttempts: 1 },
    ];
    const Arguments = {
      FunctionName: 'work',
      Payload: '{% $states.context.State.[EnteredTime, RetryCount] %}',
    };
    const scene = createScene({
      machines: { m: jsonata('Work', { Work: task('work', { Retry, Arguments, End: true }) }) },
      functions: {
        work: (payload) => {
          seen.push(payload);
          const error = errors.shift();
          if (error) throw new FunctionError(error, error);
          return 'done';
        },
      },
    });
    expect((await untilStill(scene, await begin(scene, 'm'))).status).toBe('SUCCEEDED');
    const entered = new Date(START).toISOString();
    expect(seen).toEqual([0, 1, 2, 3].map((count) => [entered, count]));
  });
});

describe('a Task that takes longer than TimeoutSeconds', () => {
  afterEach(() => void vi.useRealTimers());

  /** Runs a function that never answers while real time passes. */
  async function hanging(Retry: object[]) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
    const clock = createClock({ offsetMs: 0, saveOffset: () => undefined });
    const functions = { work: () => new Promise(() => undefined) };
    const machines = { m: jsonata('Work', { Work: task('work', { TimeoutSeconds: 5, Retry, End: true }) }) };
    const scene = createScene({ machines, functions, clock });
    const arn = await begin(scene, 'm');
    await vi.advanceTimersByTimeAsync(60_000);
    await clock.idle();
    return { ...(await scene.engine.describeExecution({ executionArn: arn })), calls: scene.invoked.length };
  }

  it('fails with States.Timeout, which States.TaskFailed does not answer to, and leaves the clock idle', async () => {
    const retry = [{ ErrorEquals: ['States.TaskFailed'] }];
    const expected = { status: 'FAILED', error: 'States.Timeout', stopDate: START / 1000 + 5, calls: 1 };
    expect(await hanging(retry)).toMatchObject(expected);
  });

  it('is tried again by a retrier that names States.Timeout', async () => {
    const retry = [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }];
    expect(await hanging(retry)).toMatchObject({
      error: 'States.Timeout',
      stopDate: START / 1000 + 11,
      calls: 2,
    });
  });
});

describe('Wait', () => {
  it('for Seconds and until a Timestamp', async () => {
    const machine = jsonata('A while', {
      'A while': { Type: 'Wait', Seconds: '{% $states.input.seconds %}', Next: 'Until' },
      Until: { Type: 'Wait', Timestamp: '2026-12-24T18:00:00+02:00', Next: 'Then' },
      Then: { Type: 'Pass', Output: '{% $states.context.State.EnteredTime %}', End: true },
    });
    const scene = createScene({ machines: { m: machine } });
    const arn = await begin(scene, 'm', { seconds: 90 });
    await scene.clock.advanceToNextTimer();
    expect(await statesEntered(scene, arn)).toEqual(['A while', 'Until']);
    expect((await untilStill(scene, arn)).output).toBe('"2026-12-24T16:00:00.000Z"');
  });

  it('moves with the clock, as $now() and $millis() do', async () => {
    const machine = jsonata('A while', {
      'A while': { Type: 'Wait', Seconds: 60, Next: 'Then' },
      Then: { Type: 'Pass', Output: "{% [$now(), $fromMillis($millis()), $now('[D]. [MNn]')] %}", End: true },
    });
    const scene = createScene({ machines: { m: machine } });
    const { output } = await untilStill(scene, await begin(scene, 'm'));
    expect(output).toBe('["2026-11-20T08:01:00.000Z","2026-11-20T08:01:00.000Z","20. November"]');
  });
});

describe('TimeoutSeconds of the machine', () => {
  it('ends the execution as TIMED_OUT', async () => {
    const machine = jsonata(
      'Long',
      { Long: { Type: 'Wait', Seconds: 100, End: true } },
      { TimeoutSeconds: 60 },
    );
    const scene = createScene({ machines: { m: machine } });
    const description = await untilStill(scene, await begin(scene, 'm'));
    expect(description).toMatchObject({
      status: 'TIMED_OUT',
      error: 'States.Timeout',
      stopDate: START / 1000 + 60,
    });
    expect(scene.clock.nextTimer()).toBeNull();
  });
});

describe('what a Task is told', () => {
  it('is the context AWS gives, and how much of its time is left', async () => {
    const told: unknown[] = [];
    const Arguments = { FunctionName: 'work', Payload: '{% $states.context %}' };
    const machine = jsonata('Rest', {
      Rest: { Type: 'Wait', Seconds: 60, Next: 'Work' },
      Work: task('work', { Arguments, TimeoutSeconds: 30, End: true }),
    });
    const clock = standingClock();
    const engine = createStepFunctions({
      clock,
      file: ':memory:',
      machines: [{ name: 'm', arn: machineArn('m'), definition: machine }],
      invoke: async (...call) => {
        told.push(...call);
        return { ok: true, payload: undefined };
      },
      roleArn: 'arn:aws:iam::000000000000:role/m',
    });
    const scene = { clock, engine, invoked: [] };
    const arn = await begin(scene, 'm', { n: 1 }, 'one');
    expect(JSON.parse((await untilStill(scene, arn)).output ?? '')).toMatchObject({
      Payload: null,
      StatusCode: 200,
    });
    expect(told).toEqual([
      'work',
      {
        Execution: {
          Id: arn,
          Input: { n: 1 },
          Name: 'one',
          RoleArn: 'arn:aws:iam::000000000000:role/m',
          StartTime: '2026-11-20T08:00:00.000Z',
          RedriveCount: 0,
        },
        State: { EnteredTime: '2026-11-20T08:01:00.000Z', Name: 'Work', RetryCount: 0 },
        StateMachine: { Id: machineArn('m'), Name: 'm' },
      },
      { timeoutMs: 30_000 },
    ]);
  });
});
