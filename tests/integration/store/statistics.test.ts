/** Facts of cases for statistics, in the real table: kept with each change, found by period, given to cases of before. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase } from '#casework/casework';
import { eraseDue } from '#casework/erasing';
import { fillFacts } from '#casework/statistics';
import { sweep } from '#casework/sweep';
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { endings } from '#domain/ending/facts';
import { factsOf } from '#domain/statistics/facts';
import { numbersOf } from '#domain/statistics/numbers';
import { factsKey } from '#store/keys';
import { factsIn, keepFacts } from '#store/statistics';
import {
  activeCase,
  after,
  caseAssigning,
  caseInReview,
  completeReferral,
  moments,
  reportedCase,
} from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { openedCase } from '../casework/stories.ts';

const today = parseDay('2026-11-20');
const month = (from: string, until = from) => ({ from, until });

describe('facts of cases', () => {
  let world: TestWorld;
  let registry: Awaited<ReturnType<TestWorld['items']>>;
  beforeAll(async () => {
    world = await startWorld();
    registry = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.restore(registry));

  const idsIn = async (from: string, until = from) =>
    (await factsIn(world.table, month(from, until), today)).facts.map(({ caseId }) => caseId).sort();

  it('are found in every month in which the case lived, and are what they were', async () => {
    const ended = reportedCase({ opening: { caseId: 'TR26-00001' } });
    const running = activeCase({ opening: { caseId: 'TR26-00002' } });
    for (const state of [ended, running]) await keepFacts(world.table, state);
    const { facts, more } = await factsIn(world.table, month('2026-01', '2026-12'), today);
    expect(more).toBe(false);
    expect(facts.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))).toEqual([
      factsOf(ended),
      factsOf(running),
    ]);
    expect(await idsIn('2026-01')).toEqual([]);
    expect(await idsIn('2026-02', '2026-05')).toEqual(['TR26-00001', 'TR26-00002']);
    expect(await idsIn('2026-06')).toEqual(['TR26-00001', 'TR26-00002']);
    expect(await idsIn('2026-07', '2026-12')).toEqual(['TR26-00002']);
    expect(await idsIn('2026-12')).toEqual(['TR26-00002']);
  });

  it('of an older state do not take the place of newer ones, in whatever order they come', async () => {
    const older = caseAssigning();
    const newer = after(older, [{ type: 'CancelCase', reason: 'Kolis ära.' }, moments.ensured]);
    const again = after(newer, [{ type: 'ReopenCase', reason: 'Eksitus.' }, moments.arranged]);
    for (const state of [again, newer, older, again]) await keepFacts(world.table, state);
    const { facts } = await factsIn(world.table, month('2026-02'), today);
    expect(facts).toEqual([factsOf(again)]);
    await keepFacts(
      world.table,
      after(again, [{ type: 'CancelCase', reason: 'Nüüd küll.' }, moments.meeting]),
    );
    expect((await factsIn(world.table, month('2026-02'), today)).facts).toMatchObject([
      { over: { on: '2026-02-12', ending: endings[1] } },
    ]);
  });

  it('follow each change of a case, and stay when its data are erased', async () => {
    const caseId = await openedCase(world, completeReferral());
    const officer = { who: 'officer', officer: 'mari' } as const;
    const decline: Command = {
      ...{ type: 'ReviewReferral', verdict: 'decline', cause: '1', channel: 'admin' },
      ...{ arrivedAt: moments.reviewed, reason: 'Olena Kovalenko ei vaja.' },
    };
    await changeCase(world, caseId, decline, officer, moments.reviewed);
    const before = (await factsIn(world.table, month('2026-02'), today)).facts;
    expect(before).toMatchObject([{ caseId, languages: ['uk', 'ru'], over: { ending: 'declined' } }]);
    expect(await eraseDue(world, '2032-01-02T06:00:00.000Z')).toBe(1);
    expect((await factsIn(world.table, month('2026-02'), today)).facts).toEqual(before);
    expect(JSON.stringify(await world.table.get(factsKey(caseId)))).not.toMatch(/Olena|Kovalenko|ei vaja/);
    const period = { period: month('2026-02'), municipality: null, provider: null };
    expect(numbersOf(before, period, today)).toMatchObject({ received: 1, ended: 1 });
  });

  it('are given to cases of before, some a run, and then no more', async () => {
    const caseIds: string[] = [];
    for (const name of ['Olena Kovalenko', 'Olena Petrenko', 'Olena Shevchenko'])
      caseIds.push(await openedCase(world, completeReferral({ client: { name } })));
    for (const caseId of caseIds.slice(1)) await world.table.remove(factsKey(caseId));
    expect(await idsIn('2026-02')).toEqual([caseIds[0]]);
    const runs: number[] = [];
    while (!(await factsIn(world.table, month('2026-02'), today)).complete)
      runs.push(await fillFacts(world, 2));
    expect(runs.reduce((all, one) => all + one, 0)).toBe(2);
    expect(runs.length).toBeGreaterThan(1);
    expect(await idsIn('2026-02')).toEqual([...caseIds].sort());
    await world.table.remove(factsKey(caseIds[0] ?? ''));
    expect(await sweep(world, moments.reviewed)).toBe(0);
    expect(await idsIn('2026-02')).toHaveLength(2);
  });

  it('of one case that cannot be read do not keep the others from theirs', async () => {
    const broken = await openedCase(world, completeReferral({ client: { name: 'Olena Kovalenko' } }));
    const other = await openedCase(world, completeReferral({ client: { name: 'Olena Petrenko' } }));
    for (const caseId of [broken, other]) await world.table.remove(factsKey(caseId));
    const between: TestWorld['table']['between'] = async (pk, ...rest) => {
      if (pk.includes(broken)) throw new Error('unreadable');
      return world.table.between(pk, ...rest);
    };
    const reports: string[] = [];
    const report = (what: string) => void reports.push(what);
    expect(await fillFacts({ table: { ...world.table, between }, report })).toBe(1);
    expect(reports).toHaveLength(1);
    expect(await idsIn('2026-02')).toEqual([other]);
  });

  it('of another edition are left out until they are written anew', async () => {
    await keepFacts(world.table, caseInReview());
    await world.table.update(factsKey('TR26-4F7KQ'), { set: { edition: 0 }, remove: ['facts'] });
    expect(await idsIn('2026-02')).toEqual([]);
    await keepFacts(world.table, caseInReview());
    expect(await idsIn('2026-02')).toEqual(['TR26-4F7KQ']);
  });

  it('that are not as they must be are an error, not left out', async () => {
    await keepFacts(world.table, caseInReview());
    const broken = JSON.stringify({ ...factsOf(caseInReview()), receivedOn: '2026-02-30' });
    await world.table.update(factsKey('TR26-4F7KQ'), { set: { facts: broken } });
    await expect(factsIn(world.table, month('2026-02'), today)).rejects.toThrow();
  });
});
