/** What a municipality and a provider write in the middle of a case, and what comes of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AGENCY,
  accept,
  answerTask,
  latest,
  MUNICIPALITY,
  openTask,
  PROVIDER,
  refer,
  subjects,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let caseId: string;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  caseId = await refer(system);
  await accept(system, caseId);
});
afterAll(() => system.stop());

async function reply(from: string, to: RegExp, text: string): Promise<void> {
  const mail = await latest(system, from, to);
  await system.send({ from, to: mail.replyTo ?? '', subject: `Re: ${mail.subject}`, text });
  await system.idle();
}

it('makes a draft of a reply to a task mail, which one click on the page confirms', async () => {
  await reply(
    PROVIDER,
    /tugiisiku leidmine/,
    'Tere!\n\nTugiisik: Kalle Kask\nTel: 5555 1234\nKeeled: ukraina, eesti\n',
  );
  const asked = await latest(system, PROVIDER, /Palun kinnitage/);
  expect(asked.text).not.toContain('Kalle');
  await system.advanceTo('2026-02-26T08:00:00.000Z');
  const { browser, task } = await openTask(system, asked);
  expect(task.html).toContain('Kalle Kask');
  const checks = { notRelative: true, notSameHome: true, noConviction: true };
  const answer = await browser.submit(task, checks, { button: 'Kinnita vastus' });
  expect(answer.status).toBe(200);
  await system.idle();
  const page = await (await system.signIn('mari')).get(`/admin/cases/${caseId}`);
  expect(page.text).toContain('16.02.2026');
  expect(page.text).not.toContain('hilinemisega');
  expect((await latest(system, MUNICIPALITY, /tugiisik/)).text).toContain('Kalle Kask');
});

it('passes a question to the provider, with five working days, and the answer back without addresses', async () => {
  await reply(
    MUNICIPALITY,
    /tugiisik/,
    'Tere!\n\nKas klient on kursusele registreeritud?\n\nMari Maasikas\ntel 5345 6789',
  );
  expect((await latest(system, MUNICIPALITY, /infopäring edastatud/)).text).toContain('5. märtsil 2026');
  const task = await latest(system, PROVIDER, /infopäringule vastamine/);
  expect(task.text).not.toContain('kursusele');
  expect((await openTask(system, task)).task.text).toContain('Kas klient on kursusele registreeritud?');
  await answerTask(system, /infopäringule vastamine/, { text: 'Jah, alates märtsist.' });
  const answer = await latest(system, MUNICIPALITY, /vastus infopäringule/);
  expect(answer.text).toContain('Jah, alates märtsist.');
  expect(JSON.stringify(answer)).not.toContain(PROVIDER);
});

it('keeps a mail that is for information, and asks nobody', async () => {
  const before = await subjects(system, PROVIDER);
  await reply(MUNICIPALITY, /tugiisik/, 'Teadmiseks: klient on nädala puhkusel.');
  expect(await subjects(system, PROVIDER)).toEqual(before);
});

it('tells where the case stands, at most three times a day, and no personal data', async () => {
  for (const _ of [1, 2, 3, 4]) await reply(MUNICIPALITY, /tugiisik/, 'staatus');
  const told = (await system.mailbox(MUNICIPALITY)).filter((mail) => /juhtumi seis/.test(mail.subject));
  expect(told).toHaveLength(3);
  expect(told[0]?.text).toContain('Tugiisiku leidmine: avatud 16.02.2026');
  expect(told[0]?.text).not.toMatch(/Kovalenko|Olena|Kalle/);
});

it('reminds of a query and escalates it like any other promise', async () => {
  await reply(MUNICIPALITY, /tugiisik/, 'Millal on järgmine kohtumine?');
  await system.advanceTo('2026-03-10T08:00:00.000Z');
  const sent = await subjects(system, PROVIDER);
  expect(sent.filter((one) => /infopäringule/.test(one) && /möödas/i.test(one)).length).toBeGreaterThan(0);
  expect((await subjects(system, AGENCY)).filter((one) => /infopäringule/.test(one)).length).toBeGreaterThan(
    0,
  );
});

it('tells the municipality of a change at once, at night too, and escalates it when nobody reads it', async () => {
  await system.advanceTo('2026-03-13T22:30:00.000Z');
  const task = await latest(system, PROVIDER, new RegExp(caseId));
  const browser = system.browser();
  const link = /https?:\S+\/task\/\S+\/change/.exec(task.text ?? '')?.[0] ?? '';
  const form = await browser.submit(await browser.get(link), { email: PROVIDER });
  const wrong = await browser.submit(form, { direction: 'worse' }, { button: 'Saada teade' });
  expect(wrong.status).toBe(422);
  const values = { direction: 'worse', what: 'Klient on haiglas.', urgent: true };
  expect((await browser.submit(wrong, values, { button: 'Saada teade' })).status).toBe(200);
  const told = await latest(system, MUNICIPALITY, /olukord on muutunud/);
  expect(told.text).not.toContain('haiglas');
  expect((await latest(system, AGENCY, /olukord on muutunud/)).text).not.toContain('haiglas');
  const before = (await subjects(system, 'elva@elva.ee')).length;
  await system.advanceTo('2026-03-17T08:00:00.000Z');
  expect((await subjects(system, 'elva@elva.ee')).length).toBe(before + 1);
  const read = await openTask(system, told, MUNICIPALITY);
  expect(read.task.text).toContain('Klient on haiglas.');
  const done = await read.browser.submit(read.task, {}, { button: 'Kinnitan, et olen lugenud' });
  expect(done.status).toBe(200);
});
