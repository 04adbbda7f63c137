/** A file of running cases on the real table by the synthesized machine: checked, imported, twice, and with crashes in between. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadCase } from '#casework/casework';
import { workOnLine } from '#casework/import-lines';
import {
  discardImport,
  finishImport,
  partsOfImport,
  startImporting,
  uploadImport,
  workOnLines,
} from '#casework/imports';
import { readCase } from '#casework/read-case';
import { searchCases } from '#casework/search';
import { sweep } from '#casework/sweep';
import type { World } from '#casework/world';
import type { Cells } from '#domain/import/columns';
import { listAccesses } from '#store/access';
import { linesOfImport, loadImport } from '#store/imports';
import type { Item } from '#store/table';
import { calls, playing, standing, start } from '../../infra/flows.ts';
import { municipality, provider } from '../../support/cases.ts';
import { activeLine, codeOf, csvOf, waitingLine } from '../../support/imports.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { Crash, mortal } from '../casework/crashing.ts';
import { connected, startMachinery } from '../casework/machines.ts';
import { openedCase } from '../casework/stories.ts';

vi.mock('#casework/connect', () => ({
  connectWith: () => async () =>
    new Proxy({} as World, { get: (_, part) => Reflect.get(connected.world ?? {}, part) }),
}));

// The clock of the machines stands at 10.00 of Friday, 20 November 2026 in Estonia.
const today = '2026-11-20T08:00:00.000Z';
const everyAccess = { caseId: null, officer: null, from: null, upTo: null };
const days = { decisionDate: '', referralDate: '01.09.2026' };
const waiting = { ...waitingLine, ...days };
const active = { ...activeLine, ...days, firstMeeting: '28.09.2026 10:00', lastOverview: '28.10.2026' };

let world: TestWorld;
let registry: Item[];
beforeAll(async () => {
  world = await startWorld();
  registry = await world.items();
});
afterAll(() => world.stop());
beforeEach(() => world.restore(registry));

/** The machine of the template with what its functions do. */
const machine = (of: World = world) =>
  playing({
    'list-import': async (payload) => ({ parts: await partsOfImport(of, Object(payload)) }),
    'import-lines': async (payload) => {
      const { now, ...input } = Object(payload);
      return { worked: await workOnLines(of, input, now) };
    },
    'finish-import': async (payload) => {
      const { now, ...input } = Object(payload);
      await finishImport(of, input, now);
      return {};
    },
  });

async function upload(lines: readonly Cells[]): Promise<string> {
  const uploaded = await uploadImport(world, new TextEncoder().encode(csvOf(lines)), 'lea', today);
  if (!('id' in uploaded)) throw new Error(`refused: ${uploaded.problem}`);
  return uploaded.id;
}

/** Runs what the import was started for last. */
async function run(importId: string, scene = machine()) {
  const [, number, act] = world.told.imports.at(-1)?.match(/-(\d+)-(\w+)$/) ?? [];
  const input = { importId, run: Number(number), act };
  const arn = await start(scene, 'import', input, `${importId}-${number}-${act}`);
  return standing(scene, arn);
}

async function report(id: string) {
  const file = await loadImport(world.table, id);
  return file ? linesOfImport(world.table, file) : [];
}

const results = async (id: string) => (await report(id)).map(({ result }) => result);
const casesThere = async () => (await world.items()).filter(({ sk }) => sk === 'CASE');

async function importAll(id: string, choice: 'clean' | 'warned' = 'warned'): Promise<void> {
  const seen = (await loadImport(world.table, id))?.run ?? 0;
  expect(await startImporting(world, id, { run: seen, choice }, 'lea', today)).toBe(true);
  await run(id);
}

