/** What a line of a file of running cases becomes, and what happens next in it. */
import { describe, expect, it } from 'vitest';
import { noticesOf } from '#domain/case/notices';
import { currentOf } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { startsOf } from '#domain/case/starts';
import type { CaseState } from '#domain/case/state';
import type { Cells } from '#domain/import/columns';
import { toldOf } from '#domain/import/evolve';
import { nextOverviewOf, periodsAhead } from '#domain/plan/schedule';
import { after, change } from '../../support/cases.ts';
import { activeLine, importDay, opened, origin, said, waitingLine } from '../../support/imports.ts';

const phaseOf = (line: Cells): CaseState['phase'] => opened(line).state.phase;

describe('an imported case', () => {
  it('waits for a support person when there is none', () => {
    const { state } = opened(waitingLine);
    expect(state).toMatchObject({
      phase: 'assigning',
      referralDate: '2026-01-12',
      provider: { id: 'abikasi' },
    });
    expect(currentOf(state)).toEqual({ kind: 'ensure-support-person', cause: '1' });
    expect(said(waitingLine)).toEqual(['note supportPersonName clock-starts-now']);
  });

  it('waits for a time when there is a support person and no meeting', () => {
    const { supportPersonName, supportPersonEmail } = activeLine;
    const line = { ...waitingLine, supportPersonName, supportPersonEmail };
    expect(phaseOf(line)).toBe('arranging');
    expect(opened(line).state.supportPerson?.name).toBe('Mari Maasikas');
  });

  it('waits for its first meeting when that is ahead', () => {
    const line = { ...activeLine, firstMeeting: '19.02.2026 9:00', rhythm: '', goals: '' };
    const { state } = opened(line);
    expect(state).toMatchObject({ phase: 'meeting', meeting: { startsAt: '2026-02-19T07:00:00.000Z' } });
    expect(said({ ...line, firstMeeting: '19.02.2026' })).toContain('error firstMeeting time-missing');
    expect(said({ ...line, firstMeeting: '19.05.2026 9:00' })).toContain('error firstMeeting invalid');
  });

  it('is served when its first meeting is behind, until 12 months from its referral', () => {
    const { state } = opened(activeLine);
    expect(state).toMatchObject({
      phase: 'active',
      serviceStart: '2026-01-20',
      serviceEnd: '2027-01-12',
      rhythm: 'monthly',
      goals: 'Perearst on leitud\nLaps käib koolis',
      imported: { ...origin, at: importDay },
    });
    expect(said(activeLine)).toEqual([]);
    expect(nextMilestone(state)).toEqual({ milestone: 'ask-overview', wakeAt: '2026-02-10T07:00:00.000Z' });
  });

  it('starts the machine of its referral, and tells nobody of what lies behind it', () => {
    const { events, state } = opened(activeLine);
    expect(noticesOf(events, state)).toEqual([]);
    expect(startsOf(events, state)).toEqual([{ machine: 'referral' }]);
    expect(toldOf(events)).toMatchObject([{ type: 'CaseImported', ...origin, phase: 'active' }]);
  });

  it('keeps its notes and the reason of its end with its people', () => {
    const line = {
      ...activeLine,
      notes: 'Räägib vaikselt.',
      serviceEnd: '30.06.2026',
      serviceEndReason: 'Kolib ära.',
    };
    const { events, state } = opened(line);
    expect(state.serviceEnd).toBe('2026-06-30');
    expect(state.reason).toBe('Räägib vaikselt.\nKolib ära.');
    const facts = events.map((event) => ('personal' in event ? { ...event, personal: undefined } : event));
    expect(JSON.stringify(facts)).not.toMatch(/Räägib|Kolib|Olena|Mari|kadri|4900514/);
  });

  it('goes on like any other: its support person is declined, then the agency reviews it anew', () => {
    const { state } = opened(waitingLine);
    const decline = {
      type: 'DeclineAssignment',
      cause: '1',
      channel: 'page',
      arrivedAt: importDay,
      reason: 'x',
    } as const;
    const { state: declined } = change(state, decline, importDay);
    expect(currentOf(declined)).toEqual({ kind: 'review-referral', cause: '2' });
    const cancelled = after(state, [{ type: 'CancelCase', reason: 'x' }, importDay]);
    expect(cancelled.phase).toBe('ended');
  });
});

describe('overviews and reports of an imported case', () => {
  const since = (changes: Partial<Cells>, now = importDay) =>
    opened(
      { ...activeLine, decisionDate: '', referralDate: '01.09.2025', provider: 'Abikäsi', ...changes },
      now,
    ).state;

  it('of days before the import are not asked for', () => {
    const state = since({ firstMeeting: '10.09.2025' });
    expect(nextOverviewOf(state)).toBe('2026-03-10');
    expect(change(state, { type: 'ReachMilestone' }, importDay).events).toEqual([]);
    expect(periodsAhead(state).map(({ from, until }) => [from, until])).toEqual([
      ['2025-12-11', '2026-03-10'],
      ['2026-03-11', '2026-06-10'],
    ]);
  });

  it('on the day of the import are', () => {
    expect(nextOverviewOf(since({ firstMeeting: '16.09.2025' }))).toBe('2026-02-16');
  });

  it('that were sent in the ten days before their day are not asked for again', () => {
    expect(nextOverviewOf(since({ firstMeeting: '20.09.2025', lastOverview: '13.02.2026' }))).toBe(
      '2026-03-20',
    );
    expect(nextOverviewOf(since({ firstMeeting: '20.09.2025', lastOverview: '20.01.2026' }))).toBe(
      '2026-02-20',
    );
  });

  it('that went by unsent are told of', () => {
    const line = {
      ...activeLine,
      decisionDate: '',
      referralDate: '01.09.2025',
      firstMeeting: '10.09.2025 10:00',
    };
    expect(said(line)).toContain('warning lastOverview overview-owed 2026-02-10');
    expect(said({ ...line, lastOverview: '09.02.2026' })).toEqual([]);
  });

  it('may come on days of their own', () => {
    const { state } = opened({ ...activeLine, rhythm: '01.03.2026, 1.6.2026' });
    expect(state.plans[0]).toMatchObject({ rhythm: 'dates', days: ['2026-03-01', '2026-06-01'] });
    expect(nextOverviewOf(state)).toBe('2026-03-01');
  });
});
