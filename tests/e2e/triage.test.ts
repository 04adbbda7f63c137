/** The agency's hand on a mail in triage: opened, put to a case, trusted, dismissed, and two officers at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from '../support/browser.ts';
import { errorsBeside, typedIn } from '../support/form-errors.ts';
import { type ReferralMail, referralMail } from '../support/mails/referral-mail.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';
import { fromStranger, intoTriage, keptBytes, pathOf, referAnew, waiting } from '../support/triage.ts';

const INBOX = 'suunamine@tugirada.example';

let system: TestSystem;
let mari: Browser;
let lea: Browser;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  [mari, lea] = await Promise.all([system.signIn('mari'), system.signIn('lea')]);
});
afterAll(() => system.stop());

const stranger = (mail?: ReferralMail) => fromStranger(system, mari, mail);

/** The same page as another officer sees it. */
const seenBy = (officer: Browser, page: Page): Promise<Page> => officer.get(page.url);
const subjectsOf = async (to: string) => (await system.mailbox(to)).map((mail) => mail.subject);
const caseIn = (page: Page): string =>
  /\/admin\/cases\/(TR26-[0-9A-Z]{5})/.exec(page.url)?.[1] ?? `none: ${page.text}`;

it('opens a case by what an officer types, and asks the municipality for the rest', async () => {
  const text = 'Tere! Helistasin eile ühe inimese pärast. Palun vaadake.';
  const page = await intoTriage(system, mari, () =>
    system.send({ from: 'mari.maasikas@elva.ee', to: INBOX, subject: 'Küsimus', text }),
  );
  expect(page.text).toContain('Kirjast ei leitud inimest, keda teenusele suunatakse.');
  const wrong = await mari.submit(
    page,
    {
      municipality: '',
      senderAddress: 'mari',
      personalCode: '123',
      birthDate: '2062-01-01',
      clientName: 'Taras 5',
    },
    { button: 'Ava juhtum' },
  );
  expect(wrong.status).toBe(422);
  expect(Object.keys(errorsBeside(wrong)).sort()).toEqual([
    'birthDate',
    'clientName',
    'municipality',
    'personalCode',
    'senderAddress',
  ]);
  expect(errorsBeside(wrong).senderAddress).toBe('Sisestage e-posti aadress kujul nimi@asutus.ee.');
  expect([typedIn(wrong, 'clientName'), typedIn(wrong, 'personalCode')]).toEqual(['Taras 5', '123']);

  const opened = await mari.submit(
    page,
    {
      municipality: '0171',
      senderAddress: 'Anna.Aas@elva.ee',
      clientName: 'Taras Melnyk',
      birthDate: '1990-05-04',
      phone: '5812 3456',
      languages: ['uk'],
    },
    { button: 'Ava juhtum' },
  );
  await system.idle();
  expect(opened.text).toContain('Juhtum on avatud.');
  const [receipt] = await system.mailbox('anna.aas@elva.ee');
  expect(receipt?.subject).toContain(caseIn(opened));
  expect(receipt?.text).toMatch(/abivajadus/i);
  expect(receipt?.text).not.toMatch(/Taras|Melnyk|5812/);
  expect(await waiting(mari)).not.toContain(pathOf(page));
});

it('puts a mail to a case, which it completes', async () => {
  const from = 'puudu@elva.ee';
  const caseId = await referAnew(system, { from, messageId: '<puudu@elva.ee>', fields: { need: null } });
  const text = 'Abivajadus: vajab abi asjaajamisel ja kooliga suhtlemisel';
  const page = await intoTriage(system, mari, () =>
    system.send({ from: 'kolleeg@elva.ee', to: INBOX, subject: `Re: ${caseId}`, text }),
  );
  for (const [wrong, words] of [
    ['', /kujul TR26/],
    ['minu juhtum', /kujul TR26/],
    ['TR26-00000', /Sellist juhtumit ei ole/],
  ] as const) {
    const back = await mari.submit(page, { caseId: wrong }, { button: 'Pane juhtumi juurde' });
    expect(back.status).toBe(422);
    expect(errorsBeside(back).caseId).toMatch(words);
    expect(typedIn(back, 'caseId')).toBe(wrong);
  }
  const done = await mari.submit(
    page,
    { caseId: ` ${caseId.toLowerCase()}` },
    { button: 'Pane juhtumi juurde' },
  );
  await system.idle();
  expect(done.text).toContain('Kiri on juhtumi juurde pandud.');
  expect(done.text).toContain('SKA läbivaatamisel');
  expect(await subjectsOf(from)).toHaveLength(2);
  expect(await waiting(mari)).not.toContain(pathOf(page));
});

