import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCase } from '#casework/casework';
import { createRegistryDesk } from '#casework/registry-desk';
import { parseDay } from '#domain/calendar/calendar';
import { findObligation } from '#domain/case/state';
import { usualNumbers } from '#domain/obligation/rules';
import { createRules } from '#store/rules';
import { completeReferral } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { openedCase } from '../casework/stories.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const kind = 'review-referral';
const rule = { ...usualNumbers(kind), kind, from: parseDay('2026-02-10'), workingDays: 2 } as const;
const by = { officer: 'lea', at: '2026-02-09T08:00:00.000Z', reason: 'Kiirem läbivaatus' };

describe('the deadlines table', () => {
  it('is saved once by one version, read by all who decide, and told in the registry’s log', async () => {
    const desk = createRegistryDesk(world);
    expect(await desk.deadlines()).toEqual({ version: 0, entries: [] });
    const both = await Promise.all([desk.setDeadline(0, rule, by), desk.setDeadline(0, rule, by)]);
    expect(both.toSorted()).toEqual(['changed', 'saved']);
    expect(await desk.setDeadline(1, rule, by)).toEqual({ refused: 'no-change' });
    expect((await desk.deadlines()).entries).toEqual([{ ...rule, ...by, withdrawn: null }]);
    expect(await desk.registryChanges()).toMatchObject([
      { officer: 'lea', what: 'deadline', of: kind, now: '2026-02-10: Kiirem läbivaatus' },
    ]);
  });

  it('is asked for at most once a minute, and again after an error', async () => {
    let asked = 0;
    let broken = true;
    const rules = createRules({
      ...world.table,
      get: async (key) => {
        asked += 1;
        if (broken) throw new Error('no table');
        return world.table.get(key);
      },
    });
    await expect(rules('2026-02-09T08:00:00.000Z')).rejects.toThrow('no table');
    broken = false;
    for (const at of ['08:00:00', '08:00:30', '08:00:59'])
      expect(await rules(`2026-02-09T${at}.000Z`)).toEqual([rule]);
    expect(asked).toBe(2);
    await rules('2026-02-09T08:01:01.000Z');
    expect(asked).toBe(3);
  });

  it('decides what begins after its day, and leaves the day of what was open', async () => {
    const before = await openedCase(world, completeReferral(), '2026-02-09T08:00:00.000Z');
    const after = await openedCase(world, completeReferral(), '2026-02-10T08:00:00.000Z');
    const due = async (caseId: string) => {
      const open = { type: 'OpenObligation', kind, cause: '1' } as const;
      const state = await changeCase(world, caseId, open, { who: 'system' }, '2026-02-10T08:01:00.000Z');
      return findObligation(state, kind, '1')?.due;
    };
    expect(await due(before)).toBe('2026-02-16');
    expect(await due(after)).toBe('2026-02-12');
  });
});
