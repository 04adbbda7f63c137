import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { endingOf, keepOrReturn, planObligation, stepObligation } from '#casework/obligations';
import { sweep } from '#casework/sweep';
import type { World } from '#casework/world';
import { moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { answers, leadTo, officer, openedCase } from './stories.ts';

const waiting = { kind: 'ensure-support-person', cause: '1' } as const;
const { command, at } = answers.ensure;
const asked = moments.reviewed;

describe('the token of a machine that waits', () => {
  let world: TestWorld;
  let caseId: string;
  const told = () => world.told.tokens.map(({ token, signal }) => `${token} ${signal}`);
  const row = () => world.table.get({ pk: `CASE#${caseId}`, sk: 'OBLIGATION#ensure-support-person#1' });
  const keep = (token: string, by: World = world) =>
    keepOrReturn(by, caseId, waiting, { token, wakeAt: null }, asked);
  const reschedule = () =>
    changeCase(
      world,
      caseId,
      { type: 'NoteTaskMailAccepted', ...waiting, acceptedAt: '2026-02-05T08:00:00.000Z' },
      { who: 'system' },
      '2026-02-05T08:00:00.000Z',
    );

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    await stepObligation(world, 'OpenObligation', { caseId, ...waiting }, asked);
    world.told.tokens.length = 0;
  });

  it('is returned by the answer that comes after it', async () => {
    await keep('early');
    expect(told()).toEqual([]);
    await changeCase(world, caseId, command, officer, at);
    expect(told()).toEqual(['early answered']);
    expect(await row()).not.toHaveProperty('token');
    expect(await row()).not.toHaveProperty('unfinished');
  });

  it('is returned at once when the answer came before it', async () => {
    await changeCase(world, caseId, command, officer, at);
    expect(told()).toEqual([]);
    await keep('late');
    expect(told()).toEqual(['late answered']);
    expect(await row()).not.toHaveProperty('token');
  });

  it('is returned once when keeping and answering run at the same time', async () => {
    await keep('first');
    world.told.tokens.length = 0;
    for (const before of ['keep', 'answer'] as const) {
      const id = await openedCase(world);
      await leadTo(world, id, 'accept');
      await stepObligation(world, 'OpenObligation', { caseId: id, ...waiting }, asked);
      world.told.tokens.length = 0;
      const race = [
        () => keepOrReturn(world, id, waiting, { token: `racing-${before}`, wakeAt: null }, asked),
        () => changeCase(world, id, command, officer, at),
      ];
      await Promise.all((before === 'keep' ? race : race.reverse()).map((run) => run()));
      expect(told()).toEqual([`racing-${before} answered`]);
    }
  });

  it('is returned when the answer is committed but not yet in the row, and the token comes in between', async () => {
    // The answering process has put its log entry, and then a machine keeps its token before the row is closed.
    const slow: World = {
      ...world,
      table: {
        ...world.table,
        async update(key, change) {
          if (key.sk.startsWith('OBLIGATION#') && change.set?.status === 'closed') await keep('between');
          return world.table.update(key, change);
        },
      },
    };
    await changeCase(slow, caseId, command, officer, at);
    expect(told()).toEqual(['between answered']);
  });

  it('tells of a new due day, and the next token is kept for the answer', async () => {
    await keep('waiting');
    await reschedule();
    expect(told()).toEqual(['waiting rescheduled']);
    expect(await planObligation(world, { caseId, ...waiting }, '2026-02-05T08:00:01.000Z')).toBe(
      '2026-02-10T07:00:00.000Z',
    );
    await keep('again');
    await changeCase(world, caseId, command, officer, at);
    expect(told()).toEqual(['waiting rescheduled', 'again answered']);
  });

  it('is not lost when the due day moves while nobody waits: the next token waits for the answer', async () => {
    await reschedule();
    expect(told()).toEqual([]);
    await keep('after');
    expect(told()).toEqual([]);
    await changeCase(world, caseId, command, officer, at);
    expect(told()).toEqual(['after answered']);
  });

  it('is not forgotten by the process that was told of the token before it', async () => {
    await keep('old');
    // The machine that was told waits anew before the teller could forget the old token.
    const slow: World = {
      ...world,
      machines: {
        ...world.machines,
        async returnToken(token, signal) {
          await world.machines.returnToken(token, signal);
          if (token === 'old') await keep('new');
        },
      },
    };
    await changeCase(
      slow,
      caseId,
      { type: 'NoteTaskMailAccepted', ...waiting, acceptedAt: '2026-02-05T08:00:00.000Z' },
      { who: 'system' },
      '2026-02-05T08:00:00.000Z',
    );
    await changeCase(world, caseId, command, officer, at);
    expect(told()).toEqual(['old rescheduled', 'new answered']);
  });

  describe('of a machine of before a restart', () => {
    const restart = () => changeCase(world, caseId, { type: 'RestartMachines' }, officer, asked);
    const keepOf = (number: number, token: string) =>
      keepOrReturn(
        world,
        caseId,
        waiting,
        { token, wakeAt: '2026-02-05T07:00:00.000Z', restart: number },
        asked,
      );

    it('is returned by the restart, and that machine has nothing more to do', async () => {
      await keepOf(0, 'old');
      await restart();
      expect(told()).toEqual(['old rescheduled']);
      const old = { caseId, ...waiting, restart: 0 };
      expect(await planObligation(world, old, asked)).toBeNull();
      expect(await stepObligation(world, 'Nudge', old, asked)).toBeNull();
      expect((await endingOf(world, old, asked)).outcome).toBe('superseded');
      expect(await planObligation(world, { ...old, restart: 1 }, asked)).not.toBeNull();
      await keepOf(1, 'new');
      await changeCase(world, caseId, command, officer, at);
      expect(told()).toEqual(['old rescheduled', 'new answered']);
      // The old machine may be told so late that it is all over; the promise counts once, whoever says it first.
      expect(await endingOf(world, old, at)).toEqual({ outcome: 'done', promise: 'kept' });
      expect(await endingOf(world, { ...old, restart: 1 }, at)).toEqual({ outcome: 'done', promise: null });
    });

    it('never takes the place of a newer one, nor waits alone', async () => {
      await restart();
      await keepOf(0, 'too early');
      expect(told()).toEqual(['too early rescheduled']);
      await keepOf(1, 'new');
      await keepOf(0, 'too late');
      expect(told().at(-1)).toBe('too late answered');
      await changeCase(world, caseId, command, officer, at);
      expect(told().at(-1)).toBe('new answered');
    });

    it('that is gone with its stack does not keep the new machine from starting', async () => {
      await keepOf(0, 'gone');
      const deployedAnew: World = {
        ...world,
        machines: { ...world.machines, returnToken: () => Promise.reject(new Error('AccessDenied')) },
      };
      await changeCase(deployedAnew, caseId, { type: 'RestartMachines' }, officer, asked);
      expect(world.told.referrals.at(-1)).toBe(`${caseId}-1`);
      expect(await row()).not.toHaveProperty('token');
      const { entries } = await loadCase(world, caseId, asked);
      expect(entries.every(({ unfinished }) => !unfinished)).toBe(true);
    });
  });

  it('is returned by the sweep when the call was lost', async () => {
    await keep('lost');
    const broken: World = {
      ...world,
      machines: { ...world.machines, returnToken: () => Promise.reject(new Error('no answer')) },
    };
    await expect(changeCase(broken, caseId, command, officer, at)).rejects.toThrow('no answer');
    expect((await row())?.unfinished).toBe('TOKEN');
    await sweep(world, '2026-02-06T12:20:00.000Z');
    expect(told()).toEqual(['lost answered']);
    expect(await row()).not.toHaveProperty('unfinished');
  });

  it('is told to the machine of an obligation that was cancelled', async () => {
    await keep('waiting');
    await changeCase(world, caseId, { type: 'CancelCase', reason: 'x' }, officer, at);
    expect(told()).toEqual(['waiting answered']);
    expect((await endingOf(world, { caseId, ...waiting }, at)).outcome).toBe('cancelled');
  });

  it('is returned at once when the due day moved between the plan and the wait', async () => {
    const planned = await planObligation(world, { caseId, ...waiting }, asked);
    const wait = { token: 'early', wakeAt: planned };
    await keepOrReturn(world, caseId, waiting, wait, asked);
    expect(told()).toEqual([]);
    await keepOrReturn(world, caseId, waiting, { token: 'late', wakeAt: '2027-01-01T07:00:00.000Z' }, asked);
    expect(told()).toEqual(['late rescheduled']);
  });

  it('of a service is told that something changed, also when it comes after the end', async () => {
    const id = await openedCase(world);
    await leadTo(world, id, 'record');
    world.told.tokens.length = 0;
    await keepOrReturn(world, id, null, { token: 'service', wakeAt: null }, moments.recorded);
    expect(told()).toEqual([]);
    await changeCase(world, id, { type: 'CancelCase', reason: 'x' }, officer, '2026-03-02T10:00:00.000Z');
    await keepOrReturn(world, id, null, { token: 'too late', wakeAt: null }, '2026-03-02T10:00:01.000Z');
    expect(told()).toEqual(['service changed', 'too late changed']);
  });

  it('of a service that has not begun, or of a case that there is not, is returned', async () => {
    await keepOrReturn(world, caseId, null, { token: 'early', wakeAt: null }, asked);
    await keepOrReturn(world, 'TR26-ZZZZZ', waiting, { token: 'nowhere', wakeAt: null }, asked);
    expect(told()).toEqual(['early changed', 'nowhere answered']);
    expect((await loadCase(world, 'TR26-ZZZZZ', asked)).state).toBeNull();
  });
});

describe('how an obligation ended', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('is its outcome; unattended while it is open, cancelled when it was never opened', async () => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    const review = { caseId, kind: 'review-referral', cause: '1' } as const;
    expect((await endingOf(world, review, at)).outcome).toBe('done');
    expect((await endingOf(world, { caseId, ...waiting }, at)).outcome).toBe('cancelled');
    await stepObligation(world, 'OpenObligation', { caseId, ...waiting }, asked);
    expect((await endingOf(world, { caseId, ...waiting }, at)).outcome).toBe('unattended');
    const declined = {
      type: 'DeclineAssignment',
      reason: 'x',
      cause: '1',
      channel: 'page',
      arrivedAt: at,
    } as const;
    await changeCase(world, caseId, declined, officer, at);
    expect((await endingOf(world, { caseId, ...waiting }, at)).outcome).toBe('declined');
    expect(await planObligation(world, { caseId, ...waiting }, at)).toBeNull();
    expect(await planObligation(world, { ...review, caseId: 'TR26-ZZZZZ' }, at)).toBeNull();
  });
});
