import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import { currentOf } from '#domain/case/path';
import type { CaseState } from '#domain/case/state';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  completeReferral,
  incompleteCase,
  incompleteReferral,
  opened,
  provider,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const at = '2026-02-20T10:00:00.000Z';

/** What one command owes: `name to party`, with the obligation that it is about. */
function owed(state: CaseState, command: Command, now: string = at): string[] {
  const { events, state: next } = given(state).when(command, now);
  return noticesOf(events, next).map(written);
}

const written = ({ name, to, obligation }: ReturnType<typeof noticesOf>[number]): string =>
  `${name} to ${to}${obligation ? ` about ${obligation.kind}#${obligation.cause}` : ''}`;

const answer = { cause: '1', channel: 'page', arrivedAt: at } as const;
const record = { type: 'RecordFirstMeeting', ...answer } as const;

describe('the notices that an event owes', () => {
  it('is a receipt for an opening, about the completion when something is missing', () => {
    const complete = opened();
    expect(noticesOf(complete.events, complete.state).map(written)).toEqual(['receipt to municipality']);
    const incomplete = opened({ opening: { referral: incompleteReferral() } });
    expect(noticesOf(incomplete.events, incomplete.state).map(written)).toEqual([
      'receipt to municipality about complete-referral#1',
    ]);
  });

  it('is a task mail when the obligation opens; the receipt is that of the first completion', () => {
    const open = (state: CaseState) => {
      const current = currentOf(state);
      if (!current) throw new Error('it waits for nobody');
      return owed(state, { type: 'OpenObligation', kind: current.kind, cause: '1' });
    };
    const unopened = { opened: false };
    expect(open(incompleteCase(unopened))).toEqual([]);
    expect(open(caseInReview(unopened))).toEqual(['review-task to agency about review-referral#1']);
    expect(open(caseAssigning(unopened))).toEqual(['task to provider about ensure-support-person#1']);
    expect(open(caseArranging(unopened))).toEqual(['task to provider about arrange-first-meeting#1']);
    expect(open(caseInMeeting(unopened))).toEqual(['task to provider about record-first-meeting#1']);
  });

  it('is no task mail for an obligation that is opened and answered at once', () => {
    const accept = {
      type: 'ReviewReferral',
      ...answer,
      verdict: 'accept',
      provider,
      referralDate: '2026-02-01' as never,
    } as const;
    expect(owed(caseInReview({ opened: false }), accept)).toEqual(['accepted to municipality']);
  });

  it('tells the municipality what is still missing, or that all is there', () => {
    const supplement = (more: ReturnType<typeof completeReferral>): Command => ({
      type: 'SupplementReferral',
      mailKey: null,
      more,
      warnings: [],
      channel: 'mail',
      arrivedAt: at,
    });
    expect(owed(incompleteCase(), supplement(incompleteReferral({ need: 'Tugi' })))).toEqual([
      'still-missing to municipality about complete-referral#1',
    ]);
    expect(owed(incompleteCase(), supplement(completeReferral()))).toEqual(['completed to municipality']);
    const gap = caseInReview({ referral: { goals: null } });
    expect(owed(gap, supplement(completeReferral()))).toEqual([]);
  });

  it('is the returned referral with its reason, when the completion is asked for again', () => {
    const returned = after(caseInReview(), [
      { type: 'ReviewReferral', verdict: 'return', reason: 'x', ...answer },
      at,
    ]);
    expect(owed(returned, { type: 'OpenObligation', kind: 'complete-referral', cause: '1' })).toEqual([
      'returned to municipality about complete-referral#1',
    ]);
  });

  it('tells the municipality of a refusal once, not also of the end', () => {
    expect(
      owed(caseInReview(), { type: 'ReviewReferral', verdict: 'decline', reason: 'x', ...answer }),
    ).toEqual(['referral-declined to municipality']);
  });

  it('tells the municipality who the support person is, but not that one was declined', () => {
    const person = { name: 'Mari', phone: null, email: null, languages: ['et'] };
    const checks = { notRelative: true, notSameHome: true, noConviction: true };
    expect(owed(caseAssigning(), { type: 'EnsureSupportPerson', ...answer, ...person, ...checks })).toEqual([
      'support-person to municipality',
    ]);
    expect(owed(caseAssigning(), { type: 'DeclineAssignment', ...answer, reason: 'x' })).toEqual([
      'received to provider about ensure-support-person#1',
    ]);
  });

  it('is a receipt, last of all, for a page that no other mail answers; none for what an officer recorded', () => {
    const asked = after(activeCase(), [
      { type: 'AskQuery', mailKey: null, text: 'x', channel: 'mail', arrivedAt: at },
      at,
    ]);
    const told = (channel: 'page' | 'mail' | 'phone') =>
      owed(asked, { type: 'AnswerQuery', cause: '1', text: 'x', channel, arrivedAt: at });
    const toMunicipality = 'query-answer to municipality about answer-query#1';
    // A draft that a mail brought is confirmed on the page.
    for (const channel of ['page', 'mail'] as const)
      expect(told(channel)).toEqual([toMunicipality, 'received to provider about answer-query#1']);
    expect(told('phone')).toEqual([toMunicipality]);
    const warned = after(activeCase(), [{ type: 'ReachMilestone' }, '2027-01-15T10:00:00.000Z']);
    const assess = { type: 'AssessNeed', cause: '1', need: 'ends', note: null, arrivedAt: at } as const;
    expect(owed(warned, { ...assess, channel: 'page' })).toContain(
      'received to municipality about assess-need#1',
    );
    expect(owed(warned, { ...assess, channel: 'mail' }).filter((one) => one.startsWith('received'))).toEqual(
      [],
    );
    const report = { direction: 'worse', since: null, urgent: false, what: 'x', done: null } as const;
    expect(owed(activeCase(), { type: 'ReportChange', ...report }).at(-1)).toBe('received to provider');
  });

  it('tells the municipality of a meeting, of its new time, and that it was missed', () => {
    const meeting = { startsAt: '2026-02-26T08:00:00.000Z', minutes: 60, place: 'Vallamaja' };
    expect(owed(caseArranging(), { type: 'ArrangeFirstMeeting', ...answer, ...meeting })).toEqual([
      'meeting to municipality about record-first-meeting#1',
    ]);
    expect(owed(caseInMeeting(), { ...record, result: 'moved', ...meeting })).toEqual([
      'meeting to municipality about record-first-meeting#2',
    ]);
    expect(owed(caseInMeeting(), { ...record, result: 'no-show', note: 'x' })).toEqual([
      'meeting-missed to municipality',
    ]);
  });

  it('tells municipality and provider that the service began, the municipality alone that they do not suit', () => {
    const held = { ...record, result: 'held' } as const;
    expect(
      owed(caseInMeeting(), { ...held, suited: true, goals: 'x', rhythm: 'monthly', note: null }),
    ).toEqual(['activated to municipality', 'activated to provider']);
    expect(owed(caseInMeeting(), { ...held, suited: false, note: 'x' })).toEqual([
      'not-suited to municipality',
    ]);
  });

  it('warns municipality and provider of the end, and tells everybody of it', () => {
    expect(owed(activeCase(), { type: 'ReachMilestone' }, '2027-01-04T08:00:00.000Z')).toEqual([
      'end-warning to municipality about assess-need#1',
      'end-warning to provider',
    ]);
    expect(owed(activeCase(), { type: 'ReachMilestone' }, '2027-02-01T08:00:00.000Z')).toEqual([
      'ended to municipality',
      'ended to provider',
      'ended to agency',
    ]);
  });

  it('tells every party that the case is cancelled; a provider that there is not hears nothing', () => {
    const cancel = { type: 'CancelCase', reason: 'x' } as const;
    expect(owed(caseAssigning(), cancel)).toEqual([
      'cancelled to municipality',
      'cancelled to provider',
      'cancelled to agency',
    ]);
    expect(owed(caseInReview(), cancel)).toEqual(['cancelled to municipality', 'cancelled to agency']);
  });

  it('sends a re-issued link again to whom it belongs', () => {
    const reissue = (kind: Parameters<typeof taskOf>[0]) =>
      ({ type: 'ReissueLink', ...taskOf(kind) }) as const;
    expect(owed(caseAssigning(), reissue('ensure-support-person'))).toEqual([
      'task to provider about ensure-support-person#1',
    ]);
    expect(owed(incompleteCase(), reissue('complete-referral'))).toEqual([
      'receipt to municipality about complete-referral#1',
    ]);
  });

  it('owes nothing for what concerns the machines and the file alone', () => {
    expect(owed(caseAssigning(), { type: 'RestartMachines' })).toEqual([]);
    expect(owed(caseAssigning(), { type: 'FileMail', mailKey: 'c5', as: 'note' })).toEqual([]);
    expect(owed(caseAssigning(), { type: 'OpenTask', ...taskOf('ensure-support-person') })).toEqual([]);
  });
});

