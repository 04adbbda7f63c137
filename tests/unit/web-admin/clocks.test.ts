import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { clockActions } from '#web/admin/acts/clock-commands.ts';
import { after, caseAssigning, moments } from '../../support/cases.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const obligation = 'ensure-support-person.1';
const task = { kind: 'ensure-support-person', cause: '1' } as const;
const formOf = (text: string, action: string) =>
  text.split('<form').find((one) => one.includes(`name="action" value="${action}"`)) ?? '';
const until = parseDay('2026-02-16');
const wished = () =>
  after(caseAssigning(), [
    { type: 'AskExtension', ...task, party: 'provider', until, reason: 'Olena on haiglas' },
    moments.reviewed,
  ]);

describe('clocks on the page of a case', () => {
  it('are in one place, each obligation with its forms', async () => {
    const { text } = await scene(caseAssigning()).officer().get(path);
    const offered = clockActions.filter((action) => formOf(text, action) !== '');
    expect(offered).toEqual(['pause', 'extend', 'hand-over', 'pause-case', 'hand-over-contact']);
    expect(formOf(text, 'pause')).toContain(`name="obligation" value="${obligation}"`);
    expect(formOf(text, 'pause')).toContain('name="version"');
  });

  it('tell of a link that wrong addresses put to sleep, there and in the work list', async () => {
    const slept = { type: 'NoteSleepingLink', ...task, party: 'provider' } as const;
    const mari = scene(after(caseAssigning(), [slept, '2026-02-05T10:00:00.000Z'])).officer();
    const { text } = await mari.get(path);
    expect(text).toContain(
      'aadress sisestati lingil viis korda valesti, viimati 05.02.2026 kell\u00a012.00.',
    );
    expect((await mari.get('/admin')).text).toContain('Link puhkas');
    expect((await scene(caseAssigning()).officer().get('/admin')).text).not.toContain('Link puhkas');
  });

  it('offer an auditor nothing', async () => {
    const { text } = await scene(caseAssigning()).officer('auditor').get(path);
    expect(text).toContain('Tähtajad ja kontaktid');
    expect(clockActions.filter((action) => formOf(text, action) !== '')).toEqual([]);
  });

  it('stop by a day and a reason, and go on again', async () => {
    const { officer, world } = scene(caseAssigning());
    const mari = officer();
    const empty = await mari.post(path, { action: 'pause', obligation });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('id="pause-until-error"');
    expect(empty.text).toContain('id="pause-reason-error"');
    const sent = await mari.post(path, {
      action: 'pause',
      obligation,
      until: '16.02.2026',
      reason: 'Klient on haiglas',
    });
    expect(sent.location).toBe(`${path}?done=paused`);
    expect(world.commands.at(-1)?.command).toEqual({
      type: 'PauseObligation',
      ...task,
      until: '2026-02-16',
      reason: 'Klient on haiglas',
    });
    const { text } = await mari.get(path);
    expect(text).toContain('Peatatud');
    expect(text).not.toContain('haiglas');
    expect(formOf(text, 'pause')).toBe('');
    expect((await mari.post(path, { action: 'resume', obligation })).location).toBe(`${path}?done=resumed`);
    const again = await mari.post(path, { action: 'resume', obligation });
    expect(again.status).toBe(409);
    expect(again.text).toContain('See ei ole peatatud.');
  });

  it('refuse a day that is not possible, and an obligation that there is not', async () => {
    const { officer, world } = scene(caseAssigning());
    const past = await officer().post(path, { action: 'extend', obligation, due: '05.02.2026', reason: 'x' });
    expect(past.status).toBe(422);
    expect(past.text).toContain('Valige hilisem päev');
    for (const wrong of ['', 'pause', 'ensure-support-person', 'nothing.1'])
      expect((await officer().post(path, { action: 'resume', obligation: wrong })).status).toBe(422);
    expect(world.commands).toEqual([]);
  });

  it('show what the party asks for, its words in the second step, and its day in the form', async () => {
    const mari = scene(wished()).officer();
    const { text } = await mari.get(path);
    expect(text).toContain('Teenuseosutaja palub lisaaega kuni 16.02.2026.');
    expect(text).not.toContain('Olena');
    expect(formOf(text, 'extend')).toContain('value="2026-02-16"');
    expect((await mari.get(`${path}?personal=1`)).text).toContain('Olena on haiglas');
    const refused = await mari.post(path, { action: 'refuse-extension', obligation, reason: 'Klient ootab' });
    expect(refused.location).toBe(`${path}?done=extension-refused`);
  });

  it('stand for the whole case, which says so on top', async () => {
    const { officer } = scene(caseAssigning());
    const mari = officer();
    await mari.post(path, { action: 'pause-case', until: '2026-02-16', reason: 'Klient on haiglas' });
    const { text } = await mari.get(path);
    expect(text).toContain('Juhtum on peatatud');
    expect(formOf(text, 'resume-case')).not.toBe('');
    expect((await mari.post(path, { action: 'resume-case' })).location).toBe(`${path}?done=case-resumed`);
  });

  it('hand a task to a contact, whose address is shown in the second step', async () => {
    const { officer, world } = scene(caseAssigning());
    const mari = officer();
    const wrong = await mari.post(path, { action: 'hand-over', obligation, address: 'kalle' });
    expect(wrong.text).toContain('id="hand-over-address-error"');
    await mari.post(path, {
      action: 'hand-over',
      obligation,
      address: 'Kalle@Teenus.example',
      name: 'Kalle Kask',
    });
    expect(world.commands.at(-1)?.command).toMatchObject({ address: 'kalle@teenus.example', within: null });
    expect((await mari.get(path)).text).not.toContain('kalle@');
    expect((await mari.get(`${path}?personal=1`)).text).toContain('Kalle Kask, kalle@teenus.example');
  });

  it('are refused to a second officer who saw the case before', async () => {
    const { officer, world } = scene(caseAssigning());
    const version = String(world.state.version);
    const fields = { action: 'pause', obligation, until: '2026-02-16', reason: 'x', version };
    expect((await officer().post(path, fields)).status).toBe(303);
    expect((await officer().post(path, fields)).status).toBe(409);
  });

  it('excuse an answer that came late', async () => {
    const late = after(caseAssigning(), [
      {
        type: 'DeclineAssignment',
        cause: '1',
        channel: 'page',
        arrivedAt: '2026-02-12T08:00:00.000Z',
        reason: 'x',
      },
      '2026-02-12T08:00:00.000Z',
    ]);
    const mari = scene(late).officer();
    expect(formOf((await mari.get(path)).text, 'accept-lateness')).toContain(obligation);
    await mari.post(path, { action: 'accept-lateness', obligation, reason: 'Torm' });
    const { text } = await mari.get(path);
    expect(text).toContain('hilines mõjuval põhjusel');
    expect(formOf(text, 'accept-lateness')).toBe('');
  });
});
