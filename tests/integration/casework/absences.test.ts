import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { fixContact } from '#casework/contacts';
import { addressesOf } from '#casework/parties';
import { fileMail } from '#casework/replies';
import { replyAddress } from '#casework/signing';
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { Contact } from '#domain/registry/contacts';
import type { Item } from '#store/table';
import { municipality, provider } from '../../support/cases.ts';
import { keys, mailDomain, providerAddress, startWorld, type TestWorld } from '../../support/world.ts';
import { caseManager, leadTo, officer, openedCase, readingOf, system, takeInMail } from './stories.ts';

let world: TestWorld;
let caseId: string;
let before: readonly Item[];
const monday = '2026-03-02T08:00:00.000Z';
const tuesday = '2026-03-03T08:00:00.000Z';
const deputy = 'jaan.kask@pparnumaa.example';
const generalAddress = 'vald@pparnumaa.example';

const person = (email: string, more: Partial<Contact> = {}): Contact => ({
  ...{ name: 'Kadri Tamm', email, phone: null, deputy: null, absentUntil: null },
  ...more,
});
const knows = (contacts: Contact[], of: { ehak: string } | { provider: string } = municipality) =>
  world.registry.changeContacts(of, () => contacts, { officer: 'lea', at: monday });
const sentTo = () => world.told.mails.map(({ input }) => input.Destination?.ToAddresses?.[0]);
const mailTo = (address: string) =>
  world.told.mails.find(({ input }) => input.Destination?.ToAddresses?.includes(address));
const textTo = (address: string) => mailTo(address)?.input.Content?.Simple?.Body?.Text?.Data ?? '';

const change: Command = {
  type: 'ReportChange',
  ...{ direction: 'worse', since: null, urgent: false, what: 'Haigestus.', done: null },
};
const unread = { kind: 'acknowledge-change', cause: '1' } as const;

async function away(from: string, until: string | null, party: 'municipality' | 'provider' = 'municipality') {
  const { mail } = await takeInMail(
    world,
    readingOf({
      kind: 'automatic',
      referral: null,
      from: { ...readingOf().from, address: from, ...(party === 'provider' ? { municipality: null } : {}) },
      recipients: [replyAddress(keys.reply.ring[0], mailDomain, caseId, party, null)],
      absence: { until, deputy: 'suvaline@kurjam.example' },
    }),
    monday,
  );
  await fileMail(world, mail, monday);
}

beforeAll(async () => {
  world = await startWorld();
  await world.registry.putMunicipality({
    ...municipality,
    email: generalAddress,
    domains: ['pparnumaa.example'],
  });
  caseId = await openedCase(world);
  await leadTo(world, caseId, 'record');
  before = await world.items();
});
beforeEach(() => world.restore(before));
afterAll(() => world.stop());

describe('mails for somebody who is away', () => {
  it('go to the deputy of the registry, who is told why, and whose address opens the link', async () => {
    await knows([person(caseManager, { deputy, absentUntil: parseDay('2026-03-10') })]);
    await changeCase(world, caseId, change, system, monday);
    expect(sentTo()).toEqual([deputy, providerAddress]);
    expect(textTo(deputy)).toContain('Saate selle kirja asendajana');
    const { state } = await loadCase(world, caseId, monday);
    expect(state && (await addressesOf(world, state, 'municipality', unread))).toEqual([
      caseManager,
      deputy,
      generalAddress,
    ]);
    expect(state && (await addressesOf(world, state, 'municipality'))).toEqual([caseManager, deputy]);
  });

  it('go to the deputy of a provider’s own address, too', async () => {
    const standIn = 'teine@teenus.example';
    const manager = person(providerAddress, { deputy: standIn, absentUntil: parseDay('2026-03-10') });
    await knows([manager], { provider: provider.id });
    const ask: Command = {
      type: 'AskQuery',
      mailKey: null,
      text: 'Kas?',
      channel: 'admin',
      arrivedAt: monday,
    };
    await changeCase(world, caseId, ask, officer, monday);
    const open: Command = { type: 'OpenObligation', kind: 'answer-query', cause: '1' };
    await changeCase(world, caseId, open, system, monday);
    expect(sentTo()).toContain(standIn);
    expect(sentTo()).not.toContain(providerAddress);
  });

  it('that come back are put right with the deputy, not with the contact', async () => {
    await knows([person(caseManager, { deputy, absentUntil: parseDay('2026-03-10') })]);
    await changeCase(world, caseId, change, system, monday);
    const key = mailTo(deputy)?.key ?? '';
    await fixContact(world, key, 'jaan@pparnumaa.example', 'mari', tuesday);
    expect((await world.registry.contactsIn(municipality.ehak))[0]).toMatchObject({
      email: caseManager,
      deputy: 'jaan@pparnumaa.example',
    });
    expect(sentTo().at(-1)).toBe('jaan@pparnumaa.example');
    expect((await loadCase(world, caseId, tuesday)).state?.sender?.address).toBe(caseManager);
  });
});

describe('an automatic reply', () => {
  it('marks the contact as away, and tells the deputy of the registry once, never one that it names', async () => {
    await knows([person(caseManager, { deputy })]);
    await away(caseManager, '2026-03-06');
    expect((await world.registry.contactsIn(municipality.ehak))[0]?.absentUntil).toBe('2026-03-06');
    expect(sentTo()).toEqual([deputy]);
    expect(textTo(deputy)).toContain('Asendate juhtumi kontakti');
    await away(caseManager, '2026-03-06');
    expect(sentTo()).toEqual([deputy]);
  });

  it('tells the agency when nobody stands in, and lasts two weeks when it does not say for how long', async () => {
    await knows([person(caseManager)]);
    await away(caseManager, null);
    expect((await world.registry.contactsIn(municipality.ehak))[0]?.absentUntil).toBe('2026-02-16');
    expect(sentTo()).toEqual([world.settings.agencyAddress]);
  });

  it('of somebody whom the registry does not know is noted in the case alone', async () => {
    await away(caseManager, null);
    expect(await world.registry.contactsIn(municipality.ehak)).toEqual([]);
    expect((await loadCase(world, caseId, monday)).state?.absences.municipality?.until).toBeNull();
    expect(sentTo()).toEqual([world.settings.agencyAddress]);
  });
});

describe('a change that nobody acknowledged', () => {
  const sentAt = async (at: string) => {
    world.told.mails.length = 0;
    await changeCase(world, caseId, { type: 'Nudge', ...unread }, system, at);
    return sentTo();
  };
  const overdue = async () => {
    await changeCase(world, caseId, change, system, monday);
    await changeCase(world, caseId, { type: 'OpenObligation', ...unread }, system, monday);
    return sentAt('2026-03-04T07:00:00.000Z');
  };

  it('goes to the deputy, and a working day later to the agency, too', async () => {
    await knows([person(caseManager, { deputy })]);
    expect(await overdue()).toEqual([deputy]);
    expect(await sentAt('2026-03-05T07:00:00.000Z')).toEqual([deputy, world.settings.agencyAddress]);
  });

  it('goes to the general address when there is no deputy, or that one is away, too', async () => {
    const jaan = person(deputy, { absentUntil: parseDay('2026-03-20') });
    await knows([person(caseManager, { deputy }), jaan]);
    expect(await overdue()).toEqual([generalAddress]);
  });
});
