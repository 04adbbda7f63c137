/** The main job on the local system: from a municipality's mail to the end of the service. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AGENCY,
  accept,
  answerTask,
  arrange,
  ensure,
  latest,
  MUNICIPALITY,
  PROVIDER,
  recordHeld,
  refer,
  subjects,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterAll(() => system.stop());

it('carries a referral from the mail to the end of the service', async () => {
  const caseId = await refer(system);
  const receipt = await latest(system, MUNICIPALITY, /kätte saadud/);
  expect(receipt.text).toContain('esmaspäeval, 23. veebruaril 2026 kell 24.00');
  expect(receipt.text).not.toContain('Olena');
  expect(await subjects(system, AGENCY)).toHaveLength(1);

  const page = await accept(system, caseId);
  expect(page.status).toBe(200);
  const task = await latest(system, PROVIDER, /tugiisiku leidmine/);
  expect(task.text).toContain('23. veebruar 2026 kell 24.00');

  expect((await ensure(system)).status).toBe(200);
  expect((await latest(system, MUNICIPALITY, /tugiisik/)).text).toContain('Kalle Kask');

  await arrange(system, '2026-02-18');
  const meeting = await latest(system, MUNICIPALITY, /kohtumi/);
  expect(meeting.text).toContain('18. veebruaril 2026');
  expect(meeting.attachments).toHaveLength(1);

  await system.advanceTo('2026-02-18T10:00:00.000Z');
  await recordHeld(system);
  const officer = await system.signIn('mari');
  expect((await officer.get(`/admin/cases/${caseId}`)).text).toContain('12.02.2027');
  expect(await running()).toEqual(['service']);

  await system.advanceTo('2027-01-13T08:00:00.000Z');
  expect((await subjects(system, MUNICIPALITY)).at(-1)).toMatch(/lõpe/);
  await system.advanceTo('2027-02-12T23:00:00.000Z');
  expect((await subjects(system, MUNICIPALITY)).at(-1)).toMatch(/teenus on lõppenud/);
  expect(await running()).toEqual(['obligation']);
  expect((await officer.get(`/admin/cases/${caseId}`)).text).toContain('lõpparuanne ootel');

  const report = { 'outcome-1': 'met', summary: 'Räägib eesti keelt.', recommendation: 'Jätkata õpet.' };
  expect((await answerTask(system, /lõpparuande esitamine/, report)).status).toBe(200);
  expect((await latest(system, MUNICIPALITY, /lõpparuanne/)).text).toContain('Räägib eesti keelt.');
  expect(await running()).toEqual([]);
  expect((await officer.get(`/admin/cases/${caseId}`)).text).toContain('Lõpetatud');
});

const running = async () =>
  (await system.executions()).filter((one) => one.status !== 'SUCCEEDED').map((one) => one.machine);
