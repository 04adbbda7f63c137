/** The agency's mails about the transfer of a contract, on the real table; the machine's pages are gone through by hand. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '#casework/sweep';
import {
  changeCaseOfTransfer,
  pageOfTransfer,
  startTransfer,
  type TransferAct,
  undoTransfer,
} from '#casework/transfers';
import { type Instant, parseDay } from '#domain/calendar/calendar';
import type { Item } from '#store/table';
import { provider } from '../../support/cases.ts';
import { settings, startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, openedCase } from './stories.ts';

const hoolekaar = { id: 'hoolekaar', name: 'Hoolekaar' };
const today = '2026-11-20T08:00:00.000Z';
const soon = '2026-11-20T08:02:00.000Z';
const [midnight, quarterPast] = ['2026-11-30T22:00:00.000Z', '2026-11-30T22:15:00.000Z'];
const [early, hourLater] = ['2026-11-30T22:14:00.000Z', '2026-11-30T23:15:00.000Z'];

let world: TestWorld;
let serving: string;
let staying: string;
let before: Item[];
beforeAll(async () => {
  world = await startWorld();
  await world.registry.putProvider({ ...hoolekaar, email: 'info@hoolekaar.example' });
  [serving, staying] = [await openedCase(world), await openedCase(world)];
  for (const caseId of [serving, staying]) await leadTo(world, caseId, 'accept');
  await sweep(world, today);
  before = await world.items();
});
afterAll(() => world.stop());
beforeEach(() => world.restore(before));

const plan = () =>
  startTransfer(
    world,
    {
      ...{ from: provider, to: hoolekaar, municipalities: null, effective: parseDay('2026-12-01') },
      ...{ exceptions: [staying], reason: 'Olena Kovalenko palus.', contracts: true, previewedAt: today },
    },
    'lea',
    today,
  );

/** What the machine does in one act. */
async function machine(transferId: string, act: TransferAct, now: Instant) {
  const { caseIds } = await pageOfTransfer(world, { transferId, act, after: null });
  for (const caseId of caseIds) await changeCaseOfTransfer(world, { transferId, caseId, act }, now);
}

const mails = () =>
  world.told.mails.flatMap(({ input }) => {
    const { Subject, Body } = input.Content?.Simple ?? {};
    const subject = Subject?.Data ?? '';
    return subject.startsWith('Juhtumite üleandmine')
      ? [{ subject, text: Body?.Text?.Data ?? '', to: input.Destination?.ToAddresses }]
      : [];
  });
const told = () => mails().map(({ subject }) => subject.split(': ')[1]);

describe('the agency', () => {
  it('hears once that a transfer is planned, when its cases are, and once that it has come to be', async () => {
    const id = await plan();
    await sweep(world, soon);
    expect(told()).toEqual([]);
    await machine(id, 'plan', today);
    await sweep(world, soon);
    await plan();
    await sweep(world, soon);
    expect(told()).toEqual(['kavandatud']);
    const [{ text, to } = { text: '', to: [] }] = mails();
    expect(to).toEqual([settings.agencyAddress]);
    expect(text).toContain(`${settings.baseUrl}/admin/registry/transfers/${id}`);
    expect(text).toMatch(/Läheb üle: 1\sjuhtum\n/);
    expect(text).toContain(staying);
    expect(text).not.toContain('Kovalenko');
    await machine(id, 'apply', midnight);
    await sweep(world, early);
    expect(told()).toHaveLength(1);
    await sweep(world, quarterPast);
    await sweep(world, hourLater);
    expect(told()).toEqual(['kavandatud', 'jõustunud']);
    expect(mails()[1]?.text).toMatch(/Läks üle: 1\sjuhtum\n/);
  });

  it('hears that it was undone, and never that it came to be', async () => {
    const id = await plan();
    await machine(id, 'plan', today);
    await sweep(world, soon);
    await undoTransfer(world, id, { reason: 'Leping jätkub.', officer: 'lea' }, soon);
    await machine(id, 'undo', soon);
    await sweep(world, soon);
    await sweep(world, hourLater);
    expect(told()).toEqual(['kavandatud', 'tagasi võetud']);
  });

  it('hears of it when the machine is gone and the sweep did it, and later when SES was down', async () => {
    const id = await plan();
    await machine(id, 'plan', today);
    const down = { ...world, sendMail: () => Promise.reject(new Error('SES')) };
    await sweep(down, soon);
    expect(told()).toEqual([]);
    await sweep(world, soon);
    await sweep(world, quarterPast);
    expect(told()).toEqual(['kavandatud']);
    await sweep(world, quarterPast);
    expect(told()).toEqual(['kavandatud', 'jõustunud']);
    expect(mails()[1]?.text).toMatch(/Läks üle: 1\sjuhtum\n/);
  });

  it('hears after an hour what is still being worked on', async () => {
    await plan();
    await sweep(world, '2026-11-20T08:59:00.000Z');
    expect(told()).toEqual([]);
    await sweep(world, '2026-11-20T09:00:00.000Z');
    expect(mails()[0]?.text).toMatch(/Läheb üle: 0\sjuhtumit\nAlles töös: 1\sjuhtum\n/);
  });
});
