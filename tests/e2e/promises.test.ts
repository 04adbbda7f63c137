/** Promises that are late, declined, cancelled or asked for again. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { referralMail } from '../support/mails/referral-mail.ts';
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
  review,
  subjects,
  supportPerson,
} from '../support/story.ts';
import { startTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startTestSystem({ startAt: '2026-02-16T08:00:00.000Z' });
});
afterEach(() => system.stop());

it('reminds, tells of the overdue, escalates, and passes an unanswered task to the agency', async () => {
  await accept(system, await refer(system));
  await system.advanceTo('2026-02-19T07:30:00.000Z');
  expect((await subjects(system, PROVIDER)).slice(1)).toEqual([expect.stringMatching(/^Meeldetuletus/)]);
  await system.advanceTo('2026-02-23T07:30:00.000Z');
  expect((await subjects(system, PROVIDER)).at(-1)).toMatch(/täna/i);
  const before = (await subjects(system, AGENCY)).length;
  // 24 February is a holiday: the working day after the due day is the 25th.
  await system.advanceTo('2026-02-25T07:30:00.000Z');
  expect((await subjects(system, PROVIDER)).at(-1)).toMatch(/tähtaeg möödas/i);
  // The morning's digest tells it at 8:00, the ladder at 9:00.
  expect((await subjects(system, AGENCY)).slice(before)).toEqual([
    expect.stringMatching(/^Hommikune kokkuvõte 25\.02\.2026: 1 üle tähtaja/),
    expect.stringMatching(/möödas/i),
  ]);
  await system.advanceTo('2026-03-05T07:30:00.000Z');
  expect(await subjects(system, PROVIDER)).toHaveLength(1 + 3 + 5);
  await system.advanceTo('2026-05-11T07:30:00.000Z');
  expect(await subjects(system, PROVIDER)).toHaveLength(1 + 3 + 5 + 8);
  const told = (await subjects(system, AGENCY)).filter((one) => !one.startsWith('Hommikune kokkuvõte'));
  expect(told.at(-1)).toMatch(/Vajab otsust/);
  expect((await ensure(system)).status).toBe(200);
  expect((await latest(system, MUNICIPALITY, /tugiisik/)).text).toContain('Kalle Kask');
});

it('moves on by the next timer alone: each step is a nudge', async () => {
  await accept(system, await refer(system));
  const { now } = await system.toNextTimer();
  expect(now).toMatch(/^2026-02-19T07:00:0/);
  expect(await subjects(system, PROVIDER)).toHaveLength(2);
});

it('gives a declined assignment back to the agency, with the reason', async () => {
  const caseId = await refer(system);
  await accept(system, caseId);
  const task = await latest(system, PROVIDER, /tugiisiku leidmine/);
  const { browser, task: page } = await openTask(system, task);
  await browser.submit(page, { reason: 'Meil ei ole vaba tugiisikut.' }, { button: /keeldumine/ });
  await system.idle();
  const officer = await system.signIn('mari');
  expect((await officer.get(`/admin/cases/${caseId}?personal=1`)).text).toContain(
    'Meil ei ole vaba tugiisikut.',
  );
  await accept(system, caseId);
  expect((await subjects(system, PROVIDER)).filter((one) => /tugiisiku leidmine/.test(one))).toHaveLength(2);
});

it('asks for another support person when the two do not suit each other', async () => {
  await accept(system, await refer(system));
  await ensure(system);
  await arrange(system, '2026-02-18');
  await system.advanceTo('2026-02-18T10:00:00.000Z');
  await recordHeld(system, { suited: 'no', goals: '', note: 'Ei leidnud ühist keelt.' });
  const again = await latest(system, PROVIDER, /tugiisiku leidmine/);
  expect(again.text).toContain('26. veebruar 2026 kell 24.00');
  expect(
    (await answerTask(system, /tugiisiku leidmine/, { ...supportPerson, name: 'Tiina Tamm' })).status,
  ).toBe(200);
  expect((await latest(system, MUNICIPALITY, /tugiisik/)).text).toContain('Tiina Tamm');
});

it('counts a no-show and asks for a new time', async () => {
  const caseId = await refer(system);
  await accept(system, caseId);
  await ensure(system);
  await arrange(system, '2026-02-18');
  await system.advanceTo('2026-02-18T10:00:00.000Z');
  await answerTask(system, /esmase kohtumise tulemus/, { result: 'no-show', note: 'Klient ei tulnud.' });
  await arrange(system, '2026-02-20');
  await system.advanceTo('2026-02-20T10:00:00.000Z');
  await recordHeld(system);
  expect((await (await system.signIn('mari')).get(`/admin/cases/${caseId}`)).text).toContain('12.02.2027');
});

it('asks the municipality for what is missing and takes it from a reply', async () => {
  const fields = { need: null, languages: null };
  await system.send(await referralMail({ fields, decision: false, messageId: '<puudu@elva.ee>' }));
  await system.idle();
  const receipt = await latest(system, MUNICIPALITY, /TR26/);
  expect(receipt.text).toMatch(/puudu/);
  expect(receipt.text).toContain('3. märtsil 2026 kell 24.00');
  const reply = (text: string) =>
    system.send({ from: MUNICIPALITY, to: receipt.replyTo ?? '', subject: `Re: ${receipt.subject}`, text });
  await reply('Tere!\n\nKeeled: ukraina, vene\n\nMari');
  await system.idle();
  expect((await latest(system, MUNICIPALITY, /TR26/)).text).toMatch(/[Aa]bivajadus/);
  await reply('Tere!\n\nAbivajadus: vajab abi asjaajamisel\nOtsuse nr: 7-1/99\n\nMari');
  await system.idle();
  expect((await subjects(system, AGENCY)).filter((one) => /läbivaat/.test(one))).toHaveLength(1);
});

it('returns and declines with a reason that reaches the municipality', async () => {
  const caseId = await refer(system);
  await review(system, caseId, { verdict: 'return', reason: 'Palun täpsustage eesmärki.' });
  const returned = await latest(system, MUNICIPALITY, /TR26/);
  expect(returned.text).toContain('Palun täpsustage eesmärki.');
  await system.send({
    from: MUNICIPALITY,
    to: returned.replyTo ?? '',
    subject: 'Re: x',
    text: 'Eesmärk: töö leidmine',
  });
  await system.idle();
  await review(system, caseId, { verdict: 'decline', reason: 'Teenus dubleerib teist.' });
  expect((await latest(system, MUNICIPALITY, /TR26/)).text).toContain('Teenus dubleerib teist.');
  expect((await system.executions()).every((one) => one.status === 'SUCCEEDED')).toBe(true);
});

it('cancels a case: its task is void, its machines unwind, every party is told', async () => {
  const caseId = await refer(system);
  await accept(system, caseId);
  const task = await latest(system, PROVIDER, /tugiisiku leidmine/);
  const officer = await system.signIn('mari');
  const page = await officer.get(`/admin/cases/${caseId}`);
  await officer.submit(page, { reason: 'Klient kolis ära.', confirm: true }, { button: /Tühista/ });
  await system.idle();
  expect((await system.executions()).every((one) => one.status === 'SUCCEEDED')).toBe(true);
  for (const party of [MUNICIPALITY, PROVIDER, AGENCY]) {
    expect((await subjects(system, party)).at(-1)).toMatch(/tühistat/i);
  }
  const closed = await system.browser().get(/https?:\S+\/task\/\S+/.exec(task.text ?? '')?.[0] ?? '');
  expect(closed.html).not.toContain('name="name"');
});
