/** The power goes at random points of the story; what was accepted goes on after the next start. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { referralMail } from '../support/mails/referral-mail.ts';
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

let system: SpawnedSystem;
beforeEach(async () => {
  system = await spawnSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterEach(() => system.stop());

/** Starts again; a mail whose sender died in the act goes out when its claim is 10 minutes old. */
async function goOn(): Promise<void> {
  await system.start();
  await system.idle();
  await system.advance(16 * 60_000);
}

it('loses no accepted mail, whenever the system is killed after it', async () => {
  const rounds = [0, 5, 15, 30, 60, 100, 160, 250];
  for (const [index, wait] of rounds.entries()) {
    const mail = await referralMail({ messageId: `<${index}@elva.ee>`, from: `m${index}@elva.ee` });
    await system.send(mail);
    await spin(wait);
    await system.kill();
    await goOn();
    const receipts = await subjects(system, `m${index}@elva.ee`);
    expect(receipts, `killed ${wait} ms after the mail was accepted`).toEqual([
      expect.stringMatching(/kätte saadud/),
    ]);
  }
  const states = (await system.executions()).filter((one) => one.machine === 'referral');
  expect(states).toHaveLength(rounds.length);
});

it('keeps machines, timers, tokens and links over a kill', async () => {
  const caseId = await refer(system);
  await system.kill();
  await goOn();
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
  for (const wait of [0, 10, 25, 50, 90]) {
    const caseId = await refer(system, { from: MUNICIPALITY });
    await accept(system, caseId);
    const given = answerTask(system, new RegExp(`tugiisiku leidmine.*${caseId}`), supportPerson).catch(
      () => null,
    );
    await spin(wait);
    await system.kill();
    await given;
    await goOn();
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

/** Lets the other process work for so many ms: the moment of the kill is the subject here, not a wait for a result. */
const spin = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
