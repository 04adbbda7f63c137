/** The forms of the plan, of overviews and of reports. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '#web/forms/change-plan.tsx';
import { recordFirstMeetingForm } from '#web/forms/record-first-meeting.tsx';
import { reportToAgencyForm } from '#web/forms/report-to-agency.tsx';
import { reviewReportForm } from '#web/forms/review-report.tsx';
import { sendOverviewForm } from '#web/forms/send-overview.tsx';
import { after, caseInMeeting, change, moments } from '../../support/cases.ts';
import { overviewOwed, planMoments, reportOwed, reviewOwed, verdict } from '../../support/plans.ts';
import { contextOf, typed } from './context.ts';

const at = '2026-02-20T08:00:00.000Z';
const plan = { goals: 'Leida töö\nLaps lasteaeda', rhythm: 'monthly', reason: 'Lepiti kokku.' };
const wrong = (parsed: { ok: true } | { ok: false; errors: object }) =>
  parsed.ok ? [] : Object.keys(parsed.errors);

describe('the form of the plan', () => {
  const parse = (changes: Record<string, string>) =>
    parsePlan(typed({ ...plan, ...changes }), 'provider', at);

  it('gives one goal a line', () => {
    expect(parse({})).toMatchObject({
      command: { type: 'ChangePlan', by: 'provider', goals: ['Leida töö', 'Laps lasteaeda'], days: [] },
    });
  });

  it('tells all that is wrong at once, in the order of the form', () => {
    expect(wrong(parsePlan(typed({}), 'provider', at))).toEqual(['goals', 'rhythm', 'reason']);
    expect(wrong(parse({ goals: 'x\n'.repeat(16) }))).toEqual(['goals']);
  });

  it.each([
    ['', 'none'],
    ['homme', 'no day'],
    ['20.02.2026', 'today'],
    ['21.02.2027', 'over a year ahead'],
    ['1.3.2026, 31.02.2026', 'one that there is not'],
    [Array.from({ length: 25 }, () => '01.03.2026').join(','), 'too many'],
  ])('refuses „%s“ as days: %s', (days) => {
    expect(wrong(parse({ rhythm: 'dates', days }))).toEqual(['days']);
  });

  it('takes days in any order, and leaves them out of another rhythm', () => {
    const dated = parse({ rhythm: 'dates', days: '15.09.2026, 1.6.2026\n2026-06-01' });
    expect(dated).toMatchObject({ command: { days: ['2026-06-01', '2026-09-15'] } });
    expect(parse({ days: 'homme' })).toMatchObject({ ok: true, command: { days: [] } });
  });

  it('is part of the record of the first meeting', () => {
    const context = contextOf(caseInMeeting(), moments.recorded);
    const held = { result: 'held', suited: 'yes', goals: 'Leida töö', rhythm: 'dates' };
    expect(wrong(recordFirstMeetingForm.parse(typed(held), context))).toEqual(['days']);
    const parsed = recordFirstMeetingForm.parse(typed({ ...held, days: '01.06.2026' }), context);
    if (!parsed.ok) throw new Error('refused');
    expect(change(context.state, parsed.command, moments.recorded).state.plans[0]?.days).toEqual([
      '2026-06-01',
    ]);
  });
});

describe('the form of an overview', () => {
  const owed = overviewOwed();
  const context = contextOf(owed, planMoments.overviewSent);
  const good = {
    'progress-1': 'reached',
    'progress-2': 'under-way',
    activities: 'Käisime.',
    next: 'Kursus.',
  };
  const parse = (changes: Record<string, string>) =>
    sendOverviewForm.parse(typed({ ...good, plan: '1', ...changes }), context);

  it('asks how far each goal is, what was done and what comes next; hours and words to a goal may be left out', () => {
    expect(wrong(sendOverviewForm.parse(typed({}), context))).toEqual([
      ...['progress-1', 'progress-2', 'activities', 'next'],
    ]);
    expect(parse({})).toMatchObject({
      command: { version: 1, progress: ['reached', 'under-way'], words: ['', ''], hours: null },
    });
  });

  it('takes hours with a comma, and no absurd ones', () => {
    expect(parse({ hours: '7,5' })).toMatchObject({ command: { hours: 7.5 } });
    for (const hours of ['-1', 'palju', '9999', '1e3']) expect(wrong(parse({ hours }))).toEqual(['hours']);
  });

  it('refuses words to a goal that would fill the mail', () => {
    expect(wrong(parse({ 'words-2': 'x'.repeat(501) }))).toEqual(['words-2']);
  });

  it('gives a command that the case takes, and begins where the last one ended', () => {
    const parsed = parse({ 'words-1': 'Nimistus' });
    if (!parsed.ok) throw new Error('refused');
    const sent = after(owed, [parsed.command, planMoments.overviewSent]);
    expect(sent.overviews[1]).toMatchObject({ words: ['Nimistus', ''], activities: 'Käisime.' });
    expect(sendOverviewForm.initial(sent)).toMatchObject({ 'progress-1': ['reached'], plan: ['1'] });
    expect(sendOverviewForm.initial(owed)).toEqual({ plan: ['1'] });
  });
});

describe('the forms of a report', () => {
  it('need words, and begin with what was returned', () => {
    const owed = reportOwed();
    const context = contextOf(owed, planMoments.reportSent);
    expect(wrong(reportToAgencyForm.parse(typed({ text: ' ' }), context))).toEqual(['text']);
    expect(reportToAgencyForm.initial(owed)).toEqual({});
    const reviewing = reviewOwed();
    const returned = after(reviewing, [verdict(reviewing, 'Lisage tunnid.'), planMoments.reportReviewed]);
    expect(reportToAgencyForm.initial(returned)).toEqual({ text: ['Periood kulges plaani järgi.'] });
  });

  it('need a reason to return it, and none to approve', () => {
    const context = contextOf(reviewOwed(), planMoments.reportReviewed);
    const parse = (values: Record<string, string>) => reviewReportForm.parse(typed(values), context);
    expect(wrong(parse({}))).toEqual(['verdict']);
    expect(wrong(parse({ verdict: 'return' }))).toEqual(['reason']);
    expect(parse({ verdict: 'approve', reason: 'x' })).toMatchObject({ command: { verdict: 'approve' } });
    expect(parse({ verdict: 'return', reason: 'Lisage.' })).toMatchObject({ command: { reason: 'Lisage.' } });
  });
});
