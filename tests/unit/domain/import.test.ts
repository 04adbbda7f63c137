/** A line of a file of running cases: what it becomes, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { evolve } from '#domain/case/evolve';
import { noticesOf } from '#domain/case/notices';
import { currentOf } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { startsOf } from '#domain/case/starts';
import type { CaseState } from '#domain/case/state';
import { checkLine } from '#domain/import/check';
import type { Cells } from '#domain/import/columns';
import { toldOf } from '#domain/import/evolve';
import { openImported } from '#domain/import/open';
import { nextOverviewOf, periodsAhead } from '#domain/plan/schedule';
import { after, change } from '../../support/cases.ts';
import { activeLine, hoolekaar, importDay, importRegistry, waitingLine } from '../../support/imports.ts';

const origin = { file: '0123456789abcdef0123', line: 7 };

const said = (line: Cells, now = importDay) =>
  checkLine(line, importRegistry, now).findings.map(({ level, column, code, about }) =>
    [level, column, code, ...(about === null ? [] : [about])].join(' '),
  );

function opened(line: Cells, now = importDay) {
  const { row } = checkLine(line, importRegistry, now);
  if (!row) throw new Error('The line cannot be imported');
  const events = openImported(row, 'TR26-4F7KQ', origin, now);
  return { events, state: evolve(null, { version: 1, at: now, events }) };
}

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

describe('a line', () => {
  it.each<[string, Partial<Cells>, string]>([
    ['an unknown municipality', { municipality: 'Kuu vald' }, 'error municipality unknown'],
    ['no municipality', { municipality: '' }, 'error municipality missing'],
    ['an unknown provider', { provider: 'Keegi' }, 'error provider unknown'],
    ['a municipality without a contract', { municipality: 'Elva' }, 'error provider no-contract'],
    ['a wrong address', { caseManagerEmail: 'kadri@' }, 'error caseManagerEmail invalid'],
    ['no address', { caseManagerEmail: ' ' }, 'error caseManagerEmail missing'],
    ['a wrong personal code', { personalCode: '49005149022' }, 'error personalCode invalid'],
    ['nobody to tell apart', { personalCode: '' }, 'error personalCode missing'],
    ['a birth date against the code', { birthDate: '15.05.1990' }, 'error birthDate code-and-birth-date'],
    ['somebody born tomorrow', { personalCode: '', birthDate: '17.02.2026' }, 'error birthDate invalid'],
    ['no language', { languages: '' }, 'error languages missing'],
    ['a language that is none', { languages: 'klingoni' }, 'error languages unknown'],
    ['another protection', { protection: 'hea' }, 'error protection unknown'],
    ['a name of digits', { clientName: 'R2D2 3' }, 'error clientName invalid'],
    ['a phone of words', { phone: 'kodus' }, 'error phone invalid'],
    ['a text without end', { need: 'a'.repeat(4001) }, 'error need too-long'],
    ['a day that does not exist', { referralDate: '31.02.2026' }, 'error referralDate invalid'],
    ['a referral to come', { referralDate: '17.02.2026' }, 'error referralDate in-the-future'],
    ['a decision after the referral', { decisionDate: '13.01.2026' }, 'error decisionDate wrong-order'],
    [
      'a service that is over',
      { decisionDate: '', referralDate: '15.02.2025' },
      'error referralDate service-over 2026-02-15',
    ],
    ['a meeting before the referral', { firstMeeting: '11.01.2026' }, 'error firstMeeting wrong-order'],
    [
      'a meeting without a support person',
      { supportPersonName: '', supportPersonEmail: '' },
      'error supportPersonName without-support-person',
    ],
    ['an address of nobody', { supportPersonName: '' }, 'error supportPersonName missing'],
    ['a service without a rhythm', { rhythm: '' }, 'error rhythm missing'],
    ['a rhythm that is none', { rhythm: 'vahel' }, 'error rhythm unknown'],
    ['an overview before the meeting', { lastOverview: '19.01.2026' }, 'error lastOverview wrong-order'],
    ['an overview to come', { lastOverview: '17.02.2026' }, 'error lastOverview in-the-future'],
    ['over 12 months', { serviceEnd: '13.01.2027' }, 'error serviceEnd over-twelve-months 2027-01-12'],
    [
      'an earlier end without a reason',
      { serviceEnd: '30.06.2026' },
      'error serviceEnd not-twelve-months 2027-01-12',
    ],
    [
      'an end that is behind',
      { serviceEnd: '15.02.2026', serviceEndReason: 'x' },
      'error serviceEnd service-over 2026-02-15',
    ],
  ])('with %s is refused', (_, changes, finding) => {
    const line = { ...activeLine, ...changes };
    expect(said(line)).toContain(finding);
    expect(checkLine(line, importRegistry, importDay).row).toBeNull();
  });

  it.each<[string, Partial<Cells>, string]>([
    ['no goals', { goals: '' }, 'warning goals recommended'],
    ['no need', { need: '' }, 'warning need recommended'],
    ['no way to reach the client', { phone: '' }, 'warning phone recommended'],
    ['no decision', { decisionNumber: '' }, 'warning decisionNumber recommended'],
    [
      'a support person without contact',
      { supportPersonEmail: '' },
      'warning supportPersonEmail person-without-contact',
    ],
    ['no provider', { provider: '' }, 'warning provider provider-of-contract'],
    [
      'an earlier end and a reason',
      { serviceEnd: '30.06.2026', serviceEndReason: 'Kolib.' },
      'warning serviceEnd earlier-end 2027-01-12',
    ],
    [
      'a meeting of which only the day is known',
      { firstMeeting: '20.01.2026' },
      'note firstMeeting time-assumed',
    ],
  ])('with %s is taken, and said of', (_, changes, finding) => {
    const line = { ...activeLine, ...changes };
    expect(said(line)).toEqual([finding]);
    expect(checkLine(line, importRegistry, importDay).row).not.toBeNull();
  });

  it('may name the provider of the day of its referral, or of today', () => {
    const before = { ...activeLine, decisionDate: '', referralDate: '01.12.2025' };
    expect(said({ ...before, provider: hoolekaar.email })).toEqual(['warning provider other-provider']);
    expect(said({ ...before, provider: 'ABIKÄSI' })).toEqual([]);
    expect(said({ ...activeLine, provider: hoolekaar.id })).toContain('error provider no-contract');
  });

  it('is read as spreadsheets write it', () => {
    const { row } = checkLine(
      {
        ...activeLine,
        personalCode: '="49005149021"',
        phone: "'+372 5123 4567",
        referralDate: '2026-01-12 0:00:00',
        clientName: '\u202eOlena\u00a0 Kovalenko',
        caseManagerEmail: 'Kadri.Tamm@PParnumaa.example',
        municipality: 'põhja-pärnumaa',
      },
      importRegistry,
      importDay,
    );
    expect(row).toMatchObject({
      referral: { client: { name: 'Olena Kovalenko', personalCode: '49005149021', phone: '+372 5123 4567' } },
      referralDate: '2026-01-12',
      sender: { address: 'kadri.tamm@pparnumaa.example' },
      municipality: { name: 'Põhja-Pärnumaa vald' },
    });
  });
});
