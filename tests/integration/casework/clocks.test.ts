import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { fixContact } from '#casework/contacts';
import { keepOrReturn, planObligation, stepObligation } from '#casework/obligations';
import { fileMail } from '#casework/replies';
import { replyAddress } from '#casework/signing';
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { findObligation } from '#domain/case/state';
import { loadMailIn, loadMailOut } from '#store/mails';
import { moments } from '../../support/cases.ts';
import { keys, mailDomain, providerAddress, startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, officer, openedCase, readingOf, takeInMail } from './stories.ts';

const task = { kind: 'ensure-support-person', cause: '1' } as const;
const asked = moments.reviewed;
const pausedAt = '2026-02-05T10:00:00.000Z';
const colleague = 'kalle@teenus.example';
const pause: Command = { type: 'PauseObligation', ...task, until: parseDay('2026-02-16'), reason: 'x' };
const handOver: Command = {
  type: 'HandOverObligation',
  ...task,
  address: colleague,
  name: 'Kalle Kask',
  within: null,
};

describe('the clock of an obligation whose machine waits', () => {
  let world: TestWorld;
  let caseId: string;
  const told = () => world.told.tokens.map(({ token, signal }) => `${token} ${signal}`);
  const row = () => world.table.get({ pk: `CASE#${caseId}`, sk: 'OBLIGATION#ensure-support-person#1' });
  const change = (command: Command, at: string) => changeCase(world, caseId, command, officer, at);
  const state = async () => {
    const loaded = (await loadCase(world, caseId, pausedAt)).state;
    if (!loaded) throw new Error('there is no case');
    return loaded;
  };
  const sentTo = (address: string) =>
    world.told.mails.filter(({ input }) => input.Destination?.ToAddresses?.includes(address));

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    const wakeAt = await stepObligation(world, 'OpenObligation', { caseId, ...task }, asked);
    await keepOrReturn(world, caseId, task, { token: 'waiting', wakeAt }, asked);
    world.told.tokens.length = 0;
    world.told.mails.length = 0;
  });

  it('is told when it is paused, and sleeps until its expected end', async () => {
    await change(pause, pausedAt);
    expect(told()).toEqual(['waiting rescheduled']);
    const wakeAt = await planObligation(world, { caseId, ...task }, pausedAt);
    expect(wakeAt).toBe('2026-02-16T07:00:00.000Z');
    await keepOrReturn(world, caseId, task, { token: 'asleep', wakeAt }, pausedAt);
    expect(await row()).toMatchObject({ token: 'asleep', paused: true });
    await change({ type: 'ResumeObligation', ...task }, '2026-02-09T08:00:00.000Z');
    expect(told()).toEqual(['waiting rescheduled', 'asleep rescheduled']);
    expect(await row()).toMatchObject({ due: '2026-02-13', paused: false });
    expect(await planObligation(world, { caseId, ...task }, '2026-02-09T08:00:00.000Z')).toBe(
      '2026-02-11T07:00:00.000Z',
    );
  });

  it('is looked at anew when an officer let it go on between its plan and its wait', async () => {
    await change(pause, pausedAt);
    const wakeAt = await planObligation(world, { caseId, ...task }, pausedAt);
    await change({ type: 'ResumeObligation', ...task }, '2026-02-05T11:00:00.000Z');
    world.told.tokens.length = 0;
    await keepOrReturn(world, caseId, task, { token: 'stale', wakeAt }, '2026-02-05T11:00:01.000Z');
    expect(told()).toEqual(['stale rescheduled']);
  });

  it('shows in its row what waits for an officer', async () => {
    await change(
      { type: 'AskExtension', ...task, party: 'provider', until: parseDay('2026-02-18'), reason: 'x' },
      pausedAt,
    );
    expect(await row()).toMatchObject({ asks: 'time' });
    await change({ type: 'ExtendObligation', ...task, due: parseDay('2026-02-18'), reason: 'x' }, pausedAt);
    expect(await row()).toMatchObject({ asks: null, due: '2026-02-18' });
    expect(told()).toEqual(['waiting rescheduled']);
  });

  it('keeps its contact and every reason apart from the facts', async () => {
    await change(handOver, pausedAt);
    await change({ ...pause, reason: 'Olena on haiglas' }, pausedAt);
    const entries = (await world.items()).filter(
      ({ pk, sk }) => pk === `CASE#${caseId}` && !String(sk).includes('PERSONAL'),
    );
    expect(JSON.stringify(entries)).not.toMatch(/kalle|Kalle|haiglas/);
  });

  it('goes on as it was when it changes hands; mails and replies are the new contact’s', async () => {
    await change(handOver, pausedAt);
    expect(told()).toEqual([]);
    const [first] = sentTo(colleague);
    expect(await loadMailOut(world.table, first?.key ?? '')).toMatchObject({
      subject: expect.stringMatching(/^Ülesanne: tugiisiku leidmine/),
    });
    await stepObligation(world, 'Nudge', { caseId, ...task }, '2026-02-09T07:00:00.000Z');
    expect(sentTo(colleague)).toHaveLength(2);
    const replyTo = replyAddress(keys.reply.ring[0], mailDomain, caseId, 'provider', task);
    const from = { address: colleague, name: 'Kalle Kask', municipality: null, authentic: true };
    const reading = readingOf({
      kind: 'reply',
      referral: null,
      replyText: 'Nimi: Mari Maasikas',
      recipients: [replyTo],
      from,
    });
    const { mail } = await takeInMail(world, reading, '2026-02-09T08:00:00.000Z');
    await fileMail(world, mail, '2026-02-09T08:00:00.000Z');
    expect(await loadMailIn(world.table, mail.key)).toMatchObject({ status: 'filed', caseId });
  });

  it('is corrected for the contact alone when its mail comes back', async () => {
    const registered = JSON.stringify(await world.registry.provider('abikasi'));
    const { version } = await change(handOver, pausedAt);
    const mail = await loadMailOut(world.table, `${caseId}-${version}-0`);
    if (!mail) throw new Error('no mail was stored');
    await fixContact(world, mail.key, 'kalle.kask@teenus.example', 'mari', pausedAt);
    expect(findObligation(await state(), task.kind, '1')).toMatchObject({
      linkIssue: 3,
      contact: { address: 'kalle.kask@teenus.example' },
    });
    expect(sentTo('kalle.kask@teenus.example')).toHaveLength(1);
    expect(JSON.stringify(await world.registry.provider('abikasi'))).toBe(registered);
  });
  it('offers nobody a page that only the contact could open', async () => {
    await change(handOver, pausedAt);
    await change({ type: 'AskStatus', party: 'provider', mailKey: 'e7' }, pausedAt);
    const text = (address: string) =>
      sentTo(address).map(({ input }) => String(input.Content?.Simple?.Body?.Text?.Data));
    expect(text(colleague).join()).toContain('/change');
    expect(text(providerAddress)).toHaveLength(1);
    expect(text(providerAddress).join()).not.toContain('/change');
  });
});
