import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { arrangeFirstMeetingForm } from '#web/forms/arrange-first-meeting.tsx';
import { completeReferralForm } from '#web/forms/complete-referral.tsx';
import { declineAssignmentForm } from '#web/forms/decline-assignment.tsx';
import { ensureSupportPersonForm } from '#web/forms/ensure-support-person.tsx';
import type { Form, FormContext, Parsed } from '#web/forms/form.ts';
import { recordFirstMeetingForm } from '#web/forms/record-first-meeting.tsx';
import { reviewReferralForm } from '#web/forms/review-referral.tsx';
import {
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  change,
  incompleteCase,
  moments,
  provider,
} from '../../support/cases.ts';
import { contextOf, typed } from './context.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

const wrongIn = (form: Form, fields: Fields, context: FormContext): string[] => {
  const parsed = form.parse(typed(fields), context);
  return parsed.ok ? [] : Object.keys(parsed.errors);
};

const commandOf = (parsed: Parsed) => {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.command;
};

describe('the form of a support person', () => {
  const context = contextOf(caseAssigning());
  const good: Fields = {
    name: 'Mari Maasikas',
    email: 'mari@teenus.example',
    languages: 'uk',
    notRelative: 'yes',
    notSameHome: 'yes',
    noConviction: 'yes',
  };

  it('needs one way to reach the person', () => {
    expect(wrongIn(ensureSupportPersonForm, good, context)).toEqual([]);
    expect(wrongIn(ensureSupportPersonForm, { ...good, email: '' }, context)).toEqual(['phone']);
    expect(wrongIn(ensureSupportPersonForm, { ...good, email: '', phone: '55501234' }, context)).toEqual([]);
  });

  it('tells all that is wrong at once, in the order of the form', () => {
    const all = ['name', 'phone', 'languages', 'notRelative', 'notSameHome', 'noConviction'];
    expect(wrongIn(ensureSupportPersonForm, {}, context)).toEqual(all);
  });

  it('needs each of the three checks of its own', () => {
    for (const check of ['notRelative', 'notSameHome', 'noConviction'])
      expect(wrongIn(ensureSupportPersonForm, { ...good, [check]: 'no' }, context)).toEqual([check]);
  });

  it('gives a command that the case takes, with the way and time of its arrival', () => {
    const byPhone: FormContext = { ...context, channel: 'phone', arrivedAt: '2026-02-05T09:00:00.000Z' };
    const command = commandOf(ensureSupportPersonForm.parse(typed(good), byPhone));
    expect(command).toMatchObject({ channel: 'phone', arrivedAt: '2026-02-05T09:00:00.000Z', phone: null });
    expect(change(context.state, command, moments.ensured).state.phase).toBe('arranging');
  });
});

describe('the form of a decline', () => {
  it('needs a reason of at most 4000 characters', () => {
    const context = contextOf(caseAssigning());
    expect(wrongIn(declineAssignmentForm, {}, context)).toEqual(['reason']);
    expect(wrongIn(declineAssignmentForm, { reason: 'x'.repeat(4001) }, context)).toEqual(['reason']);
    expect(wrongIn(declineAssignmentForm, { reason: 'x'.repeat(4000) }, context)).toEqual([]);
  });
});

describe('the form of a meeting', () => {
  const context = contextOf(caseArranging(), '2026-02-09T22:30:00.000Z');
  const good: Fields = { date: '2026-02-12', time: '10:00', place: 'Vallamaja' };

  it('takes today and two months ahead, by the days of Estonia', () => {
    for (const date of ['2026-02-10', '2026-04-10'])
      expect(wrongIn(arrangeFirstMeetingForm, { ...good, date }, context)).toEqual([]);
    for (const date of ['2026-02-09', '2026-04-11', '', '1926-02-12'])
      expect(wrongIn(arrangeFirstMeetingForm, { ...good, date }, context)).toEqual(['date']);
  });

  it('reads the time in Estonia, in summer too', () => {
    const summer = commandOf(arrangeFirstMeetingForm.parse(typed({ ...good, date: '08.04.2026' }), context));
    expect(summer).toMatchObject({ startsAt: '2026-04-08T07:00:00.000Z', minutes: 60, place: 'Vallamaja' });
  });

  it('needs a place of at most 300 characters and minutes that can be', () => {
    const fields = { ...good, minutes: '5', place: 'x'.repeat(301) };
    expect(wrongIn(arrangeFirstMeetingForm, fields, context)).toEqual(['minutes', 'place']);
  });
});

