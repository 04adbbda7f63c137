import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { morningRound } from '#casework/morning';
import { stepObligation } from '#casework/obligations';
import { readLink } from '#casework/signing';
import { sweep } from '#casework/sweep';
import type { World } from '#casework/world';
import { at, type Instant } from '#domain/calendar/calendar';
import { findObligation } from '#domain/case/state';
import { markDelivery } from '#store/mails';
import { moments } from '../../support/cases.ts';
import { keys, providerAddress, settings, startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, officer, openedCase } from './stories.ts';

const waiting = { kind: 'ensure-support-person', cause: '1' } as const;
const asked = moments.reviewed;

describe('the morning round', () => {
  let world: TestWorld;
  let empty: Awaited<ReturnType<TestWorld['items']>>;
  beforeAll(async () => {
    world = await startWorld();
    empty = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.restore(empty));

  /** Cases whose provider was asked for a support person. @returns their ids and the 8:00 of their due day */
  async function asking(count: number): Promise<{ ids: string[]; morning: Instant; nine: Instant }> {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = await openedCase(world);
      await leadTo(world, id, 'accept');
      await stepObligation(world, 'OpenObligation', { caseId: id, ...waiting }, asked);
      ids.push(id);
    }
    const { state } = await loadCase(world, String(ids[0]), asked);
    const due = state && findObligation(state, waiting.kind, waiting.cause)?.due;
    if (!due) throw new Error('Nobody was asked');
    world.told.mails.length = 0;
    return { ids, morning: at(due, '08:00'), nine: at(due, '09:00') };
  }
  const nudge = (caseId: string, now: Instant, by: World = world) =>
    stepObligation(by, 'Nudge', { caseId, ...waiting }, now);
  const to = (address: string) =>
    world.told.mails
      .filter(({ input }) => input.Destination?.ToAddresses?.[0] === address)
      .map(({ input }) => input.Content?.Simple?.Subject?.Data ?? '');
  const bodyOf = (subject: string) =>
    world.told.mails.find(({ input }) => input.Content?.Simple?.Subject?.Data === subject)?.input.Content
      ?.Simple?.Body?.Text?.Data ?? '';

  it('tells a provider once in place of four reminders, with a link for each task', async () => {
    const { ids, morning, nine } = await asking(4);
    await morningRound(world, morning);
    const [subject = '', ...others] = to(providerAddress);
    expect(others).toEqual([]);
    expect(subject).toMatch(/^Teie ülesanded \d\d\.\d\d\.2026: 4 tähtajaga täna$/);
    const tokens = [...bodyOf(subject).matchAll(/\/task\/(\S+)/g)].map(([, token]) => String(token));
    const links = await Promise.all(tokens.map((token) => readLink(keys.link, token)));
    expect(links.map((link) => link?.caseId).sort()).toEqual([...ids].sort());
    for (const id of ids) await nudge(id, nine);
    expect(to(providerAddress)).toEqual([subject]);
    const { state } = await loadCase(world, String(ids[0]), nine);
    expect(state && findObligation(state, waiting.kind, waiting.cause)?.nudged).toEqual(['due-day']);
  });

  it('tells a contact of the provider once of what was handed over to them, and nobody else', async () => {
    const { ids, morning, nine } = await asking(5);
    const colleague = 'kalle@teenus.example';
    const contact = { address: colleague, name: null, within: null };
    for (const id of ids.slice(1))
      await changeCase(world, id, { type: 'HandOverObligation', ...waiting, ...contact }, officer, asked);
    world.told.mails.length = 0;
    await morningRound(world, morning);
    const [subject = '', ...others] = to(colleague);
    expect([others, to(providerAddress)]).toEqual([[], []]);
    expect([...bodyOf(subject).matchAll(/\/task\//g)]).toHaveLength(4);
    for (const id of ids) await nudge(id, nine);
    expect([to(colleague).length, to(providerAddress).length]).toEqual([1, 1]);
  });

  it('leaves three reminders as they are, and those of the day after to their own morning', async () => {
    const { ids, morning, nine } = await asking(3);
    await morningRound(world, morning);
    expect(to(providerAddress)).toEqual([]);
    for (const id of ids) await nudge(id, nine);
    expect(to(providerAddress)).toHaveLength(3);
    const fourth = await asking(1);
    await nudge(String(fourth.ids[0]), nine);
    expect(to(providerAddress)).toHaveLength(1);
  });

  it('tells the agency of its own work, of what waits for a decision and of what did not arrive', async () => {
    const id = await openedCase(world);
    await stepObligation(
      world,
      'OpenObligation',
      { caseId: id, kind: 'review-referral', cause: '1' },
      moments.registered,
    );
    const receipt = world.told.mails.find(({ key }) => key.startsWith(id));
    await markDelivery(world.table, String(receipt?.key), 'bounced');
    world.told.failures.push({ machine: 'referral', name: `${id}-0` } as never);
    world.told.mails.length = 0;
    await morningRound(world, '2026-02-03T06:00:00.000Z');
    const [subject = ''] = to(settings.agencyAddress);
    expect(subject).toMatch(/^Hommikune kokkuvõte 03\.02\.2026: /);
    const text = bodyOf(subject);
    expect(text).toContain(`${id}: suunamise läbivaatamine`);
    expect(text).toContain('1 kiri jäi kätte toimetamata');
    expect(text).toContain('1 töö ebaõnnestus');
    for (const personal of ['Olena', 'Kovalenko', '49005149021']) expect(text).not.toContain(personal);
  });

  it('says nothing when there is nothing to say', async () => {
    await morningRound(world, '2026-02-03T06:00:00.000Z');
    expect(world.told.mails).toEqual([]);
  });

  it('goes once, whoever does it again, and with the sweep when SES was down', async () => {
    const { morning } = await asking(4);
    const down: World = { ...world, sendMail: () => Promise.reject(new Error('SES')) };
    await morningRound(down, morning);
    expect(world.told.mails).toEqual([]);
    await sweep(world, new Date(Date.parse(morning) + 300_000).toISOString());
    await morningRound(world, morning);
    expect(to(providerAddress)).toHaveLength(1);
    expect(to(settings.agencyAddress)).toHaveLength(1);
  });

  it('leaves out of its links what was done since', async () => {
    const { ids, morning } = await asking(4);
    const slow: World = {
      ...world,
      machines: {
        ...world.machines,
        // The list was read; now one case is cancelled.
        async failed() {
          await changeCase(world, String(ids[0]), { type: 'CancelCase', reason: 'x' }, officer, morning);
          return [];
        },
      },
    };
    await morningRound(slow, morning);
    const subject = to(providerAddress).find((one) => one.startsWith('Teie ülesanded')) ?? '';
    expect(bodyOf(subject)).not.toContain('/task/undefined');
    expect([...bodyOf(subject).matchAll(/\/task\//g)].length).toBeLessThanOrEqual(4);
  });
});
