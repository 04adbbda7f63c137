/** Failed executions sent on, and machines started anew from the log: what is told to Step Functions, and what stays as it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { failuresOf, redrive, restartPage } from '#casework/restarts';
import { sweep } from '#casework/sweep';
import type { World } from '#casework/world';
import type { FailedExecution } from '#store/failures';
import type { Item } from '#store/table';
import { moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, officer, openedCase } from './stories.ts';

const now = '2026-03-02T09:00:00.000Z';

let world: TestWorld;
let registry: Item[];
beforeAll(async () => {
  world = await startWorld();
  registry = await world.items();
});
afterAll(() => world.stop());
beforeEach(() => world.restore(registry));

const failed = (machine: string, name: string, changes: Partial<FailedExecution> = {}): FailedExecution => ({
  ...{ machine, name, stoppedAt: moments.ensured, error: 'TypeError', redrivable: true },
  ...changes,
});

describe('a redrive', () => {
  let caseId: string;
  let child: FailedExecution;
  let parent: FailedExecution;
  beforeEach(async () => {
    caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    child = failed('obligation', `${caseId}-ensure-support-person-1-0`);
    parent = failed('referral', `${caseId}-0`);
    world.told.failures.push(parent, child);
  });
  const act = (execution: FailedExecution, by: World = world) => redrive(by, execution, 'lea', now);

  it.each([
    'obligation',
    'referral',
  ])('of the %s sends the child on first, then its parent', async (which) => {
    expect(await act(which === 'obligation' ? child : parent)).toBe(true);
    expect(world.told.redrives).toEqual([`obligation ${child.name}`, `referral ${parent.name}`]);
    const { entries } = await loadCase(world, caseId, now);
    expect(entries.at(-1)).toMatchObject({
      by: { who: 'officer', officer: 'lea' },
      events: [{ type: 'MachinesRedriven', executions: [{ name: child.name }, { name: parent.name }] }],
    });
  });

  it('leaves a parent alone that did not fail, and other executions of the case', async () => {
    world.told.failures.splice(0, 1, failed('service', `${caseId}-service-0-1`));
    await act(child);
    expect(world.told.redrives).toEqual([`obligation ${child.name}`]);
  });

  it('is refused where it would only fail again, or is too late', async () => {
    const unattended = failed('obligation', child.name, { error: 'ObligationUnattended' });
    world.told.failures.splice(0, 2, unattended, failed('referral', parent.name, { redrivable: false }));
    expect([await act(unattended), await act(parent)]).toEqual([false, false]);
    expect(await act(failed('referral', 'TR26-00000-0'))).toBe(false);
    expect(world.told.redrives).toEqual([]);
  });

  it('is refused when the case was started anew since', async () => {
    await changeCase(world, caseId, { type: 'RestartMachines' }, officer, now);
    expect((await failuresOf(world)).map(({ superseded }) => superseded)).toEqual([true, true]);
    expect(await act(child)).toBe(false);
    expect(world.told.redrives).toEqual([]);
  });

  it('that was committed and then died is done by the sweep, once for Step Functions', async () => {
    const dying: World = {
      ...world,
      machines: { ...world.machines, redrive: () => Promise.reject(new Error('killed')) },
    };
    await expect(act(child, dying)).rejects.toThrow('killed');
    expect(world.told.redrives).toEqual([]);
    await sweep(world, now);
    expect(world.told.redrives).toEqual([`obligation ${child.name}`, `referral ${parent.name}`]);
  });

  it('of a machine without a case is noted with who did it', async () => {
    const intake = failed('intake', 'sweep-0123');
    world.told.failures.push(intake);
    expect(await act(intake)).toBe(true);
    expect(world.told.redrives).toEqual(['intake sweep-0123']);
    const [entry] = (await world.items()).filter(({ pk }) => String(pk).startsWith('AUDIT#'));
    expect(entry).toMatchObject({ officer: 'lea', what: 'redrive', of: 'sweep-0123', at: now });
  });
});

describe('a restart of all cases', () => {
  async function all(): Promise<{ restarted: number; unable: number }> {
    let [restarted, unable] = [0, 0];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const part = await restartPage(world, after, { who: 'system' }, now);
      [restarted, unable, after] = [restarted + part.restarted, unable + part.unable, part.after];
    }
    return { restarted, unable };
  }

  it('starts each running case once, under its next number, and none that has ended', async () => {
    const running: string[] = [];
    for (const until of [null, 'accept', 'ensure', 'arrange', 'record'] as const) {
      const caseId = await openedCase(world);
      await leadTo(world, caseId, until);
      running.push(`${caseId}-1`);
    }
    const over = await openedCase(world);
    await changeCase(world, over, { type: 'CancelCase', reason: 'Kolis ära' }, officer, moments.reviewed);
    world.told.referrals.length = 0;
    expect(await all()).toEqual({ restarted: 5, unable: 0 });
    expect([...world.told.referrals].sort()).toEqual(running.sort());
  });

  it('goes on past more cases than a page holds', async () => {
    for (let index = 0; index < 27; index += 1) await openedCase(world);
    expect(await all()).toEqual({ restarted: 27, unable: 0 });
    expect(new Set(world.told.referrals.filter((name) => name.endsWith('-1'))).size).toBe(27);
  });

  it('is not stopped by a case that cannot be read, and says so', async () => {
    const [broken, whole] = [await openedCase(world), await openedCase(world)];
    await world.table.put({ pk: `CASE#${broken}`, sk: 'LOG#000002', schemaVersion: 9 });
    expect(await all()).toEqual({ restarted: 1, unable: 1 });
    expect(world.told.referrals).toContain(`${whole}-1`);
    expect(world.told.reports.map(({ what }) => what)).toEqual(['A case could not be restarted']);
  });
});
