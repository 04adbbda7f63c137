/** Task links and forms used wrongly: a clear page, nothing changed, and the right use goes on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalMail } from '../../infra/local/endpoints/ports.ts';
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
  review,
  supportPerson,
  taskLink,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let officer: Browser;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  officer = await system.signIn('mari');
});
afterAll(() => system.stop());

const FINDING = /tugiisiku leidmine/;

/** A case whose provider owes a support person. */
async function assigned(): Promise<{ caseId: string; mail: LocalMail; link: string }> {
  const caseId = await refer(system);
  await accept(system, caseId);
  const mail = await latest(system, PROVIDER, FINDING);
  return { caseId, mail, link: taskLink(mail) };
}

/** All that the case's page says: its timeline tells every change. */
const recordOf = async (caseId: string): Promise<string> =>
  (await officer.get(`/admin/cases/${caseId}?personal=1`)).text;

/** Posts as a program would, without the page. */
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers });

const cookiesOf = (browser: Browser) => ({
  cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
});

const answerFields = {
  action: 'answer',
  name: 'Kalle Kask',
  phone: '5555 1234',
  languages: 'uk',
  notRelative: 'yes',
  notSameHome: 'yes',
  noConviction: 'yes',
};

it('leads nowhere by an altered link, whichever part of it is altered', async () => {
  const { caseId, link } = await assigned();
  const before = await recordOf(caseId);
  const token = link.split('/task/')[1] ?? '';
  const parts = token.split('.');
  const flipped = (text: string) => `${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`;
  const tokens = [
    ...parts.map((part, index) => parts.with(index, flipped(part)).join('.')),
    parts.with(3, 'municipality').join('.'),
    parts.with(4, '2').join('.'),
    parts.slice(0, -1).join('.'),
    `${token}.a`,
    token.toUpperCase(),
    'x',
    '%00',
    '..%2F..%2Fadmin',
    'a'.repeat(5_000),
  ];
  for (const altered of tokens) {
    const page = await system.browser().get(`/task/${altered}`);
    expect(page.status, altered.slice(0, 80)).toBe(404);
    expect(page.html).toContain('<html lang="et"');
    expect(page.text).toMatch(/See link ei tööta|Sellist lehte ei ole/);
    expect((await post(`${system.url}/task/${altered}`, answerFields)).status).toBe(404);
  }
  expect(await recordOf(caseId)).toBe(before);
});

it('shows nothing of the client and changes nothing before the address is confirmed', async () => {
  const { caseId, link } = await assigned();
  const before = await recordOf(caseId);
  const browser = system.browser();
  const page = await browser.get(link);
  expect(page.status).toBe(200);
  expect(page.text).toContain(caseId);
  expect(page.html).not.toMatch(/Olena|Kovalenko|48503|5123|Töötukas/);
  const sent = await post(link, answerFields);
  expect(sent.status).toBe(403);
  expect(await sent.text()).toContain('Kinnitage oma e-posti aadress uuesti');
  expect(await recordOf(caseId)).toBe(before);
});

it('puts a link to sleep for an hour after five wrong addresses; who was in before goes on', async () => {
  const { mail, link } = await assigned();
  const inside = await openTask(system, mail);
  const browser = system.browser();
  let page = await browser.get(link);
  for (const wrong of ['vale@teenus.example', 'VALE@teenus.example', MUNICIPALITY, 'x@y.ee']) {
    page = await browser.submit(page, { email: wrong });
    expect(page.status).toBe(422);
    expect(errorsBeside(page)).toEqual({
      email: 'See ei ole aadress, millele link saadeti. Kontrollige aadressi kirjast.',
    });
    expect(typedIn(page, 'email')).toBe(wrong);
    page = await browser.submit(page, { email: 'ei ole aadress' });
    expect(errorsBeside(page).email, 'a slip is not counted').toContain('kujul nimi@asutus.ee');
  }
  const slept = await browser.submit(page, { email: 'x@y.ee' });
  expect(slept.status).toBe(429);
  expect(slept.headers.get('retry-after')).toBe('3600');
  expect(slept.text).toContain('Link puhkab ühe tunni');
  expect((await post(link, { action: 'confirm', email: PROVIDER })).status).toBe(429);
  expect((await inside.browser.get(link)).text).toContain('Olena Kovalenko');
  await system.advance(61 * 60_000);
  expect(
    (await browser.submit(await browser.get(link), { email: ` ${PROVIDER.toUpperCase()} ` })).text,
  ).toContain('Olena Kovalenko');
});

