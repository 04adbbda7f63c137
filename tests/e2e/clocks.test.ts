/** A task that stands, goes on, and changes hands: its machine sleeps, and reminds by the new date. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  AGENCY,
  accept,
  latest,
  openTask,
  PROVIDER,
  refer,
  subjects,
  supportPerson,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterEach(() => system.stop());

it('pauses a task, tells the agency when that runs over, and goes on by the working days', async () => {
  const caseId = await refer(system);
  await accept(system, caseId);
  const mari = await system.signIn('mari');
  const path = `/admin/cases/${caseId}`;
  const pause = { until: '24.02.2026', reason: 'Klient on ära' };
  await mari.submit(await mari.get(path), pause, { button: /^Peata$/ });
  await system.idle();
  expect((await subjects(system, PROVIDER)).at(-1)).toMatch(/^Ülesanne on peatatud/);
  const told = (await subjects(system, AGENCY)).length;
  // Due on Monday the 23rd: nobody is reminded of it, and the machine sleeps until it should go on; the 24th is a holiday.
  expect((await system.toNextTimer()).now).toMatch(/^2026-02-25T07:00:0/);
  expect((await subjects(system, PROVIDER)).at(-1)).toMatch(/^Ülesanne on peatatud/);
  expect((await subjects(system, AGENCY)).slice(told)).toEqual([expect.stringMatching(/^Endiselt peatatud/)]);

  await mari.submit(await mari.get(path), {}, { button: /^Jätka$/ });
  await system.idle();
  // 17–20, 23 and 25 February: six working days.
  expect((await latest(system, PROVIDER, /^Ülesanne jätkub/)).subject).toContain('04.03.2026');
  expect((await system.toNextTimer()).now).toMatch(/^2026-03-02T07:00:0/);
  expect((await subjects(system, PROVIDER)).at(-1)).toMatch(/^Meeldetuletus/);

  // The provider hands it to a colleague, whose new link and address work; the old link says so.
  const colleague = 'kalle@teenus.example';
  const old = await openTask(system, await latest(system, PROVIDER, /^Ülesanne: tugiisiku leidmine/));
  const gone = await old.browser.submit(old.task, { address: colleague }, { button: /^Anna üle/ });
  await system.idle();
  expect(gone.text).toContain('See ülesanne on üle antud');
  const mail = await latest(system, colleague, /^Ülesanne: tugiisiku leidmine/);
  expect(mail.subject).toContain('04.03.2026');
  const { browser, task } = await openTask(system, mail, colleague);
  expect((await browser.submit(task, supportPerson, { button: /^Saada vastus/ })).text).toContain(
    'Saime vastuse kätte',
  );
});
