/** What the machines do, from start to end. */
import { describe, expect, it } from 'vitest';
import { FunctionError, START, statesEntered, untilStill } from '../unit/step-functions/scene.ts';
import { calls, namesOf, playing, signal, standing, start } from './flows.ts';

const DAY = 86_400_000;
const at = (ms: number): string => new Date(START + ms).toISOString();

/** Answers in turn; the last one again and again. */
const inTurn = (...answers: unknown[]) => {
  const left = [...answers];
  return () => (left.length > 1 ? left.shift() : left[0]);
};

const promise = { caseId: 'TR26-4F7KQ', kind: 'ensure-support-person', cause: '1', restart: 3 };
const keepToken = () => ({});

describe('obligation', () => {
  it('ends with its outcome when it is answered, and nobody is reminded', async () => {
    const scene = playing({
      'open-obligation': () => ({ wakeAt: at(3 * DAY) }),
      'keep-token': keepToken,
      'close-obligation': () => ({ outcome: 'done' }),
    });
    const arn = await start(scene, 'obligation', promise);
    await signal(scene, 'answered');
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"done"}' });
    expect(calls(scene, 'open-obligation')).toEqual([{ ...promise, now: at(0) }]);
    const { caseId, kind, cause, restart } = promise;
    expect(calls(scene, 'keep-token')).toEqual([
      {
        caseId,
        restart,
        waiting: { kind, cause },
        wakeAt: at(3 * DAY),
        token: expect.any(String),
        now: at(0),
      },
    ]);
  });

  it('nudges at the moment it was told, and fails when nobody answered the last reminder', async () => {
    const scene = playing({
      'open-obligation': () => ({ wakeAt: at(3 * DAY + 500) }),
      'keep-token': keepToken,
      'nudge-obligation': inTurn({ wakeAt: at(5 * DAY) }, { wakeAt: null }),
      'close-obligation': () => ({ outcome: 'unattended' }),
    });
    const arn = await start(scene, 'obligation', promise);
    expect(await untilStill(scene, arn)).toMatchObject({ status: 'FAILED', error: 'ObligationUnattended' });
    expect(calls(scene, 'nudge-obligation').map(({ now }) => now)).toEqual([
      // Whole seconds, rounded up: never before the moment.
      at(3 * DAY + 1000),
      at(5 * DAY),
    ]);
  });

  it('plans anew when its dates changed', async () => {
    const scene = playing({
      'open-obligation': () => ({ wakeAt: at(DAY) }),
      'keep-token': keepToken,
      'plan-nudge': () => ({ wakeAt: at(9 * DAY) }),
      'nudge-obligation': () => ({ wakeAt: null }),
      'close-obligation': () => ({ outcome: 'cancelled' }),
    });
    const arn = await start(scene, 'obligation', promise);
    await signal(scene, 'rescheduled');
    await untilStill(scene, arn);
    expect(calls(scene, 'nudge-obligation').map(({ now }) => now)).toEqual([at(9 * DAY)]);
  });

  it('runs for a parent of before the number of restarts was told', async () => {
    const { restart: _, ...older } = promise;
    const scene = playing({
      'open-obligation': () => ({ wakeAt: null }),
      'close-obligation': () => ({ outcome: 'done' }),
    });
    const arn = await start(scene, 'obligation', older);
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls(scene, 'open-obligation')).toEqual([{ ...older, restart: null, now: at(0) }]);
  });

  it('closes at once when it was answered before it could wait', async () => {
    const scene = playing({
      'open-obligation': () => ({ wakeAt: null }),
      'close-obligation': () => ({ outcome: 'done' }),
    });
    const arn = await start(scene, 'obligation', promise);
    expect(await statesEntered(scene, arn)).toEqual([
      'Open the obligation',
      'Is it open?',
      'Close the obligation',
      'How did it end?',
      'The obligation is closed',
    ]);
  });

  it('waits a second when its moment is past', async () => {
    const scene = playing({
      'open-obligation': () => ({ wakeAt: at(-DAY) }),
      'keep-token': keepToken,
      'nudge-obligation': () => ({ wakeAt: null }),
      'close-obligation': () => ({ outcome: 'unattended' }),
    });
    await untilStill(scene, await start(scene, 'obligation', promise));
    expect(calls(scene, 'nudge-obligation')[0]?.now).toBe(at(1000));
  });

  it('tries again what our function calls retryable, and stands at the Task that failed for good', async () => {
    const fails = (error: string) => () => {
      throw new FunctionError(error, 'a race');
    };
    const again = playing({ 'open-obligation': fails('RetryableError') });
    await untilStill(again, await start(again, 'obligation', promise));
    expect(calls(again, 'open-obligation')).toHaveLength(6);
    expect(again.clock.now() - START).toBe(62_000);

    const final = playing({ 'open-obligation': fails('Error') });
    const arn = await start(final, 'obligation', promise);
    expect(await standing(final, arn)).toMatchObject({ status: 'FAILED', state: 'Open the obligation' });
    expect(calls(final, 'open-obligation')).toHaveLength(1);
  });
});