it('says that a used link was used, and takes no second answer', async () => {
  const { caseId, mail, link } = await assigned();
  const { browser, task } = await openTask(system, mail);
  const done = await browser.submit(task, supportPerson, { button: /^Saada vastus/ });
  await system.idle();
  expect(done.text).toContain('Saime vastuse kätte');
  const before = await recordOf(caseId);
  const again = await browser.submit(
    task,
    { ...supportPerson, name: 'Tiina Tamm' },
    { button: /^Saada vastus/ },
  );
  expect(again.text).toContain('See ülesanne on juba täidetud. Teist vastust me ei salvestanud.');
  const stranger = await system.browser().get(link);
  expect(stranger.text).toContain('See ülesanne on juba täidetud');
  expect(stranger.html).not.toMatch(/Olena|Kalle Kask/);
  expect((await post(link, answerFields)).status).toBe(200);
  await system.idle();
  expect(await recordOf(caseId)).toBe(before);
});

it('kills the old link when a new one is sent', async () => {
  const { caseId, mail, link } = await assigned();
  const inside = await openTask(system, mail);
  const page = await officer.get(`/admin/cases/${caseId}`);
  expect((await officer.submit(page, {}, { button: 'Saada uus link' })).text).toContain(
    'Uus link on saadetud',
  );
  await system.idle();
  const renewed = await latest(system, PROVIDER, FINDING);
  expect(taskLink(renewed)).not.toBe(link);
  const before = await recordOf(caseId);
  for (const browser of [system.browser(), inside.browser]) {
    const old = await browser.get(link);
    expect(old.status).toBe(410);
    expect(old.text).toContain('See link on aegunud');
  }
  const sent = await inside.browser.submit(inside.task, supportPerson, { button: /^Saada vastus/ });
  expect(sent.status).toBe(410);
  expect(await recordOf(caseId)).toBe(before);
  expect((await openTask(system, renewed)).task.text).toContain('Olena Kovalenko');
  expect((await ensure(system)).text).toContain('Saime vastuse kätte');
});

it('closes the link of a cancelled case, and of a task that was declined', async () => {
  const cancelled = await assigned();
  const page = await officer.get(`/admin/cases/${cancelled.caseId}`);
  await officer.submit(page, { reason: 'Klient kolis ära.', confirm: true }, { button: 'Tühista juhtum' });
  await system.idle();
  expect((await system.browser().get(cancelled.link)).text).toContain(
    'Seda ülesannet ei ole enam vaja täita',
  );

  const declined = await assigned();
  const { browser, task } = await openTask(system, declined.mail);
  await browser.submit(task, { reason: 'Ei ole vaba tugiisikut.' }, { button: /keeldumine/ });
  await system.idle();
  await accept(system, declined.caseId);
  const before = await recordOf(declined.caseId);
  const late = await browser.submit(task, supportPerson, { button: /^Saada vastus/ });
  expect(late.text).toContain('juba täidetud');
  expect(await recordOf(declined.caseId)).toBe(before);
});

it('forgets a device after 12 hours: what was typed is not taken from a stranger', async () => {
  const { caseId, mail } = await assigned();
  const { browser, task } = await openTask(system, mail);
  await system.advance(13 * 3_600_000);
  const before = await recordOf(caseId);
  const sent = await browser.submit(task, supportPerson, { button: /^Saada vastus/ });
  expect(sent.status).toBe(403);
  expect(await recordOf(caseId)).toBe(before);
});

it('does not take one case or party for another', async () => {
  const one = await assigned();
  const { browser } = await openTask(system, one.mail);
  const other = await assigned();
  expect((await browser.get(other.link)).text).not.toContain('Olena');
  const own = [...browser.cookies.values()].join();
  const forged = `tugirada_task_${other.caseId}_provider=${own}`;
  const sent = await post(other.link, answerFields, { cookie: forged });
  expect(sent.status).toBe(403);
});

it('takes no form that another site sends', async () => {
  const { caseId, mail, link } = await assigned();
  const { browser } = await openTask(system, mail);
  const before = await recordOf(caseId);
  const headers = { ...cookiesOf(browser), origin: 'https://ohtlik.example', 'sec-fetch-site': 'cross-site' };
  expect((await post(link, answerFields, headers)).status).toBe(403);
  expect(await recordOf(caseId)).toBe(before);
});

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

it('leads a link of the agency to its pages, which ask to sign in', async () => {
  const caseId = await refer(system);
  const mail = await latest(system, 'suunamised@ska.example', /läbivaat/);
  expect(mail.text).toContain(`/admin/cases/${caseId}`);
  const answer = await fetch(`${system.url}/admin/cases/${caseId}`, { redirect: 'manual' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toContain('/admin/sign-in');
  expect((await review(system, caseId, { verdict: 'decline', reason: 'Dubleerib.' })).status).toBe(200);
});
