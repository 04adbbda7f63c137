/** Task links used wrongly: a clear page, nothing changed, and the right use goes on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { errorsBeside, typedIn } from '../support/form-errors.ts';
import {
  accept,
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
import { answerFields, assignedCase, cookiesOf, FINDING, post, recordSeenBy } from '../support/task-forms.ts';

let system: TestSystem;
let officer: Browser;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  officer = await system.signIn('mari');
});
afterAll(() => system.stop());

const assigned = () => assignedCase(system);
const recordOf = (caseId: string): Promise<string> => recordSeenBy(officer, caseId);

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
  const { caseId, mail, link } = await assigned();
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
  expect((await officer.get(`/admin/cases/${caseId}`)).text).toContain('sisestati lingil viis korda valesti');
  expect((await officer.get('/admin')).text).toContain('Link puhkas');
  await system.advance(61 * 60_000);
  expect(
    (await browser.submit(await browser.get(link), { email: ` ${PROVIDER.toUpperCase()} ` })).text,
  ).toContain('Olena Kovalenko');
});

it('keeps what was typed until the answer, lists all open tasks, and sends a receipt where no other mail tells', async () => {
  const { caseId, mail, link } = await assigned();
  const { browser, task } = await openTask(system, mail);
  await browser.submit(task, { name: 'Kalle Ka' }, { button: 'Salvesta mustand' });
  const draft = await browser.get(link);
  expect(typedIn(draft, 'name')).toBe('Kalle Ka');
  expect(draft.text).toContain('Vormil on teie mustand');
  const tasks = await browser.get(`${link}/tasks`);
  expect(tasks.text).toContain(`${caseId}`);
  expect(tasks.text).toContain('O. K.');
  const other = await assigned();
  const listed = await browser.get(`${link}/tasks`);
  expect(listed.text).toContain(other.caseId);
  // Each case asks anew, but nobody types the same address twice.
  const asked = await browser.get(other.link);
  expect(asked.text).not.toContain('Olena');
  expect(typedIn(asked, 'email')).toBe(PROVIDER);
  await browser.submit(draft, { reason: 'Kõik on hõivatud.' }, { button: 'Saada keeldumine' });
  await system.idle();
  const receipt = await latest(system, PROVIDER, /keeldumine kätte saadud/);
  expect(receipt.subject).toContain(caseId);
  expect(receipt.text).not.toMatch(/hõivatud|Olena/);
  expect((await (await openTask(system, other.mail)).browser.get(`${other.link}/tasks`)).text).not.toContain(
    caseId,
  );
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

it('leads a link of the agency to its pages, which ask to sign in', async () => {
  const caseId = await refer(system);
  const mail = await latest(system, 'suunamised@ska.example', /läbivaat/);
  expect(mail.text).toContain(`/admin/cases/${caseId}`);
  const answer = await fetch(`${system.url}/admin/cases/${caseId}`, { redirect: 'manual' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toContain('/admin/sign-in');
  expect((await review(system, caseId, { verdict: 'decline', reason: 'Dubleerib.' })).status).toBe(200);
});