describe('a file of 50 running cases', () => {
  const lines = Array.from({ length: 50 }, (_, index): Cells => {
    const line = index % 2 === 0 ? active : waiting;
    // Short names have few search items: the table is what takes time here.
    const clientName = `Ly ${String.fromCharCode(65 + (index % 26), 97 + Math.floor(index / 26))}`;
    const cells = { ...line, clientName, personalCode: codeOf(index) };
    if (index === 7) return { ...cells, personalCode: '49005149022' };
    if (index === 9) return { ...cells, municipality: 'Kuu vald' };
    if (index === 11) return { ...cells, need: '' };
    return index === 13 ? { ...cells, personalCode: codeOf(12) } : cells;
  });

  it('is checked line by line, then each good line is opened once, whoever sends the file twice', async () => {
    const id = await upload(lines);
    const scene = machine();
    expect(await run(id, scene)).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls(scene, 'import-lines').map(({ from, to }) => [from, to])).toEqual([
      ...[0, 10, 20, 30, 40].map((from) => [from, from + 10]),
    ]);
    const found = await report(id);
    expect(found.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 2));
    const wrong = found.filter(({ result }) => result === 'error');
    expect(
      wrong.map(({ line, findings }) => [line, findings.find(({ level }) => level === 'error')]),
    ).toEqual([
      [9, { level: 'error', column: 'personalCode', code: 'invalid', about: null }],
      [11, { level: 'error', column: 'municipality', code: 'unknown', about: null }],
      [15, { level: 'error', column: 'clientName', code: 'twice-in-file', about: '14' }],
    ]);
    expect(found[0]).toMatchObject({
      ...{
        result: 'ready',
        phase: 'active',
        serviceEnd: '2027-09-01',
        nextOverview: '2026-11-28',
        findings: [],
      },
    });
    expect(await casesThere()).toEqual([]);
    expect(JSON.stringify(found)).not.toMatch(/Ly |4900514/);
    expect(await loadImport(world.table, id)).toMatchObject({ status: 'checked', rows: 50 });

    await importAll(id);
    expect((await results(id)).filter((result) => result === 'imported')).toHaveLength(47);
    const rows = await casesThere();
    expect(rows).toHaveLength(47);
    expect(rows.filter(({ phase }) => phase === 'active')).toHaveLength(25);
    expect(new Set(world.told.referrals)).toEqual(new Set(rows.map(({ caseId }) => `${caseId}-0`)));
    expect(world.told.mails).toEqual([]);
    expect(world.told.objects.size).toBe(0);
    expect((await searchCases(world, codeOf(0))).by).toBe('code');

    // The same file again: all stays as it is.
    expect(await upload(lines)).toBe(id);
    await run(id);
    expect((await results(id)).filter((result) => result === 'imported')).toHaveLength(47);
    await importAll(id);
    expect(await casesThere()).toHaveLength(47);

    // A file put right: only what was wrong is new.
    const part = lines.slice(8, 12).map((line) => ({ ...line, municipality: municipality.ehak }));
    const right = await upload(part);
    expect(right).not.toBe(id);
    await run(right);
    await importAll(right);
    expect(await results(right)).toEqual(['already', 'imported', 'already', 'already']);
    expect(await casesThere()).toHaveLength(48);
  });
});

