import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { evolve } from '#domain/case/evolve';
import { noticesOf } from '#domain/case/notices';
import { replanning } from '#domain/case/service';
import { correctableFacts, type Values } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';
import {
  activeCase,
  after,
  caseArranging,
  caseInMeeting,
  caseInReview,
  change,
  closingCase,
  moments,
  reportedCase,
} from '../../support/cases.ts';
import {
  answered,
  asked,
  cancelled,
  correct,
  handedOver,
  known,
  later,
  now,
  overviewed,
  refused,
  reported,
  reportedToAgency,
} from '../../support/corrections.ts';
import { given } from '../../support/given.ts';

describe('correcting a recorded fact', () => {
  it('keeps the old value and the reason in the personal part, and what names nobody beside it', () => {
    const state = caseArranging();
    const { name, phone, email, languages } = known(state, 'support-person');
    const after = given(state)
      .when(correct(state, 'support-person', { name: 'Mari Kask', languages: ['et'] }), now)
      .expectEvents({
        type: 'FactCorrected',
        fact: 'support-person',
        changed: ['name', 'languages'],
        facts: { languages: ['et'] },
        told: ['municipality'],
        personal: {
          before: { name: name ?? null, languages: languages ?? null },
          after: { name: 'Mari Kask', phone: phone ?? null, email: email ?? null },
          text: 'Trükiviga.',
        },
      });
    expect(after.supportPerson).toMatchObject({ name: 'Mari Kask', languages: ['et'] });
    expect(after.corrections).toMatchObject([{ fact: 'support-person', at: now, reason: 'Trükiviga.' }]);
  });

  it('changes nothing a second time, nor when all is as it was', () => {
    const state = caseArranging();
    const command = correct(state, 'support-person', { name: 'Mari Kask' });
    given(after(state, [command, now]))
      .when(command, now)
      .expectNothing();
    given(state)
      .when(correct(state, 'support-person', {}), now)
      .expectNothing();
  });

  it('is refused when the case has no such fact, or a value is lacking or cannot be', () => {
    const state = caseArranging();
    const of = (values: Values) => correct(state, 'support-person', values);
    given(caseInReview())
      .when(of({ name: 'Mari Kask' }), now)
      .expectRefusal('wrong-phase');
    given(state)
      .when(of({ name: ' ' }), now)
      .expectRefusal('still-missing');
    given(state)
      .when(of({ phone: null, email: null }), now)
      .expectRefusal('correction-not-possible');
    given(state)
      .when(of({ name: 7 }), now)
      .expectRefusal('correction-not-possible');
    const query = correct(answered(), 'query', {}, { cause: '1' });
    for (const cause of ['9', '__proto__', 'constructor', null])
      given(answered())
        .when({ ...query, cause }, later)
        .expectRefusal('wrong-phase');
    given(answered())
      .when({ ...query, values: { text: 'Kas?', answer: null } }, later)
      .expectRefusal('correction-not-possible');
  });

  it('is refused after the data were erased', () => {
    const state = { ...cancelled(), erasedAt: later };
    given(state)
      .when(correct(state, 'reason', { reason: 'Muu.' }), later)
      .expectRefusal('erased');
  });

  it('tells nobody when the officer wants so', () => {
    const state = caseArranging();
    const done = change(state, correct(state, 'support-person', { name: 'Mari Kask' }, { tell: false }), now);
    expect(noticesOf(done.events, done.state)).toEqual([]);
  });

  it('makes the service plan anew', () => {
    expect(replanning).toContain('FactCorrected');
  });

  it('is read without its personal part: the values are gone, the case stands', () => {
    const state = answered();
    const [event] = change(state, correct(state, 'query', { answer: 'Muu.' }, { cause: '1' }), later).events;
    if (event?.type !== 'FactCorrected') throw new Error('nothing was corrected');
    const { personal: _, ...rest } = event;
    const erased = evolve(state, { version: 99, at: later, events: [rest] });
    expect(erased.queries['1']).toMatchObject({ text: null, answer: null });
    expect(erased.corrections).toMatchObject([{ changed: ['answer'], before: null, reason: null }]);
  });

  it.each([
    ['municipality', caseInReview, { ehak: '0855', name: 'Valga vald' }, null, []],
    ['referral-date', activeCase, { referralDate: '2026-02-01' }, null, ['municipality', 'provider']],
    ['support-person', activeCase, { phone: '5551234' }, null, ['municipality']],
    ['first-meeting', caseInMeeting, { place: 'Vallamaja' }, null, ['municipality']],
    ['query', answered, { answer: 'Kool algab 1. septembril.' }, '1', ['municipality']],
    ['query', asked, { text: 'Kas lasteaed on leitud?' }, '1', ['provider']],
    ['change', reported, { direction: 'better', urgent: true }, '1', ['municipality']],
    ['overview', overviewed, { hours: 9.5, activities: 'Käidi koolis.' }, '1', ['municipality']],
    ['final-report', reportedCase, { summary: 'Parem kokkuvõte.', hours: 40 }, null, ['municipality']],
    ['refusal', refused, { what: 'no-show', on: '2026-06-17' }, '1', ['municipality']],
    ['ending', closingCase, { ending: 'other', note: 'Kolis.' }, null, ['municipality', 'provider']],
    ['report', reportedToAgency, { text: 'Parem kokkuvõte.' }, '1', []],
    ['hand-over', handedOver, { summary: 'Võtmed on naabri käes.' }, null, []],
    ['reason', cancelled, { reason: 'Kolis teise valda.' }, null, ['municipality']],
  ] as const)('puts %s right, in the state and for whom it was told (%#)', (fact, make, values, cause, told) => {
    const state = make();
    const command = correct(state, fact, values, { cause });
    const done = change(state, command, later);
    expect(known(done.state, fact, cause)).toEqual(command.values);
    expect(noticesOf(done.events, done.state).map(({ name, to }) => [name, to])).toEqual(
      told.map((party) => ['correction', party]),
    );
    expect(done.state).toMatchObject({ phase: state.phase, asked: state.asked, endedAt: state.endedAt });
  });
});

