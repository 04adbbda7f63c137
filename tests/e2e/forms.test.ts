/** Forms filled in wrongly, or sent several times at once: what was typed comes back, and one answer counts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Filled, Page } from '../support/browser.ts';
import { errorsBeside, typedIn } from '../support/form-errors.ts';
import { referralMail } from '../support/mails/referral-mail.ts';
import {
  accept,
  arrange,
  ensure,
  latest,
  MUNICIPALITY,
  openTask,
  PROVIDER,
  refer,
  supportPerson,
  taskLink,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';
import { answerFields, assignedCase, cookiesOf, post, recordSeenBy } from '../support/task-forms.ts';

let system: TestSystem;
let officer: Browser;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  officer = await system.signIn('mari');
});
afterAll(() => system.stop());

const assigned = () => assignedCase(system);
const recordOf = (caseId: string): Promise<string> => recordSeenBy(officer, caseId);

type WrongForm = { values: Filled; errors: Record<string, RegExp>; kept: Record<string, string> };

/** Sends each wrong form of a page and looks at what comes back. */
async function refuses(
  browser: Browser,
  page: Page,
  button: RegExp | string,
  forms: WrongForm[],
): Promise<void> {
  let shown = page;
  for (const { values, errors, kept } of forms) {
    shown = await browser.submit(shown, values, { button });
    expect(shown.status, JSON.stringify(values)).toBe(422);
    const beside = errorsBeside(shown);
    expect(Object.keys(beside).sort()).toEqual(Object.keys(errors).sort());
    for (const [name, pattern] of Object.entries(errors)) expect(beside[name]).toMatch(pattern);
    for (const [name, value] of Object.entries(kept)) expect(typedIn(shown, name), name).toBe(value);
    expect(shown.html).toMatch(/<title>Viga: /);
  }
}

it('gives the form back with what was typed: support person, refusal', async () => {
  const { caseId, mail } = await assigned();
  const { browser, task } = await openTask(system, mail);
  const before = await recordOf(caseId);
  await refuses(browser, task, /^Saada vastus/, [
    {
      values: { name: '', phone: '', email: '', languages: [], notRelative: false },
      errors: {
        name: /Sisestage ees- ja perekonnanimi/,
        phone: /vähemalt üks/,
        languages: /vähemalt üks keel/,
        notRelative: /lähisugulane/,
        notSameHome: /koos/,
        noConviction: /karistust/,
      },
      kept: {},
    },
    {
      values: {
        ...supportPerson,
        name: 'Kalle 007',
        phone: '12',
        email: 'kalle',
      },
      errors: {
        name: /ilma numbrite/,
        phone: /seitsme numbriga/,
        email: /nimi@asutus/,
      },
      kept: { name: 'Kalle 007', phone: '12', email: 'kalle', languages: 'uk,et', notRelative: 'yes' },
    },
    {
      values: { ...supportPerson, name: 'K'.repeat(201), noConviction: false },
      errors: { name: /200/, noConviction: /karistust/ },
      kept: { name: 'K'.repeat(201), noConviction: '' },
    },
  ]);
  await refuses(browser, task, /keeldumine/, [
    { values: { reason: '   ' }, errors: { reason: /Sisestage põhjendus/ }, kept: {} },
    { values: { reason: 'ä'.repeat(4001) }, errors: { reason: /4000/ }, kept: { reason: 'ä'.repeat(4001) } },
  ]);
  const unknown = await (
    await post(taskLink(mail), { ...answerFields, languages: 'uk, klingoni' }, cookiesOf(browser))
  ).text();
  expect(errorsBeside({ html: unknown }).languages).toContain('klingoni');
  expect(typedIn({ html: unknown }, 'languages')).toContain('klingoni');
  const huge = await browser.submit(task, { reason: 'x'.repeat(300_000) }, { button: /keeldumine/ });
  expect(huge.status).toBe(413);
  expect(huge.text).toContain('Vorm on liiga suur');
  expect(await recordOf(caseId)).toBe(before);
});

it('gives the form back with what was typed: meeting, and what became of it', async () => {
  const { caseId } = await assigned();
  await ensure(system);
  const meeting = await latest(system, PROVIDER, /kokkuleppimine/);
  const { browser, task } = await openTask(system, meeting);
  const before = await recordOf(caseId);
  const good = { date: '2026-03-18', time: '10:00', minutes: '60', place: 'Kesk 1' };
  await refuses(browser, task, /^Saada vastus/, [
    {
      values: { date: '', time: '', minutes: '', place: '' },
      errors: { date: /kuupäev/, time: /kellaaeg/, place: /koht/ },
      kept: {},
    },
    {
      values: { date: '31.02.2026', time: '25:99', minutes: '9999', place: '' },
      errors: { date: /pp\.kk\.aaaa/, time: /tt\.mm/, minutes: /15 kuni 480/, place: /koht/ },
      kept: { date: '31.02.2026', time: '25:99', minutes: '9999' },
    },
    {
      values: { ...good, date: '2025-03-18' },
      errors: { date: /tänane või hilisem/ },
      kept: { place: 'Kesk 1' },
    },
    {
      values: { ...good, date: '2062-03-18' },
      errors: { date: /kahe kuu jooksul/ },
      kept: { time: '10:00' },
    },
    { values: { ...good, minutes: 'tund' }, errors: { minutes: /15 kuni 480/ }, kept: { minutes: 'tund' } },
    { values: { ...good, minutes: '-5' }, errors: { minutes: /15 kuni 480/ }, kept: { minutes: '-5' } },
  ]);
  expect(await recordOf(caseId)).toBe(before);

  await arrange(system, '2026-02-20');
  await system.advanceTo('2026-02-20T10:00:00.000Z');
  const result = await openTask(system, await latest(system, PROVIDER, /kohtumise tulemus/));
  await refuses(result.browser, result.task, /^Saada vastus/, [
    { values: {}, errors: { result: /Valige/ }, kept: {} },
    { values: { result: 'held' }, errors: { suited: /Valige/ }, kept: { result: 'held' } },
    {
      values: { result: 'held', suited: 'yes', goals: '' },
      errors: { goals: /eesmärgid/, rhythm: /Valige/ },
      kept: { suited: 'yes' },
    },
    { values: { result: 'no-show', note: '' }, errors: { note: /puudumise/ }, kept: { result: 'no-show' } },
  ]);
});