it('trusts an address: this mail and the next of it open cases, a neighbour’s does not', async () => {
  const { page, from } = await stranger();
  const wrong = await mari.submit(page, { municipality: '' }, { button: 'Usalda aadressi' });
  expect(errorsBeside(wrong)).toEqual({ municipality: 'Valige omavalitsus.' });
  const trusted = await mari.submit(page, { municipality: '0171' }, { button: 'Usalda aadressi' });
  await system.idle();
  expect(caseIn(trusted)).toMatch(/^TR26-/);
  expect(trusted.text).toContain('Elva vald');
  const send = async (mail: ReferralMail) => system.send(await referralMail({ from, ...mail }));
  await send({ messageId: '<teine@muu.example>', fields: { name: 'Taras Melnyk' } });
  await system.idle();
  expect((await subjectsOf(from)).map((subject) => /TR26-[0-9A-Z]{5}/.exec(subject)?.[0])).toEqual([
    caseIn(trusted),
    expect.stringMatching(/^TR26-/),
  ]);
  const neighbour = await stranger({ from: from.replace('keegi', 'naaber') });
  expect(neighbour.page.text).toContain('Saatja aadress ei kuulu');
});

it('dismisses a mail for a reason, and keeps it', async () => {
  const { page } = await stranger();
  const wrong = await mari.submit(page, { reason: '  ' }, { button: 'Jäta kõrvale' });
  expect(wrong.status).toBe(422);
  expect(errorsBeside(wrong)).toEqual({ reason: 'Sisestage põhjendus.' });
  const done = await mari.submit(page, { reason: 'Reklaam.' }, { button: 'Jäta kõrvale' });
  expect(done.text).toContain('Kiri on kõrvale jäetud.');
  expect(await waiting(mari)).not.toContain(pathOf(page));
  expect((await mari.get(page.url)).text).toContain('Kiri on kõrvale jäetud: Reklaam.');
  expect(Buffer.isBuffer(await keptBytes(mari, page))).toBe(true);
});

it('tells the officer who decides about a mail after another did', async () => {
  const { page } = await stranger();
  const late = await seenBy(lea, page);
  await mari.submit(page, { reason: 'Reklaam.' }, { button: 'Jäta kõrvale' });
  for (const [values, button] of [
    [{ reason: 'Ka mina.' }, 'Jäta kõrvale'],
    [{ municipality: '0171' }, 'Usalda aadressi'],
    [{ municipality: '0171' }, 'Ava juhtum'],
    [{ caseId: 'TR26-00000' }, 'Pane juhtumi juurde'],
  ] as const) {
    const told = await lea.submit(late, values, { button });
    expect(told.status).toBe(409);
    expect(told.text).toContain('Selle kirjaga on juba tegeletud.');
    expect(told.text).toContain('Reklaam.');
  }
});

it.each([
  ['dismiss', 'dismiss', 'Jäta kõrvale', { reason: 'Üks.' }, 'Jäta kõrvale', { reason: 'Teine.' }],
  [
    'open',
    'open',
    'Ava juhtum',
    { municipality: '0171', clientName: 'Üks Esimene' },
    'Ava juhtum',
    { municipality: '0171', clientName: 'Kaks Teine' },
  ],
  [
    'trust',
    'trust',
    'Usalda aadressi',
    { municipality: '0171' },
    'Usalda aadressi',
    { municipality: '0784' },
  ],
] as const)('takes one of two decisions at once (%s, %s) and tells the other officer', async (_one, _other, button, values, button2, values2) => {
  for (let round = 0; round < 3; round += 1) {
    const { page, from } = await stranger();
    const other = await seenBy(lea, page);
    const [first, second] = await Promise.all([
      mari.submit(page, values, { button }),
      lea.submit(other, values2, { button: button2 }),
    ]);
    await system.idle();
    const statuses = [first.status, second.status].sort();
    expect(statuses, `round ${round}`).toEqual([200, 409]);
    const [receipt, ...others] = await subjectsOf(from);
    expect(others).toEqual([]);
    expect((await mari.get(page.url)).text).toContain(
      receipt
        ? `Kiri on juhtumi juures: ${/TR26-[0-9A-Z]{5}/.exec(receipt)?.[0]}`
        : 'Kiri on kõrvale jäetud:',
    );
  }
});

it('loses nothing when a mail is opened and dismissed at once', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { page, from } = await stranger();
    const other = await seenBy(lea, page);
    await Promise.all([
      mari.submit(page, { municipality: '0171', senderAddress: from }, { button: 'Ava juhtum' }),
      lea.submit(other, { reason: 'Reklaam.' }, { button: 'Jäta kõrvale' }),
    ]);
    await system.idle();
    const { text } = await mari.get(page.url);
    const [receipt] = await subjectsOf(from);
    expect(text).toContain(receipt ? 'Kiri on juhtumi juures:' : 'Kiri on kõrvale jäetud: Reklaam.');
  }
});
