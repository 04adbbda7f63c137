/** The end of a service through its machines: ended by the provider, reopened by an officer, ended again, reported, rated. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AGENCY,
  answerTask,
  endService,
  finalReport,
  latest,
  MUNICIPALITY,
  toActive,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let caseId: string;
beforeAll(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
  caseId = await toActive(system);
});
afterAll(() => system.stop());

const running = async () =>
  (await system.executions())
    .filter((one) => one.status === 'RUNNING')
    .map((one) => one.machine)
    .sort();

const pageOf = async () => (await (await system.signIn('mari')).get(`/admin/cases/${caseId}`)).text;

it('ends, goes on after a mistake, ends again, and asks everybody how it was', async () => {
  await endService(system, '2026-02-16');
  for (const party of [MUNICIPALITY, AGENCY]) await latest(system, party, /teenus on lõppenud/);
  expect(await running()).toEqual(['obligation']);

  const officer = await system.signIn('mari');
  const page = await officer.get(`/admin/cases/${caseId}`);
  const reopened = await officer.submit(page, { reason: 'Ekslik.' }, { button: 'Taasava juhtum' });
  expect(reopened.text).toContain('Juhtum on taasavatud');
  await system.idle();
  expect((await latest(system, MUNICIPALITY, /taasavatud/)).text).toContain('Teenus jätkub');
  expect(await running()).toEqual(['service']);

  await endService(system, '2026-02-16');
  expect(await running()).toEqual(['obligation']);
  await answerTask(system, /lõpparuande esitamine/, finalReport);
  expect((await latest(system, MUNICIPALITY, /lõpparuanne/)).text).toContain('Räägib eesti keelt.');
  expect(await running()).toEqual([]);
  expect(await pageOf()).toContain('eesmärgid on täidetud');

  const mail = await latest(system, MUNICIPALITY, /juhtum on lõpetatud/);
  const survey = /https?:\/\/\S+\/feedback\/\S+/.exec(mail.text ?? '')?.[0] ?? '';
  const visitor = system.browser();
  const thanks = await visitor.submit(await visitor.get(survey), { quality: '5', readiness: '4' });
  expect(thanks.text).toContain('Täname vastuse eest!');
  expect((await visitor.get(survey)).status).toBe(409);
  expect((await officer.get('/admin/feedback')).text).toContain('Kas teenuse kvaliteet oli hea?000011100%');
});
