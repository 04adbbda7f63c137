/** The power goes at random points after a mail was accepted; it is not lost. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { referralMail } from '../support/mails/referral-mail.ts';
import { subjects } from '../support/story.ts';
import { type SpawnedSystem, spawnSystem } from '../support/system.ts';
import { goOn, spin } from './killed.ts';

let system: SpawnedSystem;
beforeEach(async () => {
  system = await spawnSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterEach(() => system.stop());

it('loses no accepted mail, whenever the system is killed after it', async () => {
  const rounds = [0, 20, 80, 250];
  for (const [index, wait] of rounds.entries()) {
    const mail = await referralMail({ messageId: `<${index}@elva.ee>`, from: `m${index}@elva.ee` });
    await system.send(mail);
    await spin(wait);
    await system.kill();
    await goOn(system);
    const receipts = await subjects(system, `m${index}@elva.ee`);
    expect(receipts, `killed ${wait} ms after the mail was accepted`).toEqual([
      expect.stringMatching(/kätte saadud/),
    ]);
  }
  const states = (await system.executions()).filter((one) => one.machine === 'referral');
  expect(states).toHaveLength(rounds.length);
});
