/** The power goes in the middle of the story, and while an answer is given; all goes on after the next start. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  AGENCY,
  accept,
  answerTask,
  ensure,
  latest,
  MUNICIPALITY,
  PROVIDER,
  refer,
  subjects,
  supportPerson,
} from '../support/story.ts';
import { type SpawnedSystem, spawnSystem } from '../support/system.ts';
import { goOn, spin } from './killed.ts';

let system: SpawnedSystem;
beforeEach(async () => {
  system = await spawnSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterEach(() => system.stop());

it('keeps machines, timers, tokens and links over a kill', async () => {
  const caseId = await refer(system);
  await system.kill();
  await goOn(system);
  await accept(system, caseId);
  await system.kill();
  await system.start();
  await system.advanceTo('2026-02-19T07:30:00.000Z');
  expect((await subjects(system, PROVIDER)).at(-1)).toMatch(/^Meeldetuletus/);
  await system.kill();
  await system.start();
  await ensure(system);
  expect((await latest(system, MUNICIPALITY, /tugiisik/)).text).toContain('Kalle Kask');
  expect(await subjects(system, AGENCY)).toHaveLength(1);
});

it('does an answer once, though the system is killed while it is given', async () => {
  for (const wait of [0, 25, 90]) {
    const caseId = await refer(system, { from: MUNICIPALITY });
    await accept(system, caseId);
    const given = answerTask(system, new RegExp(`tugiisiku leidmine.*${caseId}`), supportPerson).catch(
      () => null,
    );
    await spin(wait);
    await system.kill();
    await given;
    await goOn(system);
    await answerTask(system, new RegExp(`tugiisiku leidmine.*${caseId}`), supportPerson).catch(() => null);
    await system.advance(16 * 60_000);
    const told = (await subjects(system, MUNICIPALITY)).filter(
      (one) => one.includes(caseId) && /tugiisik/i.test(one),
    );
    expect(told.length, `killed ${wait} ms into the answer`).toBeGreaterThanOrEqual(1);
    const next = (await subjects(system, PROVIDER)).filter(
      (one) => one.includes(caseId) && /kokkuleppimine/.test(one),
    );
    expect(next.length).toBeGreaterThanOrEqual(1);
    const running = (await system.executions()).filter(
      (one) => one.name.startsWith(`${caseId}-arrange`) && one.status === 'RUNNING',
    );
    expect(running).toHaveLength(1);
  }
});
