import { describe, expect, it } from 'vitest';
import { type CaseState, obligationKey } from '#domain/case/state';
import { mostCharacters } from '#domain/case/typing';
import { after, caseArranging, caseAssigning, moments } from '../../support/cases.ts';
import { addresses, goodPerson, scene } from './scene.ts';

const task = { kind: 'ensure-support-person', party: 'provider' } as const;
const key = obligationKey(task.kind, '1');
const half = { action: 'answer', draft: 'yes', name: 'Mari M', email: 'pole aadress', languages: ['uk'] };
const savedAt = '2026-02-05T10:00:00.000Z';

async function atTask(state: CaseState = caseAssigning()) {
  const one = scene(state, { good: task });
  const provider = one.person();
  await provider.confirm('good');
  return { ...one, provider };
}

const replied = (arrivedAt: string): CaseState =>
  after(caseAssigning(), [
    {
      type: 'DraftAnswer',
      ...{
        kind: task.kind,
        cause: '1',
        mailKey: 'ab'.repeat(32),
        arrivedAt,
        values: { name: 'Kirja Kalle' },
      },
    },
    arrivedAt,
  ]);

describe('a draft', () => {
  it('keeps what was typed without judging it, and fills the form when the page is opened again', async () => {
    const { world, provider } = await atTask();
    const { state } = world;
    const saved = await provider.post('good', half, savedAt);
    expect([saved.status, saved.headers.get('Location')]).toEqual([303, '/task/good']);
    expect(world.state).toBe(state);
    expect(world.typed.get(key)).toEqual({
      address: addresses.provider,
      values: { name: ['Mari M'], email: ['pole aadress'], languages: ['uk'] },
      savedAt,
      keptUntil: '2026-02-19',
    });
    const { text } = await provider.get('good', savedAt);
    expect(text).toContain('value="Mari M"');
    expect(text).toContain('value="pole aadress"');
    expect(text).toMatch(/value="uk" checked/);
    expect(text).toContain('Salvestatud 05.02.2026 kell\u00a012.00. Vastust ei ole veel saadetud.');
    expect(text).toContain('kuni 19.02.2026');
    expect(text).not.toContain('Vormil on vigu');
  });

  it('is shown until its last day, to those who may do the task and to nobody else', async () => {
    const { world, person, provider } = await atTask();
    await provider.post('good', half, savedAt);
    for (const [day, shown] of [
      ['2026-02-19T20:00:00.000Z', true],
      ['2026-02-20T09:00:00.000Z', false],
    ] as const) {
      await provider.confirm('good', addresses.provider, day);
      expect((await provider.get('good', day)).text.includes('Mari M')).toBe(shown);
    }
    world.addressOfProvider = 'uus@teenus.example';
    const other = person();
    await other.confirm('good', 'uus@teenus.example', savedAt);
    expect((await other.get('good', savedAt)).text).not.toContain('Mari M');
  });

  it('is the last one that was saved at an address, with its time', async () => {
    const { world, person, provider } = await atTask();
    await provider.post('good', half, savedAt);
    const colleague = person();
    await colleague.confirm('good');
    await colleague.post('good', { ...half, name: 'Kalle K' }, '2026-02-05T11:00:00.000Z');
    const { text } = await provider.get('good', moments.ensured);
    expect(text).toContain('value="Kalle K"');
    expect(text).toContain('Salvestatud 05.02.2026 kell\u00a013.00.');
    expect(world.typed.size).toBe(1);
  });

  it('can be deleted', async () => {
    const { world, provider } = await atTask();
    await provider.post('good', half, savedAt);
    expect((await provider.post('good', { action: 'discard-draft' }, savedAt)).status).toBe(303);
    expect(world.typed.size).toBe(0);
    expect((await provider.get('good', savedAt)).text).not.toContain('Mari M');
  });

  it('is not kept when it is too much, and says so with what was typed', async () => {
    const { world, provider } = await atTask();
    const long = Array.from({ length: mostCharacters / 10_000 + 1 }, () => 'x'.repeat(10_000));
    const page = await provider.post('good', { ...half, languages: long }, savedAt);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Mustand on liiga pikk');
    expect(page.text).toContain('value="Mari M"');
    expect(world.typed.size).toBe(0);
  });

  it('is neither kept nor deleted from a device that did not confirm the address, or at a closed task', async () => {
    const { world, person } = scene(caseAssigning(), { good: task });
    expect((await person().post('good', half, savedAt)).status).toBe(403);
    expect((await person().post('good', { action: 'discard-draft' }, savedAt)).status).toBe(403);
    const done = scene(caseArranging(), { good: task });
    expect((await done.person().post('good', half)).status).toBe(200);
    expect([world.typed.size, done.world.typed.size]).toEqual([0, 0]);
  });

  it('is not needed for one click', async () => {
    const report = { direction: 'worse', since: null, urgent: false, what: 'x', done: null } as const;
    const state = after(caseArranging(), [{ type: 'ReportChange', ...report }, moments.ensured]);
    const { world, person } = scene(state, { teade: { kind: 'acknowledge-change', party: 'municipality' } });
    const municipality = person();
    await municipality.confirm('teade', addresses.municipality);
    expect((await municipality.get('teade')).text).not.toContain('Salvesta mustand');
    await municipality.post('teade', { action: 'answer', draft: 'yes' });
    expect(world.typed.size).toBe(0);
    expect(world.commands.at(-1)?.command.type).toBe('AcknowledgeChange');
  });
});

