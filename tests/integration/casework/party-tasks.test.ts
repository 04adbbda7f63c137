import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCase } from '#casework/casework';
import { eraseDue } from '#casework/erasing';
import { stepObligation } from '#casework/obligations';
import { partyTasks } from '#casework/party-tasks';
import { readLink } from '#casework/signing';
import { addDays, dayOf, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { typedNow } from '#domain/case/typing';
import { obligationItemKey } from '#store/keys';
import { clearTyped, keepTyped, loadTyped } from '#store/typed';
import { completeReferral, incompleteReferral, moments } from '../../support/cases.ts';
import { keys, providerAddress, startWorld, type TestWorld } from '../../support/world.ts';
import { answers, caseManager, leadTo, officer, openedCase } from './stories.ts';

const task = { kind: 'ensure-support-person', cause: '1' } as const;
const colleague = 'kalle@teenus.example';

describe('the tasks of one address', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  /** A case whose provider was asked for a support person `days` after the first. */
  async function asked(days: number) {
    const later = `${addDays(dayOf(moments.reviewed), days)}T10:00:00.000Z`;
    const state = await leadTo(world, await openedCase(world), 'accept');
    await stepObligation(world, 'OpenObligation', { caseId: state.id, ...task }, later);
    return state;
  }
  const change = (caseId: string, command: Command) =>
    changeCase(world, caseId, command, officer, moments.ensured);

  it('are those that were sent there, of all cases, by due day, with links, initials and what stands', async () => {
    const [second, first, third, handed, answered] = [
      await asked(3),
      await asked(0),
      await asked(6),
      await asked(0),
      await asked(0),
    ];
    await change(third.id, { type: 'PauseObligation', ...task, until: parseDay('2026-02-16'), reason: 'x' });
    const to = { address: colleague, name: null, within: null };
    await change(handed.id, { type: 'HandOverObligation', ...task, ...to });
    await change(answered.id, answers.ensure.command);

    const own = await partyTasks(world, first, 'provider', providerAddress, null);
    expect(own.rows.map(({ caseId }) => caseId)).toEqual([first.id, second.id, third.id]);
    expect(own.rows.map(({ paused }) => paused)).toEqual([false, false, true]);
    expect(own.rows[0]).toMatchObject({
      kind: task.kind,
      client: 'O. K.',
      municipality: 'Põhja-Pärnumaa vald',
    });
    const token = own.rows[0]?.path.replace('/task/', '') ?? '';
    expect(await readLink(keys.link, token)).toEqual({
      caseId: first.id,
      ...task,
      party: 'provider',
      issue: 1,
    });
    const other = await partyTasks(world, first, 'provider', colleague, null);
    expect(other.rows.map(({ caseId }) => caseId)).toEqual([handed.id]);
    expect(await partyTasks(world, first, 'provider', 'keegi@teenus.example', null)).toMatchObject({
      rows: [],
    });
  });

  it('are those of whom a deputy stands in for, too', async () => {
    const state = await asked(0);
    const contact = { name: 'Abi', email: providerAddress, phone: null, absentUntil: null };
    const deputy = 'asendaja@teenus.example';
    const known = await world.registry.provider('abikasi');
    if (!known) throw new Error('there is no provider');
    expect((await partyTasks(world, state, 'provider', deputy, null)).rows).toEqual([]);
    await world.registry.putProvider({ ...known, contacts: [{ ...contact, deputy }] });
    const { rows } = await partyTasks(world, state, 'provider', deputy, null);
    expect(rows.map(({ caseId }) => caseId)).toContain(state.id);
    await world.registry.putProvider(known);
  });

  it('are the case manager’s own among those of a municipality, and no address stands in the rows', async () => {
    const caseId = await openedCase(world, incompleteReferral());
    const completion = { kind: 'complete-referral', cause: '1' } as const;
    await stepObligation(world, 'OpenObligation', { caseId, ...completion }, moments.registered);
    const state = await change(caseId, { type: 'OpenTask', ...completion });
    const row = await world.table.get(obligationItemKey(caseId, 'complete-referral', '1'));
    expect(row?.reader).toMatch(/^[0-9a-f]{32}$/);
    const mine = await partyTasks(world, state, 'municipality', caseManager, null);
    expect(mine.rows.map(({ caseId: id }) => id)).toEqual([caseId]);
    const others = await partyTasks(world, state, 'municipality', `teine@${caseManager}`, null);
    expect(others.rows).toEqual([]);
    await change(caseId, { type: 'CancelCase', reason: 'x' });
    expect(await world.table.get(obligationItemKey(caseId, 'complete-referral', '1'))).not.toHaveProperty(
      'reader',
    );
  });
});

describe('what was typed at a task', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  const typed = typedNow(providerAddress, { name: ['Mari M'], languages: ['uk', 'et'] }, moments.ensured);
  if (!typed) throw new Error('It is too much');

  it('is kept until its last day and emptied by the answer, whoever gives it', async () => {
    const { id: caseId } = await leadTo(world, await openedCase(world, completeReferral()), 'accept');
    const at = { caseId, ...task };
    expect(await loadTyped(world.table, at)).toBeNull();
    await clearTyped(world.table, at);
    await keepTyped(world.table, at, typed);
    expect(await loadTyped(world.table, at)).toEqual(typed);
    const item = (await world.items()).find(({ sk }) => String(sk).startsWith('TYPED#'));
    expect(new Date(Number(item?.expiresAt) * 1000).toISOString()).toBe('2026-02-20T22:00:00.000Z');
    await changeCase(world, caseId, answers.ensure.command, officer, moments.ensured);
    expect(await loadTyped(world.table, at)).toBeNull();
    expect(
      JSON.stringify((await world.items()).filter(({ sk }) => String(sk).startsWith('TYPED#'))),
    ).not.toMatch(/Mari|teenus/);
  });

  it('goes with the data of its client', async () => {
    const caseId = await openedCase(world);
    await changeCase(world, caseId, { type: 'CancelCase', reason: 'x' }, officer, moments.reviewed);
    const beside = { caseId, ...task, beside: 'decline' };
    await keepTyped(world.table, beside, typed);
    expect(await loadTyped(world.table, { caseId, ...task })).toBeNull();
    await keepTyped(world.table, { caseId, ...task }, typed);
    expect(await eraseDue(world, '2032-01-01T06:00:00.000Z')).toBe(1);
    expect(await loadTyped(world.table, { caseId, ...task })).toBeNull();
    expect(await loadTyped(world.table, beside)).toBeNull();
  });
});
