import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { keepOrReturn, stepObligation } from '#casework/obligations';
import { readLink } from '#casework/signing';
import { sweep } from '#casework/sweep';
import type { World } from '#casework/world';
import { findObligation } from '#domain/case/state';
import { forgetLog } from '#store/known-logs';
import { moments } from '../../support/cases.ts';
import { keys, providerAddress, startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, officer, openedCase } from './stories.ts';

const waiting = { kind: 'ensure-support-person', cause: '1' } as const;
const asked = moments.reviewed;
const minutes = (n: number, from: string = asked) => new Date(Date.parse(from) + n * 60_000).toISOString();

describe('the mails that a case owes', () => {
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
    world.told.tokens.length = 0;
    world.told.reports.length = 0;
  });

  const row = (key: string) => world.table.get({ pk: `MAIL#${key}`, sk: 'MAIL' });
  const taskKey = () => `${caseId}-4-0`;
  const sent = () => world.told.mails.map(({ key }) => key).filter((key) => key.startsWith(caseId));
  const open = (by: World = world, now = asked) =>
    stepObligation(by, 'OpenObligation', { caseId, ...waiting }, now);
  const down = (name = 'Error'): World => ({
    ...world,
    sendMail: () => Promise.reject(Object.assign(new Error('SES'), { name })),
  });
  const due = async () => findObligation((await caseNow()) as never, 'ensure-support-person', '1')?.due;
  const caseNow = async () => (await loadCase(world, caseId, asked)).state;

  it('leave at once with a tag, a signed answer address and a link for their party', async () => {
    await open();
    expect(sent()).toEqual([taskKey()]);
    const input = world.told.mails[0]?.input;
    expect(input?.Destination?.ToAddresses).toEqual([providerAddress]);
    expect(input?.ReplyToAddresses?.[0]).toMatch(
      new RegExp(`^juhtum\\+${caseId.toLowerCase()}\\.[a-z2-7]{20}@tugirada\\.example$`),
    );
    const text = input?.Content?.Simple?.Body?.Text?.Data ?? '';
    const [, token = ''] = /\/task\/(\S+)/.exec(text) ?? [];
    expect(await readLink(keys.link, token)).toEqual({ caseId, ...waiting, party: 'provider', issue: 1 });
    for (const personal of ['Olena', 'Kovalenko', '49005149021', 'Näidise'])
      expect(JSON.stringify(input)).not.toContain(personal);
    expect(await row(taskKey())).toMatchObject({
      status: 'sent',
      sesId: `ses-${taskKey()}`,
      address: providerAddress,
    });
    expect(await row(taskKey())).not.toHaveProperty('unfinished');
  });

  it('stay stored while SES does not answer, and leave with the next sweep', async () => {
    await open(down());
    expect(await row(taskKey())).toMatchObject({ status: 'stored', unfinished: 'MAIL', claimedAt: null });
    expect(world.told.reports).toMatchObject([{ what: 'A mail could not be sent' }]);
    await sweep(world, minutes(5));
    await sweep(world, minutes(10));
    expect(sent()).toEqual([taskKey()]);
  });

  it('are given up when SES will never take them', async () => {
    await open(down('MessageRejected'));
    expect(await row(taskKey())).toMatchObject({ status: 'undeliverable' });
    await sweep(world, minutes(5));
    expect(sent()).toEqual([]);
  });

  it('to a party without an address are marked, and the next one leaves', async () => {
    const { provider } = (await caseNow()) ?? {};
    expect(provider).not.toBeNull();
    const nobody: World = { ...world, registry: { ...world.registry, provider: async () => null } };
    await open(nobody);
    expect(await row(taskKey())).toMatchObject({ status: 'undeliverable' });
    await changeCase(nobody, caseId, { type: 'CancelCase', reason: 'x' }, officer, moments.ensured);
    expect(sent()).toEqual([`${caseId}-5-0`, `${caseId}-5-2`]);
  });

  it('that somebody else is sending are left alone for ten minutes, then sent again', async () => {
    await open(down());
    await world.table.update(
      { pk: `MAIL#${taskKey()}`, sk: 'MAIL' },
      { set: { status: 'sending', claimedAt: minutes(0) } },
    );
    await sweep(world, minutes(9.99));
    expect(sent()).toEqual([]);
    await sweep(world, minutes(10));
    expect(sent()).toEqual([taskKey()]);
    await sweep(world, minutes(30));
    expect(sent()).toEqual([taskKey()]);
  });

  it('are not sent again at once when only the note that they left was lost', async () => {
    const forgetful: World = {
      ...world,
      table: {
        ...world.table,
        update: (key, change) =>
          change.set?.status === 'sent'
            ? Promise.reject(new Error('no answer'))
            : world.table.update(key, change),
      },
    };
    await open(forgetful);
    expect(world.told.reports).toMatchObject([{ what: 'A mail was sent, but not kept as sent' }]);
    await sweep(world, minutes(5));
    expect(sent()).toEqual([taskKey()]);
  });

  it('of one claim do not give back what another has claimed since', async () => {
    const slow: World = {
      ...world,
      async sendMail() {
        await sweep(world, minutes(11));
        throw new Error('gave up long ago');
      },
    };
    await open(slow);
    expect(sent()).toEqual([taskKey()]);
    expect(await row(taskKey())).toMatchObject({ status: 'sent' });
    await sweep(world, minutes(30));
    expect(sent()).toEqual([taskKey()]);
  });

  it('move the due day of the promise when the task mail leaves a day later, and wake its machine', async () => {
    await open(down());
    await keepOrReturn(world, caseId, waiting, { token: 'token', wakeAt: null }, asked);
    expect(await due()).toBe('2026-02-11');
    await sweep(world, '2026-02-05T08:00:00.000Z');
    expect(await due()).toBe('2026-02-12');
    expect(world.told.tokens).toEqual([{ token: 'token', signal: 'rescheduled' }]);
    const { explanation } = findObligation((await caseNow()) as never, 'ensure-support-person', '1') ?? {};
    expect(explanation).toMatchObject({ dayZero: '2026-02-05' });
  });

  it('do not move it later the same day, and a link sent again on a later day does not either', async () => {
    await open(down());
    await sweep(world, '2026-02-04T20:00:00.000Z');
    expect([sent().length, await due()]).toEqual([1, '2026-02-11']);
    await changeCase(
      down(),
      caseId,
      { type: 'ReissueLink', ...waiting },
      officer,
      '2026-02-05T08:00:00.000Z',
    );
    await sweep(world, '2026-02-06T08:00:00.000Z');
    expect([sent().length, await due()]).toEqual([2, '2026-02-11']);
  });

  it('move it also when the process died between the mail and the note, by the time at which it left', async () => {
    await open(down());
    let left = false;
    const dying: World = {
      ...world,
      async sendMail(input) {
        left = true;
        return world.sendMail(input);
      },
      table: {
        ...world.table,
        putNew: (item) => (left ? Promise.reject(new Error('dead')) : world.table.putNew(item)),
      },
    };
    await sweep(dying, '2026-02-05T08:00:00.000Z');
    expect(await due()).toBe('2026-02-11');
    expect(await row(taskKey())).toMatchObject({ status: 'sent', unfinished: 'MAIL' });
    await sweep(world, '2026-02-09T08:00:00.000Z');
    expect(sent()).toEqual([taskKey()]);
    expect(await due()).toBe('2026-02-12');
    expect(await row(taskKey())).not.toHaveProperty('unfinished');
  });

  it('of a case in which one cannot be written do not keep the others back', async () => {
    const broken: World = {
      ...world,
      async sendMail(input) {
        if (input.Destination?.ToAddresses?.[0] === providerAddress) throw new Error('this one not');
        return world.sendMail(input);
      },
    };
    await open();
    await changeCase(broken, caseId, { type: 'CancelCase', reason: 'x' }, officer, moments.ensured);
    expect(sent()).toEqual([taskKey(), `${caseId}-5-0`, `${caseId}-5-2`]);
  });
});

