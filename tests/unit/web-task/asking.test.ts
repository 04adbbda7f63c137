/** The municipality's page on which it asks the provider, by any of its links. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInReview,
  moments,
} from '../../support/cases.ts';
import { addresses, scene } from './scene.ts';

const kov = { good: { kind: 'ensure-support-person', party: 'municipality' } } as const;
const page = 'good/query';
const now = '2026-03-20T14:40:00.000Z';
const question = 'Kas klient on <b>kursusele</b> registreeritud?';

describe('the municipality’s page of a question', () => {
  it('shows nothing before the address is confirmed, then passes the question on at once', async () => {
    const { world, person } = scene(activeCase(), kov);
    const manager = person();
    expect((await manager.get(page, now)).text).not.toContain('name="text"');
    expect((await manager.post(page, { text: question }, now)).status).toBe(403);
    await manager.confirm(page, addresses.municipality, now);
    const empty = await manager.post(page, { text: ' ' }, now);
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Kirjutage küsimus.');
    expect((await manager.post(page, { text: question }, now)).status).toBe(303);
    expect(world.commands.at(-1)).toMatchObject({
      command: { type: 'AskQuery', mailKey: null, text: question, channel: 'page', arrivedAt: now },
      by: { who: 'party', party: 'municipality' },
    });
    const sent = (await manager.get(`${page}?sent`, now)).text;
    expect(sent).toContain('Küsimus on saadetud');
    expect(sent).toContain('&lt;b&gt;kursusele&lt;/b&gt;');
    expect((await manager.post(page, { text: question }, now)).status).toBe(303);
    expect(Object.keys(world.state.queries)).toEqual(['1']);
  });

  it('is there as soon as a provider serves the case, and not after its end', async () => {
    const asked = { good: { kind: 'ensure-support-person', party: 'municipality' } } as const;
    for (const state of [caseAssigning(), caseArranging()])
      expect((await scene(state, asked).person().get(page, now)).status).toBe(200);
    const ended = after(activeCase(), [{ type: 'CancelCase', reason: 'x' }, moments.recorded]);
    expect((await scene(ended, kov).person().get(page, now)).status).toBe(409);
    const review = { good: { kind: 'complete-referral', party: 'municipality' } } as const;
    expect((await scene(caseInReview(), review).person().get(page, now)).status).not.toBe(200);
  });

  it('is not the provider’s', async () => {
    const { person } = scene(activeCase(), { good: { kind: 'ensure-support-person', party: 'provider' } });
    expect((await person().get(page, now)).status).toBe(409);
  });
});

it('stands on the municipality’s other pages', async () => {
  const { person } = scene(caseAssigning(), kov);
  const manager = person();
  await manager.confirm('good', addresses.municipality, moments.reviewed);
  expect((await manager.get('good', moments.reviewed)).text).toContain('href="/task/good/query"');
});

it('says what the agency has set by now, on its page and on those of a change and of the end', async () => {
  const links = { ...kov, teade: { kind: 'ensure-support-person', party: 'provider' } } as const;
  const { world, person } = scene(activeCase(), links);
  const numbers = { leadDays: null, before: 2, daily: 5, weekly: 8, from: parseDay('2026-03-20') };
  world.rules = [
    { kind: 'answer-query', workingDays: 4, ...numbers },
    { kind: 'acknowledge-change', workingDays: 2, ...numbers },
    { kind: 'submit-final-report', workingDays: 7, ...numbers },
  ];
  const [manager, provider] = [person(), person()];
  await manager.confirm(page, addresses.municipality, now);
  expect((await manager.get(page, now)).text).toContain('vastab nelja tööpäeva jooksul');
  await provider.confirm('teade/end', addresses.provider, now);
  expect((await provider.get('teade/end', now)).text).toContain('ootame seitsme tööpäeva jooksul');
  const reported = (await provider.get('teade/change?sent', now)).text;
  expect(reported).toContain('ei kinnita kahe tööpäeva jooksul');
  expect(reported).toContain('tööpäev hiljem Sotsiaalkindlustusametile');
  expect((await provider.get('teade/end', '2026-03-19T08:00:00.000Z')).text).toContain('viie tööpäeva');
});
