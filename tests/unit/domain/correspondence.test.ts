import { describe, expect, it } from 'vitest';
import type { Command, CommandOf } from '#domain/case/commands';
import { isAsked } from '#domain/case/correspondence';
import { noticesOf } from '#domain/case/notices';
import { startsOf } from '#domain/case/starts';
import { type CaseState, findObligation, openObligations } from '#domain/case/state';
import {
  activeCase,
  after,
  caseAssigning,
  caseInReview,
  completeReferral,
  incompleteCase,
  moments,
  opened,
} from '../../support/cases.ts';
import { given } from '../../support/given.ts';

/** Friday, 20 March 2026 in the afternoon. */
const at = '2026-03-20T14:40:00.000Z';
const ended = () => after(activeCase(), [{ type: 'CancelCase', reason: 'x' }, at]);
const ask = (mailKey: string | null = 'c5'): CommandOf<'AskQuery'> => ({
  type: 'AskQuery',
  mailKey,
  text: 'Kuidas läheb?',
  channel: 'mail',
  arrivedAt: at,
});
const asked = (): CaseState => after(activeCase(), [ask(), at]);
const answerQuery: CommandOf<'AnswerQuery'> = {
  type: 'AnswerQuery',
  cause: '1',
  text: 'Hästi',
  channel: 'page',
  arrivedAt: at,
};
const owed = (state: CaseState, command: Command, now = at): string[] => {
  const { events, state: next } = given(state).when(command, now);
  return noticesOf(events, next).map(({ name, to }) => `${name} to ${to}`);
};

describe('a question of the municipality', () => {
  it('is due five working days after it arrived, and tells the municipality so', () => {
    const state = given(activeCase())
      .when(ask(), '2026-03-23T08:00:00.000Z')
      .expectEvents({ type: 'QueryAsked', cause: '1', askedAt: at });
    const open = given(state).when(
      { type: 'OpenObligation', kind: 'answer-query', cause: '1' },
      '2026-03-23T08:00:01.000Z',
    ).state;
    expect(findObligation(open, 'answer-query', '1')).toMatchObject({
      due: '2026-03-27',
      explanation: { dayZero: '2026-03-20' },
    });
    expect(owed(activeCase(), ask())).toEqual(['query-received to municipality']);
  });

  it('sent twice from the page within an hour is one question', () => {
    const clicked = { ...ask(null), channel: 'page' } as const;
    const once = after(activeCase(), [clicked, at]);
    given(once).when(clicked, at).expectNothing();
    given(once)
      .when({ ...clicked, text: 'Ja kool?' }, at)
      .expectEvents({ type: 'QueryAsked', cause: '2' });
    const later = '2026-03-20T15:41:00.000Z';
    given(once)
      .when({ ...clicked, arrivedAt: later }, later)
      .expectEvents({ type: 'QueryAsked', cause: '2' });
  });

  it('that was taken back can be asked again from its mail, and then once', () => {
    const withdrawn = after(asked(), [{ type: 'WithdrawQuery', cause: '1', reason: 'x' }, at]);
    const again = given(withdrawn)
      .when(ask(), at)
      .expectEvents({ type: 'QueryAsked', cause: '2', mailKey: 'c5' });
    expect(isAsked(withdrawn, 'c5')).toBe(false);
    expect(isAsked(again, 'c5')).toBe(true);
    given(again).when(ask(), at).expectNothing();
  });

  it('is asked once by the same mail, and any number of times by others', () => {
    given(asked()).when(ask(), at).expectNothing();
    given(asked()).when(ask('d6'), at).expectEvents({ type: 'QueryAsked', cause: '2' });
    const spoken = after(asked(), [ask(null), at], [ask(null), at]);
    expect(spoken.asked['answer-query']).toBe(3);
  });

  it('is refused while no provider could answer, and when the case has ended', () => {
    given(caseInReview()).when(ask(), at).expectRefusal('wrong-phase');
    given(ended()).when(ask(), at).expectRefusal('case-ended');
  });

  it('is answered once, also before its machine opened it, and the answer reaches the municipality', () => {
    const state = given(asked())
      .when(answerQuery, at)
      .expectEvents(
        { type: 'ObligationOpened', kind: 'answer-query' },
        { type: 'ObligationAnswered', kind: 'answer-query', outcome: 'done' },
        { type: 'QueryAnswered', cause: '1', personal: { text: 'Hästi' } },
      );
    expect(state.queries['1']).toMatchObject({ text: 'Kuidas läheb?', answer: 'Hästi' });
    given(state).when(answerQuery, at).expectRefusal('already-answered');
    expect(owed(asked(), answerQuery)).toEqual(['query-answer to municipality', 'received to provider']);
    given(activeCase()).when(answerQuery, at).expectRefusal('wrong-phase');
  });

  it('can be withdrawn by an officer, opened or not, once', () => {
    const withdraw = { type: 'WithdrawQuery', cause: '1', reason: 'Ei olnud küsimus' } as const;
    const state = given(asked())
      .when(withdraw, at)
      .expectEvents({ type: 'ObligationOpened' }, { type: 'ObligationAnswered', outcome: 'cancelled' });
    expect(openObligations(state)).toEqual([]);
    const open = after(asked(), [{ type: 'OpenObligation', kind: 'answer-query', cause: '1' }, at]);
    given(open).when(withdraw, at).expectEvents({ type: 'ObligationAnswered', outcome: 'cancelled' });
    given(state).when(withdraw, at).expectRefusal('already-answered');
    given(activeCase()).when(withdraw, at).expectRefusal('wrong-phase');
    given(after(asked(), [{ type: 'CancelCase', reason: 'x' }, at]))
      .when(withdraw, at)
      .expectRefusal('already-answered');
  });
});

