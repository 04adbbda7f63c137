import { describe, expect, it } from 'vitest';
import { dayOf, type Instant, parseDay } from '#domain/calendar/calendar';
import { dueAfterWorkingDays } from '#domain/calendar/due';
import type { Command } from '#domain/case/commands';
import { decide } from '#domain/case/decide';
import { isDisturbed } from '#domain/case/disturbing';
import { type CaseEvent, parseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { nextMilestone } from '#domain/case/service';
import { type CaseState, findObligation } from '#domain/case/state';
import { kindRules, obligationKinds } from '#domain/obligation/kinds';
import { ladder } from '#domain/obligation/ladder';
import {
  askedOn,
  boundsOf,
  earliestFrom,
  outsideBounds,
  promisedDays,
  type RuleBook,
  type RuleVersion,
  ruleOn,
  usualNumbers,
} from '#domain/obligation/rules';
import { activeCase, caseArranging, caseAssigning, caseInMeeting, moments } from '../../support/cases.ts';
import { given } from '../../support/given.ts';
import { caseWithGoals } from '../../support/plans.ts';

const version = (kind: RuleVersion['kind'], from: string, more: Partial<RuleVersion> = {}): RuleVersion => ({
  ...usualNumbers(kind),
  kind,
  from: parseDay(from),
  ...more,
});
/** From Monday, 9 February 2026. */
const threeDays = version('ensure-support-person', '2026-02-09', { workingDays: 3 });
const of = { kind: 'ensure-support-person', cause: '1' } as const;
const open = { type: 'OpenObligation', ...of } as const;
const friday: Instant = '2026-02-06T12:00:00.000Z';
const monday: Instant = '2026-02-09T07:00:00.000Z';

function commit(state: CaseState, command: Command, at: Instant, book?: RuleBook) {
  const events = decide(command, state, at, book);
  return { events, state: evolve(state, { version: state.version + 1, at, events }) };
}

describe('the numbers of an obligation', () => {
  it('are the usual ones until the day of a version, then its own until the next', () => {
    const book = [version('ensure-support-person', '2026-03-02', { workingDays: 4 }), threeDays];
    const on = (day: string) => ruleOn(book, 'ensure-support-person', parseDay(day)).workingDays;
    expect(['2026-02-08', '2026-02-09', '2026-03-01', '2026-03-02', '2027-01-01'].map(on)).toEqual([
      5, 3, 3, 4, 4,
    ]);
    expect(ruleOn(book, 'answer-query', parseDay('2026-03-02'))).toEqual(usualNumbers('answer-query'));
  });

  it('are those of day 0, whenever the case hears of them', () => {
    const before = caseAssigning({ opened: false });
    const due = (at: Instant) =>
      findObligation(commit(before, open, at, [threeDays]).state, of.kind, of.cause)?.due;
    expect(due(friday)).toBe('2026-02-13');
    expect(due(monday)).toBe('2026-02-12');
  });

  it('stay those of an open obligation, also when its task mail left days later', () => {
    const opened = commit(caseAssigning({ opened: false }), open, friday).state;
    const accepted = { type: 'NoteTaskMailAccepted', ...of, acceptedAt: '2026-02-11T08:00:00.000Z' } as const;
    const moved = commit(opened, accepted, '2026-02-11T08:00:00.000Z', [threeDays]).state;
    expect(findObligation(moved, of.kind, of.cause)?.due).toBe('2026-02-18');
  });

  it('count again as promised when the meeting that it waits for is corrected', () => {
    const meeting = caseInMeeting({ opened: true });
    const startsAt = '2026-02-16T08:00:00.000Z';
    const corrected = {
      type: 'CorrectFact',
      fact: 'first-meeting',
      cause: null,
      values: { startsAt, minutes: 60, place: 'Vallamaja' },
      reason: 'Vale päev',
      tell: false,
    } as const;
    const book = [version('record-first-meeting', '2026-02-10', { workingDays: 7 })];
    const { state } = commit(meeting, corrected, moments.arranged, book);
    expect(findObligation(state, 'record-first-meeting', '1')?.due).toBe(
      dueAfterWorkingDays(startsAt, 2).due,
    );
  });
});

describe('a case that hears of numbers', () => {
  it('notes them as its first fact, once, and only with something else', () => {
    const before = caseAssigning({ opened: false });
    const { events, state } = commit(before, open, monday, [threeDays]);
    expect(events).toMatchObject([{ type: 'RulesNoted', rules: [threeDays] }, { type: 'ObligationOpened' }]);
    const opened = { type: 'OpenTask', ...of } as const;
    expect(commit(state, opened, monday, [{ ...threeDays }]).events.map(({ type }) => type)).toEqual([
      'TaskOpened',
    ]);
    expect(decide(open, state, monday, [])).toEqual([]);
    expect(decide({ type: 'NoteRules' }, state, monday, [])).toEqual([{ type: 'RulesNoted', rules: [] }]);
  });

  it('notes none when it has ended', () => {
    const ended = given(caseArranging()).when({ type: 'CancelCase', reason: 'Loobus' }, monday).state;
    const filed = { type: 'FileMail', mailKey: 'f0', as: 'note' } as const;
    expect(decide(filed, ended, monday, [threeDays]).map(({ type }) => type)).toEqual(['MailFiled']);
    expect(decide({ type: 'NoteRules' }, ended, monday, [threeDays])).toEqual([]);
  });

  it('is not changed under an officer’s hands by it', () => {
    const noted: CaseEvent[] = [{ type: 'RulesNoted', rules: [threeDays] }];
    expect(isDisturbed([{ version: 4, by: { who: 'system' }, events: noted }], 3)).toBe(false);
  });

  it('tells the same from its log, whatever the table says by then', () => {
    const before = caseAssigning({ opened: false });
    const { events, state } = commit(before, open, monday, [threeDays]);
    const read = events.map((event) => parseEvent(JSON.parse(JSON.stringify(event))));
    expect(evolve(before, { version: state.version, at: monday, events: read })).toEqual(state);
  });

  it('reads obligations of before the numbers were kept as they were reminded then', () => {
    const { events } = commit(caseAssigning({ opened: false }), open, friday);
    const old = events.map((event) => ({ ...event, nudges: undefined }));
    expect(parseEvent(JSON.parse(JSON.stringify(old[0])))).toMatchObject({
      nudges: { before: 2, daily: 5, weekly: 8 },
    });
  });
});

describe('reminders by other numbers', () => {
  const due = parseDay('2026-03-11');
  const steps = (nudges: { before: number; daily: number; weekly: number }) =>
    ladder({ kind: 'answer-query', assignee: 'provider', due, passedAt: null, nudges }).map(
      ({ name, at }) => `${name} ${dayOf(at)}`,
    );

  it('come as early and as often as these say', () => {
    expect(steps({ before: 4, daily: 1, weekly: 2 })).toEqual([
      'before 2026-03-05',
      'due-day 2026-03-11',
      'overdue 2026-03-12',
      'daily-1 2026-03-13',
      'weekly-1 2026-03-20',
      'weekly-2 2026-03-27',
      'end 2026-04-06',
    ]);
  });

  it('leave out what is set to none', () => {
    expect(steps({ before: 0, daily: 0, weekly: 1 }).map((step) => step.split(' ')[0])).toEqual([
      'due-day',
      'overdue',
      'weekly-1',
      'end',
    ]);
  });

  it('are kept with the obligation when it is opened', () => {
    const book = [version(of.kind, '2026-02-09', { before: 1, daily: 0, weekly: 3 })];
    const { state } = commit(caseAssigning({ opened: false }), open, monday, book);
    expect(findObligation(state, of.kind, of.cause)?.nudges).toEqual({ before: 1, daily: 0, weekly: 3 });
  });
});

describe('what is asked for before its day', () => {
  it('comes by the numbers of that day', () => {
    // Its first overview is due on 12 March.
    const active = caseWithGoals();
    const wakeAt = (from: string) =>
      nextMilestone({ ...active, rules: [version('send-overview', from, { leadDays: 15 })] }).wakeAt;
    expect(wakeAt('2026-03-12')).toBe('2026-02-25T07:00:00.000Z');
    expect(wakeAt('2026-03-13')).toBe('2026-03-02T07:00:00.000Z');
  });

  it('warns of the end by the numbers of the last day', () => {
    const book = [version('assess-need', '2027-01-01', { leadDays: 45 })];
    expect(askedOn(book, 'assess-need', parseDay('2026-12-31'))).toBe('2026-11-30');
    expect(askedOn(book, 'assess-need', parseDay('2027-01-30'))).toBe('2026-12-16');
    const active = activeCase();
    const asked = (rules: RuleBook) => {
      const days = { ...active, rules, plans: [], reportMonths: 12, rhythm: null };
      return nextMilestone(days).wakeAt;
    };
    expect(active.serviceEnd).toBe('2027-01-30');
    expect(asked([])).toBe('2026-12-30T07:00:00.000Z');
    expect(asked(book)).toBe('2026-12-16T07:00:00.000Z');
  });
});

describe('the bounds of the numbers', () => {
  it('hold for the usual ones of each kind', () => {
    for (const kind of obligationKinds) expect(outsideBounds(kind, usualNumbers(kind)), kind).toEqual([]);
  });

  it('let what the service’s description promises be shorter, and never longer', () => {
    for (const kind of ['ensure-support-person', 'answer-query'] as const) {
      const with_ = (workingDays: number) => outsideBounds(kind, { ...usualNumbers(kind), workingDays });
      expect(with_(1)).toEqual([]);
      expect(with_(6)).toEqual([{ number: 'workingDays', bounds: { least: 1, most: 5, by: 'service' } }]);
      expect(with_(0)).toHaveLength(1);
      expect(kindRules[kind].source).toBe('service');
    }
    const ours = { ...usualNumbers('review-referral'), workingDays: 20 };
    expect(outsideBounds('review-referral', ours)).toEqual([]);
  });

  it('ask for a number where the kind has one, and for none where it has none', () => {
    expect(boundsOf('send-overview')).not.toHaveProperty('workingDays');
    expect(boundsOf('review-report')).not.toHaveProperty('leadDays');
    const none = { ...usualNumbers('review-report'), workingDays: null };
    expect(outsideBounds('review-report', none).map(({ number }) => number)).toEqual(['workingDays']);
  });

  it('take no number at all for the month before the end, and for nothing else', () => {
    const none = (kind: 'assess-need' | 'send-overview') =>
      outsideBounds(kind, { ...usualNumbers(kind), leadDays: null }).map(({ number }) => number);
    expect([none('assess-need'), none('send-overview')]).toEqual([[], ['leadDays']]);
  });

  it('let a version begin tomorrow in Estonia at the earliest', () => {
    expect(earliestFrom('2026-02-09T21:30:00.000Z')).toBe('2026-02-10');
    expect(earliestFrom('2026-02-09T22:30:00.000Z')).toBe('2026-02-11');
  });
});

describe('the days that were promised', () => {
  it('are read from the explanation, whatever moved the date since', () => {
    expect(promisedDays(dueAfterWorkingDays(parseDay('2026-02-20'), 5).explanation)).toBe(5);
    expect(promisedDays({ rule: 'date', version: 1, due: parseDay('2026-02-20') })).toBeNull();
  });
});