describe('a draft of why it cannot be done', () => {
  const why = { action: 'decline', draft: 'yes', reason: 'Meil ei ole' };

  it('is kept beside that of the answer, fills its own form and is deleted alone', async () => {
    const { world, provider } = await atTask();
    await provider.post('good', half, savedAt);
    expect((await provider.post('good', why, savedAt)).status).toBe(303);
    expect([...world.typed.keys()]).toEqual([key, `${key}#decline`]);
    expect(world.commands.filter(({ command }) => command.type !== 'OpenTask')).toEqual([]);
    const { text } = await provider.get('good', savedAt);
    expect(text).toContain('value="Mari M"');
    expect(text).toContain('>Meil ei ole</textarea>');
    // Two drafts on one page: their buttons have names of their own.
    expect(text.match(/>(?:Salvesta|Kustuta) [^<]*mustand</g)).toEqual([
      '>Kustuta mustand<',
      '>Salvesta mustand<',
      '>Kustuta põhjenduse mustand<',
      '>Salvesta põhjenduse mustand<',
    ]);
    await provider.post('good', { action: 'discard-draft', beside: 'decline' }, savedAt);
    expect([...world.typed.keys()]).toEqual([key]);
  });

  it('goes when it is sent', async () => {
    const { world, provider } = await atTask();
    await provider.post('good', why, savedAt);
    const reason = 'Meil ei ole praegu vaba tugiisikut.';
    await provider.post('good', { action: 'decline', reason }, savedAt);
    expect(world.typed.size).toBe(0);
  });

  it('is of "I cannot do this" at other tasks, and of no other form beside the answer', async () => {
    const { world, person } = scene(caseArranging(), {
      good: { kind: 'arrange-first-meeting', party: 'provider' },
    });
    const provider = person();
    await provider.confirm('good', addresses.provider, moments.ensured);
    await provider.post('good', { ...why, action: 'unable' }, moments.ensured);
    expect((await provider.get('good', moments.ensured)).text).toContain('>Meil ei ole</textarea>');
    await provider.post('good', { ...why, action: 'decline' }, moments.ensured);
    await provider.post('good', { action: 'unable', reason: 'Tugiisik haigestus.' }, moments.ensured);
    expect(world.typed.size).toBe(0);
    expect(world.commands.at(-1)?.command.type).toBe('ReportInability');
  });
});

describe('a draft of a report beside the tasks', () => {
  const report = { action: 'report', draft: 'yes', direction: 'worse', what: 'Klient ei vasta' };

  it('fills its page by the same link until it is sent, deleted or too much', async () => {
    const { world, person } = scene(caseArranging(), { good: task });
    const provider = person();
    await provider.confirm('good/change', addresses.provider, moments.ensured);
    expect((await provider.post('good/change', report, moments.ensured)).status).toBe(303);
    expect(world.commands.filter(({ command }) => command.type !== 'OpenTask')).toEqual([]);
    const { text } = await provider.get('good/change', moments.ensured);
    expect(text).toContain('>Klient ei vasta</textarea>');
    expect(text).toContain('Vormil on teie mustand');
    expect(text).toContain('href="/task/good/tasks"');
    const long = Array.from({ length: mostCharacters / 10_000 + 1 }, () => 'x'.repeat(10_000));
    const tooMuch = await provider.post('good/change', { ...report, more: long }, moments.ensured);
    expect([tooMuch.status, tooMuch.text.includes('Mustand on liiga pikk')]).toEqual([422, true]);
    await provider.post('good/change', { action: 'discard-draft' }, moments.ensured);
    expect(world.typed.size).toBe(0);
    await provider.post('good/change', report, moments.ensured);
    const { draft: _, ...whole } = report;
    const sent = await provider.post('good/change', { ...whole, urgent: 'no' }, moments.ensured);
    expect([sent.status, world.typed.size]).toEqual([303, 0]);
    expect((await person().post('good/change', report, moments.ensured)).status).toBe(403);
  });
});

describe('a draft beside what a reply by mail said', () => {
  it('takes the form when it is the later one, and leads to the other', async () => {
    const { provider } = await atTask(replied('2026-02-04T10:00:00.000Z'));
    expect((await provider.get('good', savedAt)).text).toContain('value="Kirja Kalle"');
    await provider.post('good', half, savedAt);
    const own = await provider.get('good', savedAt);
    expect(own.text).toContain('value="Mari M"');
    expect(own.text).toContain('Ka see, mida lugesime teie kirjast, on alles:');
    const read = await provider.get('good?draft=mail', savedAt);
    expect(read.text).toContain('value="Kirja Kalle"');
    expect(read.text).toContain('href="?draft=page"');
    expect(read.text).not.toContain('Mari M');
  });

  it('gives way to a later mail, which says that it is still there', async () => {
    const { world, provider } = await atTask();
    await provider.post('good', half, savedAt);
    world.state = replied('2026-02-05T12:00:00.000Z');
    const { text } = await provider.get('good', moments.ensured);
    expect(text).toContain('value="Kirja Kalle"');
    expect(text).toContain('Alles on ka mustand, mille salvestasite 05.02.2026 kell\u00a012.00:');
  });

  it('does not take the arrival of the mail away', async () => {
    const arrivedAt = '2026-02-04T10:00:00.000Z';
    const { world, provider } = await atTask(replied(arrivedAt));
    await provider.post('good', half, savedAt);
    await provider.post('good', goodPerson, moments.ensured);
    expect(world.commands.at(-1)?.command).toMatchObject({ channel: 'mail', arrivedAt });
  });
});