describe('the machines that an entry starts', () => {
  const restart = { type: 'RestartMachines' } as const;
  const starts = (state: CaseState, command: Command) => {
    const { events, state: next } = given(state).when(command, at);
    return startsOf(events, next);
  };
  const referral = { machine: 'referral' };
  const query = (cause: string) => ({ machine: 'obligation', kind: 'answer-query', cause });

  it('are the referral for an opening, and one for each question', () => {
    const { events, state } = opened();
    expect(startsOf(events, state)).toEqual([referral]);
    expect(starts(activeCase(), ask())).toEqual([query('1')]);
    expect(starts(asked(), ask('d6'))).toEqual([query('2')]);
    expect(starts(asked(), answerQuery)).toEqual([]);
  });

  it('are all that is not answered after a restart', () => {
    const two = after(asked(), [ask('d6'), at], [ask('e7'), at], [{ ...answerQuery, cause: '2' }, at]);
    expect(starts(two, restart)).toEqual([referral, query('1'), query('3')]);
    expect(starts(caseAssigning(), restart)).toEqual([referral]);
  });
});

describe('what else comes by mail', () => {
  it('keeps a draft with the obligation; the first reply’s arrival counts', () => {
    const draft = (mailKey: string, arrivedAt: string): Command => ({
      type: 'DraftAnswer',
      kind: 'ensure-support-person',
      cause: '1',
      mailKey,
      arrivedAt,
      values: { name: 'Mari' },
    });
    const state = given(caseAssigning())
      .when(draft('c5', moments.ensured), at)
      .expectEvents({ type: 'AnswerDrafted', arrivedAt: moments.ensured });
    given(state).when(draft('c5', at), at).expectNothing();
    given(state)
      .when(draft('d6', at), at)
      .expectEvents({ type: 'AnswerDrafted', arrivedAt: moments.ensured });
    expect(owed(caseAssigning(), draft('c5', at))).toEqual(['draft to provider']);
    given(caseInReview()).when(draft('c5', at), at).expectNothing();
  });

  it('tells the status three times in 24 hours, once for each mail', () => {
    const status = (mailKey: string): Command => ({ type: 'AskStatus', party: 'provider', mailKey });
    expect(owed(activeCase(), status('a'))).toEqual(['status to provider']);
    const often = after(activeCase(), [status('a'), at], [status('b'), at], [status('c'), at]);
    given(often).when(status('d'), '2026-03-21T14:39:59.000Z').expectNothing();
    given(often).when(status('d'), '2026-03-21T14:40:00.000Z').expectEvents({ type: 'StatusAsked' });
    given(often).when(status('a'), '2026-03-25T10:00:00.000Z').expectNothing();
  });

  it('notes that somebody is away once until the day is over', () => {
    const away = (until: string | null): Command => ({
      type: 'NoteAbsence',
      party: 'provider',
      mailKey: 'c5',
      until: until as never,
      deputy: 'Jüri',
    });
    expect(owed(activeCase(), away('2026-03-25'))).toEqual(['absence to agency']);
    const noted = after(activeCase(), [away('2026-03-25'), at]);
    expect(noted.absences.provider).toMatchObject({ until: '2026-03-25', deputy: 'Jüri', notedAt: at });
    given(noted).when(away('2026-03-27'), '2026-03-25T20:00:00.000Z').expectNothing();
    given(noted).when(away('2026-03-27'), '2026-03-26T08:00:00.000Z').expectEvents({ type: 'AbsenceNoted' });
    given(ended()).when(away(null), at).expectNothing();
  });

  it('notes an absence without an end anew after 14 days', () => {
    const away: Command = {
      type: 'NoteAbsence',
      party: 'provider',
      mailKey: 'c5',
      until: null,
      deputy: null,
    };
    // Noted on 20 March.
    const noted = after(activeCase(), [away, at]);
    given(noted).when(away, '2026-04-03T08:00:00.000Z').expectNothing();
    given(noted).when(away, '2026-04-04T08:00:00.000Z').expectEvents({ type: 'AbsenceNoted', until: null });
  });

  it('tells the deputy of an absence, when there is one, with what is owed first', () => {
    const report: Command = {
      type: 'ReportChange',
      ...{ direction: 'worse', since: null, urgent: false, what: 'Haigestus.', done: null },
    };
    const unread = { kind: 'acknowledge-change', cause: '1' } as const;
    const open = after(activeCase(), [report, at], [{ type: 'OpenObligation', ...unread }, at]);
    const away: Command = {
      type: 'NoteAbsence',
      ...{ party: 'municipality', mailKey: 'c5', until: null, deputy: null, told: 'deputy' },
    };
    const { state, events } = given(open).when(away, at);
    expect(noticesOf(events, state)).toEqual([{ name: 'absence', to: 'municipality', obligation: unread }]);
    expect(owed(activeCase(), away)).toEqual(['absence to municipality']);
  });
});