describe('an import', () => {
  it('leaves lines with warnings out if they are not to be imported', async () => {
    const id = await upload([waiting, { ...active, personalCode: codeOf(1), clientName: 'Ly Ba', need: '' }]);
    await run(id);
    await importAll(id, 'clean');
    expect(await results(id)).toEqual(['imported', 'left']);
    expect(await casesThere()).toHaveLength(1);
  });

  it('finds a person who has a running case, by code or by name and birth date', async () => {
    const there = await openedCase(world);
    const nameOnly = { ...waiting, personalCode: '', birthDate: '14.05.1990', clientName: 'Kovalenko Olena' };
    const id = await upload([waiting, nameOnly, { ...nameOnly, birthDate: '15.05.1990' }]);
    await run(id);
    expect(await results(id)).toEqual(['error', 'error', 'ready']);
    expect((await report(id))[0]?.findings.at(-1)).toMatchObject({ code: 'running-case', about: there });
  });

  it('is one for a double click, and goes on by the sweep when its machine was not started', async () => {
    const dying = {
      ...world,
      machines: { ...world.machines, startImport: () => Promise.reject(new Error('killed')) },
    };
    const bytes = new TextEncoder().encode(csvOf([waiting]));
    await expect(uploadImport(dying, bytes, 'lea', today)).rejects.toThrow('killed');
    await sweep(world, today);
    const id = await upload([waiting]);
    // The second upload takes the place of the first: whose machine may have failed.
    expect(world.told.imports).toEqual([`${id}-1-check`, `${id}-2-check`]);
    const scene = machine();
    const first = await start(scene, 'import', { importId: id, run: 1, act: 'check' }, 'superseded');
    expect(await standing(scene, first)).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls(scene, 'import-lines')).toEqual([]);
    await run(id);
    const choice = { run: 2, choice: 'clean' } as const;
    expect(await startImporting(world, id, choice, 'lea', today)).toBe(true);
    expect(await startImporting(world, id, choice, 'mari', today)).toBe(false);
    expect(await discardImport(world, id, 2, 'mari', today)).toBe(false);
    expect(await upload([waiting])).toBe(id);
    await run(id);
    await sweep(world, today);
    expect(await results(id)).toEqual(['imported']);
    expect(world.told.imports.filter((name) => name.endsWith('-import'))).toEqual([`${id}-3-import`]);
    expect((await listAccesses(world.table, everyAccess, null)).rows.map(({ what }) => what).sort()).toEqual([
      'import',
      'import-start',
      'import-upload',
    ]);
  });

  it('that is discarded leaves nothing but its report', async () => {
    const id = await upload([waiting]);
    await run(id);
    expect(await discardImport(world, id, 1, 'lea', today)).toBe(true);
    expect(world.told.objects.size).toBe(0);
    expect(await startImporting(world, id, { run: 1, choice: 'warned' }, 'lea', today)).toBe(false);
    await upload([waiting]);
    await run(id);
    expect(await loadImport(world.table, id)).toMatchObject({ status: 'checked', run: 2 });
  });

  it('opens one case wherever its process dies, and finishes it when it is done again', async () => {
    const work = { file: '0123456789abcdef0123', act: 'import', warned: true, officer: 'lea' } as const;
    const context = {
      municipalities: [municipality],
      providers: [{ ...provider, email: 'abi@teenus.example' }],
      contracts: Object.fromEntries(
        (await world.registry.contracts()).map((one) => [one.ehak, one.contracts]),
      ),
    };
    for (let dies = 1; ; dies += 4) {
      const clientName = `Ly B${String.fromCharCode(97 + (dies % 26))}`;
      const cells = { ...active, clientName, personalCode: codeOf(dies) };
      const line = { line: dies + 1, cells };
      const dying = mortal(world, dies, 'dead');
      const first = workOnLine(dying.world, work, line, context, null, today);
      const died = await first.then(
        () => false,
        (error: unknown) => (error as Error).name === Crash.name,
      );
      const again = await workOnLine(world, work, line, context, null, today);
      expect(again).toMatchObject({ result: 'imported', phase: 'active' });
      const { entries } = await loadCase(world, again.caseId ?? '', today);
      expect(entries).toHaveLength(1);
      expect((await readCase(world.table, again.caseId ?? '')).entries[0]?.unfinished).toBe(false);
      expect(await searchCases(world, codeOf(dies))).toMatchObject({ rows: [{ caseId: again.caseId }] });
      if (!died) break;
    }
    expect((await world.items()).filter(({ sk }) => sk === 'CASE').length).toBeGreaterThan(5);
  });
});

describe('an imported case', () => {
  it('is minded by its machines from where it stands: the next task is mailed, a service waits for its overview', async () => {
    const machinery = await startMachinery(world, today);
    try {
      const id = await upload([waiting, { ...active, personalCode: codeOf(1), clientName: 'Ivan Petrenko' }]);
      await run(id, machine({ ...world, ...machinery.world }));
      const file = await loadImport(world.table, id);
      await startImporting(world, id, { run: file?.run ?? 0, choice: 'warned' }, 'lea', today);
      await run(id, machine({ ...world, ...machinery.world }));
      await machinery.clock.idle();
      // What should have been asked for before is asked for a second later.
      await machinery.clock.advanceToNextTimer();
      await machinery.clock.idle();
      const [first, second] = await report(id);
      const { state: asked } = await readCase(world.table, first?.caseId ?? '');
      expect(asked?.obligations['ensure-support-person#1']).toMatchObject({
        status: 'open',
        due: '2026-11-27',
      });
      const { state: served } = await readCase(world.table, second?.caseId ?? '');
      expect(served).toMatchObject({ phase: 'active', serviceEnd: '2027-09-01' });
      expect(served?.obligations['send-overview#1']).toMatchObject({ status: 'open', due: '2026-11-28' });
      const told = world.told.mails.map(({ input }) => input.Destination?.ToAddresses);
      expect(told).toEqual([['abi@teenus.example'], ['abi@teenus.example']]);
    } finally {
      await machinery.stop();
    }
  });
});
