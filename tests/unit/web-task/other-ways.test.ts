import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { findObligation } from '#domain/case/state';
import { activeCase, after, caseAssigning, moments } from '../../support/cases.ts';
import { addresses, scene } from './scene.ts';

const task = { kind: 'ensure-support-person', party: 'provider' } as const;
const of = { kind: 'ensure-support-person', cause: '1' } as const;
const reason = 'Tugiisik haigestus';

async function atTask() {
  const one = scene(caseAssigning(), { good: task, next: { ...task, issue: 2 } });
  const provider = one.person();
  await provider.confirm('good');
  return { ...one, provider };
}

describe('asking for more time', () => {
  it('is told to the agency and shown until it decides', async () => {
    const { world, provider } = await atTask();
    const sent = await provider.post('good', { action: 'ask-extension', until: '18.02.2026', reason });
    expect(sent.status).toBe(303);
    expect(world.commands.at(-1)).toMatchObject({
      command: { type: 'AskExtension', ...of, party: 'provider', until: '2026-02-18', reason },
      by: { who: 'party', party: 'provider' },
    });
    const { text } = await provider.get('good');
    expect(text).toContain('Palusite lisaaega kuni 18.02.2026.');
    expect(text).not.toContain('value="ask-extension"');
    expect(text).toContain('value="answer"');
  });

  it('needs a later day and a reason', async () => {
    const { world, provider } = await atTask();
    const empty = await provider.post('good', { action: 'ask-extension' });
    expect(empty.status).toBe(422);
    expect(empty.text).toMatch(/id="lisaaeg-until-error"[\s\S]*id="lisaaeg-reason-error"/);
    const early = await provider.post('good', { action: 'ask-extension', until: '11.02.2026', reason });
    expect(early.status).toBe(422);
    expect(early.text).toContain('Valige praegusest tähtajast hilisem päev');
    expect(early.text).toContain(reason);
    expect(findObligation(world.state, of.kind, '1')).toMatchObject({ wish: null });
  });

  it('shows why it was refused', async () => {
    const state = after(
      caseAssigning(),
      [
        { type: 'AskExtension', ...of, party: 'provider', until: parseDay('2026-02-18'), reason },
        moments.reviewed,
      ],
      [{ type: 'RefuseExtension', ...of, reason: 'Klient ootab <b>juba</b>' }, moments.reviewed],
    );
    const provider = scene(state, { good: task }).person();
    await provider.confirm('good');
    expect((await provider.get('good')).text).toContain('Klient ootab &lt;b&gt;juba&lt;/b&gt;');
  });
});

describe('handing over to a colleague', () => {
  it('gives the task away: the old link says so, the new one asks for the new address', async () => {
    const { world, provider } = await atTask();
    const fields = { action: 'hand-over', address: 'Kalle@Teenus.example', name: 'Kalle Kask' };
    expect((await provider.post('good', fields)).status).toBe(303);
    expect(world.commands.at(-1)?.command).toMatchObject({
      address: 'kalle@teenus.example',
      within: [addresses.provider],
    });
    const old = await provider.get('good');
    expect(old.status).toBe(410);
    expect(old.text).toContain('See ülesanne on üle antud');
    expect((await provider.post('good', fields)).status).toBe(410);
    world.addressOfProvider = 'kalle@teenus.example';
    const { text } = await provider.get('next');
    expect(text).toContain('Sisestage e-posti aadress');
    expect(text).not.toContain('Olena');
  });

  it('stays in the organisation', async () => {
    const { world, provider } = await atTask();
    const sent = await provider.post('good', { action: 'hand-over', address: 'kalle@mujal.example' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('See ei ole teie asutuse aadress.');
    expect(findObligation(world.state, of.kind, '1')).toMatchObject({ linkIssue: 1, contact: null });
  });

  it('says of a link that was only sent again that it is old', async () => {
    const state = after(caseAssigning(), [{ type: 'ReissueLink', ...of }, moments.reviewed]);
    expect((await scene(state, { good: task }).person().get('good')).text).toContain('See link on aegunud');
  });
});

describe('"I cannot do this"', () => {
  const query = { kind: 'answer-query', cause: '1' } as const;
  const asked = after(
    activeCase(),
    [
      { type: 'AskQuery', mailKey: null, text: 'Kas?', channel: 'mail', arrivedAt: moments.recorded },
      moments.recorded,
    ],
    [{ type: 'OpenObligation', ...query }, moments.recorded],
  );

  it('is told to the agency; the task stays', async () => {
    const { world, person } = scene(asked, { good: { kind: 'answer-query', party: 'provider' } });
    const provider = person();
    await provider.confirm('good');
    expect((await provider.post('good', { action: 'unable', reason: ' ' })).text).toContain(
      'id="ei-saa-reason-error"',
    );
    expect((await provider.post('good', { action: 'unable', reason })).status).toBe(303);
    expect(world.commands.at(-1)?.command).toMatchObject({ type: 'ReportInability', ...query, reason });
    const { text } = await provider.get('good');
    expect(text).toContain('et te ei saa ülesannet täita');
    expect(text).toContain('value="answer"');
    expect(text).not.toContain('value="unable"');
  });

  it('is the decline where a support person is owed', async () => {
    const { provider } = await atTask();
    const { text } = await provider.get('good');
    expect(text).not.toContain('value="unable"');
    expect(text).toContain('value="decline"');
  });
});

it('needs the confirmed address, and none of it is for who may only look', async () => {
  const { world, person } = scene(caseAssigning(), { good: task, other: { ...task, party: 'municipality' } });
  expect((await person().post('good', { action: 'unable', reason })).status).toBe(403);
  const municipality = person();
  await municipality.confirm('other', addresses.municipality);
  expect(
    (await municipality.post('other', { action: 'hand-over', address: 'a@pparnumaa.example' })).status,
  ).toBe(403);
  expect(world.commands.filter(({ command }) => command.type !== 'OpenTask')).toEqual([]);
});

it('says that a task stands, and takes its answer', async () => {
  const state = after(caseAssigning(), [
    { type: 'PauseObligation', ...of, until: parseDay('2026-02-16'), reason: 'Olena on haiglas' },
    moments.reviewed,
  ]);
  const provider = scene(state, { good: task }).person();
  await provider.confirm('good');
  const { text } = await provider.get('good');
  expect(text).toContain('Ülesanne on peatatud: tähtaeg ei jookse.');
  expect(text).not.toContain('haiglas');
  expect((await provider.post('good', { action: 'decline', reason: 'x' })).status).toBe(303);
});
