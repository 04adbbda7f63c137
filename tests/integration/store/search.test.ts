import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { indexClient, searchCases } from '#casework/search';
import { writeKeyRing } from '#contract/key-ring';
import { projectCase } from '#store/projections';
import { removeSearchItems } from '#store/search';
import type { Item } from '#store/table';
import { completeReferral, moments, type ReferralChanges } from '../../support/cases.ts';
import { fixedKeys } from '../../support/keys.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { officer, openedCase } from '../casework/stories.ts';

describe('finding a case by its client', () => {
  let world: TestWorld;
  let registry: Item[];
  beforeAll(async () => {
    world = await startWorld();
    registry = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.restore(registry));

  const open = (client: ReferralChanges['client']) => openedCase(world, completeReferral({ client }));
  const found = async (typed: string): Promise<readonly string[]> => {
    const result = await searchCases(world, typed);
    return result.by === 'nothing' ? [] : result.rows.map(({ caseId }) => caseId);
  };
  const searchItems = async () => (await world.items()).filter(({ pk }) => String(pk).startsWith('SEARCH#'));
  const correct = (caseId: string, name: string) => {
    const referral = completeReferral({ client: { name } });
    return changeCase(
      world,
      caseId,
      { type: 'CorrectReferral', referral, reason: 'Kirjaviga' },
      officer,
      moments.supplemented,
    );
  };

  it('knows the name in any letters and order, the code and the number', async () => {
    const caseId = await open({ name: 'Олена Коваленко' });
    const stranger = await open({ name: 'Mykhailo Petrenko', personalCode: null });
    for (const typed of [
      'Olena',
      'kovalenko OLENA',
      'Jelena',
      '490 0514 9021',
      caseId.toLowerCase().replace('-', ' '),
    ])
      expect([typed, await found(typed)]).toEqual([typed, [caseId]]);
    expect(await found('Mihhail')).toEqual([stranger]);
    expect(await found('Petrenko Mihhail')).toEqual([stranger]);
    expect(await found('Koval Jelena')).toEqual([caseId]);
    expect(await found('Olena Petrenko')).toEqual([]);
    expect(await found('49005149032')).toEqual([]);
    expect((await found('enko')).length).toBe(0);
    expect(await searchCases(world, 'K')).toEqual({ by: 'nothing' });
    expect(await searchCases(world, 'TR26-ZZZZZ')).toEqual({
      ...{ by: 'reference', rows: [], more: false },
      ...{ found: 0, pages: 1 },
    });
  });

  it('keeps no name and no code, only hashes by the key that each item names', async () => {
    const caseId = await open({ name: 'Olena Kovalenko' });
    const items = await searchItems();
    expect(items.length).toBeGreaterThan(10);
    for (const item of items) {
      expect(item).toMatchObject({ caseId, pepperVersion: '' });
      expect(JSON.stringify(item).toLowerCase()).not.toMatch(/olena|kovalenko|49005149021/);
    }
  });

  it('finds nobody by a name that was corrected, and leaves nothing of it behind', async () => {
    const caseId = await open({ name: 'Olena Kovalenka' });
    await correct(caseId, 'Olha Kovalenko');
    expect(await found('Olha Kovalenko')).toEqual([caseId]);
    expect(await found('Olena')).toEqual([]);
    const fresh = await open({ name: 'Olha Kovalenko' });
    const items = await searchItems();
    const of = (id: string) => items.filter((item) => item.caseId === id).length;
    expect(of(caseId)).toBe(of(fresh));
  });

  it('keeps the newer name when an older entry is finished late', async () => {
    const caseId = await open({ name: 'Olena Kovalenka' });
    const { state: before } = await loadCase(world, caseId, moments.registered);
    await correct(caseId, 'Olha Kovalenko');
    const items = await searchItems();
    if (before) await indexClient(world, before);
    expect(await searchItems()).toEqual(items);
  });

  it('takes back what it wrote when a newer name was written at the same moment', async () => {
    const caseId = await open({ name: 'Olena Kovalenka' });
    const { state: before } = await loadCase(world, caseId, moments.registered);
    if (!before) throw new Error('no case');
    const held: (() => void)[] = [];
    const slow = {
      ...world,
      table: {
        ...world.table,
        update: async (...change: Parameters<typeof world.table.update>) => {
          await new Promise<void>((go) => held.push(go));
          return world.table.update(...change);
        },
      },
    };
    const late = indexClient(slow, { ...before, version: before.version });
    while (held.length === 0) await new Promise((next) => setImmediate(next));
    await correct(caseId, 'Olha Kovalenko');
    for (const go of held) go();
    await late;
    expect(await found('Olena')).toEqual([]);
    expect(await found('Olha Kovalenko')).toEqual([caseId]);
  });

  it('finds by older keys until the case is hashed anew', async () => {
    const caseId = await open({ name: 'Olena Kovalenko' });
    const key = { id: 'abcd', key: 'newer', since: null };
    const old = { id: '', key: 'pepper-of-the-tests', since: moments.registered };
    const turned = { ...world, keys: { ...world.keys, pepper: fixedKeys(writeKeyRing([key, old])) } };
    const rows = async (keys: string) => {
      const result = await searchCases(
        { ...turned, keys: { ...turned.keys, pepper: fixedKeys(keys) } },
        'Olena',
      );
      return result.by === 'name' ? result.rows.length : null;
    };
    expect([await rows(writeKeyRing([key, old])), await rows(writeKeyRing([key]))]).toEqual([1, 0]);
    const { state } = await loadCase(world, caseId, moments.registered);
    if (state) await indexClient(turned, state);
    expect([await rows(writeKeyRing([key])), await rows(writeKeyRing([old]))]).toEqual([1, 0]);
    expect(new Set((await searchItems()).map(({ pepperVersion }) => pepperVersion))).toEqual(
      new Set(['abcd']),
    );
  });

  it('forgets a client altogether', async () => {
    const caseId = await open({ name: 'Olena Kovalenko' });
    await removeSearchItems(world.table, caseId);
    await removeSearchItems(world.table, caseId);
    expect(await searchItems()).toEqual([]);
    expect(await found('Olena')).toEqual([]);
  });

  it('shows twenty a page, on all pages every case once', async () => {
    const { state } = await loadCase(world, await openedCase(world), moments.registered);
    if (!state) throw new Error('no case');
    const ids = Array.from({ length: 41 }, (_, n) => `TR26-${String(n).padStart(5, '0')}`);
    for (const id of ids) {
      await indexClient(world, { ...state, id });
      await projectCase(world.table, { ...state, id });
    }
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const result = await searchCases(world, 'Kovalenko', page);
      expect(result).toMatchObject({ found: 42, pages: 3, more: false });
      if (result.by !== 'nothing') seen.push(...result.rows.map(({ caseId }) => caseId));
    }
    expect(seen.toSorted()).toEqual([...ids, state.id].toSorted());
    expect(await searchCases(world, 'Kovalenko', 4)).toMatchObject({ rows: [], found: 42 });
  });
});
