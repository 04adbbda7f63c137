/** Automatic answers over a cap wait, an officer sees them, and everything else leaves. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase } from '#casework/casework';
import { sendHeld } from '#casework/send';
import { sweep } from '#casework/sweep';
import { listHeld } from '#store/lists';
import { moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { answers, caseManager, leadTo, officer, openedCase } from './stories.ts';

const nextDay = new Date(Date.parse(moments.registered) + 24 * 3_600_000).toISOString();

describe('answers to one address', () => {
  let world: TestWorld;
  let cases: string[];
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.restore([]);
    cases = [];
    for (let turn = 0; turn < 12; turn += 1) cases.push(await openedCase(world));
  });

  const receipts = () =>
    world.told.mails.filter(({ input }) => input.Destination?.ToAddresses?.includes(caseManager));
  const held = async () => (await listHeld(world.table, null)).rows;

  it('are ten a day; the rest waits where an officer sees it', async () => {
    expect(receipts()).toHaveLength(10);
    const waiting = await held();
    expect(waiting.map(({ caseId }) => caseId).sort()).toEqual(cases.slice(10).sort());
    expect(waiting.map(({ heldBy }) => heldBy)).toEqual(['address', 'address']);
    await sweep(world, moments.registered);
    expect(receipts()).toHaveLength(10);
  });

  it('leave on the next day', async () => {
    await sweep(world, nextDay);
    expect(receipts()).toHaveLength(12);
    expect(await held()).toEqual([]);
  });

  it('leave when an officer sends them, once', async () => {
    const [first] = await held();
    if (!first) throw new Error('an answer is held');
    expect(await sendHeld(world, first.key, moments.registered)).toBe(true);
    expect(await sendHeld(world, first.key, moments.registered)).toBe(false);
    expect(receipts()).toHaveLength(11);
  });

  it('never hold back a decision', async () => {
    const [caseId = ''] = cases;
    await leadTo(world, caseId, null);
    await changeCase(world, caseId, answers.accept.command, officer, answers.accept.at);
    expect(receipts().at(-1)?.key.startsWith(caseId)).toBe(true);
  });

  it('are given back when counting them fails, and leave later', async () => {
    const broken: TestWorld = {
      ...world,
      table: { ...world.table, count: () => Promise.reject(new Error('the table is away')) },
    };
    const before = receipts().length;
    const caseId = await openedCase(broken);
    expect(receipts()).toHaveLength(before);
    await sweep(world, nextDay);
    expect(receipts().some(({ key }) => key.startsWith(caseId))).toBe(true);
  });
});
