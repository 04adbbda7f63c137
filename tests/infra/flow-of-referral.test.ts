/** What the machine *referral* does, from start to end. */
import { describe, expect, it } from 'vitest';
import { FunctionError, START } from '../unit/step-functions/scene.ts';
import { calls, namesOf, playing, signal, standing, start } from './flows.ts';

const DAY = 86_400_000;
const at = (ms: number): string => new Date(START + ms).toISOString();

/** Answers in turn; the last one again and again. */
const inTurn = (...answers: unknown[]) => {
  const left = [...answers];
  return () => (left.length > 1 ? left.shift() : left[0]);
};

const keepToken = () => ({});

describe('referral', () => {
  const closing = {
    'open-obligation': () => ({ wakeAt: null }),
    'close-obligation': () => ({ outcome: 'done' }),
    'plan-service': () => ({ milestone: 'none', wakeAt: null }),
  };
  const referral = { caseId: 'TR26-4F7KQ', restart: 0 };

  it('runs one obligation after the other as the case says, then starts the service', async () => {
    const scene = playing({
      ...closing,
      'place-case': inTurn(
        { step: 'review-referral', cause: '1' },
        { step: 'ensure-support-person', cause: '1' },
        { step: 'ensure-support-person', cause: '2' },
        { step: 'start-service', cause: '1' },
      ),
    });
    const arn = await start(scene, 'referral', referral);
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED', state: 'The referral is done' });
    expect(namesOf(scene, 'obligation')).toEqual([
      'TR26-4F7KQ-review-referral-1-0',
      'TR26-4F7KQ-ensure-support-person-1-0',
      'TR26-4F7KQ-ensure-support-person-2-0',
    ]);
    expect(namesOf(scene, 'service')).toEqual(['TR26-4F7KQ-service-0-1']);
    expect(calls(scene, 'plan-service')).toEqual([{ caseId: 'TR26-4F7KQ', restart: 0, now: at(0) }]);
    expect(calls(scene, 'place-case')).toEqual(
      Array(4).fill({ caseId: 'TR26-4F7KQ', restart: 0, now: at(0), ran: null }),
    );
  });

  it('asks whether an obligation was answered whose execution exists, and never runs it twice', async () => {
    const scene = playing({
      ...closing,
      'place-case': inTurn({ step: 'review-referral', cause: '1' }, { step: 'ended', cause: '1' }),
    });
    const run = { caseId: 'TR26-4F7KQ', kind: 'review-referral', cause: '1' };
    await start(scene, 'obligation', run, 'TR26-4F7KQ-review-referral-1-0');
    const arn = await start(scene, 'referral', referral);
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED', state: 'The case has ended' });
    expect(calls(scene, 'place-case').at(-1)?.ran).toEqual({ kind: 'review-referral', cause: '1' });
    expect(calls(scene, 'open-obligation')).toHaveLength(1);
  });

  it('ends when the case was restarted since, and so does the obligation that it waits for', async () => {
    const scene = playing({
      'place-case': inTurn({ step: 'review-referral', cause: '1' }, { step: 'superseded', cause: '1' }),
      'open-obligation': () => ({ wakeAt: at(3 * DAY) }),
      'keep-token': keepToken,
      'plan-nudge': () => ({ wakeAt: null }),
      'close-obligation': () => ({ outcome: 'superseded' }),
    });
    const arn = await start(scene, 'referral', referral);
    await signal(scene, 'rescheduled');
    expect(await standing(scene, arn)).toMatchObject({
      status: 'SUCCEEDED',
      state: 'A newer execution goes on',
    });
    expect(scene.engine.executions().map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('fails where an obligation was left unattended, under a name that people know', async () => {
    const scene = playing({ 'place-case': () => ({ step: 'unattended', cause: '1' }) });
    const arn = await start(scene, 'referral', referral);
    expect(await standing(scene, arn)).toMatchObject({ status: 'FAILED', error: 'ObligationUnattended' });
  });

  it('waits again for its obligation when both are redriven, the obligation first', async () => {
    const opens = inTurn(new FunctionError('TypeError', 'a mistake of ours'), { wakeAt: at(3 * DAY) });
    const scene = playing({
      'place-case': inTurn({ step: 'review-referral', cause: '1' }, { step: 'ended', cause: '1' }),
      'open-obligation': () => {
        const answer = opens();
        if (answer instanceof Error) throw answer;
        return answer;
      },
      'keep-token': keepToken,
      'close-obligation': () => ({ outcome: 'done' }),
    });
    const parent = await start(scene, 'referral', referral);
    const child = `${parent.split(':').slice(0, -2).join(':')}:obligation:TR26-4F7KQ-review-referral-1-0`;
    for (const executionArn of [child, parent]) {
      expect(await standing(scene, executionArn)).toMatchObject({ status: 'FAILED' });
      await scene.engine.redriveExecution({ executionArn });
    }
    await scene.clock.idle();
    for (const arn of [child, parent])
      expect(await standing(scene, arn)).toMatchObject({ status: 'RUNNING', redriveCount: 1 });
    await signal(scene, 'answered');
    expect(await standing(scene, child)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await standing(scene, parent)).toMatchObject({ state: 'The case has ended' });
  });

  it('fails at the Task whose obligation failed, and goes on there when it is redriven', async () => {
    const scene = playing({
      ...closing,
      'close-obligation': () => ({ outcome: 'unattended' }),
      'place-case': inTurn({ step: 'review-referral', cause: '1' }, { step: 'ended', cause: '1' }),
    });
    const executionArn = await start(scene, 'referral', referral);
    expect(await standing(scene, executionArn)).toMatchObject({
      status: 'FAILED',
      state: 'Ask the agency to review the referral',
    });
    await scene.engine.redriveExecution({ executionArn });
    await scene.clock.idle();
    expect(await standing(scene, executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      state: 'The case has ended',
    });
  });
});
