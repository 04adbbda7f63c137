/** All running cases of a contract go to another provider: the synthesized machine on the real table, with 500 cases. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { addressesOf } from '#casework/parties';
import { readCase } from '#casework/read-case';
import { sweep } from '#casework/sweep';
import {
  changeCaseOfTransfer,
  pageOfTransfer,
  previewTransfer,
  startTransfer,
  type TransferWish,
  undoTransfer,
} from '#casework/transfers';
import { parseDay } from '#domain/calendar/calendar';
import { caseIdFrom } from '#domain/case/case-id';
import type { CaseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { CommandRefused } from '#domain/case/refusal';
import { appendEntry, markFinished } from '#store/log';
import { projectCase } from '#store/projections';
import { registryChanges } from '#store/registry-log';
import type { Item } from '#store/table';
import { casesOfTransfer, loadTransfer } from '#store/transfers';
import { calls, playing, standing, start } from '../../infra/flows.ts';
import { municipality, provider } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, officer, openedCase } from './stories.ts';

const hoolekaar = { id: 'hoolekaar', name: 'Hoolekaar' };
// The clock of the machines stands at 10.00 of Friday, 20 November 2026 in Estonia.
const today = '2026-11-20T08:00:00.000Z';
const effective = parseDay('2026-12-01');
const midnight = '2026-11-30T22:00:00.000Z';

let world: TestWorld;
let registry: Item[];
beforeAll(async () => {
  world = await startWorld();
  await world.registry.putProvider({ ...hoolekaar, email: 'info@hoolekaar.example' });
  registry = await world.items();
});
afterAll(() => world.stop());
beforeEach(() => world.restore(registry));

const wish = (changes: Partial<TransferWish> = {}): TransferWish => ({
  ...{ from: provider, to: hoolekaar, municipalities: null, effective, exceptions: [] },
  ...{ reason: 'Leping lõppes.', contracts: true, previewedAt: today },
  ...changes,
});

/** The machine of the template with what its functions do. */
const machine = () =>
  playing({
    'list-transfer': (payload) => pageOfTransfer(world, Object(payload)),
    'transfer-case': async (payload) => {
      const { now, ...input } = Object(payload);
      return { result: await changeCaseOfTransfer(world, input, now) };
    },
  });

const providerNow = async (caseId: string) => (await readCase(world.table, caseId)).state?.provider?.id;
const results = async (id: string) => (await casesOfTransfer(world.table, id)).map(({ result }) => result);