describe('the notices of the ladder', () => {
  const nudge = { type: 'Nudge', ...taskOf('ensure-support-person') } as const;
  const about = 'about ensure-support-person#1';

  it.each([
    ['2026-02-09T07:00:00.000Z', [`reminder to provider ${about}`]],
    ['2026-02-11T07:00:00.000Z', [`due-today to provider ${about}`]],
    ['2026-02-12T07:00:00.000Z', [`overdue to provider ${about}`, `overdue to agency ${about}`]],
    ['2026-02-13T07:00:00.000Z', [`overdue to provider ${about}`]],
    ['2026-02-26T07:00:00.000Z', [`overdue to provider ${about}`, `overdue to agency ${about}`]],
    ['2026-04-23T06:00:00.000Z', [`passed to agency ${about}`]],
  ])('at %s are %j', (now, expected) => {
    expect(owed(caseAssigning(), nudge, now)).toEqual(expected);
  });

  it('reach the agency alone after it was passed, and nobody at the end', () => {
    const passed = after(caseAssigning(), [nudge, '2026-04-23T06:00:00.000Z']);
    expect(owed(passed, nudge, '2026-04-30T06:00:00.000Z')).toEqual([`passed to agency ${about}`]);
    expect(owed(passed, nudge, '2026-10-29T08:00:00.000Z')).toEqual([]);
  });
});

function taskOf<Kind extends 'ensure-support-person' | 'complete-referral'>(kind: Kind) {
  return { kind, cause: '1' } as const;
}
