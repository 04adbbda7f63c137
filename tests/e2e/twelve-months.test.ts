/** A whole life of a case on the local system: from a municipality's mail, over 12 months, until its data are erased. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Filled } from '../support/browser.ts';
import {
  AGENCY,
  accept,
  answerTask,
  arrange,
  ensure,
  latest,
  MUNICIPALITY,
  openTask,
  PROVIDER,
  recordHeld,
  refer,
  subjects,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let caseId: string;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterAll(() => system.stop());

const running = async () =>
  (await system.executions()).filter((one) => one.status !== 'SUCCEEDED').map((one) => one.machine);

const pageOf = async (query = '') =>
  (await (await system.signIn('mari')).get(`/admin/cases/${caseId}${query}`)).text;

async function done(subject: RegExp, values: Filled): Promise<void> {
  expect((await answerTask(system, subject, values)).status).toBe(200);
}

async function approve(): Promise<void> {
  const officer = await system.signIn('mari');
  const page = await officer.get(`/admin/cases/${caseId}?personal=1`);
  const answer = await officer.submit(page, { verdict: 'approve' }, { button: 'Kinnita otsus' });
  expect(answer.status).toBe(200);
  await system.idle();
}

it('finds a support person and holds the first meeting', async () => {
  caseId = await refer(system);
  const receipt = await latest(system, MUNICIPALITY, /kätte saadud/);
  expect(receipt.text).toContain('esmaspäeval, 23. veebruaril 2026 kell 24.00');
  expect(receipt.text).not.toContain('Olena');
  expect(await subjects(system, AGENCY)).toHaveLength(1);

  expect((await accept(system, caseId)).status).toBe(200);
  expect((await latest(system, PROVIDER, /tugiisiku leidmine/)).text).toContain(
    '23. veebruar 2026 kell 24.00',
  );
  expect((await ensure(system)).status).toBe(200);
  expect((await latest(system, MUNICIPALITY, /tugiisik/)).text).toContain('Kalle Kask');

  await arrange(system, '2026-02-18');
  const meeting = await latest(system, MUNICIPALITY, /kohtumi/);
  expect(meeting.text).toContain('18. veebruaril 2026');
  expect(meeting.attachments).toHaveLength(1);

  await system.advanceTo('2026-02-18T10:00:00.000Z');
  await recordHeld(system, { rhythm: 'three-months' });
  expect(await pageOf()).toContain('12.02.2027');
  expect(await running()).toEqual(['service']);
});

it.each([
  '05',
  '08',
  '11',
])('gets the overview and the report of the quarter until month %s', async (month) => {
  await system.advanceTo(`2026-${month}-10T08:00:00.000Z`);
  await done(/ülevaate saatmine/, {
    'progress-1': 'under-way',
    activities: `Kuu ${month}.`,
    next: 'Kursus.',
  });
  expect((await latest(system, MUNICIPALITY, /ülevaade/)).text).toContain(`Kuu ${month}.`);
  await system.advanceTo(`2026-${month}-20T08:00:00.000Z`);
  await done(/^Ülesanne: aruande esitamine/, { text: `Kulges plaani järgi, kuu ${month}.` });
  await approve();
  expect((await latest(system, PROVIDER, /aruanne on kinnitatud/)).text).toContain(`18.${month}.2026`);
  expect(await running()).toEqual(['service']);
});

it('has the need assessed in the last month, ends on its last day, and takes the final report', async () => {
  await system.advanceTo('2027-01-13T08:00:00.000Z');
  const warning = await latest(system, MUNICIPALITY, /teenus lõpeb/);
  const { browser, task } = await openTask(system, warning, MUNICIPALITY);
  expect((await browser.submit(task, { need: 'ends' }, { button: /^Saada vastus/ })).status).toBe(200);
  await system.advanceTo('2027-02-12T23:00:00.000Z');
  expect((await subjects(system, MUNICIPALITY)).at(-1)).toMatch(/teenus on lõppenud/);
  expect(await running()).toEqual(['obligation']);
  expect(await pageOf()).toContain('lõpparuanne ootel');

  await done(/lõpparuande esitamine/, {
    'outcome-1': 'met',
    summary: 'Räägib eesti keelt.',
    recommendation: 'Jätkata õpet.',
  });
  expect((await latest(system, MUNICIPALITY, /lõpparuanne/)).text).toContain('Räägib eesti keelt.');
  const ended = await latest(system, MUNICIPALITY, /juhtum on lõpetatud/);
  const survey = /https?:\/\/\S+\/feedback\/\S+/.exec(ended.text ?? '')?.[0] ?? '';
  const visitor = system.browser();
  const thanks = await visitor.submit(await visitor.get(survey), { quality: '5', readiness: '4' });
  expect(thanks.text).toContain('Täname vastuse eest!');
  expect(await running()).toEqual([]);
  expect(await pageOf()).toContain('Lõpetatud');
});

it('keeps the data until 2034, tells the agency before they go, and erases them', async () => {
  await system.advanceTo('2034-12-15T08:00:00.000Z');
  expect(await pageOf('?personal=1')).toContain('Olena Kovalenko');
  const before = (await subjects(system, AGENCY)).length;
  await system.advanceTo('2034-12-27T08:00:00.000Z');
  expect((await subjects(system, AGENCY)).length).toBeGreaterThan(before);
  await system.advanceTo('2035-01-03T08:00:00.000Z');
  const erased = await pageOf('?personal=1');
  for (const person of ['Olena', 'Kovalenko', 'Kalle Kask', 'Räägib eesti keelt'])
    expect(erased).not.toContain(person);
  expect(erased).toContain('Lõpetatud');
  expect(await running()).toEqual([]);
});