describe('intake', () => {
  const read = (route: string) => () => ({ mailKey: 'abc', route, reason: 'unknown-sender' });
  const rest = {
    'open-case': () => ({ caseId: 'TR26-4F7KQ' }),
    'file-mail': () => ({ filed: 'answer' }),
    'triage-mail': () => ({ mailKey: 'abc' }),
  };
  const now = at(0);

  it.each([
    ['open-case', 'open-case', { mailKey: 'abc', now }],
    ['file', 'file-mail', { mailKey: 'abc', now }],
    ['triage', 'triage-mail', { objectKey: 'inbox/o3', reason: 'unknown-sender', now }],
  ])('gives a mail whose route is %s to %s', async (route, name, payload) => {
    const scene = playing({ 'read-mail': read(route), ...rest });
    const arn = await start(scene, 'intake', { objectKey: 'inbox/o3' });
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED', output: '{}' });
    expect(scene.invoked).toEqual([
      { name: 'read-mail', payload: { objectKey: 'inbox/o3', now } },
      { name, payload },
    ]);
  });

  it('does nothing more with a mail that was seen before', async () => {
    const scene = playing({ 'read-mail': read('done'), ...rest });
    await start(scene, 'intake', { objectKey: 'inbox/o3' });
    expect(scene.invoked.map(({ name }) => name)).toEqual(['read-mail']);
  });

  it.each([
    ['made the reader fail', 'RangeError', 'reading-failed'],
    ['took longer than the Task allows', 'States.Timeout', 'reading-took-too-long'],
  ])('sends a mail to triage that %s', async (_, error, reason) => {
    const fails = () => {
      throw new FunctionError(error, 'what the runtime says');
    };
    const scene = playing({ ...rest, 'read-mail': fails });
    const arn = await start(scene, 'intake', { objectKey: 'inbox/o3' });
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED', state: 'Nothing more to do' });
    expect(calls(scene, 'triage-mail')).toEqual([{ objectKey: 'inbox/o3', reason, now }]);
  });

  it.each([
    ['took longer than Lambda allows', 'Sandbox.Timedout', 'reading-took-too-long'],
    ['ended the process of the reader', 'Lambda.Unknown', 'reading-failed'],
  ])('sends a mail to triage that %s three times on end', async (_, error, reason) => {
    const fails = () => {
      throw new FunctionError(error, 'what the runtime says');
    };
    const scene = playing({ ...rest, 'read-mail': fails });
    const arn = await start(scene, 'intake', { objectKey: 'inbox/o3' });
    await untilStill(scene, arn);
    expect(calls(scene, 'read-mail')).toHaveLength(3);
    expect(calls(scene, 'triage-mail')).toMatchObject([{ objectKey: 'inbox/o3', reason, now: at(30_000) }]);
  });
});

