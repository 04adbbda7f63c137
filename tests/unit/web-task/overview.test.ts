/** The pages of an overview, of a report and of the plan, as the provider sees them. */
import { describe, expect, it } from 'vitest';
import { after } from '../../support/cases.ts';
import {
  newPlan,
  opened,
  overviewOwed,
  planMoments,
  reportOwed,
  reviewOwed,
  verdict,
} from '../../support/plans.ts';
import { addresses, scene } from './scene.ts';

const { overviewSent, reportSent, reportReviewed } = planMoments;
const overviewLink = { good: { kind: 'send-overview', party: 'provider' } } as const;
const good = {
  action: 'answer',
  plan: '1',
  'progress-1': 'reached',
  'progress-2': 'under-way',
  activities: 'Käisime <b>arsti</b> juures.',
  hours: '7,5',
  next: 'Kursus.',
};

describe('the page of an overview', () => {
  it('holds the goals and what happened, and takes the answer', async () => {
    const asked = '2026-02-20T08:00:00.000Z';
    const query = { type: 'AskQuery', mailKey: null, text: 'x', channel: 'mail', arrivedAt: asked } as const;
    const { world, person } = scene(after(overviewOwed(), [query, asked]), overviewLink);
    const provider = person();
    await provider.confirm('good', addresses.provider, overviewSent);
    const page = (await provider.get('good', overviewSent)).text;
    for (const told of [
      'Eesmärk 1: Perearst leitud',
      'Eesmärk 2: Laps käib koolis',
      '12.02.2026: esmane kohtumine',
    ])
      expect(page).toContain(told);
    expect(page).toContain('20.02.2026: omavalitsus esitas infopäringu, vastamata');
    const empty = await provider.post('good', { action: 'answer' }, overviewSent);
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Valige, kui kaugel on eesmärk 2.');
    expect((await provider.post('good', good, overviewSent)).status).toBe(303);
    expect(world.state.overviews[1]).toMatchObject({ hours: 7.5, progress: ['reached', 'under-way'] });
    const twice = await provider.post('good', good, overviewSent);
    expect(twice).toMatchObject({ status: 200 });
    expect(world.commands.filter(({ command }) => command.type === 'SendOverview')).toHaveLength(1);
  });

  it('shows the new goals when the plan changed while somebody typed', async () => {
    const { world, person } = scene(overviewOwed(), overviewLink);
    const provider = person();
    await provider.confirm('good', addresses.provider, overviewSent);
    world.state = after(world.state, [newPlan({ goals: ['Leida töö', 'Leida kodu'] }), overviewSent]);
    const refused = await provider.post('good', good, overviewSent);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Eesmärk 1: Leida töö');
  });

  it('shows nothing of it before the address is confirmed', async () => {
    const { person } = scene(overviewOwed(), overviewLink);
    expect((await person().get('good', overviewSent)).text).not.toContain('Perearst');
  });
});

describe('the page of a report', () => {
  const link = { good: { kind: 'report-to-agency', party: 'provider' } } as const;

  it('is built from the overviews of its period', async () => {
    const { world, person } = scene(reportOwed(), link);
    const provider = person();
    await provider.confirm('good', addresses.provider, reportSent);
    const page = (await provider.get('good', reportSent)).text;
    for (const told of ['12.02.2026–12.05.2026', '7,5', 'Käisime perearsti juures.'])
      expect(page).toContain(told);
    expect((await provider.post('good', { action: 'answer', text: 'Kokkuvõte.' }, reportSent)).status).toBe(
      303,
    );
    expect(world.state.reports[1]?.text).toBe('Kokkuvõte.');
  });

  it('that came back says why, and holds what was written', async () => {
    const reviewing = reviewOwed();
    const returned = after(reviewing, [verdict(reviewing, 'Lisage tunnid.'), reportReviewed]);
    const state = opened(returned, 'report-to-agency', reportReviewed);
    const { person } = scene(state, { good: { ...link.good, cause: '2' } });
    const provider = person();
    await provider.confirm('good', addresses.provider, reportReviewed);
    const page = (await provider.get('good', reportReviewed)).text;
    expect(page).toContain('Lisage tunnid.');
    expect(page).toContain('Periood kulges plaani järgi.</textarea>');
  });
});

describe('the page of the plan', () => {
  it('shows the plan to the provider and takes a new one', async () => {
    const { world, person } = scene(overviewOwed(), overviewLink);
    const provider = person();
    await provider.confirm('good', addresses.provider, overviewSent);
    const page = (await provider.get('good/plan', overviewSent)).text;
    expect(page).toContain('Perearst leitud\nLaps käib koolis</textarea>');
    expect(page).not.toContain('Kehtiv versioon');
    const typed = { action: 'report', goals: 'Leida töö', rhythm: 'two-months', reason: 'Lepiti kokku.' };
    const wrong = await provider.post('good/plan', { ...typed, reason: '' }, overviewSent);
    expect(wrong.status).toBe(422);
    expect((await provider.post('good/plan', typed, overviewSent)).status).toBe(303);
    expect(world.state.plans.at(-1)).toMatchObject({ version: 2, by: 'provider', goals: ['Leida töö'] });
    const after = (await provider.get('good/plan', overviewSent)).text;
    expect(after).toMatch(/Kehtiv versioon[\s\S]*Lepiti kokku\./);
  });
});
