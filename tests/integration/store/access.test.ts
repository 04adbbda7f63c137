import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notedChanges } from '#casework/noted';
import {
  type Access,
  type AccessFilter,
  accessesTo,
  expireAccesses,
  listAccesses,
  noteAccesses,
} from '#store/access';
import { noteAct } from '#store/acts';
import { keepOfficer, listOfficers } from '#store/officers';
import { noteRegistryChange } from '#store/registry-log';
import type { Item } from '#store/table';
import { completeReferral, moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { openedCase } from '../casework/stories.ts';

const none: AccessFilter = { caseId: null, officer: null, from: null, upTo: null };
const minute = (n: number) => new Date(Date.parse('2026-02-12T08:00:00.000Z') + n * 60_000).toISOString();

describe('access entries', () => {
  let world: TestWorld;
  let empty: Item[];
  beforeAll(async () => {
    world = await startWorld();
    empty = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.restore(empty));

  const listed = async (filter: Partial<AccessFilter>): Promise<string[]> => {
    const { rows } = await listAccesses(world.table, { ...none, ...filter }, null);
    return rows.map(({ about, officer, party, what }) => `${about} ${officer ?? party} ${what}`);
  };

  it('are found by the case, by who it was, by both and by the time, the newest first', async () => {
    await noteAccesses(world.table, [
      { caseId: 'TR26-00001', officer: 'mari', what: 'case', at: minute(1) },
      { caseId: 'TR26-00002', officer: 'mari', what: 'mail', at: minute(2) },
      { caseId: 'TR26-00001', officer: 'lea', what: 'download', at: minute(3) },
      { caseId: 'TR26-00001', party: 'provider', what: 'task', at: minute(4) },
    ]);
    expect(await listed({ caseId: 'TR26-00001' })).toEqual([
      'TR26-00001 provider task',
      'TR26-00001 lea download',
      'TR26-00001 mari case',
    ]);
    expect(await listed({ officer: 'mari' })).toEqual(['TR26-00002 mari mail', 'TR26-00001 mari case']);
    expect(await listed({ officer: 'mari', caseId: 'TR26-00001' })).toEqual(['TR26-00001 mari case']);
    expect(await listed({ from: minute(2), upTo: minute(3) })).toEqual([
      'TR26-00001 lea download',
      'TR26-00002 mari mail',
    ]);
    expect(await listed({ officer: 'mari', upTo: minute(1) })).toEqual(['TR26-00001 mari case']);
  });

  it('are one for the same look in the same millisecond, and two for two kinds of look', async () => {
    const look = { caseId: 'TR26-00001', officer: 'mari', at: minute(1) };
    await noteAccesses(world.table, [{ ...look, what: 'case' }]);
    await noteAccesses(world.table, [{ ...look, what: 'case' }]);
    await noteAccesses(world.table, [{ ...look, what: 'mail' }]);
    expect(await listed({})).toHaveLength(2);
  });

  it('stay as they were noted first, also where the same act is told otherwise later', async () => {
    const look = { caseId: 'TR26-00001', officer: 'mari', what: 'export', at: minute(1) };
    for (const detail of ['12 rida', '0 rida']) await noteAccesses(world.table, [{ ...look, detail }]);
    const act = { officer: 'mari', what: 'redrive', of: 'sweep-1', at: minute(2) };
    await noteAct(world.table, act);
    await noteAct(world.table, act);
    const change = { officer: 'mari', at: minute(3), what: 'provider', of: 'abikasi' } as const;
    for (const now of ['Abikäsi', 'Muu']) await noteRegistryChange(world.table, { ...change, now });
    const entries = (await world.items()).filter(({ pk }) => String(pk).startsWith('AUDIT#'));
    expect(entries.map(({ detail, now }) => detail ?? now ?? null)).toEqual(['12 rida', null, 'Abikäsi']);
  });

  it('get a day to go on, and nothing else of them is touched; one that is gone already does not come back', async () => {
    await noteAccesses(world.table, [{ caseId: 'TR26-00001', officer: 'mari', what: 'case', at: minute(1) }]);
    const [before] = (await world.items()).filter(({ pk }) => String(pk).startsWith('AUDIT#'));
    await expireAccesses(world.table, 'TR26-00001', 1_988_150_400);
    await world.table.expire({ pk: 'AUDIT#2026-02-12', sk: 'gone' }, 1_988_150_400);
    const after = (await world.items()).filter(({ pk }) => String(pk).startsWith('AUDIT#'));
    expect(after).toEqual([{ ...before, expiresAt: 1_988_150_400 }]);
  });

  it('are kept when a search brings more than is put at once, and paged', async () => {
    const entries = Array.from({ length: 60 }, (_, n) => ({
      caseId: `TR26-${String(n).padStart(5, '0')}`,
      officer: 'mari',
      what: 'search-name',
      at: moments.recorded,
    }));
    await noteAccesses(world.table, entries);
    const first = await listAccesses(world.table, { ...none, officer: 'mari' }, null);
    const second = await listAccesses(world.table, { ...none, officer: 'mari' }, first.next);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null]);
    const about = ({ rows }: { rows: readonly Access[] }) => rows.map((one) => one.about);
    expect(new Set([...about(first), ...about(second)]).size).toBe(60);
  });

  it('stand beside what officers did in the registry and to machines', async () => {
    await noteAct(world.table, { officer: 'lea', what: 'redrive', of: 'sweep-1', at: minute(1) });
    const change = { what: 'provider', of: 'abikasi', now: 'Abikäsi' } as const;
    await noteRegistryChange(world.table, { officer: 'lea', at: minute(2), ...change });
    expect(await listed({ officer: 'lea' })).toEqual(['abikasi lea provider', 'sweep-1 lea redrive']);
  });

  it('of a case are given with those of its mail before there was a case, the oldest first', async () => {
    await noteAccesses(world.table, [
      { caseId: 'TR26-00001', officer: 'mari', what: 'case', at: minute(5) },
      { caseId: 'mail:a3', officer: 'lea', what: 'triage', at: minute(1) },
    ]);
    const { rows, more } = await accessesTo(world.table, ['TR26-00001', 'mail:a3']);
    expect([rows.map(({ what }) => what), more]).toEqual([['triage', 'case'], false]);
  });

  it('tell what an officer changed, by the name of the command alone; of parties the log tells', async () => {
    const caseId = await openedCase(world);
    const { change } = notedChanges(world);
    const referral = completeReferral({ need: 'Uus vajadus' });
    const command = { type: 'CorrectReferral', referral, reason: 'Salajane põhjus' } as const;
    await change(caseId, command, { who: 'officer', officer: 'mari' }, moments.supplemented, null);
    const filed = { type: 'FileMail', mailKey: 'b4', as: 'note' } as const;
    await change(caseId, filed, { who: 'party', party: 'municipality' }, moments.reviewed, null);
    const { rows } = await accessesTo(world.table, [caseId]);
    expect(rows).toMatchObject([{ officer: 'mari', what: 'change', detail: 'CorrectReferral' }]);
    const entries = (await world.items()).filter(({ pk }) => String(pk).startsWith('AUDIT#'));
    expect(JSON.stringify(entries)).not.toMatch(/Salajane|Olena|vajadus/);
  });

  it('know officers by the name of their last sign-in', async () => {
    const lea = { sub: 'lea', name: 'Lea Lepp', role: 'lead' };
    await keepOfficer(world.table, lea, minute(1));
    await keepOfficer(world.table, { ...lea, name: 'Lea Kask' }, minute(2));
    await keepOfficer(world.table, { sub: 'aud', name: 'Aud Itor', role: 'auditor' }, minute(3));
    const officers = await listOfficers(world.table);
    expect(officers.map(({ sub, name }) => `${sub} ${name}`)).toEqual(['aud Aud Itor', 'lea Lea Kask']);
  });
});
