import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { eraseDue } from '#casework/erasing';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { officer, openedCase } from './stories.ts';

const cancelledAt = '2026-02-10T10:00:00.000Z';
const correctedAt = '2026-02-11T10:00:00.000Z';
/** The final payment of the tests is 2026: data go on 1 January 2032. */
const due = '2032-01-01T06:00:00.000Z';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const holding = async (words: string) =>
  (await world.items()).filter((item) => JSON.stringify(item).includes(words)).length;

it('keeps a correction with its old value, tells it, and erases both with the rest', async () => {
  const caseId = await openedCase(world);
  await changeCase(
    world,
    caseId,
    { type: 'CancelCase', reason: 'Klient kolis Põltsamaale' },
    officer,
    cancelledAt,
  );
  world.told.mails.length = 0;
  const correct = {
    type: 'CorrectFact',
    fact: 'reason',
    cause: null,
    reason: 'Kuulsin valesti',
    tell: true,
    values: { reason: 'Klient kolis Põlvasse' },
  } as const;
  await changeCase(world, caseId, correct, officer, correctedAt);
  await changeCase(world, caseId, correct, officer, correctedAt);

  const { state } = await loadCase(world, caseId, correctedAt);
  expect(state?.reason).toBe('Klient kolis Põlvasse');
  expect(state?.corrections).toMatchObject([
    { fact: 'reason', before: { reason: 'Klient kolis Põltsamaale' }, reason: 'Kuulsin valesti' },
  ]);
  const bodies = world.told.mails.map(({ input }) => input.Content?.Simple?.Body?.Text?.Data);
  expect(bodies).toEqual([expect.stringContaining('Klient kolis Põlvasse')]);
  for (const words of ['Põltsamaale', 'Põlvasse', 'Kuulsin valesti'])
    expect(await holding(words), words).toBeGreaterThan(0);

  expect(await eraseDue(world, due)).toBe(1);
  for (const words of ['Põltsamaale', 'Põlvasse', 'Kuulsin valesti'])
    expect(await holding(words), words).toBe(0);
  const erased = (await loadCase(world, caseId, due)).state;
  expect(erased?.corrections).toMatchObject([{ fact: 'reason', before: null, reason: null }]);
  await expect(changeCase(world, caseId, correct, officer, due)).rejects.toMatchObject({ code: 'erased' });
});
