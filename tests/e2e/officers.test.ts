/** The agency's hand on a case: two officers at once, answers by phone, and who may what. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { errorsBeside, typedIn } from '../support/form-errors.ts';
import { accept, latest, openTask, PROVIDER, refer, supportPerson } from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';
import { fromStranger, pathOf, waiting } from '../support/triage.ts';

let system: TestSystem;
let mari: Browser;
let lea: Browser;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  [mari, lea] = await Promise.all([system.signIn('mari'), system.signIn('lea')]);
});
afterAll(() => system.stop());

it('tells the second officer who reviews: who did what, with the typed text kept', async () => {
  const caseId = await refer(system);
  const path = `/admin/cases/${caseId}`;
  const [hers, late] = await Promise.all([mari.get(path), lea.get(path)]);
  const accepted = { verdict: 'accept', provider: 'abikasi', referralDate: '2026-02-12' };
  await mari.submit(hers, accepted, { button: 'Kinnita otsus' });
  await system.idle();
  const told = await lea.submit(
    late,
    { verdict: 'decline', reason: 'Minu põhjendus.' },
    { button: 'Kinnita otsus' },
  );
  expect(told.status).toBe(409);
  expect(told.text).toContain('Ametnik Mari Maasikas');
  expect(told.text).toContain('SKA võttis suunamise vastu');
  expect((await mari.get(path)).text).not.toContain('SKA keeldus');

  const cancel = { reason: 'Minu tühistamine.', confirm: true };
  const [one, other] = await Promise.all([mari.get(path), lea.get(path)]);
  await mari.submit(one, {}, { button: 'Saada uus link' });
  const kept = await lea.submit(other, cancel, { button: 'Tühista juhtum' });
  expect(kept.status).toBe(409);
  expect(kept.text).toContain('Juhtum on vahepeal muutunud');
  expect(typedIn(kept, 'reason')).toContain('Minu tühistamine.');
  await system.idle();
});

it('takes one of two reviews at once', async () => {
  for (let round = 0; round < 3; round += 1) {
    const caseId = await refer(system);
    const path = `/admin/cases/${caseId}`;
    const [hers, his] = await Promise.all([mari.get(path), lea.get(path)]);
    const pages = await Promise.all([
      mari.submit(
        hers,
        { verdict: 'accept', provider: 'abikasi', referralDate: '2026-02-12' },
        { button: 'Kinnita otsus' },
      ),
      lea.submit(his, { verdict: 'decline', reason: 'Dubleerib.' }, { button: 'Kinnita otsus' }),
    ]);
    await system.idle();
    expect(pages.map((page) => page.status).sort()).toEqual([200, 409]);
    const { text } = await mari.get(path);
    const done = [/SKA võttis suunamise vastu/, /SKA keeldus suunamisest/].filter((one) => one.test(text));
    expect(done).toHaveLength(1);
  }
});

it('records an answer that came by phone; the provider’s link is then done', async () => {
  const caseId = await refer(system);
  await accept(system, caseId);
  const task = await latest(system, PROVIDER, /tugiisiku leidmine/);
  const inside = await openTask(system, task);
  const page = await mari.get(`/admin/cases/${caseId}`);
  for (const arrivedOn of ['2062-01-01', '2025-01-01', 'eile']) {
    const wrong = await mari.submit(page, { ...supportPerson, arrivedOn }, { button: 'Salvesta vastus' });
    expect(wrong.status).toBe(422);
    expect(errorsBeside(wrong).arrivedOn).toMatch(/pp\.kk\.aaaa/);
    expect([typedIn(wrong, 'name'), typedIn(wrong, 'arrivedOn')]).toEqual(['Kalle Kask', arrivedOn]);
  }
  const unchecked = await mari.submit(
    page,
    { ...supportPerson, noConviction: false },
    { button: 'Salvesta vastus' },
  );
  expect(Object.keys(errorsBeside(unchecked))).toEqual(['noConviction']);
  const done = await mari.submit(page, supportPerson, { button: 'Salvesta vastus' });
  await system.idle();
  expect(done.text).toContain('Vastus on kirja pandud.');
  expect(done.text).toContain('telefonitsi');
  expect((await latest(system, 'mari.maasikas@elva.ee', new RegExp(caseId))).text).toContain('Kalle Kask');
  const late = await inside.browser.submit(
    inside.task,
    { ...supportPerson, name: 'Tiina Tamm' },
    { button: /^Saada vastus/ },
  );
  expect(late.text).toContain('See ülesanne on juba täidetud');
});

it('records a refusal that came by phone, and counts an answer from the day it was given', async () => {
  const caseId = await refer(system);
  await accept(system, caseId);
  const path = `/admin/cases/${caseId}`;
  const form = { reason: 'Ei ole vaba tugiisikut.' };
  const done = await mari.submit(await mari.get(path), form, { button: 'Salvesta keeldumine' });
  await system.idle();
  expect(done.text).toContain('SKA läbivaatamisel');
  await accept(system, caseId);
  await system.advanceTo('2026-02-25T08:00:00.000Z');
  const arrivedOn = '2026-02-20';
  const recorded = await mari.submit(
    await mari.get(path),
    { ...supportPerson, arrivedOn },
    { button: 'Salvesta vastus' },
  );
  await system.idle();
  expect(recorded.text).toMatch(/telefonitsi, 20\.02\.2026/);
  expect(recorded.text).not.toContain('hilinemisega');
});

it('lets an auditor look and change nothing', async () => {
  const auditor = await system.signIn('aud');
  const { page } = await fromStranger(system, mari);
  const caseId = await refer(system);
  const cookie = [...auditor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const path of [pathOf(page), `/admin/cases/${caseId}`]) {
    const shown = await auditor.get(path);
    expect(shown.status).toBe(200);
    expect(shown.html).not.toMatch(/name="(reason|verdict|municipality|caseId)"/);
    for (const fields of [
      { action: 'dismiss', reason: 'Kustuta.' },
      { action: 'cancel', reason: 'Kustuta.', confirm: 'yes' },
      { action: 'review', verdict: 'decline', reason: 'Kustuta.' },
    ] as Record<string, string>[]) {
      const answer = await fetch(`${system.url}${path}`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams(fields),
      });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('Audiitor saab lehti vaadata, kuid mitte midagi muuta.');
    }
    expect((await mari.get(path)).text).not.toContain('Kustuta.');
  }
  expect(await waiting(mari)).toContain(pathOf(page));
});

it('sends who is not signed in to the sign-in, and takes no form of theirs', async () => {
  const { page } = await fromStranger(system, mari);
  const caseId = await refer(system);
  const paths = ['/admin', '/admin/triage', '/admin/failures', `/admin/cases/${caseId}`, pathOf(page)];
  for (const path of [...paths, pathOf(page).replace('/triage/', '/mails/'), '/admin/mails/x/download']) {
    const answer = await fetch(`${system.url}${path}`, { redirect: 'manual' });
    expect(answer.status, path).toBe(303);
    expect(answer.headers.get('location')).toBe(`/admin/sign-in?${new URLSearchParams({ to: path })}`);
    expect(await answer.text()).not.toContain('Olena');
  }
  const forgedCookie = { cookie: 'tugirada_session=bWFyaQ' };
  for (const headers of [{}, forgedCookie]) {
    const body = new URLSearchParams({ action: 'dismiss', reason: 'Kustuta.' });
    const answer = await fetch(`${system.url}${pathOf(page)}`, { method: 'POST', headers, body });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Vormi ei salvestatud.');
  }
  expect(await waiting(mari)).toContain(pathOf(page));
});
