/** The months of a service: an overview, a new plan by mail, the provider's report, returned and approved. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AGENCY, answerTask, latest, MUNICIPALITY, PROVIDER, subjects, toActive } from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let caseId: string;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  caseId = await toActive(system);
});
afterAll(() => system.stop());

const words = { activities: 'Käisime perearsti juures.', hours: '4,5', next: 'Keelekursus.' };

async function review(values: Record<string, string>): Promise<void> {
  const officer = await system.signIn('mari');
  const page = await officer.get(`/admin/cases/${caseId}?personal=1`);
  const answer = await officer.submit(page, values, { button: 'Kinnita otsus' });
  expect(answer.status).toBe(200);
  await system.idle();
}

it('asks for an overview ten days before its day, and gives it to the municipality at once', async () => {
  await system.advanceTo('2026-03-06T06:59:00.000Z');
  expect((await subjects(system, PROVIDER)).filter((one) => /ülevaate saatmine/.test(one))).toEqual([]);
  // The service asks; the sweep, at the latest five minutes later, starts the machine that sends the task.
  await system.advanceTo('2026-03-06T07:05:01.000Z');
  const task = await latest(system, PROVIDER, /ülevaate saatmine, tähtaeg 16\.03\.2026/);
  expect(task.text).not.toContain('keele kursus');
  const answer = await answerTask(system, /ülevaate saatmine/, { 'progress-1': 'under-way', ...words });
  expect(answer.status).toBe(200);
  const told = await latest(system, MUNICIPALITY, /ülevaade/);
  for (const part of ['Eesti keele kursus: töös', words.activities, '4,5', '16.04.2026'])
    expect(told.text).toContain(part);
  expect(JSON.stringify(told)).not.toContain(PROVIDER);
});

it('takes a new plan from the municipality’s reply, tells both sides, and asks by the new rhythm', async () => {
  const mail = await latest(system, MUNICIPALITY, /ülevaade/);
  const text = 'Tere!\n\nÜlevaated: iga kolme kuu järel\n';
  const to = mail.replyTo ?? '';
  await system.send({ from: MUNICIPALITY, to, subject: `Re: ${mail.subject}`, text });
  await system.idle();
  expect((await latest(system, MUNICIPALITY, /uus tegevuskava/)).text).toContain('16.05.2026');
  const told = await latest(system, PROVIDER, /uus tegevuskava/);
  expect(told.text).not.toContain('keele kursus');
  expect(told.text).toMatch(/\/task\/\S+\/plan/);
  expect((await subjects(system, PROVIDER)).filter((one) => /infopäring/.test(one))).toEqual([]);
  await system.advanceTo('2026-05-04T08:00:00.000Z');
  const tasks = (await subjects(system, PROVIDER)).filter((one) => /^Ülesanne: ülevaate/.test(one));
  expect(tasks).toHaveLength(1);
});

it('asks for the report of three months, which the agency returns and approves', async () => {
  await system.advanceTo('2026-05-17T07:00:00.000Z');
  await answerTask(system, /^Ülesanne: aruande esitamine/, { text: 'Kulges plaani järgi.' });
  expect((await latest(system, AGENCY, /aruande läbivaatamine/)).text).not.toContain('Kulges');
  await review({ verdict: 'return', reason: 'Lisage, mis takistas.' });
  await answerTask(system, /^Ülesanne: aruande esitamine/, {
    text: 'Kulges plaani järgi. Midagi ei takistanud.',
  });
  await review({ verdict: 'approve' });
  expect((await latest(system, PROVIDER, /aruanne on kinnitatud/)).text).toContain('16.02.2026–16.05.2026');
  const page = await (await system.signIn('mari')).get(`/admin/cases/${caseId}`);
  for (const part of ['SKA tagastas aruande', 'SKA kinnitas aruande', 'Tagastatud', 'Kinnitatud'])
    expect(page.text).toContain(part);
});

it('sets the interim evaluation by the municipality’s page, orders its interpreter, and asks how it went', async () => {
  const { text = '' } = await latest(system, MUNICIPALITY, /ülevaade/);
  const link = /https?:\/\/\S+\/evaluation/.exec(text ?? '')?.[0] ?? '';
  const manager = system.browser();
  const form = await manager.submit(await manager.get(link), { email: MUNICIPALITY });
  const time = { date: '2026-05-22', time: '10:00', place: 'Kodu tänav 7', interpreter: 'uk' };
  expect((await manager.submit(form, time)).text).toContain('Vahehindamine on salvestatud');
  await system.idle();
  expect((await latest(system, PROVIDER, /vahehindamine 22\.05\.2026/)).text).not.toContain('Kodu tänav');
  await latest(system, AGENCY, /tõlgi tellimine, tähtaeg/);
  const officer = await system.signIn('mari');
  const page = await officer.get(`/admin/cases/${caseId}?personal=1`);
  const told = { answer: 'arranged', name: 'Tõlk Tamm', contact: '5555 1234' };
  await officer.submit(page, told, { button: 'Salvesta vastus tõlgi kohta' });
  await system.idle();
  expect((await latest(system, PROVIDER, /tõlk on olemas/)).text).not.toContain('Tamm');
  // The service asks at the time itself; the sweep, at the latest five minutes later, starts the machine that sends the task.
  await system.advanceTo('2026-05-22T07:05:01.000Z');
  const result = { held: 'yes', 'outcome-1': 'reached', summary: 'Hästi.', next: 'Edasi.' };
  await answerTask(system, /vahehindamise tulemus/, result);
  expect((await latest(system, MUNICIPALITY, /vahehindamise tulemus/)).text).toContain('saavutatud');
});
