import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { erasePersonalParts } from '#store/erasing';
import { appendEntry, readLog } from '#store/log';
import type { Table } from '#store/table';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { officer, openedCase } from '../casework/stories.ts';

const at = '2026-03-02T10:00:00.000Z';

/** Another process: it has read nothing yet, and notes how many items each read brings. */
function processOf({ table }: TestWorld): { table: Table; reads: number[] } {
  const reads: number[] = [];
  const between: Table['between'] = async (...range) => {
    const items = await table.between(...range);
    reads.push(items.length);
    return items;
  };
  return { table: { ...table, between }, reads };
}

describe('the log of a case, read again', () => {
  let world: TestWorld;
  let caseId: string;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    caseId = await openedCase(world);
  });
  afterAll(() => world.stop());

  it('brings only what came after, and is the same as if it were read for the first time', async () => {
    const { table, reads } = processOf(world);
    await readLog(table, caseId);
    await readLog(table, caseId);
    await changeCase(world, caseId, { type: 'CancelCase', reason: 'Kolis' }, officer, at);
    const again = await readLog(table, caseId);
    expect(reads).toEqual([reads[0], 0, 2]);
    expect(again).toEqual(await readLog(processOf(world).table, caseId));
  });

  it('brings an entry again as long as something follows from it', async () => {
    const { state } = await loadCase(world, caseId, at);
    const version = (state?.version ?? 0) + 1;
    const by = { who: 'system' } as const;
    await appendEntry(world.table, caseId, { version, at, by, events: [] }, 'nonce');
    const { table } = processOf(world);
    expect((await readLog(table, caseId)).at(-1)).toMatchObject({ version, unfinished: true });
    await loadCase(world, caseId, at);
    expect((await readLog(table, caseId)).at(-1)).toMatchObject({ version, unfinished: false });
  });

  it('forgets persons whose data another process erased', async () => {
    const { table } = processOf(world);
    expect(JSON.stringify(await readLog(table, caseId))).toContain('Kovalenko');
    await changeCase(world, caseId, { type: 'CancelCase', reason: 'Kolis' }, officer, at);
    await erasePersonalParts(world.table, caseId);
    const retention = { finalPaymentYear: 2026, years: 5 };
    const gone = '2032-01-01T06:00:00.000Z';
    await changeCase(world, caseId, { type: 'ErasePersonalData', retention }, { who: 'system' }, gone);
    const entries = await readLog(table, caseId);
    expect(JSON.stringify(entries)).not.toContain('Kovalenko');
    expect(entries.map(({ version }) => version)).toEqual(entries.map((_, index) => index + 1));
  });
});