describe('correcting the hours of an overview', () => {
  it('counts them anew in the report that was built from it', () => {
    const state = reportedToAgency();
    expect(state.reports['1']?.hours).toBe(7);
    const cause = state.reports['1']?.overviews[0] ?? '';
    const done = after(state, [correct(state, 'overview', { hours: 9.5 }, { cause }), later]);
    expect(done.reports['1']?.hours).toBe(9.5);
  });
});

describe('correcting the first meeting', () => {
  it('moves the due day of its record with it, and nobody is reminded before it', () => {
    const state = caseInMeeting();
    const startsAt = '2026-02-19T08:00:00.000Z';
    const done = given(state)
      .when(correct(state, 'first-meeting', { startsAt }), now)
      .expectEvents(
        { type: 'FactCorrected', facts: { startsAt, minutes: 60 } },
        {
          type: 'ObligationRescheduled',
          kind: 'record-first-meeting',
          due: parseDay('2026-02-23'),
          reason: 'meeting-moved',
        },
      );
    expect(done.obligations['record-first-meeting#1']).toMatchObject({ plannedFrom: startsAt, nudged: [] });
    expect(done.meetings).toBe(state.meetings + 1);
  });

  it('leaves a day that an officer named', () => {
    const state = after(caseInMeeting(), [
      {
        type: 'ExtendObligation',
        kind: 'record-first-meeting',
        cause: '1',
        due: parseDay('2026-03-02'),
        reason: 'Haigus.',
      },
      now,
    ]);
    given(state)
      .when(correct(state, 'first-meeting', { startsAt: '2026-02-19T08:00:00.000Z' }), now)
      .expectEvents({ type: 'FactCorrected' });
  });

  it('moves the beginning of a service that has begun, and cannot lie ahead then, nor months ahead before', () => {
    const state = activeCase();
    const startsAt = '2026-02-11T08:00:00.000Z';
    const done = after(state, [correct(state, 'first-meeting', { startsAt }), moments.recorded]);
    expect(done.serviceStart).toBe('2026-02-11');
    given(state)
      .when(correct(state, 'first-meeting', { startsAt: '2026-02-13T08:00:00.000Z' }), moments.recorded)
      .expectRefusal('correction-not-possible');
    given(caseInMeeting())
      .when(correct(caseInMeeting(), 'first-meeting', { startsAt: '2026-04-12T08:00:00.000Z' }), now)
      .expectRefusal('correction-not-possible');
  });
});

describe('correcting the date of the referral', () => {
  it('moves the end of the service, and warns of it again when it lies far away again', () => {
    const state = { ...activeCase(), endWarnedAt: later };
    const done = after(state, [correct(state, 'referral-date', { referralDate: '2026-02-04' }), later]);
    expect(done).toMatchObject({ referralDate: '2026-02-04', serviceEnd: '2027-02-04', endWarnedAt: null });
  });

  it('is refused when the service would be over by now, or would begin before it', () => {
    const state = activeCase();
    given(state)
      .when(correct(state, 'referral-date', { referralDate: '2025-06-19' }), later)
      .expectRefusal('end-in-the-past');
    given(state)
      .when(correct(state, 'referral-date', { referralDate: '2026-03-01' }), later)
      .expectRefusal('correction-not-possible');
  });
});

describe('correcting the end', () => {
  it('counts in the ending of the case, and not in that of one that was called off', () => {
    const state = reportedCase();
    const done = after(state, [correct(state, 'ending', { ending: 'other-service' }), later]);
    expect(done).toMatchObject({ ending: 'other-service', endedAt: state.endedAt });
    const off = after(closingCase(), [{ type: 'CancelCase', reason: 'Eksitus.' }, later]);
    expect(after(off, [correct(off, 'ending', { ending: 'other-service' }), later]).ending).toBe('cancelled');
  });

  it('is refused for a last day outside the service, a term that was not reached, another reason without words', () => {
    const state = closingCase();
    const of = (values: Values) => given(state).when(correct(state, 'ending', values), later);
    of({ lastDay: '2026-06-21' }).expectRefusal('last-day-outside');
    of({ lastDay: '2026-01-01' }).expectRefusal('last-day-outside');
    of({ ending: 'term-reached' }).expectRefusal('correction-not-possible');
    of({ ending: 'other', note: null }).expectRefusal('still-missing');
  });
});

describe('what was corrected before', () => {
  it('remembers the old values of the referral and of the contact, too', () => {
    const state = caseInReview();
    const { referral } = state;
    if (!referral) throw new Error('the case has no referral');
    const done = after(
      state,
      [
        {
          type: 'CorrectReferral',
          referral: { ...referral, need: 'Muu vajadus.', client: { ...referral.client, phone: '5550000' } },
          reason: 'Kirjaviga.',
        },
        now,
      ],
      [{ type: 'CorrectContact', address: 'uus@vald.example', name: 'Uus Inimene' }, now],
    );
    expect(done.corrections).toMatchObject([
      {
        fact: 'referral',
        before: { 'client.phone': referral.client.phone, need: referral.need },
        reason: 'Kirjaviga.',
      },
      { fact: 'contact', before: { address: 'kadri.tamm@pparnumaa.example', name: 'Kadri Tamm' } },
    ]);
  });

  it('has rules for every fact that the log can name', () => {
    expect(Object.keys(corrections)).toEqual([...correctableFacts]);
  });
});
