import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Day, type Instant, parseDay } from '#domain/calendar/calendar';
import { type CaseState, openObligations } from '#domain/case/state';
import { noFilters, type WorkFilters } from '#domain/search/filters';
import { caseKey } from '#store/keys';
import { projectCase, projectObligation } from '#store/projections';
import type { Table } from '#store/table';
import { countCases, countWork, listCases, listWork, loadCaseRows } from '#store/work-lists';
import {
  activeCase,
  after,
  caseAssigning,
  caseInReview,
  incompleteCase,
  moments,
} from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

const tartu = { ehak: '0793', name: 'Tartu linn' };
const other = { id: 'teine', name: 'Teine Tugi' };
const today = parseDay('2026-02-11');

/** Six cases: two of Tartu, two of another provider, one that ended; due days around Wednesday, 11 February 2026. */
const stories: readonly [caseId: string, state: CaseState][] = [
  ['TR26-00001', caseInReview({ opening: { caseId: 'TR26-00001' } })],
  ['TR26-00002', caseAssigning({ opening: { caseId: 'TR26-00002', municipality: tartu } })],
  ['TR26-00003', caseAssigning({ opening: { caseId: 'TR26-00003' }, provider: other })],
  ['TR26-00004', incompleteCase({ opening: { caseId: 'TR26-00004', municipality: tartu } })],
  ['TR26-00005', activeCase({ opening: { caseId: 'TR26-00005' }, provider: other })],
  [
    'TR26-00006',
    after(caseAssigning({ opening: { caseId: 'TR26-00006' } }), [
      { type: 'CancelCase', reason: 'Eksitus' },
      moments.ensured,
    ]),
  ],
];

describe('the work list under filters', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
    for (const [, state] of stories) await project(world.table, state);
  });
  afterAll(() => world.stop());

  const tasks = async (filters: Partial<WorkFilters>, day: Day = today) => {
    const all = { ...noFilters, ...filters };
    const { rows } = await listWork(world.table, all, day, null);
    expect(await countWork(world.table, all, day)).toEqual({ count: rows.length, more: false });
    return rows.map(({ caseId, due }) => `${caseId.slice(-1)} ${due.slice(5)}`);
  };
  const cases = async (filters: Partial<WorkFilters>) => {
    const all = { ...noFilters, ...filters };
    const { rows } = await listCases(world.table, all, today, null);
    expect(await countCases(world.table, all, today)).toEqual({ count: rows.length, more: false });
    return rows.map(({ caseId }) => caseId.slice(-1)).sort();
  };

  it('shows all that is open, the overdue first', async () => {
    expect(await tasks({})).toEqual(['1 02-09', '2 02-11', '3 02-11', '4 02-16']);
  });

  it.each<[Partial<WorkFilters>, string[]]>([
    [{ assignee: 'provider' }, ['2 02-11', '3 02-11']],
    [{ assignee: 'municipality' }, ['4 02-16']],
    [{ municipality: '0793' }, ['2 02-11', '4 02-16']],
    [{ municipality: '0793', assignee: 'provider' }, ['2 02-11']],
    [{ provider: 'teine' }, ['3 02-11']],
    [{ provider: 'teine', municipality: '0793' }, []],
    [{ phase: 'review' }, ['1 02-09']],
    [{ phase: 'ended' }, []],
    [{ due: 'overdue' }, ['1 02-09']],
    [{ due: 'today' }, ['2 02-11', '3 02-11']],
    [{ due: 'week' }, ['2 02-11', '3 02-11']],
    [{ due: 'later' }, ['4 02-16']],
    [{ due: 'today', provider: 'teine' }, ['3 02-11']],
    [{ due: 'overdue', municipality: '0793' }, []],
    [{ language: 'uk' }, ['1 02-09', '2 02-11', '3 02-11']],
    [{ language: 'en' }, []],
  ])('filters tasks by %j, and counts as many', async (filters, expected) => {
    expect(await tasks(filters)).toEqual(expected);
  });

  it.each<[Partial<WorkFilters>, string[]]>([
    [{}, ['1', '2', '3', '4', '5']],
    [{ phase: 'ended' }, ['6']],
    [{ phase: 'assigning' }, ['2', '3']],
    [{ municipality: '0793' }, ['2', '4']],
    [{ municipality: '0638' }, ['1', '3', '5']],
    [{ municipality: '0638', phase: 'ended' }, ['6']],
    [{ provider: 'teine' }, ['3', '5']],
    [{ provider: 'abikasi', phase: 'ended' }, ['6']],
    [{ provider: 'teine', phase: 'active' }, ['5']],
    [{ assignee: 'provider' }, ['2', '3']],
    [{ due: 'overdue' }, ['1']],
    [{ due: 'today' }, ['2', '3']],
    [{ due: 'later' }, ['4']],
    [{ language: 'ru', municipality: '0793' }, ['2']],
  ])('filters cases by %j, and counts as many', async (filters, expected) => {
    expect(await cases(filters)).toEqual(expected);
  });

  it('takes what stands for not overdue, in the list and in the count, for tasks and for cases', async () => {
    const [, state] = stories[0] ?? ['', caseInReview()];
    const until = parseDay('2026-03-02');
    const pause = { type: 'PauseCase', until, reason: 'Klient on haiglas' } as const;
    await project(world.table, after(state, [pause, moments.reviewed]));
    expect([await tasks({ due: 'overdue' }), await cases({ due: 'overdue' })]).toEqual([[], []]);
    expect(await tasks({})).toContain('1 02-09');
    const [row] = await loadCaseRows(world.table, [state.id]);
    expect(row).toMatchObject({ paused: true, due: '2026-02-09' });
    const resumed = parseDay('2026-02-19');
    const on = [{ type: 'ResumeCase' }, moments.ensured] as const;
    await project(world.table, after(state, [pause, moments.reviewed], on));
    expect(await tasks({ due: 'overdue' }, resumed)).toContain('1 02-11');
    await world.table.remove({ pk: `CASE#${state.id}`, sk: 'CASE' });
    await project(world.table, state);
  });

  it('knows a task by the phase, the provider and the day that its case has now', async () => {
    const day = parseDay('2026-02-16');
    expect(await tasks({ due: 'today' }, day)).toEqual(['4 02-16']);
    const asked = ['TR26-00005', 'TR26-99999', 'TR26-00002'];
    expect(await loadCaseRows(world.table, asked)).toMatchObject([
      { caseId: 'TR26-00005', waitsFor: [], due: null },
      { caseId: 'TR26-00002', waitsFor: ['provider'] },
    ]);
    expect(await loadCaseRows(world.table, [])).toEqual([]);
  });

  it('reads a row that was written before rows knew so much', async () => {
    await world.table.update(caseKey('TR26-00005'), {
      remove: ['waitsFor', 'due', 'languages', 'ehak', 'providerId'],
    });
    expect(await cases({})).toContain('5');
    expect(await cases({ language: 'uk' })).not.toContain('5');
  });
});

