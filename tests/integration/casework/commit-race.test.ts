import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCase, loadCase, RetryableError } from '#casework/casework';
import type { World } from '#casework/world';
import { CommandRefused } from '#domain/case/refusal';
import { moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { answers, leadTo, officer, openedCase } from './stories.ts';

const lea = { who: 'officer', officer: 'lea' } as const;
const note = (mailKey: string) => ({ type: 'FileMail', mailKey, as: 'note' }) as const;
const now = moments.ensured;

describe('two writers at one version of a case', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  /** A world in which somebody else commits right before each put of a log entry, so many times. */
  function outrun(times: number, other: (turn: number) => Promise<unknown>): World {
    let turn = 0;
    return {
      ...world,
      table: {
        ...world.table,
        async putNew(item) {
          if (String(item.sk).startsWith('LOG#') && turn < times) {
            turn += 1;
            await other(turn);
          }
          return world.table.putNew(item);
        },
      },
    };
  }

  it('both come in, one after the other, when they do not contradict', async () => {
    const caseId = await openedCase(world);
    await Promise.all([1, 2, 3, 4].map((n) => changeCase(world, caseId, note(`mail-${n}`), officer, now)));
    const { state, entries } = await loadCase(world, caseId, now);
    expect(Object.keys(state?.filedMails ?? {}).sort()).toEqual(['mail-1', 'mail-2', 'mail-3', 'mail-4']);
    expect(entries.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  });

  it('the slower one decides anew on what the faster one made of the case', async () => {
    const caseId = await openedCase(world);
    const slow = outrun(1, () => changeCase(world, caseId, note('fast'), lea, now));
    const state = await changeCase(slow, caseId, note('slow'), officer, now);
    expect(state.version).toBe(3);
    expect(state.filedMails).toEqual({ fast: 'note', slow: 'note' });
  });

  it('the same answer of both is taken once, and the slower one is told', async () => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    const { command, at } = answers.ensure;
    const results = await Promise.allSettled(
      [officer, lea, officer].map((by) => changeCase(world, caseId, command, by, at)),
    );
    const told = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(told).toHaveLength(2);
    for (const error of told)
      expect(error).toMatchObject({ name: 'CommandRefused', code: 'already-answered' });
    const sent = world.told.mails.filter(({ key }) => key.startsWith(caseId)).map(({ key }) => key);
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('an officer who looked at another version is told, also when the other commits in the last moment', async () => {
    const caseId = await openedCase(world);
    const { version } = await leadTo(world, caseId, null);
    const { command, at } = answers.accept;
    await expect(changeCase(world, caseId, command, officer, at, version + 1)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    const slow = outrun(1, () => changeCase(world, caseId, note('fast'), lea, now));
    const late = changeCase(slow, caseId, command, officer, at, version);
    await expect(late).rejects.toBeInstanceOf(CommandRefused);
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect((await changeCase(world, caseId, command, officer, at, version + 1)).phase).toBe('assigning');
  });

  it('who is outrun again and again gives up with an error that may be retried', async () => {
    const caseId = await openedCase(world);
    const beaten = outrun(100, (turn) => changeCase(world, caseId, note(`fast-${turn}`), lea, now));
    const hopeless = changeCase(beaten, caseId, note('slow'), officer, now);
    await expect(hopeless).rejects.toBeInstanceOf(RetryableError);
    expect((await loadCase(world, caseId, now)).state?.filedMails).not.toHaveProperty('slow');
  });

  it('an older projection never replaces a newer one', async () => {
    const caseId = await openedCase(world);
    const { command, at } = answers.accept;
    // The accepting process is outrun after its put, while it has not written the row of the case yet.
    const slow: World = {
      ...world,
      table: {
        ...world.table,
        async update(key, change) {
          if (key.sk === 'CASE' && change.set?.version === 2)
            await changeCase(world, caseId, { type: 'CancelCase', reason: 'x' }, lea, at);
          return world.table.update(key, change);
        },
      },
    };
    await changeCase(slow, caseId, command, officer, at);
    const row = await world.table.get({ pk: `CASE#${caseId}`, sk: 'CASE' });
    expect(row).toMatchObject({ phase: 'ended', version: 3 });
    expect((await loadCase(world, caseId, at)).state?.phase).toBe('ended');
  });

  it('a case that there is not is an error', async () => {
    const nothing = changeCase(world, 'TR26-ZZZZZ', note('x'), officer, now);
    await expect(nothing).rejects.toThrow('There is no case TR26-ZZZZZ');
    expect(await loadCase(world, 'TR26-ZZZZZ', now)).toEqual({ state: null, entries: [] });
  });
});
