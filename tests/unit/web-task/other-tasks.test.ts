import { describe, expect, it } from 'vitest';
import {
  after,
  caseArranging,
  caseInMeeting,
  caseInReview,
  incompleteCase,
  moments,
} from '../../support/cases.ts';
import { addresses, scene } from './scene.ts';

describe('other tasks', () => {
  it('arranges the first meeting at the time of Estonia', async () => {
    const { world, person } = scene(caseArranging(), {
      good: { kind: 'arrange-first-meeting', party: 'provider' },
    });
    const provider = person();
    await provider.confirm('good');
    expect((await provider.get('good')).text).toMatch(/name="minutes"[^>]*value="60"/);
    const past = await provider.post('good', {
      action: 'answer',
      date: '05.02.2026',
      time: '25.00',
      place: '',
    });
    expect(past.status).toBe(422);
    for (const told of ['Kuupäev peab olema tänane või hilisem.', 'kujul tt.mm', 'kohtumise koht'])
      expect(past.text).toContain(told);
    const sent = await provider.post('good', {
      action: 'answer',
      date: '12.02.2026',
      time: '10.00',
      minutes: '90',
      place: 'Vallamaja',
    });
    expect(sent.status).toBe(303);
    expect(world.state.meeting).toEqual({
      startsAt: moments.meeting,
      minutes: 90,
      place: 'Vallamaja',
      interpreter: null,
    });
    expect((await provider.get('good')).text).toContain('kell\u00a010.00–11.30');
  });

  it('records the first meeting, and the receipt says what happens after', async () => {
    const link = { good: { kind: 'record-first-meeting', party: 'provider' } } as const;
    const results = [
      [{ result: 'held', suited: 'yes', goals: 'Perearst leitud.', rhythm: 'monthly' }, 'Teenus on alanud'],
      [{ result: 'held', suited: 'no', note: 'Ühist keelt ei ole.' }, 'leida teine tugiisik'],
      [{ result: 'no-show', note: 'Telefonile ei vastanud.' }, 'leppida kokku uus aeg'],
      [{ result: 'moved', date: '2026-02-16', time: '09:00', place: 'Vallamaja' }, 'Uus aeg on kirjas'],
    ] as const;
    for (const [typed, told] of results) {
      const provider = scene(caseInMeeting(), link).person();
      await provider.confirm('good', addresses.provider, moments.recorded);
      expect((await provider.get('good', moments.recorded)).text).toContain('Vallamaja, Pärnu-Paide mnt 2');
      const sent = await provider.post('good', { action: 'answer', ...typed }, moments.recorded);
      expect(sent.status).toBe(303);
      expect((await provider.get('good', moments.recorded)).text).toContain(told);
    }
  });

  it('lets the municipality complete its referral: what is known is there, what is missing is asked for', async () => {
    const { world, person } = scene(incompleteCase(), {
      kov: { kind: 'complete-referral', party: 'municipality' },
    });
    const manager = person();
    await manager.confirm('kov', addresses.municipality);
    const page = await manager.get('kov');
    expect(page.text).toContain('value="Olena Kovalenko"');
    expect(page.text).toContain('abivajaduse kirjeldus');
    const typed = { action: 'answer', clientName: 'Olena Kovalenko', languages: 'ukraina' };
    const half = await manager.post('kov', typed);
    expect(half.status).toBe(422);
    expect(half.text).toContain('id="vastus-need-error"');
    expect(half.text).toContain('id="vastus-decisionNumber-error"');
    const whole = await manager.post('kov', { ...typed, need: 'Vajab abi.', decisionNumber: '7-1/26-15' });
    expect(whole.status).toBe(303);
    expect(world.state.phase).toBe('review');
    expect((await manager.get('kov')).text).toContain('Saime vastuse kätte');
  });

  it('shows the municipality why its referral came back', async () => {
    const returned = after(caseInReview(), [
      {
        type: 'ReviewReferral',
        verdict: 'return',
        reason: 'Palun täpsustage abivajadust.',
        cause: '1',
        channel: 'admin',
        arrivedAt: moments.reviewed,
      },
      moments.reviewed,
    ]);
    const { person } = scene(returned, { kov: { kind: 'complete-referral', party: 'municipality' } });
    const manager = person();
    await manager.confirm('kov', addresses.municipality);
    expect((await manager.get('kov')).text).toContain('Palun täpsustage abivajadust.');
  });

  it('has no decline where nothing was asked that could be declined', async () => {
    const { world, person } = scene(caseArranging(), {
      good: { kind: 'arrange-first-meeting', party: 'provider' },
    });
    const provider = person();
    await provider.confirm('good');
    expect((await provider.get('good')).text).not.toContain('value="decline"');
    expect((await provider.post('good', { action: 'decline', reason: 'Ei soovi.' })).status).toBe(400);
    expect(world.state.phase).toBe('arranging');
  });
});
