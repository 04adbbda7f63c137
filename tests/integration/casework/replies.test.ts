import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCase } from '#casework/casework';
import { fileMail } from '#casework/replies';
import { replyAddress } from '#casework/signing';
import type { Reading } from '#domain/reading';
import { loadMailIn } from '#store/mails';
import type { Item } from '#store/table';
import { completeReferral, incompleteReferral, moments } from '../../support/cases.ts';
import { keys, mailDomain, providerAddress, startWorld, type TestWorld } from '../../support/world.ts';
import { ask, leadTo, openedCase, readingOf, takeInMail } from './stories.ts';

const about = { kind: 'complete-referral', cause: '1' } as const;
const now = moments.supplemented;

describe('a reply to a case', () => {
  let world: TestWorld;
  let caseId: string;
  let registry: Item[];
  beforeAll(async () => {
    world = await startWorld();
    registry = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    // A new day for each test: receipts to one address are capped.
    await world.restore(registry);
    caseId = await openedCase(world, incompleteReferral());
    const { state } = await loadCase(world, caseId, moments.registered);
    if (state) await ask(world, state, moments.registered, 'token');
    world.told.tokens.length = 0;
  });

  const address = (party: 'municipality' | 'provider' | 'agency' = 'municipality', id = caseId) =>
    replyAddress(keys.reply.ring[0], mailDomain, id, party, about);
  const phase = async () => (await loadCase(world, caseId, now)).state?.phase;

  /** Takes the reply in as intake does. @returns what became of it */
  async function arrives(changes: Partial<Reading>) {
    const reading = readingOf({ kind: 'reply', referral: null, answers: completeReferral(), ...changes });
    const { mail, route } = await takeInMail(world, reading, now);
    if (route.route === 'file') await fileMail(world, mail, now);
    const { status, triage, caseId: ofCase } = (await loadMailIn(world.table, mail.key)) ?? {};
    return { route, mail, became: { status, triage, caseId: ofCase } };
  }

  it('that is authentic, of the municipality and holds what was missing completes the referral', async () => {
    const { became, mail } = await arrives({ recipients: [address()] });
    expect(became).toEqual({ status: 'filed', triage: null, caseId });
    expect(await phase()).toBe('review');
    expect(world.told.tokens).toEqual([{ token: 'token', signal: 'answered' }]);
    const { state, entries } = await loadCase(world, caseId, now);
    expect(state?.filedMails).toEqual({ [mail.key]: 'answer' });
    const answered = entries
      .flatMap(({ events }) => events)
      .find(({ type }) => type === 'ObligationAnswered');
    expect(answered).toMatchObject({ channel: 'mail', arrivedAt: moments.received });
    expect(await fileMail(world, mail, now)).toBe('answer');
    expect((await loadCase(world, caseId, now)).entries).toHaveLength(entries.length);
  });

  it('is known by the address whatever became of its case on the way', async () => {
    await arrives({ recipients: ['keegi@vald.example', address().toUpperCase()] });
    expect(await phase()).toBe('review');
  });

  it('is known by the mail of ours that it answers', async () => {
    const receipt = `<ses-${caseId}-1-0@eu-central-1.amazonses.com>`;
    await arrives({ recipients: [], references: ['<else@where.example>', receipt] });
    expect(await phase()).toBe('review');
  });

  it.each([
    ['is not authentic', () => ({ from: { ...readingOf().from, authentic: false } }), 'reply-not-authentic'],
    [
      'comes from a stranger',
      () => ({ from: { address: 'x@evil.example', name: null, municipality: null, authentic: true } }),
      'reply-from-another',
    ],
    [
      'comes from another municipality',
      () => ({
        from: {
          address: 'x@tartu.example',
          name: null,
          municipality: { ehak: '0793', name: 'Tartu' },
          authentic: true,
        },
      }),
      'reply-from-another',
    ],
    [
      'comes from the provider to the address of the municipality',
      () => ({ from: { address: providerAddress, name: null, municipality: null, authentic: true } }),
      'reply-from-another',
    ],
  ] as const)('that %s does nothing; an officer sees it', async (_, changes, triage) => {
    const { became } = await arrives({ recipients: [address()], ...changes() });
    expect(became).toEqual({ status: 'triage', triage, caseId });
    expect(await phase()).toBe('incomplete');
    expect(world.told.tokens).toEqual([]);
    const { state } = await loadCase(world, caseId, now);
    expect([state?.version, state?.filedMails]).toEqual([2, {}]);
  });

  it('to an altered address, another case’s or with the case’s number alone is nobody’s', async () => {
    const right = address();
    const tag = right.slice(right.indexOf('.') + 1, right.indexOf('@'));
    const altered = right.replace(tag, `${tag.slice(0, -1)}${tag.endsWith('a') ? 'b' : 'a'}`);
    const another = address('municipality', 'TR26-ZZZZZ').replace('tr26-zzzzz', caseId.toLowerCase());
    for (const to of [altered, another]) {
      const { became } = await arrives({ recipients: [to] });
      expect(became).toEqual({ status: 'triage', triage: 'unknown-case', caseId: null });
    }
    const number = await arrives({ recipients: [], caseReference: caseId });
    expect(number.route).toEqual({ route: 'triage', reason: 'unknown-case' });
    const elsewhere = await arrives({ recipients: [right.replace(mailDomain, 'evil.example')] });
    expect(elsewhere.route).toEqual({ route: 'triage', reason: 'unknown-case' });
    expect(await phase()).toBe('incomplete');
  });

  it('of a municipality with the agency’s address completes nothing', async () => {
    const { became } = await arrives({ recipients: [address('agency')] });
    expect(became).toMatchObject({ status: 'triage', triage: 'reply-from-another' });
    expect(await phase()).toBe('incomplete');
  });

  it('that holds nothing that was asked for needs a person', async () => {
    const { became } = await arrives({ recipients: [address()], answers: null });
    expect(became).toEqual({ status: 'triage', triage: 'reply-needs-decision', caseId });
  });

  it('that came by itself completes nothing, and is filed with its case', async () => {
    const { became } = await arrives({ kind: 'automatic', recipients: [address()] });
    expect(became).toEqual({ status: 'filed', triage: null, caseId });
    expect(await phase()).toBe('incomplete');
  });

  it('that tells of a mail of ours that did not arrive brings its case to an officer, once', async () => {
    const lost = `<ses-${caseId}-1-0@eu-central-1.amazonses.com>`;
    const { became, mail } = await arrives({ kind: 'bounce', answers: null, references: [lost] });
    expect(became).toEqual({ status: 'triage', triage: 'bounce', caseId });
    await fileMail(world, { ...mail, status: 'read' }, now);
    const { state, entries } = await loadCase(world, caseId, now);
    expect(state?.filedMails).toEqual({ [mail.key]: 'undelivered' });
    expect(entries.filter(({ events }) => events.some(({ type }) => type === 'MailFiled'))).toHaveLength(1);
  });

  it('after the obligation was answered goes to a person and changes nothing of it', async () => {
    const id = await openedCase(world);
    await leadTo(world, id, 'accept');
    const to = replyAddress(keys.reply.ring[0], mailDomain, id, 'municipality', null);
    const before = (await loadCase(world, id, now)).state;
    await arrives({ recipients: [to], answers: completeReferral({ client: { name: 'Keegi Teine' } }) });
    const after = (await loadCase(world, id, now)).state;
    expect(after?.referral).toEqual(before?.referral);
    expect(after?.obligations).toEqual(before?.obligations);
  });
});