describe('the form of what came of the meeting', () => {
  const context = contextOf(caseInMeeting(), moments.recorded);
  const wrong = (fields: Fields) => wrongIn(recordFirstMeetingForm, fields, context);

  it('asks for what belongs to the result, and for nothing else', () => {
    expect(wrong({})).toEqual(['result']);
    expect(wrong({ result: 'cancelled' })).toEqual(['result']);
    expect(wrong({ result: 'held' })).toEqual(['suited']);
    expect(wrong({ result: 'held', suited: 'yes' })).toEqual(['goals', 'rhythm']);
    expect(wrong({ result: 'held', suited: 'no' })).toEqual(['note']);
    expect(wrong({ result: 'no-show' })).toEqual(['note']);
    expect(wrong({ result: 'moved', minutes: '60' })).toEqual(['date', 'time', 'place']);
    expect(wrong({ result: 'no-show', note: 'Ei tulnud.', date: 'homme', goals: 'x'.repeat(5000) })).toEqual(
      [],
    );
  });

  it('refuses goals over 4000 characters', () => {
    const held = { result: 'held', suited: 'yes', rhythm: 'monthly' };
    expect(wrong({ ...held, goals: 'x'.repeat(4001) })).toEqual(['goals']);
    expect(wrong({ ...held, goals: 'x'.repeat(4000) })).toEqual([]);
  });

  it('gives commands that the case takes', () => {
    const phases = [
      [{ result: 'held', suited: 'yes', goals: 'Perearst.', rhythm: 'three-months' }, 'active'],
      [{ result: 'held', suited: 'no', note: 'Ei sobi.' }, 'assigning'],
      [{ result: 'no-show', note: 'Ei tulnud.' }, 'arranging'],
      [{ result: 'moved', date: '12.02.2026', time: '15.00', place: 'Kodu' }, 'meeting'],
    ] as const;
    for (const [fields, phase] of phases) {
      const command = commandOf(recordFirstMeetingForm.parse(typed(fields), context));
      expect(change(context.state, command, moments.recorded).state.phase).toBe(phase);
    }
  });
});

describe('the form of the review', () => {
  const context = contextOf(caseInReview(), moments.reviewed);
  const form = reviewReferralForm([provider], provider.id);
  const wrong = (fields: Fields) => wrongIn(form, fields, context);

  it('suggests the provider and the date of the decision', () => {
    expect(form.initial(context.state)).toEqual({ provider: ['abikasi'], referralDate: ['2026-01-30'] });
  });

  it('needs a provider of the list and a date that can be, to accept', () => {
    expect(wrong({})).toEqual(['verdict']);
    expect(wrong({ verdict: 'accept' })).toEqual(['provider', 'referralDate']);
    const accept = { verdict: 'accept', provider: 'abikasi' };
    expect(wrong({ ...accept, provider: 'võõras', referralDate: '2026-01-30' })).toEqual(['provider']);
    for (const referralDate of ['2026-02-05', '2016-01-30', '30.01.20226'])
      expect(wrong({ ...accept, referralDate })).toEqual(['referralDate']);
    const command = commandOf(form.parse(typed({ ...accept, referralDate: '30.01.2026' }), context));
    expect(command).toMatchObject({ provider, referralDate: parseDay('2026-01-30') });
  });

  it('needs a reason to return or decline', () => {
    for (const verdict of ['return', 'decline']) {
      expect(wrong({ verdict })).toEqual(['reason']);
      expect(wrong({ verdict, reason: 'Otsus puudub.', referralDate: 'homme' })).toEqual([]);
    }
  });
});

describe('the form of what a referral lacks', () => {
  const context = contextOf(incompleteCase(), moments.supplemented);
  const wrong = (fields: Fields, given = context) => wrongIn(completeReferralForm, fields, given);
  const missing: Fields = { languages: 'uk', need: 'Vajab abi.', decisionNumber: '7-1' };

  it('asks only for what is missing', () => {
    expect(wrong({})).toEqual(['languages', 'need', 'decisionNumber']);
    const command = commandOf(completeReferralForm.parse(typed(missing), context));
    const { state } = change(context.state, command, moments.supplemented);
    expect(state.phase).toBe('review');
    expect(state.referral?.client).toMatchObject({ name: 'Olena Kovalenko', languages: ['uk'] });
    expect(state.referral?.decision.number).toBe('7-1');
  });

  it('takes its own prefilled fields back, however they were written', () => {
    const odd = { client: { name: 'Olena (s. 1990)', phone: 'tel 55', languages: [] as string[] } };
    const state = incompleteCase({ referral: odd });
    const values = { ...completeReferralForm.initial(state), ...typed(missing) };
    expect(completeReferralForm.parse(values, contextOf(state))).toMatchObject({ ok: true });
  });

  it('takes a correction of what was known along with what was missing', () => {
    const values = typed({ ...missing, clientName: 'Keegi Teine', phone: '5550 0000' });
    const state = incompleteCase();
    const parsed = completeReferralForm.parse(
      { ...completeReferralForm.initial(state), ...values },
      contextOf(state),
    );
    expect(parsed).toMatchObject({ ok: true, command: { more: { client: { name: 'Keegi Teine' } } } });
  });

  it('needs one of each group of fields, and says so once', () => {
    const nobody = { personalCode: null, birthDate: null, phone: null, email: null, address: null };
    const given = contextOf(incompleteCase({ referral: { client: { ...nobody, languages: [] } } }));
    expect(wrong(missing, given)).toEqual(['personalCode', 'phone']);
    expect(wrong({ ...missing, birthDate: '14.05.1990', address: 'Näidise 1' }, given)).toEqual([]);
    expect(wrong({ ...missing, birthDate: '1890-01-01', address: 'Näidise 1' }, given)).toEqual([
      'birthDate',
    ]);
    expect(wrong({ ...missing, birthDate: 'mais', email: 'x' }, given)).toEqual(['birthDate', 'email']);
    const both = { ...missing, personalCode: '37605030299', birthDate: '14.05.1990', address: 'Näidise 1' };
    expect(wrong(both, given)).toEqual(['birthDate']);
  });

  it('refuses a decision of tomorrow', () => {
    expect(wrong({ ...missing, decisionDate: '2026-02-04' })).toEqual(['decisionDate']);
    expect(wrong({ ...missing, decisionDate: '2026-02-03' })).toEqual([]);
  });
});
