import { describe, expect, it } from 'vitest';
import { activeCase, after, closingCase, endedAt, reportedAt, reportedCase } from '../../support/cases.ts';
import { scene } from './scene.ts';

const good = { good: { kind: 'record-first-meeting', party: 'provider' } } as const;
const report = { good: { kind: 'submit-final-report', party: 'provider' } } as const;

async function provider(state = activeCase(), links: Parameters<typeof scene>[1] = good, at = endedAt) {
  const { world, person } = scene(state, links);
  const browser = person();
  await browser.confirm(links === report ? 'good' : 'good/change', undefined, at);
  return { world, browser };
}

describe('the page that ends a service', () => {
  const right = { action: 'report', ending: 'goals-met', lastDay: '04.06.2026' };

  it('is reached from the page that every mail leads to', async () => {
    const { browser } = await provider();
    const { text } = await browser.get('good/change', endedAt);
    expect(text).toContain('href="/task/good/end"');
    expect(text).toContain('href="/task/good/refusal"');
    expect((await browser.get('good/end', endedAt)).text).toContain('name="lastDay"');
  });

  it('ends it, and says what comes next', async () => {
    const { world, browser } = await provider();
    const sent = await browser.post('good/end', right, endedAt);
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/task/good/end?sent']);
    expect(world.state).toMatchObject({ phase: 'closing', serviceEnded: { ending: 'goals-met' } });
    expect((await browser.get('good/end?sent', endedAt)).text).toContain('Teenus on lõpetatud');
  });

  it('takes no second ending, and none after the case', async () => {
    for (const state of [closingCase(), reportedCase()]) {
      const { world, browser } = await provider(state);
      expect((await browser.post('good/end', right, reportedAt)).status).toBe(409);
      expect(world.commands).toEqual([]);
    }
  });

  it('says what is wrong, and keeps what was typed', async () => {
    const { world, browser } = await provider();
    const wrong = { action: 'report', ending: 'agreed', lastDay: '06.06.2026', note: 'Kokku lepitud.' };
    const answer = await browser.post('good/end', wrong, endedAt);
    expect(answer.status).toBe(422);
    for (const told of ['Kinnitage, et omavalitsus on nõus', 'tänane või varasem', 'Kokku lepitud.'])
      expect(answer.text).toContain(told);
    const other = await browser.post('good/end', { ...right, ending: 'other' }, endedAt);
    expect(other.text).toContain('Kirjutage, miks teenus lõpeb.');
    expect(world.commands).toEqual([]);
  });
});

describe('the page about a client who refused or did not come', () => {
  const right = { action: 'report', what: 'no-show', on: '2026-06-04', text: 'Ei avanud ust.' };

  it('records it', async () => {
    const { world, browser } = await provider();
    expect((await browser.post('good/refusal', right, endedAt)).status).toBe(303);
    expect(world.state.refusals).toMatchObject([
      { what: 'no-show', on: '2026-06-04', text: 'Ei avanud ust.' },
    ]);
    expect((await browser.get('good/refusal?sent', endedAt)).text).toContain('Teenus jätkub');
  });

  it('needs what, when and how, and no day to come', async () => {
    const { browser } = await provider();
    const none = await browser.post('good/refusal', { action: 'report' }, endedAt);
    expect([none.status, none.text.match(/class="error"/g)?.length]).toEqual([422, 3]);
    const later = await browser.post('good/refusal', { ...right, on: '2026-06-06' }, endedAt);
    expect(later.text).toContain('ei ole tulevikus');
  });
});

describe('the final report', () => {
  const right = {
    action: 'answer',
    'outcome-1': 'partly',
    summary: 'Asjaajamine sujub.',
    hours: '84,5',
    recommendation: 'Jätkata õpet.',
  };

  it('names the goals, and ends the case', async () => {
    const { world, browser } = await provider(closingCase(), report, reportedAt);
    expect((await browser.get('good', reportedAt)).text).toContain('Eesmärk 1: Perearst leitud, laps koolis');
    expect((await browser.post('good', right, reportedAt)).status).toBe(303);
    expect(world.state).toMatchObject({
      phase: 'ended',
      ending: 'goals-met',
      finalReport: { hours: 84.5, outcomes: [{ outcome: 'partly' }] },
    });
    expect((await browser.get('good', reportedAt)).text).toContain('Sellega on juhtum lõpetatud');
  });

  it('says what is missing, and how hours are written', async () => {
    const { browser } = await provider(closingCase(), report, reportedAt);
    const answer = await browser.post('good', { action: 'answer', hours: 'palju' }, reportedAt);
    expect(answer.status).toBe(422);
    for (const told of ['Valige, kas eesmärk saavutati', 'kokkuvõte', 'tunnid arvuna', 'soovitus'])
      expect(answer.text).toContain(told);
  });
});

it('says before the final report what the provider still owes in the case', async () => {
  const query = { kind: 'answer-query', cause: '1' } as const;
  const ask = { type: 'AskQuery', mailKey: 'q1', text: 'Kas?', channel: 'mail', arrivedAt: endedAt } as const;
  const asked = after(closingCase(), [ask, endedAt], [{ type: 'OpenObligation', ...query }, endedAt]);
  const { browser } = await provider(asked, report, reportedAt);
  const words = 'Enne lõpparuannet täitke veel: infopäringule vastamine.';
  expect((await browser.get('good', reportedAt)).text).toContain(words);
  const alone = await provider(closingCase(), report, reportedAt);
  expect((await alone.browser.get('good', reportedAt)).text).not.toContain('Enne lõpparuannet');
});
