/** The key of the hashes is changed: all search items follow, some cases at a time. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rehash } from '#casework/rehash';
import { searchCases } from '#casework/search';
import { addKey, type KeyRing, writeKeyRing } from '#contract/key-ring';
import { searchWordsKey } from '#store/keys';
import { completeReferral, moments } from '../../support/cases.ts';
import { fixedKeys } from '../../support/keys.ts';
import { keys, startWorld, type TestWorld } from '../../support/world.ts';
import { openedCase } from './stories.ts';

const names = ['Olena Kovalenko', 'Olena Petrenko', 'Olena Shevchenko'];

describe('a new key of the hashes', () => {
  let world: TestWorld;
  let registry: Awaited<ReturnType<TestWorld['items']>>;
  let caseIds: string[];
  beforeAll(async () => {
    world = await startWorld();
    registry = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.restore(registry);
    caseIds = [];
    for (const name of names) caseIds.push(await openedCase(world, completeReferral({ client: { name } })));
  });

  const changed = addKey(keys.pepper.ring, moments.registered, 'bcde', 'newer');
  const by = (ring: KeyRing) => ({
    ...world,
    keys: { ...world.keys, pepper: fixedKeys(writeKeyRing(ring)) },
  });
  const [newest, older] = changed;
  const foundBy = async (ring: KeyRing) => {
    const found = await searchCases(by(ring), 'Olena');
    return found.by === 'name' ? found.rows.map(({ caseId }) => caseId).sort() : null;
  };
  const versions = async () =>
    (await world.items())
      .filter(({ pk }) => String(pk).startsWith('SEARCH#'))
      .map(({ pepperVersion }) => pepperVersion);

  it('takes over some cases a run, and every case is found all the while', async () => {
    const runs: number[] = [];
    do {
      expect(await foundBy(changed)).toEqual([...caseIds].sort());
      runs.push(await rehash(by(changed), 2));
    } while (runs.at(-1) !== 0);
    expect(runs).toEqual([2, 1, 0]);
    expect(await foundBy([newest])).toEqual([...caseIds].sort());
    if (older) expect(await foundBy([{ ...older, since: null }])).toEqual([]);
    expect(new Set(await versions())).toEqual(new Set(['bcde']));
  });

  it('leaves as many items as there were', async () => {
    const before = (await versions()).length;
    await rehash(by(changed));
    expect((await versions()).length).toBe(before);
  });

  it('changes nothing while there is one key', async () => {
    const before = await world.items();
    expect(await rehash(world)).toBe(0);
    expect(await world.items()).toEqual(before);
  });

  it('takes away what was left of a case that is not there, and goes on when one cannot be read', async () => {
    const [first = ''] = [...caseIds].sort();
    const reports: string[] = [];
    const words = await world.table.get(searchWordsKey(first));
    await world.table.put({ ...words, ...searchWordsKey('TR26-00000'), caseId: 'TR26-00000', hashes: [] });
    const broken = {
      ...by(changed),
      table: {
        ...world.table,
        between: async (...[pk, ...rest]: Parameters<typeof world.table.between>) => {
          if (pk.includes(first)) throw new Error('unreadable');
          return world.table.between(pk, ...rest);
        },
      },
      report: (what: string) => void reports.push(what),
    };
    await world.table.update(searchWordsKey('TR26-00000'), { set: { lookupOrder: 'TR26-00000' } });
    expect(await rehash(broken)).toBe(4);
    expect(reports).toHaveLength(1);
    expect(await world.table.get(searchWordsKey('TR26-00000'))).toBeNull();
    expect(await rehash(by(changed))).toBe(1);
  });
});
