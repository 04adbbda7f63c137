import { describe, expect, it } from 'vitest';
import { activeCase, after, caseAssigning, caseInReview } from '../../support/cases.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
// Monday 2 March 2026 at 10.00 in Estonia.
const monday = '2026-03-02T08:00:00.000Z';
const sent = {
  action: 'change-provider',
  provider: 'teine',
  effective: '16.03.2026',
  reason: 'Leping lõppes.',
};

describe('the change of provider on the page of a case', () => {
  it('is planned, shown, and taken back', async () => {
    const { officer, world } = scene(activeCase());
    const browser = officer();
    expect((await browser.get(path, monday)).text).toContain('Vaheta teenuseosutajat');
    expect((await browser.post(path, sent, {}, monday)).location).toBe(`${path}?done=change-planned`);
    const shown = (await browser.get(path, monday)).text;
    expect(shown).toContain('Teine Tugi alates 16.03.2026');
    expect(shown).not.toContain('Kavanda vahetus');
    const back = await browser.post(path, { action: 'undo-change', reason: 'Jääb.' }, {}, monday);
    expect(back.location).toBe(`${path}?done=change-undone`);
    expect(world.state.provider?.id).toBe('abikasi');
  });

  it('can be for today', async () => {
    const { officer, world } = scene(caseAssigning());
    await officer().post(path, { ...sent, effective: '02.03.2026' }, {}, monday);
    expect(world.state.provider).toEqual({ id: 'teine', name: 'Teine Tugi' });
  });

  it.each([
    ['provider', { provider: 'tundmatu' }],
    ['effective', { effective: '01.03.2026' }],
    ['effective', { effective: '01.03.2027' }],
    ['effective', { effective: 'homme' }],
    ['reason', { reason: ' ' }],
  ])('comes back with what is wrong with %s', async (field, changes) => {
    const { officer, world } = scene(activeCase());
    const answer = await officer().post(path, { ...sent, ...changes }, {}, monday);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`id="change-provider-${field}-error"`);
    expect(world.commands).toEqual([]);
  });

  it('is not offered before there is a provider, and refused then', async () => {
    const { officer } = scene(caseInReview());
    expect((await officer().get(path)).text).not.toContain('Vaheta teenuseosutajat');
    expect((await officer().post(path, sent, {}, monday)).status).toBe(409);
  });

  it('lets an officer write down the summary that the old provider never gave, and only one form comes back wrong', async () => {
    const to = { id: 'teine', name: 'Teine Tugi' };
    const plan = { type: 'PlanProviderChange', to, reason: 'x', transfer: null } as const;
    const day = '2026-03-15T22:00:00.000Z';
    const changed = after(
      caseAssigning(),
      [{ ...plan, effective: '2026-03-16' as never }, monday],
      [{ type: 'ApplyProviderChange', calledOff: false }, day],
    );
    const { officer, world } = scene(changed);
    const answer = {
      action: 'record-answer',
      kind: 'hand-over-case',
      cause: '1',
      obligation: 'hand-over-case#1',
    };
    const wrong = await officer().post(path, { ...answer, text: '' }, {}, day);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="record-answer-text-error"');
    expect(wrong.text).not.toContain('id="record-answer-name-error"');
    await officer().post(path, { ...answer, text: 'Klient käib kursusel.' }, {}, day);
    expect(world.state.summary).toBe('Klient käib kursusel.');
  });
});
