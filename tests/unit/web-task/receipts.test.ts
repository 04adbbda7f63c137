import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { activeCase, after, caseAssigning, closingCase, moments } from '../../support/cases.ts';
import { addresses, goodPerson, scene } from './scene.ts';

const at = '2026-03-03T10:00:00.000Z';
const arrival = { channel: 'mail', arrivedAt: at } as const;
const mailed = 'Kinnitus tuleb ka teie e-posti aadressile.';

describe('a receipt', () => {
  it('says what was sent, when, and what happens next, and that it comes by mail when no other mail does', async () => {
    const asked = after(activeCase(), [
      { type: 'AskQuery', mailKey: null, text: 'Kas klient õpib?', ...arrival },
      at,
    ]);
    const { person } = scene(asked, { good: { kind: 'answer-query', party: 'provider' } });
    const provider = person();
    await provider.confirm('good', addresses.provider, at);
    await provider.post('good', { action: 'answer', text: 'Jah, igal teisipäeval.' }, at);
    const { text } = await provider.get('good', at);
    expect(text).toContain('Saime vastuse kätte');
    expect(text).toContain('TR26-4F7KQ');
    expect(text).toContain('03.03.2026 kell\u00a012.00');
    expect(text).toContain('Jah, igal teisipäeval.');
    expect(text).toContain('Mis saab edasi?');
    expect(text).toContain(mailed);
    expect(text).toContain('href="/task/good/tasks"');
    expect((await person().get('good', at)).text).not.toMatch(/teisipäeval|href="\/task\/good\/tasks"/);
  });

  it('names no mail where the next task tells that all has come', async () => {
    const { person } = scene(caseAssigning(), {
      good: { kind: 'ensure-support-person', party: 'provider' },
    });
    const provider = person();
    await provider.confirm('good');
    await provider.post('good', goodPerson);
    expect((await provider.get('good')).text).not.toContain(mailed);
  });

  it('repeats a final report goal by goal', async () => {
    const state = closingCase();
    const { world, person } = scene(state, { good: { kind: 'submit-final-report', party: 'provider' } });
    const provider = person();
    const now = '2026-06-09T11:00:00.000Z';
    await provider.confirm('good', addresses.provider, now);
    const sent = await provider.post(
      'good',
      {
        action: 'answer',
        'outcome-1': 'met',
        'outcome-2': 'partly',
        'outcome-3': 'not-met',
        summary: 'Läks hästi.',
        recommendation: 'Jätkata kursust.',
      },
      now,
    );
    expect(sent.status).toBe(303);
    expect(world.state.phase).toBe('ended');
    const { text } = await provider.get('good', now);
    expect(text).toMatch(/Eesmärgid.*Läks hästi\..*Jätkata kursust\./s);
  });

  it.each<[string, Record<string, string>, string[], boolean]>([
    [
      'change',
      { direction: 'worse', what: 'Klient jäi koduta.' },
      ['olukord on halvenenud', 'Klient jäi koduta.'],
      true,
    ],
    [
      'refusal',
      { what: 'no-show', on: '2026-03-02', text: 'Ei tulnud kohale.' },
      ['02.03.2026', 'Ei tulnud kohale.'],
      true,
    ],
    [
      'plan',
      { goals: 'Uus eesmärk', rhythm: 'two-months', reason: 'Kokkulepe' },
      ['Uus eesmärk', 'Kokkulepe'],
      false,
    ],
    ['end', { ending: 'goals-met', lastDay: '2026-03-03' }, ['03.03.2026'], false],
  ])('of the page %s repeats what was told', async (page, fields, told, byMail) => {
    const { person } = scene(activeCase(), { good: { kind: 'record-first-meeting', party: 'provider' } });
    const provider = person();
    await provider.confirm(`good/${page}`, addresses.provider, at);
    const sent = await provider.post(`good/${page}`, { action: 'report', ...fields }, at);
    expect(sent.headers.get('Location')).toBe(`/task/good/${page}?sent`);
    const { text } = await provider.get(`good/${page}?sent`, at);
    for (const words of told) expect(text).toContain(words);
    expect(text.includes(mailed)).toBe(byMail);
  });
});

describe('looking at any page of a task', () => {
  const report: Command = {
    type: 'ReportChange',
    direction: 'worse',
    since: null,
    urgent: false,
    what: 'x',
    done: null,
  };
  const links = {
    open: { kind: 'ensure-support-person', party: 'provider' },
    done: { kind: 'record-first-meeting', party: 'provider' },
    looks: { kind: 'record-first-meeting', party: 'municipality' },
    read: { kind: 'acknowledge-change', party: 'municipality' },
    old: { kind: 'ensure-support-person', party: 'provider', issue: 0 },
    ska: { kind: 'review-referral', party: 'agency' },
  } as const;
  const states = { assigning: caseAssigning(), active: after(activeCase(), [report, at]) };

  it('changes nothing, by GET or HEAD, on every route, before and after the address was confirmed', async () => {
    let looks = 0;
    for (const state of Object.values(states)) {
      const { world, app, person } = scene(state, links);
      const [stranger, provider] = [person(), person()];
      for (const token of ['open', 'done'])
        await provider.confirm(token, addresses.provider, moments.ensured);
      const [before, count] = [world.state, world.commands.length];
      const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
      expect(paths).toContain('/task/:token/tasks');
      expect(paths.length).toBeGreaterThan(6);
      for (const path of paths)
        for (const token of [...Object.keys(links), 'nonsense'])
          for (const query of ['', '?sent&after=x&draft=mail&action=answer'])
            for (const method of ['GET', 'HEAD'])
              for (const who of [stranger, provider]) {
                const page = path.replace('/task/:token', token) + query;
                expect((await who.get(page, moments.ensured, method)).status).toBeLessThan(500);
                looks += 1;
              }
      expect(world.state).toBe(before);
      expect(world.commands).toHaveLength(count);
      expect([world.typed.size, world.wrong.size]).toEqual([0, 0]);
    }
    expect(looks).toBeGreaterThan(400);
  });
});