describe('a transfer', () => {
  let serving: string;
  let assigning: string;
  let staying: string;
  let waiting: string;
  beforeEach(async () => {
    [serving, assigning, staying, waiting] = [
      await openedCase(world),
      await openedCase(world),
      await openedCase(world),
      await openedCase(world),
    ];
    await leadTo(world, serving, 'record');
    await leadTo(world, assigning, 'accept');
    await leadTo(world, staying, 'accept');
    world.told.mails.length = 0;
  });

  it('shows beforehand the cases that a provider serves, and no others', async () => {
    const { cases, more } = await previewTransfer(world, wish());
    expect(cases.map(({ caseId }) => caseId).sort()).toEqual([serving, assigning, staying].sort());
    expect(cases.map(({ caseId }) => caseId)).not.toContain(waiting);
    expect(more).toBe(false);
    expect((await previewTransfer(world, wish({ municipalities: ['0000'] }))).cases).toEqual([]);
    expect((await previewTransfer(world, wish({ municipalities: [municipality.ehak] }))).cases).toHaveLength(
      3,
    );
  });

  it('plans each case but the exceptions, and does them on the day: contracts, addresses, mails', async () => {
    const id = await startTransfer(world, wish({ exceptions: [staying] }), 'lea', today);
    expect(world.told.transfers).toEqual([`${id}-plan`]);
    const scene = machine();
    const arn = await start(scene, 'transfer', { transferId: id, act: 'plan' });
    expect(await results(id)).toEqual(['planned', 'planned']);
    expect(world.told.obligations.sort()).toEqual(
      [`${serving}-hand-over-case-1-0`, `${assigning}-hand-over-case-1-0`].sort(),
    );
    expect(await providerNow(serving)).toBe(provider.id);
    await scene.clock.advanceToNextTimer();
    await scene.clock.idle();
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await results(id)).toEqual(['changed', 'changed']);
    expect([await providerNow(serving), await providerNow(assigning), await providerNow(staying)]).toEqual([
      ...['hoolekaar', 'hoolekaar'],
      provider.id,
    ]);
    const { state } = await readCase(world.table, serving);
    expect(state && (await addressesOf(world, state, 'provider'))).toEqual(['info@hoolekaar.example']);
    expect((await world.registry.providerOf(municipality.ehak, parseDay('2026-11-30')))?.id).toBe(
      provider.id,
    );
    expect((await world.registry.providerOf(municipality.ehak, effective))?.id).toBe('hoolekaar');
    const told = world.told.mails.map(({ input }) => input.Destination?.ToAddresses?.[0]);
    expect(told.filter((address) => address === 'abi@teenus.example').length).toBeGreaterThanOrEqual(2);
    expect(told).toContain('info@hoolekaar.example');
    // The agency hears of the hand-overs that it must get itself, not of each change.
    const toAgency = world.told.mails.filter(
      ({ input }) => input.Destination?.ToAddresses?.[0] === world.settings.agencyAddress,
    );
    expect(toAgency).toHaveLength(2);
    expect((await registryChanges(world.table)).map(({ what, officer: by }) => [what, by])).toContainEqual([
      ...['contracts', 'lea'],
    ]);
  });

  it('tells the old provider at its own address that it is over', async () => {
    await startTransfer(world, wish(), 'lea', today).then((id) =>
      start(machine(), 'transfer', { transferId: id, act: 'plan' }),
    );
    world.told.mails.length = 0;
    await sweep(world, midnight);
    const over = world.told.mails.filter(
      ({ input }) =>
        JSON.stringify(input).includes('Juhtum anti \\u00fcle') ||
        JSON.stringify(input).includes('Juhtum anti üle'),
    );
    expect(over.map(({ input }) => input.Destination?.ToAddresses)).toEqual(
      Array(3).fill(['abi@teenus.example']),
    );
  });

  it('comes to be by the sweep alone when its machine is gone, once', async () => {
    const id = await startTransfer(world, wish(), 'lea', today);
    await start(machine(), 'transfer', { transferId: id, act: 'plan' });
    await sweep(world, '2026-11-30T21:59:00.000Z');
    expect(await providerNow(serving)).toBe(provider.id);
    await sweep(world, midnight);
    expect(await providerNow(serving)).toBe('hoolekaar');
    const { entries } = await loadCase(world, serving, midnight);
    await sweep(world, midnight);
    await changeCaseOfTransfer(world, { transferId: id, caseId: serving, act: 'apply' }, midnight);
    expect((await loadCase(world, serving, midnight)).entries).toHaveLength(entries.length);
  });

  it('takes a case along that came to the old provider after the plan', async () => {
    const id = await startTransfer(world, wish({ exceptions: [staying] }), 'lea', today);
    const scene = machine();
    await start(scene, 'transfer', { transferId: id, act: 'plan' });
    await leadTo(world, waiting, 'accept');
    await scene.clock.advanceToNextTimer();
    await scene.clock.idle();
    expect(await providerNow(waiting)).toBe('hoolekaar');
    expect(await providerNow(staying)).toBe(provider.id);
  });

  it('leaves a case out for which an officer undid the change', async () => {
    const id = await startTransfer(world, wish(), 'lea', today);
    const scene = machine();
    await start(scene, 'transfer', { transferId: id, act: 'plan' });
    const undo = { type: 'UndoProviderChange', reason: 'Jääb.', transfer: null } as const;
    await changeCase(world, serving, undo, officer, today);
    await scene.clock.advanceToNextTimer();
    await scene.clock.idle();
    expect(await providerNow(serving)).toBe(provider.id);
    expect(await providerNow(assigning)).toBe('hoolekaar');
  });

  it('says of a case that cannot go over why', async () => {
    const other = { id: 'kolmas', name: 'Kolmas' };
    const alone = { type: 'PlanProviderChange', to: other, effective, reason: 'x', transfer: null } as const;
    await changeCase(world, serving, alone, officer, today);
    const id = await startTransfer(world, wish(), 'lea', today);
    await start(machine(), 'transfer', { transferId: id, act: 'plan' });
    const left = (await casesOfTransfer(world.table, id)).filter(({ result }) => result === 'left');
    expect(left).toMatchObject([{ caseId: serving, code: 'change-planned' }]);
  });

  it('is undone until its day, and its contracts with it', async () => {
    const id = await startTransfer(world, wish(), 'lea', today);
    const scene = machine();
    const arn = await start(scene, 'transfer', { transferId: id, act: 'plan' }, `${id}-plan`);
    await undoTransfer(world, id, { reason: 'Leping jätkub.', officer: 'lea' }, today);
    expect(world.told.transfers).toEqual([`${id}-plan`, `${id}-undo`]);
    await start(scene, 'transfer', { transferId: id, act: 'undo' }, `${id}-undo`);
    expect(await results(id)).toEqual(['undone', 'undone', 'undone']);
    expect((await world.registry.contractsOf(municipality.ehak)).contracts).toEqual([
      { provider: provider.id, from: '2025-01-01', until: null },
    ]);
    await scene.clock.advanceToNextTimer();
    await scene.clock.idle();
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await providerNow(serving)).toBe(provider.id);
    await expect(undoTransfer(world, id, { reason: 'x', officer: 'lea' }, today)).rejects.toThrow(
      CommandRefused,
    );
  });

  it('is not undone on its day', async () => {
    const id = await startTransfer(world, wish(), 'lea', today);
    const late = undoTransfer(world, id, { reason: 'x', officer: 'lea' }, midnight);
    await expect(late).rejects.toThrow(CommandRefused);
  });

  it('that was undone while a case was being planned changes that case no more', async () => {
    const id = await startTransfer(world, wish(), 'lea', today);
    const transfer = await loadTransfer(world.table, id);
    await undoTransfer(world, id, { reason: 'x', officer: 'lea' }, today);
    const plan = { type: 'PlanProviderChange', to: hoolekaar, effective, reason: 'x', transfer: id } as const;
    expect(transfer?.status).toBe('planned');
    await changeCase(world, serving, plan, officer, today);
    await sweep(world, midnight);
    expect(await providerNow(serving)).toBe(provider.id);
    expect((await readCase(world.table, serving)).state?.providerChanges.at(-1)?.status).toBe('undone');
  });

  it('is one however often its preview is confirmed, and is started by the sweep after a crash', async () => {
    const dying = {
      ...world,
      machines: { ...world.machines, startTransfer: () => Promise.reject(new Error('killed')) },
    };
    await expect(startTransfer(dying, wish(), 'lea', today)).rejects.toThrow('killed');
    await sweep(world, today);
    expect(world.told.transfers).toHaveLength(1);
    const id = await startTransfer(world, wish(), 'lea', today);
    expect(new Set(world.told.transfers)).toEqual(new Set([`${id}-plan`]));
    await sweep(world, today);
    expect(world.told.transfers).toHaveLength(2);
  });
});

