import { describe, expect, it } from 'vitest';
import type { FailedExecution } from '#web/ports.ts';
import { caseInReview, moments } from '../../support/cases.ts';
import { scene } from './scene.ts';

const page = '/admin/failures';
const failure: FailedExecution = {
  machine: 'referral',
  name: 'TR26-4F7KQ-0',
  caseId: 'TR26-4F7KQ',
  stoppedAt: moments.reviewed,
  error: 'TypeError',
  redrivable: true,
  superseded: false,
};
const redriving = { action: 'redrive', machine: failure.machine, name: failure.name };

function failing(...failures: Partial<FailedExecution>[]) {
  const set = scene(caseInReview());
  set.world.failures = failures.map((one) => ({ ...failure, ...one }));
  return set;
}

describe('failed executions', () => {
  it('are listed with the reason in words, to be sent on or started anew', async () => {
    expect((await failing().officer().get(page)).text).toContain('Tõrkeid ei ole.');
    const { text } = await failing({}).officer().get(page);
    expect(text).toContain('04.02.2026 kell\u00a011.30');
    expect(text).toContain('Programmi viga (TypeError).');
    expect(text.match(/value="(redrive|restart)"/g)).toEqual(['value="redrive"', 'value="restart"']);
  });

  it.each([
    ['ObligationUnattended', /Keegi ei vastanud/],
    ['States.Timeout', /ei jõudnud õigeks ajaks/],
    ['Lambda.TooManyRequestsException', /Pilveteenus .*\(Lambda\.TooManyRequestsException\)/],
    ['constructor', /Programmi viga \(constructor\)/],
  ])('say %s in words', async (error, words) => {
    expect((await failing({ error }).officer().get(page)).text).toMatch(words);
  });

  it('offer nothing when the case was started anew since, and no case where there is none', async () => {
    const anew = (await failing({ superseded: true, redrivable: false }).officer().get(page)).text;
    expect(anew).toContain('Juhtum on pärast seda uuesti käivitatud.');
    expect(anew).not.toMatch(/value="(redrive|restart)"/);
    const old = (await failing({ redrivable: false }).officer().get(page)).text;
    expect(old.match(/value="(redrive|restart)"/g)).toEqual(['value="restart"']);
    const mail = failing({ machine: 'intake', name: 'sweep-1', caseId: null, stoppedAt: null });
    expect((await mail.officer().get(page)).text.match(/value="(redrive|restart)"/g)).toEqual([
      'value="redrive"',
    ]);
  });

  it('name the work of every machine, lead to a transfer or an import, and tell what does itself again', async () => {
    const alone = { caseId: null, stoppedAt: null };
    const { text } = await failing(
      { ...alone, machine: 'transfer', name: 'T-abikasi-1-plan' },
      { ...alone, machine: 'import', name: '0123456789abcdef0123-2-import' },
      { ...alone, machine: 'restart', name: 'all-1' },
      { ...alone, machine: 'maintenance', name: 'tick-1', redrivable: false },
    )
      .officer()
      .get(page);
    expect(text).toContain('href="/admin/registry/transfers/T-abikasi-1"');
    expect(text).toContain('href="/admin/import/0123456789abcdef0123"');
    for (const words of ['Teenuseosutaja vahetus', 'Juhtumite uuesti käivitamine', 'Korrashoid'])
      expect(text).toContain(words);
    expect(text.match(/iga viie minuti järel/g)).toHaveLength(1);
    expect(text.match(/name="action" value="redrive"/g)).toHaveLength(3);
  });

  it('are sent on by an officer, and what cannot be is said', async () => {
    const { officer, world } = failing({});
    expect((await officer().post(page, redriving)).location).toBe(`${page}?done=redriven`);
    expect((await officer().get(`${page}?done=redriven`)).text).toContain('Katkenud töö jätkub.');
    expect(world.redrives).toEqual(['referral TR26-4F7KQ-0']);
    const gone = await officer().post(page, { ...redriving, name: 'TR26-4F7KQ-7' });
    expect([gone.status, gone.text]).toEqual([409, expect.stringContaining('ei saa enam katkenud kohast')]);
    expect((await officer('auditor').post(page, redriving)).status).toBe(403);
    expect(world.redrives).toHaveLength(1);
  });

  it('have their case started anew, unless there is no such case', async () => {
    const { officer, world } = failing({});
    const sent = await officer().post(page, { action: 'restart', caseId: 'TR26-4F7KQ' });
    expect(sent.location).toBe(`${page}?done=restarted`);
    expect((await officer().post(page, { action: 'restart', caseId: 'TR26-00000' })).status).toBe(422);
    expect((await officer().post(page, { action: 'stop' })).status).toBe(422);
    expect(world.restarts).toEqual(['TR26-4F7KQ']);
  });
});

describe('all cases', () => {
  it('are started anew page after page, once it is confirmed', async () => {
    const { officer, world } = failing();
    expect((await officer().post(page, { action: 'restart-all' })).status).toBe(422);
    const sent = await officer().post(page, { action: 'restart-all', confirm: 'yes' });
    expect(sent.location).toBe(`${page}?done=restarted-all`);
    expect(world.restarts).toEqual(['all after null', 'all after 1:']);
  });

  it('that are too many for one request go on by the same form', async () => {
    const { officer, world } = failing();
    world.pagesOfCases = 6;
    const first = await officer().post(page, { action: 'restart-all', confirm: 'yes' });
    expect([first.status, first.text]).toEqual([200, expect.stringContaining('käivitatud juhtumeid: 100.')]);
    const from = /name="from" value="([^"]+)"/.exec(first.text)?.[1] ?? '';
    const second = await officer().post(page, { action: 'restart-all', confirm: 'yes', from });
    expect(second.location).toBe(`${page}?done=restarted-all`);
    expect(world.restarts).toHaveLength(6);
  });

  it('that could not be started are told', async () => {
    const { officer, world } = failing();
    world.unable = 1;
    const { text } = await officer().post(page, { action: 'restart-all', confirm: 'yes' });
    expect(text).toContain('mida ei saanud uuesti käivitada: 2.');
  });
});
