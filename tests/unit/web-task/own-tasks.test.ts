import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { obligationWords } from '#domain/obligation/words';
import type { PartyTask } from '#web/ports.ts';
import { caseArranging, caseAssigning } from '../../support/cases.ts';
import { addresses, scene } from './scene.ts';

const task = { kind: 'ensure-support-person', party: 'provider' } as const;
const now = '2026-02-10T08:00:00.000Z';
const row = (changes: Partial<PartyTask>): PartyTask => ({
  caseId: 'TR26-00001',
  kind: 'answer-query',
  due: parseDay('2026-02-09'),
  paused: false,
  municipality: 'Põhja-Pärnumaa vald',
  client: 'O. K.',
  path: '/task/sisse.1',
  ...changes,
});

describe("a party's own list", () => {
  it('shows the tasks of the confirmed address with their links, and says what is late, due and paused', async () => {
    const { world, person } = scene(caseAssigning(), { good: task });
    const provider = person();
    await provider.confirm('good', addresses.provider, now);
    world.tasks = {
      rows: [
        row({}),
        row({ caseId: 'TR26-00002', due: parseDay('2026-02-10'), path: '/task/sisse.2' }),
        row({ caseId: 'TR26-00003', due: parseDay('2026-02-01'), paused: true, client: null }),
      ],
      next: 'edasi/1',
    };
    expect((await provider.get('good', now)).text).toContain('href="/task/good/tasks"');
    const { status, text } = await provider.get('good/tasks', now);
    expect(status).toBe(200);
    expect(world.asked).toEqual([{ party: 'provider', address: addresses.provider, cursor: null }]);
    const [, late = '', today = '', paused = ''] = text.split('<section');
    expect(late).toContain(`<a href="/task/sisse.1">${obligationWords('answer-query').title}</a>`);
    expect(late).toContain('Tähtaeg möödas');
    expect(late).toContain('href="/task/sisse.1/change"');
    expect(late).toMatch(/TR26-00001.*O\. K\..*Põhja-Pärnumaa vald/s);
    expect(today).toContain('Tähtaeg täna');
    expect(paused).toContain('Peatatud');
    expect(paused).not.toContain('Tähtaeg möödas');
    expect(text).toContain('href="/task/good/tasks?after=edasi%2F1"');
    await provider.get('good/tasks?after=edasi%2F1', now);
    expect(world.asked.at(-1)?.cursor).toBe('edasi/1');
  });

  it('shows nothing before the address is confirmed, which then leads to it', async () => {
    const { world, person } = scene(caseAssigning(), { good: task });
    world.tasks = { rows: [row({})], next: null };
    const provider = person();
    const asked = await provider.get('good/tasks', now);
    expect(asked.text).toContain('name="email"');
    expect(asked.text).not.toContain('TR26-00001');
    expect((await provider.confirm('good/tasks', 'keegi@mujal.example', now)).status).toBe(422);
    const confirmed = await provider.confirm('good/tasks', addresses.provider, now);
    expect(confirmed.headers.get('Location')).toBe('/task/good/tasks');
    expect((await provider.get('good/tasks', now)).text).toContain('TR26-00001');
    expect(world.commands).toEqual([]);
  });

  it('is there also by the link of a task that is done, and says when nothing is open', async () => {
    const { person } = scene(caseArranging(), { good: task });
    const provider = person();
    await provider.confirm('good/tasks', addresses.provider, now);
    const { text } = await provider.get('good/tasks', now);
    expect(text).toContain('Teil ei ole praegu ühtegi avatud ülesannet.');
  });

  it('is not there by a link that is none', async () => {
    const { person } = scene(caseAssigning(), { good: task, ska: { ...task, party: 'agency' } });
    expect((await person().get('goof/tasks')).status).toBe(404);
    expect((await person().get('ska/tasks')).headers.get('Location')).toBe('/admin');
  });

  it('leads to a task of another case, which asks for the address with what was typed before', async () => {
    const one = scene(caseAssigning(), { good: task });
    const provider = one.person();
    await provider.confirm('good', addresses.provider, now);
    const other = scene(caseAssigning({ opening: { caseId: 'TR26-00002' } }), {
      good: task,
      kov: { kind: 'record-first-meeting', party: 'municipality' },
    });
    const there = other.person();
    for (const [name, value] of provider.cookies) there.cookies.set(name, value);
    const asked = await there.get('good', now);
    expect(asked.text).toContain(`value="${addresses.provider}"`);
    expect(asked.text).not.toContain('Olena');
    expect((await there.get('good', '2026-02-10T20:00:00.000Z')).text).not.toContain(addresses.provider);
    expect((await there.get('kov', now)).text).not.toContain(addresses.provider);
    await there.confirm('good', addresses.provider, now);
    expect((await there.get('good', now)).text).toContain('Olena Kovalenko');
  });
});