describe('a transfer of 500 cases', () => {
  it('plans and changes each of them once, in pages', async () => {
    const first = await openedCase(world);
    await leadTo(world, first, 'accept');
    const { entries } = await loadCase(world, first, today);
    const events = entries.flatMap((entry) => entry.events);
    const ids = Array.from({ length: 499 }, (_, index) =>
      caseIdFrom((index * 128).toString(16).padStart(8, '0'), 2026),
    );
    await inTens([...new Set(ids)], (caseId) => cloned(caseId, events));
    const id = await startTransfer(world, wish(), 'lea', today);
    world.told.mails.length = 0;
    const scene = machine();
    const began = performance.now();
    const arn = await start(scene, 'transfer', { transferId: id, act: 'plan' });
    const planned = performance.now();
    await scene.clock.advanceToNextTimer();
    await scene.clock.idle();
    const took = [planned - began, performance.now() - planned].map((ms) => Math.round(ms));
    console.log(`500 cases: planned in ${took[0]} ms, changed in ${took[1]} ms`);
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    const done = await casesOfTransfer(world.table, id);
    expect(done.filter(({ result }) => result === 'changed')).toHaveLength(new Set(ids).size + 1);
    expect(calls(scene, 'list-transfer').length).toBeGreaterThanOrEqual(10);
    const left = world.told.mails.filter(
      ({ input }) => input.Destination?.ToAddresses?.[0] === 'abi@teenus.example',
    );
    expect(new Set(left.map(({ key }) => key)).size).toBe(left.length);
    expect(left).toHaveLength(500);
    // Alone it takes some 80 s on two cores; others run beside it.
  }, 300_000);

  /** A case like the first one, with its own id, as if it had gone the same way. */
  async function cloned(caseId: string, events: readonly CaseEvent[]): Promise<void> {
    const own = events.map((event) => (event.type === 'CaseOpened' ? { ...event, caseId } : event));
    const entry = { version: 1, at: '2026-02-12T10:40:00.000Z', by: officer, events: own };
    await appendEntry(world.table, caseId, entry, 'clone');
    await projectCase(world.table, evolve(null, entry));
    await markFinished(world.table, caseId, 1);
  }
});

async function inTens<One>(all: readonly One[], work: (one: One) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += 10) await Promise.all(all.slice(from, from + 10).map(work));
}
