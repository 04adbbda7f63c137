/** What the mails about plan, overviews and reports say. */
import { describe, expect, it } from 'vitest';
import { after, change } from '../../support/cases.ts';
import {
  caseWithGoals,
  days,
  newPlan,
  overview,
  overviewOwed,
  planMoments,
  reviewOwed,
  verdict,
} from '../../support/plans.ts';
import { context, type Scene, scenesOf } from './scenes.ts';
import { writtenOf } from './written.ts';

const { overviewAsked, overviewSent, reportReviewed } = planMoments;

describe('the mail of an overview', () => {
  const owed = overviewOwed();
  const sent = overview(owed, { progress: ['reached', 'not-begun'] });
  const { text } = writtenOf(scenesOf('sent', owed, sent, overviewSent), 'overview', 'municipality');

  it('tells the municipality in the provider’s own words, goal by goal', () => {
    expect(text).toContain('Perearst leitud: saavutatud');
    expect(text).toContain('Aeg on kinni pandud');
    expect(text).toContain('Laps käib koolis: alustamata');
    expect(text).toContain('Käisime perearsti juures.');
    expect(text).toContain('Registreerime keelekursusele.');
    expect(text).toContain('7,5');
  });

  it('says when the next one comes, and how the municipality changes the plan by a reply', () => {
    expect(text).toContain('12.04.2026');
    expect(text).toContain('„Eesmärgid:“');
  });

  it('leaves out what is erased', () => {
    const state = after(owed, [sent, overviewSent]);
    const [, erased] = Object.entries(state.overviews)[0] ?? [];
    const without = {
      ...state,
      overviews: { 1: { ...erased, goals: null, words: null, activities: null, next: null } },
    };
    const scene = { story: 'erased', state: without, stamp: overviewSent } as unknown as Scene;
    const notice = {
      name: 'overview',
      to: 'municipality',
      obligation: { kind: 'send-overview', cause: '1' },
    } as const;
    const written = writtenOf([{ ...scene, notice }], 'overview', 'municipality').text;
    expect(written).not.toContain('Eesmärgid\n');
    expect(written).not.toContain('Käisime');
  });
});

describe('the mail of a new plan', () => {
  const command = newPlan({ goals: ['Leida töö'], rhythm: 'dates', days: days('2026-06-01', '2026-09-15') });
  const scenes = scenesOf('changed', caseWithGoals(), command, overviewAsked);

  it('names the goals to the municipality and not to the provider, who reads them behind its link', () => {
    expect(writtenOf(scenes, 'plan-changed', 'municipality').text).toContain('Leida töö');
    expect(writtenOf(scenes, 'plan-changed', 'provider').text).not.toContain('Leida töö');
    expect(context(overviewAsked).planLink).toBeUndefined();
  });

  it('gives the municipality the reason, in the words that were said', () => {
    const reason = 'Klient kolis linna.';
    const told = scenesOf('changed', caseWithGoals(), { ...command, reason }, overviewAsked);
    expect(writtenOf(told, 'plan-changed', 'municipality').text).toContain(reason);
    expect(writtenOf(told, 'plan-changed', 'provider').text).not.toContain(reason);
  });

  it('says what becomes of an overview that was asked for already, and nothing when none was', () => {
    const told = (rhythm: 'dates' | 'three-months', on: string, at: string) => {
      const plan = newPlan({ rhythm, days: rhythm === 'dates' ? days(on) : [] });
      return writtenOf(scenesOf('followed', overviewOwed(), plan, at), 'plan-changed', 'provider').text;
    };
    const ahead = '2026-03-04T08:00:00.000Z';
    expect(told('dates', '2026-03-10', ahead)).toContain('uus tähtaeg on teisipäev, 10. märts 2026');
    expect(told('three-months', '', ahead)).toMatch(/ei ole praegu vaja saata/);
    expect(told('three-months', '', '2026-03-16T08:00:00.000Z')).toContain(
      'tähtaeg ei muutu: neljapäev, 12.',
    );
    expect(writtenOf(scenes, 'plan-changed', 'provider').text).not.toContain('Juba küsitud');
  });

  it('names the days of the overviews', () => {
    for (const to of ['municipality', 'provider'] as const)
      expect(writtenOf(scenes, 'plan-changed', to).text).toContain('01.06.2026, 15.09.2026');
  });
});

describe('the mail of an approved report', () => {
  it('names its period', () => {
    const owed = reviewOwed();
    const { state } = change(owed, verdict(owed, null), reportReviewed);
    expect(state.reports[1]?.verdict).toBe('approved');
    const scenes = scenesOf('approved', owed, verdict(owed, null), reportReviewed);
    expect(writtenOf(scenes, 'report-approved', 'provider').text).toContain('12.02.2026–12.05.2026');
  });
});