describe('what an officer puts right', () => {
  it('is the address to which the municipality is written; the same again changes nothing', () => {
    const correct = { type: 'CorrectContact', address: 'uus@vald.example', name: 'Uus' } as const;
    const state = given(activeCase()).when(correct, at).expectEvents({ type: 'ContactCorrected' });
    expect(state.sender).toEqual({ address: 'uus@vald.example', name: 'Uus' });
    given(state).when(correct, at).expectNothing();
  });

  it('sends a mail again: a task mail of the promise begins its five days anew', () => {
    const about = { kind: 'ensure-support-person', cause: '1' } as const;
    const resend = { type: 'ResendNotice', notice: 'task', to: 'provider', obligation: about } as const;
    const state = given(caseAssigning())
      .when(resend, '2026-02-09T08:00:00.000Z')
      .expectEvents({ type: 'NoticeResent' }, { type: 'ObligationRescheduled', due: '2026-02-16' as never });
    expect(state.phase).toBe('assigning');
    expect(owed(caseAssigning(), resend)).toEqual(['task to provider']);
    const receipt = { ...resend, notice: 'receipt', to: 'municipality', obligation: null } as const;
    given(caseInReview()).when(receipt, at).expectEvents({ type: 'NoticeResent' });
    given(ended()).when(receipt, at).expectRefusal('case-ended');
  });

  it('corrects the referral and names the fields, and completes it when nothing is missing any more', () => {
    const correct = (referral: ReturnType<typeof completeReferral>): Command => ({
      type: 'CorrectReferral',
      referral,
      reason: 'Helistasin',
    });
    const phone = completeReferral({ client: { phone: '+372 5999 9999' }, need: 'Muu' });
    given(caseAssigning())
      .when(correct(phone), at)
      .expectEvents({ type: 'ReferralCorrected', fields: ['client.phone', 'need'], missing: [] });
    given(caseAssigning()).when(correct(completeReferral()), at).expectNothing();
    const state = given(incompleteCase())
      .when(correct(completeReferral()), at)
      .expectEvents(
        { type: 'ObligationAnswered', outcome: 'done', channel: 'admin' },
        { type: 'ReferralCorrected' },
      );
    expect(state.phase).toBe('review');
    const part = completeReferral({ need: null, client: { languages: [] } });
    expect(given(incompleteCase()).when(correct(part), at).state.phase).toBe('incomplete');
    given({ ...activeCase(), referral: null })
      .when(correct(phone), at)
      .expectRefusal('wrong-phase');
  });
});