describe('the work list beyond its bounds', () => {
  let world: TestWorld;
  const registeredAt = (n: number): Instant =>
    new Date(Date.parse('2026-01-05T08:00:00.000Z') + n).toISOString();
  const all = 1130;

  beforeAll(async () => {
    world = await startWorld();
    const [state] = [caseInReview()];
    const items = Array.from({ length: all }, (_, n) => {
      const caseId = `TR26-${String(n).padStart(5, '0')}`;
      return {
        ...state,
        id: caseId,
        registeredAt: registeredAt(n),
        ...(n % 100 === 99 ? { municipality: tartu } : {}),
      };
    });
    const rows: Parameters<Table['put']>[0][] = [];
    const collect: Pick<Table, 'update'> = {
      async update(key, { set }) {
        rows.push({ ...key, ...set });
        return null;
      },
    };
    for (const one of items) await project(collect as Table, one);
    await world.restore(rows);
  });
  afterAll(() => world.stop());

  it('counts a thousand and says that there are more', async () => {
    expect(await countWork(world.table, noFilters, today)).toEqual({ count: 1000, more: true });
    expect(await countCases(world.table, { ...noFilters, phase: 'review' }, today)).toEqual({
      count: 1000,
      more: true,
    });
    expect(await countWork(world.table, { ...noFilters, municipality: tartu.ehak }, today)).toEqual({
      count: 11,
      more: false,
    });
  });

  it('goes on from page to page without losing or repeating a row, filtered or not', async () => {
    for (const filters of [noFilters, { ...noFilters, phase: 'review', language: 'uk' } as const]) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listWork(world.table, filters, today, cursor);
        seen.push(...page.rows.map(({ caseId }) => caseId));
        cursor = page.next;
      } while (cursor);
      expect([seen.length, new Set(seen).size]).toEqual([all, all]);
    }
  });

  it('reads no more than its bound for a page on which little fits, and goes on behind it', async () => {
    const filters = { ...noFilters, language: 'en' };
    const first = await listWork(world.table, filters, today, null);
    expect(first.rows).toEqual([]);
    expect(first.next).not.toBeNull();
    expect(await listWork(world.table, filters, today, first.next)).toEqual({ rows: [], next: null });
  });
});

async function project(table: Table, state: CaseState): Promise<void> {
  await projectCase(table, state);
  for (const one of openObligations(state))
    await projectObligation(table, state, one, null, state.registeredAt);
}
