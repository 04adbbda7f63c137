/** A plan in a municipality's mail, and the months between reports: what casework makes of them on the store. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { keepOrReturn, planObligation, stepObligation } from '#casework/obligations';
import { fileMail } from '#casework/replies';
import { planService } from '#casework/service';
import { readLink, replyAddress } from '#casework/signing';
import type { Item } from '#store/table';
import { moments, provider } from '../../support/cases.ts';
import { days, newPlan } from '../../support/plans.ts';
import { keys, mailDomain, startWorld, type TestWorld } from '../../support/world.ts';
import { caseManager, leadTo, officer, openedCase, readingOf, system, takeInMail } from './stories.ts';

const now = '2026-02-13T08:00:00.000Z';

describe('a case whose service runs', () => {
  let world: TestWorld;
  let caseId: string;
  let before: Item[];
  beforeAll(async () => {
    world = await startWorld();
    caseId = await openedCase(world);
    await leadTo(world, caseId, 'record');
    before = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.restore(before));

  async function arrives(replyText: string) {
    const recipients = [replyAddress(keys.reply.ring[0], mailDomain, caseId, 'municipality', null)];
    const reading = readingOf({ kind: 'reply', referral: null, replyText, recipients });
    const { mail } = await takeInMail(world, reading, now);
    const filed = await fileMail(world, mail, now);
    const { state, entries } = await loadCase(world, caseId, now);
    return { filed, state, entries, mail };
  }

  it('takes a new plan from a mail that says it clearly, once', async () => {
    const { filed, state, entries, mail } = await arrives(
      'Eesmärgid:\n- Leida töö\n\nÜlevaated: kord kvartalis',
    );
    expect(filed).toBe('plan');
    expect(state?.plans.at(-1)).toMatchObject({
      ...{ by: 'municipality', goals: ['Leida töö'], rhythm: 'three-months', mailKey: mail.key },
      reason: 'Omavalitsus saatis uue tegevuskava kirjaga 02.02.2026.',
    });
    expect(state?.queries).toEqual({});
    await fileMail(world, mail, now);
    expect((await loadCase(world, caseId, now)).entries).toHaveLength(entries.length);
  });

  it('keeps the reason that the mail gives', async () => {
    const { state } = await arrives('Põhjus: klient leidis töö\nÜlevaated: kord kvartalis');
    expect(state?.plans.at(-1)).toMatchObject({ rhythm: 'three-months', reason: 'klient leidis töö' });
  });

  it('asks the provider what stands beside the plan as a question', async () => {
    const { filed, state } = await arrives('Ülevaated: iga kahe kuu järel\n\nKas klient leidis töö?');
    expect(filed).toBe('query');
    expect(state).toMatchObject({ rhythm: 'two-months', asked: { 'answer-query': 1 } });
  });

  it('leads the municipality to the page where it asks by a link of its own', async () => {
    await arrives('Kas klient leidis töö?');
    const mail = world.told.mails.find(({ input }) => input.Destination?.ToAddresses?.[0] === caseManager);
    const text = mail?.input.Content?.Simple?.Body?.Text?.Data ?? '';
    const [, token = ''] = /\/task\/([^\s/]+)\/query/.exec(text) ?? [];
    const of = { kind: 'record-first-meeting', cause: '1', party: 'municipality' };
    expect(await readLink(keys.link, token)).toMatchObject({ caseId, ...of });
  });

  it('takes the time of the interim evaluation from a mail, once, and asks what else stands there', async () => {
    const line = 'Vahehindamine: 12.06.2026 kell 10.00\nKoht: vallamaja\n';
    const { filed, state, entries, mail } = await arrives(line);
    expect(filed).toBe('evaluation');
    expect(state?.evaluations).toMatchObject([
      { startsAt: '2026-06-12T07:00:00.000Z', by: 'municipality', place: 'vallamaja', minutes: 60 },
    ]);
    expect(state?.queries).toEqual({});
    await fileMail(world, mail, now);
    expect((await loadCase(world, caseId, now)).entries).toHaveLength(entries.length);
    const moved = await arrives('Vahehindamine: 15.06.2026 kell 9.30\nÜlevaated: kord kvartalis\nKas sobib?');
    expect(moved.filed).toBe('query');
    expect(moved.state).toMatchObject({
      ...{ rhythm: 'three-months', asked: { 'answer-query': 1 } },
      evaluations: [{ startsAt: '2026-06-15T06:30:00.000Z', place: 'vallamaja', times: 2 }],
    });
  });

  it('takes a time that no evaluation can have for a question', async () => {
    for (const text of ['Vahehindamine: 12.02.2026 kell 10.00', 'Vahehindamine: millal?']) {
      const { filed, state } = await arrives(text);
      expect(filed).toBe('query');
      expect(state?.evaluations).toEqual([]);
    }
  });

  it('takes what is not clear, or not possible, for a question as ever', async () => {
    for (const text of ['Palun saatke ülevaated sagedamini.', 'Ülevaated: 01.02.2026']) {
      const { filed, state } = await arrives(text);
      expect(filed).toBe('query');
      expect(state?.plans).toHaveLength(1);
    }
  });

  describe('whose overview is owed', () => {
    const which = { kind: 'send-overview', cause: '1' } as const;
    const asked = '2026-03-02T07:00:00.000Z';
    const changed = '2026-03-04T08:00:00.000Z';
    const row = () => world.table.get({ pk: `CASE#${caseId}`, sk: 'OBLIGATION#send-overview#1' });
    const onDay = (day: string) =>
      changeCase(world, caseId, newPlan({ rhythm: 'dates', days: days(day) }), officer, changed);
    beforeEach(async () => {
      await changeCase(world, caseId, { type: 'ReachMilestone' }, system, asked);
      const wakeAt = await stepObligation(world, 'OpenObligation', { caseId, ...which }, asked);
      await keepOrReturn(world, caseId, which, { token: 'waiting', wakeAt }, asked);
      world.told.tokens.length = 0;
      world.told.mails.length = 0;
    });

    it('has it on the day of the new plan: its row, its machine and one mail to each side say so', async () => {
      await onDay('2026-03-06');
      expect(world.told.tokens).toMatchObject([{ token: 'waiting', signal: 'rescheduled' }]);
      expect(await row()).toMatchObject({ status: 'open', due: '2026-03-06' });
      expect(await planObligation(world, { caseId, ...which }, changed)).toBe('2026-03-06T07:00:00.000Z');
      const told = world.told.mails.map(({ input }) => input.Content?.Simple?.Body?.Text?.Data ?? '');
      expect(told).toHaveLength(2);
      for (const text of told) expect(text).toContain('uus tähtaeg on reede, 6. märts 2026');
      await onDay('2026-03-06');
      expect([world.told.tokens.length, world.told.mails.length]).toEqual([1, 2]);
    });

    it('is asked for it again later when the new plan has it later: machine and row are done', async () => {
      await onDay('2026-06-01');
      expect(world.told.tokens).toMatchObject([{ token: 'waiting', signal: 'answered' }]);
      expect(await row()).toMatchObject({ status: 'closed' });
      const [mail] = world.told.mails.map(({ input }) => input.Content?.Simple?.Body?.Text?.Data ?? '');
      expect(mail).toMatch(/ei ole praegu vaja saata/);
      expect(mail).toContain('01.06.2026');
      await changeCase(world, caseId, { type: 'RestartMachines' }, officer, changed);
      expect(world.told.obligations.filter((name) => name.includes('send-overview'))).toHaveLength(1);
      const next = await changeCase(
        world,
        caseId,
        { type: 'ReachMilestone' },
        system,
        '2026-05-22T06:00:00.000Z',
      );
      expect(next.asks['send-overview#2']).toMatchObject({ due: '2026-06-01' });
    });
  });

  it('learns the months between reports when its service plans, once', async () => {
    await world.registry.putProvider({ ...provider, email: 'abi@teenus.example', reportMonths: 1 });
    const planned = await planService(world, { caseId }, now);
    expect(planned).toEqual({ milestone: 'ask-overview', wakeAt: '2026-03-02T07:00:00.000Z' });
    const { state, entries } = await loadCase(world, caseId, moments.recorded);
    expect(state?.reportMonths).toBe(1);
    await planService(world, { caseId }, now);
    expect((await loadCase(world, caseId, now)).entries).toHaveLength(entries.length);
  });
});
