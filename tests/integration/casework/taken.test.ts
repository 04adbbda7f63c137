/** Mails that SES took before their sender died: what SES tells of them keeps them from being sent again. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCase } from '#casework/casework';
import { stepObligation } from '#casework/obligations';
import { sweep } from '#casework/sweep';
import type { World } from '#casework/world';
import { findObligation } from '#domain/case/state';
import { findBySesId, noteTaken } from '#store/mails';
import { moments } from '../../support/cases.ts';
import { providerAddress, startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, openedCase } from './stories.ts';

const waiting = { kind: 'ensure-support-person', cause: '1' } as const;
const asked = moments.reviewed;
const minutes = (n: number) => new Date(Date.parse(asked) + n * 60_000).toISOString();

describe('mails', () => {
  let world: TestWorld;
  let caseId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    world.told.mails.length = 0;
  });

  const taskKey = () => `${caseId}-4-0`;
  const sesOfTheDead = () => `ses-of-the-dead-${caseId}`;
  const row = (key: string) => world.table.get({ pk: `MAIL#${key}`, sk: 'MAIL' });
  const sent = () => world.told.mails.map(({ key }) => key).filter((key) => key.startsWith(caseId));
  const open = (by: World = world) => stepObligation(by, 'OpenObligation', { caseId, ...waiting }, asked);
  const due = async () => {
    const { state } = await loadCase(world, caseId, asked);
    return state && findObligation(state, 'ensure-support-person', '1')?.due;
  };

  describe('whose sender died after SES took them', () => {
    const taken = (became: 'sent' | 'delivered' | 'bounced', at = minutes(0.01)) =>
      noteTaken(world.table, taskKey(), { sesId: sesOfTheDead(), at, became });
    /** SES takes the mail, and nothing of it is kept any more. */
    const dying = (): World => {
      let dead = false;
      const table: World['table'] = {
        ...world.table,
        update: (key, change) =>
          dead ? Promise.reject(new Error('killed')) : world.table.update(key, change),
      };
      const sendMail: World['sendMail'] = (input) => {
        dead = true;
        return world.sendMail(input);
      };
      return { ...world, table, sendMail };
    };
    beforeEach(async () => {
      await open(dying());
      expect(await row(taskKey())).toMatchObject({ status: 'sending' });
    });

    it.each([
      'sent',
      'delivered',
      'bounced',
    ] as const)('are kept as %s, as SES told, and not sent again', async (became) => {
      await taken(became);
      await sweep(world, minutes(11));
      expect(sent()).toEqual([taskKey()]);
      expect(await row(taskKey())).toMatchObject({
        status: became,
        sesId: sesOfTheDead(),
        sentAt: minutes(0.01),
        address: providerAddress,
        subject: expect.stringContaining(caseId),
      });
      expect(await findBySesId(world.table, sesOfTheDead())).toMatchObject({ key: taskKey() });
      expect(await row(taskKey())).not.toHaveProperty('unfinished');
      await sweep(world, minutes(30));
      expect(sent()).toEqual([taskKey()]);
    });

    it('are sent again when SES told nothing', async () => {
      await sweep(world, minutes(9));
      expect(sent()).toEqual([taskKey()]);
      await sweep(world, minutes(11));
      expect(sent()).toEqual([taskKey(), taskKey()]);
    });

    it('start the clock of their promise on the day on which SES took them', async () => {
      await taken('delivered', '2026-02-05T08:00:00.000Z');
      await sweep(world, '2026-02-06T08:00:00.000Z');
      expect([sent().length, await due()]).toEqual([1, '2026-02-12']);
    });

    it('are kept as told also when the call failed and the mail was given back', async () => {
      await world.table.update(
        { pk: `MAIL#${taskKey()}`, sk: 'MAIL' },
        { set: { status: 'stored', claimedAt: null } },
      );
      await taken('delivered');
      await sweep(world, minutes(5));
      expect(sent()).toEqual([taskKey()]);
      expect(await row(taskKey())).toMatchObject({ status: 'delivered' });
    });
  });

  it('are kept as delivered also when SES told so before their sender kept them as sent', async () => {
    const slow: World = {
      ...world,
      async sendMail(input) {
        const sesId = await world.sendMail(input);
        for (const became of ['delivered', 'sent'] as const)
          await noteTaken(world.table, taskKey(), { sesId, at: minutes(0), became });
        return sesId;
      },
    };
    await open(slow);
    expect(await row(taskKey())).toMatchObject({ status: 'delivered', sesId: `ses-${taskKey()}` });
    expect(await row(taskKey())).not.toHaveProperty('taken');
  });
});