it('gives the form back with what was typed: the data that the municipality lacks', async () => {
  const from = 'puudu@elva.ee';
  const fields = { personalCode: null, need: null, languages: null };
  await system.send(await referralMail({ from, fields, messageId: '<puudu@elva.ee>' }));
  await system.idle();
  const [receipt] = await system.mailbox(from);
  if (!receipt) throw new Error('There is no receipt');
  const { browser, task } = await openTask(system, receipt, from);
  await refuses(browser, task, /^Saada vastus/, [
    {
      values: { personalCode: '48503122718', birthDate: '', need: '' },
      errors: { personalCode: /sellist isikukoodi ei ole/, languages: /vähemalt üks/, need: /abivajadust/ },
      kept: { personalCode: '48503122718' },
    },
    {
      values: { personalCode: '', birthDate: '2031-01-01', languages: ['uk'], need: 'Asjaajamine' },
      errors: { birthDate: /möödunud/ },
      kept: { birthDate: '2031-01-01', languages: 'uk', need: 'Asjaajamine' },
    },
  ]);
  expect((await system.mailbox(from)).length).toBe(1);
});

it('gives the form back with what was typed: the review', async () => {
  const caseId = await refer(system);
  const page = await officer.get(`/admin/cases/${caseId}`);
  await refuses(officer, page, 'Kinnita otsus', [
    {
      values: { referralDate: '2026-02-12' },
      errors: { verdict: /Valige otsus/ },
      kept: { referralDate: '2026-02-12' },
    },
    {
      values: { verdict: 'accept', provider: '', referralDate: '2062-02-12' },
      errors: { provider: /Valige/, referralDate: /tänane või varasem/ },
      kept: { verdict: 'accept', referralDate: '2062-02-12' },
    },
    {
      values: { verdict: 'accept', provider: 'abikasi', referralDate: '1926-02-12' },
      errors: { referralDate: /liiga ammu/ },
      kept: {},
    },
    {
      values: { verdict: 'return', reason: ' ' },
      errors: { reason: /põhjendus/ },
      kept: { verdict: 'return' },
    },
  ]);
  expect(await recordOf(caseId)).toContain('SKA läbivaatamisel');
  expect((await accept(system, caseId)).status).toBe(200);
});

it('takes one answer when the form is sent five times at once', async () => {
  const { caseId, mail } = await assigned();
  const { browser, task } = await openTask(system, mail);
  const told = (await system.mailbox(MUNICIPALITY)).length;
  const pages = await Promise.all(
    Array.from({ length: 5 }, () => browser.submit(task, supportPerson, { button: /^Saada vastus/ })),
  );
  await system.idle();
  expect(pages.map((page) => page.status)).toEqual([200, 200, 200, 200, 200]);
  expect((await recordOf(caseId)).match(/Tugiisik on leitud/g)).toHaveLength(1);
  expect(
    (await system.mailbox(MUNICIPALITY)).slice(told).filter((one) => one.subject.includes(caseId)),
  ).toHaveLength(1);
});

it('tells the second of two people who answer at once', async () => {
  const { caseId, mail } = await assigned();
  const people = await Promise.all([openTask(system, mail), openTask(system, mail)]);
  const names = ['Kalle Kask', 'Tiina Tamm'];
  const pages = await Promise.all(
    people.map(({ browser, task }, index) =>
      browser.submit(task, { ...supportPerson, name: names[index] ?? '' }, { button: /^Saada vastus/ }),
    ),
  );
  await system.idle();
  const second = pages.filter((page) => page.text.includes('Teist vastust me ei salvestanud'));
  expect(second).toHaveLength(1);
  const record = await recordOf(caseId);
  expect(names.filter((name) => record.includes(name))).toHaveLength(1);
  const winner = names[pages.indexOf(second[0] as Page) === 0 ? 1 : 0] ?? '';
  expect(record).toContain(winner);
});

it('answers and refuses at once, and does one of them', async () => {
  const { caseId, mail } = await assigned();
  const { browser, task } = await openTask(system, mail);
  await Promise.all([
    browser.submit(task, supportPerson, { button: /^Saada vastus/ }),
    browser.submit(task, { reason: 'Ei ole vaba tugiisikut.' }, { button: /keeldumine/ }),
  ]);
  await system.idle();
  const record = await recordOf(caseId);
  expect(
    [/Tugiisik on leitud/, /Teenuseosutaja ei saa tugiisikut tagada/].filter((one) => one.test(record)),
  ).toHaveLength(1);
});
