/** The municipality's page of the interim evaluation, and the provider's pages about it. */
import { describe, expect, it } from 'vitest';
import {
  activeCase,
  after,
  caseArranging,
  caseInMeeting,
  completeReferral,
  moments,
} from '../../support/cases.ts';
import {
  evaluationMoments,
  evaluationOwed,
  interpreted,
  interpreterOwed,
  withEvaluation,
} from '../../support/evaluations.ts';
import { addresses, scene } from './scene.ts';

const { set, moved, recorded } = evaluationMoments;
const kov = { good: { kind: 'record-first-meeting', party: 'municipality' } } as const;
const page = 'good/evaluation';
const time = {
  what: 'set',
  date: '12.06.2026',
  time: '10.00',
  minutes: '',
  place: 'Vallamaja',
  interpreter: 'uk',
};

describe('the municipality’s page of the evaluation', () => {
  it('shows nothing before the address is confirmed, then takes time, place and interpreter', async () => {
    const { world, person } = scene(activeCase(), kov);
    const manager = person();
    expect((await manager.get(page, set)).text).not.toContain('name="date"');
    expect((await manager.post(page, time, set)).status).toBe(403);
    await manager.confirm(page, addresses.municipality, set);
    const wrong = await manager.post(page, { ...time, date: '31.01.2027' }, set);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('hiljemalt 30.01.2027');
    expect((await manager.post(page, { ...time, date: '20.05.2026' }, set)).text).toContain('tulevikus');
    expect((await manager.post(page, time, set)).status).toBe(303);
    expect(world.state.evaluations).toMatchObject([
      { startsAt: '2026-06-12T07:00:00.000Z', by: 'municipality', place: 'Vallamaja', interpreter: 'uk' },
    ]);
    expect(world.commands.at(-1)?.by).toEqual({ who: 'party', party: 'municipality' });
    expect((await manager.get(`${page}?sent`, set)).text).toContain('Vahehindamine on salvestatud');
    expect((await manager.get(page, set)).text).toContain('value="12.06.2026"');
  });

  it('calls off what is set, with a reason', async () => {
    const { world, person } = scene(withEvaluation(), kov);
    const manager = person();
    await manager.confirm(page, addresses.municipality, moved);
    expect((await manager.post(page, { what: 'cancel' }, moved)).status).toBe(422);
    expect((await manager.post(page, { what: 'cancel', reason: 'Haige.' }, moved)).status).toBe(303);
    expect(world.state.evaluations[0]).toMatchObject({ status: 'cancelled', reason: 'Haige.' });
  });

  it('is not the provider’s, nor there before the service', async () => {
    const { person } = scene(activeCase(), { good: { kind: 'record-first-meeting', party: 'provider' } });
    expect((await person().get(page, set)).status).toBe(409);
    expect((await scene(caseInMeeting(), kov).person().get(page, moments.recorded)).status).toBe(409);
    const { person: other } = scene(activeCase(), kov);
    expect((await other().get('good/plan', set)).status).toBe(409);
  });
});

describe('the provider', () => {
  it('reads place and interpreter on the page of the plan', async () => {
    const owed = interpreterOwed();
    const link = { good: { kind: 'record-first-meeting', party: 'provider' } } as const;
    const { person } = scene(after(owed, [interpreted(owed), moved]), link);
    const provider = person();
    await provider.confirm('good/plan', addresses.provider, moved);
    const { text } = await provider.get('good/plan', moved);
    for (const told of ['Kodu 7', 'ukraina keel', 'Tõlk Tamm', '+372 5555 1234'])
      expect(text).toContain(told);
  });

  it('records how it went, an outcome for each goal, once', async () => {
    const link = { good: { kind: 'record-evaluation', party: 'provider' } } as const;
    const { world, person } = scene(evaluationOwed(), link);
    const provider = person();
    await provider.confirm('good', addresses.provider, recorded);
    expect((await provider.get('good', recorded)).text).toContain('Eesmärk 2: Laps käib koolis');
    const answer = { action: 'answer', plan: '1', held: 'yes', 'outcome-1': 'reached' };
    const half = await provider.post('good', answer, recorded);
    expect(half.status).toBe(422);
    expect(half.text).toContain('id="vastus-outcome-2-error"');
    expect((await provider.post('good', { action: 'answer', held: 'no' }, recorded)).status).toBe(422);
    const whole = { ...answer, 'outcome-2': 'under-way', summary: 'Hästi.', next: 'Edasi.' };
    expect((await provider.post('good', whole, recorded)).status).toBe(303);
    expect(world.state.evaluations[0]).toMatchObject({ status: 'held', outcomes: ['reached', 'under-way'] });
    expect((await provider.post('good', whole, recorded)).status).toBe(200);
    expect(world.commands.filter(({ command }) => command.type === 'RecordEvaluation')).toHaveLength(1);
  });

  it('asks for an interpreter with the first meeting, as the referral wishes', async () => {
    const client = { ...completeReferral().client, interpreter: true, languages: ['uk', 'ru'] };
    const state = caseArranging({ referral: { client } });
    const { world, person } = scene(state, { good: { kind: 'arrange-first-meeting', party: 'provider' } });
    const provider = person();
    await provider.confirm('good', addresses.provider, moments.arranged);
    expect((await provider.get('good', moments.arranged)).text).toMatch(/<option value="uk" selected/);
    const meeting = { action: 'answer', date: '2026-02-12', time: '10:00', place: 'Vallamaja' };
    await provider.post('good', { ...meeting, interpreter: 'uk' }, moments.arranged);
    expect(world.state.interpreters[1]).toMatchObject({ meeting: 'first-meeting', language: 'uk' });
  });
});