describe('the sweep', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('starts intake once an hour for what lies in the inbox', async () => {
    world.told.objects.set('inbox/lost', { bytes: new Uint8Array(), arrivedAt: null });
    await sweep(world, '2026-02-02T08:05:00.000Z');
    await sweep(world, '2026-02-02T08:10:00.000Z');
    await sweep(world, '2026-02-02T09:05:00.000Z');
    const names = world.told.intakes.map(({ name }) => name);
    expect(world.told.intakes.every(({ objectKey }) => objectKey === 'inbox/lost')).toBe(true);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[0-9A-Za-z_-]{1,80}$/);
    world.told.objects.clear();
  });

  it('goes on after a case that it cannot mend, and tells of it', async () => {
    const ids = [await openedCase(world), await openedCase(world)];
    for (const caseId of ids)
      await world.table.update(
        { pk: `CASE#${caseId}`, sk: 'LOG#000001' },
        { set: { unfinished: 'LOG', since: '0' } },
      );
    await world.table.update({ pk: `CASE#${ids[0]}`, sk: 'LOG#000001' }, { set: { events: 'broken' } });
    // The sweep is another process: it has read nothing of them.
    forgetLog(world.table);
    world.told.reports.length = 0;
    await sweep(world, moments.reviewed);
    expect(world.told.reports).toHaveLength(1);
    const mended = await world.table.get({ pk: `CASE#${ids[1]}`, sk: 'LOG#000001' });
    expect(mended).not.toHaveProperty('unfinished');
  });

  it('starts the referral of a case that was opened where machines may not be started', async () => {
    const refused: TestWorld = {
      ...world,
      machines: { ...world.machines, startReferral: async () => false },
    };
    const caseId = await openedCase(refused);
    expect(world.told.referrals).not.toContain(`${caseId}-0`);
    await sweep(world, moments.reviewed);
    expect(world.told.referrals).toContain(`${caseId}-0`);
    const entry = await world.table.get({ pk: `CASE#${caseId}`, sk: 'LOG#000001' });
    expect(entry).not.toHaveProperty('unfinished');
  });
});