describe('service', () => {
  const service = { caseId: 'TR26-4F7KQ', restart: 2, part: 1 };

  it('reaches each milestone at its moment, in parts of at most 90 days', async () => {
    const reached: unknown[] = [];
    const plan = () => {
      if (reached.length === 0) return { milestone: 'warn-of-end', wakeAt: at(200 * DAY) };
      return reached.length === 1
        ? { milestone: 'end', wakeAt: at(230 * DAY) }
        : { milestone: 'none', wakeAt: null };
    };
    const scene = playing({
      'plan-service': plan,
      'keep-token': keepToken,
      'reach-milestone': (payload) => {
        reached.push(payload);
        return {};
      },
    });
    await start(scene, 'service', service, 'TR26-4F7KQ-service-2-1');
    while ((await scene.clock.advanceToNextTimer()) !== null) await scene.clock.idle();
    expect(reached).toEqual([
      { caseId: 'TR26-4F7KQ', now: at(200 * DAY) },
      { caseId: 'TR26-4F7KQ', now: at(230 * DAY) },
    ]);
    expect(namesOf(scene, 'service')).toEqual([1, 2, 3].map((part) => `TR26-4F7KQ-service-2-${part}`));
    expect(scene.engine.executions().map(({ status }) => status)).toEqual(Array(3).fill('SUCCEEDED'));
  });

  it('plans anew when the case changed, and goes on in another part after 100 turns', async () => {
    const scene = playing({
      'plan-service': () => ({ milestone: 'end', wakeAt: at(60 * DAY) }),
      'keep-token': keepToken,
    });
    await start(scene, 'service', service);
    for (let turn = 1; turn < 100; turn += 1) {
      expect(namesOf(scene, 'service')).toEqual(['first']);
      await signal(scene, 'changed');
    }
    expect(namesOf(scene, 'service')).toEqual(['first', 'TR26-4F7KQ-service-2-2']);
    expect(calls(scene, 'keep-token').at(-1)?.waiting).toBeNull();
    expect(scene.engine.executions().map(({ status }) => status)).toEqual(['RUNNING', 'SUCCEEDED']);
  });
});

describe('transfer', () => {
  const transferId = '0123456789abcdef0123';
  const [first, second, third] = ['TR26-4F7KQ', 'TR26-4F7KR', 'TR26-4F7KS'];
  const page = (caseIds: unknown[], next: string | null) => ({ caseIds, next, effectiveAt: at(14 * DAY) });
  const acted = (scene: Parameters<typeof calls>[0]) =>
    calls(scene, 'transfer-case').map(({ act, caseId }) => `${act} ${caseId}`);

  it('plans each case page by page, waits for the day, and goes through all pages again', async () => {
    const scene = playing({
      'list-transfer': (payload) => {
        const { act, after } = Object(payload);
        return after === null ? page([first, second], 'p2') : page(act === 'plan' ? [] : [third], null);
      },
      'transfer-case': () => ({ result: 'planned' }),
    });
    const arn = await start(scene, 'transfer', { transferId, act: 'plan' });
    expect(await standing(scene, arn)).toMatchObject({ status: 'RUNNING', state: 'Wait for the day' });
    expect(acted(scene)).toEqual([`plan ${first}`, `plan ${second}`]);
    await scene.clock.advanceToNextTimer();
    await scene.clock.idle();
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(acted(scene).slice(2)).toEqual([`apply ${first}`, `apply ${second}`, `apply ${third}`]);
    expect(calls(scene, 'transfer-case').at(-1)).toMatchObject({ transferId, now: at(14 * DAY) });
  });

  it('undoes each case and waits for nothing', async () => {
    const scene = playing({
      'list-transfer': () => page([first], null),
      'transfer-case': () => ({ result: 'undone' }),
    });
    const arn = await start(scene, 'transfer', { transferId, act: 'undo' });
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(acted(scene)).toEqual([`undo ${first}`]);
  });
});

describe('restart', () => {
  const part = (after: string | null, unable = 0) => ({ restarted: 25, unable, after });

  it('goes through all pages, and says how many it restarted', async () => {
    const scene = playing({ 'restart-cases': inTurn(part('1:'), part('2:', 1), part(null)) });
    const arn = await start(scene, 'restart', { caseId: null });
    expect(await standing(scene, arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"restarted":75,"unable":1}',
    });
    expect(calls(scene, 'restart-cases').map(({ after }) => after)).toEqual([null, '1:', '2:']);
  });

  it('restarts one case alone', async () => {
    const scene = playing({ 'restart-cases': () => ({ restarted: 1, unable: 0, after: null }) });
    await start(scene, 'restart', { caseId: 'TR26-4F7KQ' });
    expect(scene.invoked).toEqual([
      { name: 'restart-cases', payload: { caseId: 'TR26-4F7KQ', after: null, now: at(0) } },
    ]);
  });
});
