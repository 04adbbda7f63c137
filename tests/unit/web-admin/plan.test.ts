/** The action plan, overviews and reports on the page of a case. */
import { describe, expect, it } from 'vitest';
import { after } from '../../support/cases.ts';
import {
  caseWithGoals,
  overview,
  overviewOwed,
  planMoments,
  reportOwed,
  reviewOwed,
} from '../../support/plans.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const personal = `${path}?personal=1`;
const { overviewSent, reportReviewed } = planMoments;

describe('plan and overviews at a case', () => {
  it('say what comes next and when, and nobody’s goals before the second step', async () => {
    const page = (await scene(caseWithGoals()).officer().get(path)).text;
    expect(page).toContain('02.03.2026 kell\u00a009.00: ülevaate ülesanne teenuseosutajale');
    expect(page).toContain('12.02.2026–12.05.2026');
    expect(page).not.toContain('Perearst leitud');
    expect((await scene(caseWithGoals()).officer().get(personal)).text).toContain('Perearst leitud');
  });

  it('show an overview’s words in the second step only', async () => {
    const owed = overviewOwed();
    const sent = scene(after(owed, [overview(owed), overviewSent]));
    const page = (await sent.officer().get(path)).text;
    expect(page).toContain('töös 2');
    expect(page).not.toContain('Käisime');
    expect((await sent.officer().get(personal)).text).toContain('Käisime perearsti juures.');
  });

  it('let an officer change the plan, with a reason', async () => {
    const { world, officer } = scene(caseWithGoals());
    const typed = { action: 'change-plan', goals: 'Leida töö', rhythm: 'dates', days: '01.06.2026' };
    const wrong = await officer().post(path, typed);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="change-plan-reason-error"');
    const sent = await officer().post(path, { ...typed, reason: 'Lepiti kokku.' });
    expect(sent.location).toBe(`${path}?done=plan-changed`);
    expect(world.state.plans.at(-1)).toMatchObject({ by: 'agency', rhythm: 'dates', days: ['2026-06-01'] });
  });

  it('let an officer write down an overview that was told by telephone', async () => {
    const { world, officer } = scene(overviewOwed());
    const page = (await officer().get(personal, overviewSent)).text;
    expect(page).toContain('Ülevaate saatmine');
    const typed = {
      ...{
        action: 'record-answer',
        kind: 'send-overview',
        cause: '1',
        obligation: 'send-overview.1',
        plan: '1',
      },
      ...{
        'progress-1': 'reached',
        activities: 'Räägiti telefonis.',
        next: 'Kursus.',
        arrivedOn: '05.03.2026',
      },
    };
    const wrong = await officer().post(path, typed, {}, overviewSent);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Valige, kui kaugel on eesmärk 2.');
    const sent = await officer().post(path, { ...typed, 'progress-2': 'under-way' }, {}, overviewSent);
    expect(sent.location).toBe(`${path}?done=recorded`);
    expect(world.state.obligations['send-overview#1']).toMatchObject({
      status: 'closed',
      arrivedAt: '2026-03-05T21:59:00.000Z',
    });
  });
});

describe('a report at a case', () => {
  it('waits for the provider without a form for the officer', async () => {
    const page = (await scene(reportOwed()).officer().get(personal)).text;
    expect(page).toContain('Ootab teenuseosutajat');
    expect(page).not.toContain('value="review-report"');
  });

  it('is reviewed in the second step, beside the overviews of its period', async () => {
    const { officer } = scene(reviewOwed());
    expect((await officer().get(path)).text).not.toContain('value="review-report"');
    const page = (await officer().get(personal)).text;
    expect(page).toContain('value="review-report"');
    expect(page).toContain('Periood kulges plaani järgi.');
    expect((await scene(reviewOwed()).officer('auditor').get(personal)).text).not.toContain(
      'value="review-report"',
    );
  });

  it('is approved, and a second officer is too late', async () => {
    const { world, officer } = scene(reviewOwed());
    const approve = { action: 'review-report', cause: '1', verdict: 'approve' };
    const sent = await officer().post(path, approve, {}, reportReviewed);
    expect(sent.location).toBe(`${path}?done=report-approve`);
    expect(world.state.reports[1]?.verdict).toBe('approved');
    const late = await officer().post(
      path,
      { ...approve, verdict: 'return', reason: 'x' },
      {},
      reportReviewed,
    );
    expect(late.status).toBe(409);
    expect(world.state.reports[1]?.verdict).toBe('approved');
  });

  it('is returned with a reason only', async () => {
    const { world, officer } = scene(reviewOwed());
    const back = { action: 'review-report', cause: '1', verdict: 'return' };
    const wrong = await officer().post(path, back, {}, reportReviewed);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="review-report-reason-error"');
    const sent = await officer().post(path, { ...back, reason: 'Lisage tunnid.' }, {}, reportReviewed);
    expect(sent.location).toBe(`${path}?done=report-return`);
    expect(world.state.reports[2]).toMatchObject({ again: '1', sentAt: null });
  });
});
