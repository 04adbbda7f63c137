import { describe, expect, it } from 'vitest';
import { type CaseEvent, parseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import type { CaseState } from '#domain/case/state';
import { caseAssigning, change, completeReferral, moments, opened, provider } from '../../support/cases.ts';
import { deepFreeze } from '../../support/given.ts';

const at = moments.registered;
const apply = (state: CaseState | null, ...events: CaseEvent[]) =>
  evolve(state && deepFreeze(state), { version: (state?.version ?? 0) + 1, at, events: deepFreeze(events) });

describe('applying a log entry', () => {
  it('gives the case the number of the entry', () => {
    const { state } = opened();
    const nudged = { type: 'MailFiled', mailKey: 'c5', as: 'note' } as const;
    expect(evolve(state, { version: 7, at, events: [nudged] }).version).toBe(7);
  });

  it('fails for a case that does not begin with its opening, and for an empty entry', () => {
    expect(() => apply(null, { type: 'EndWarned' })).toThrow('must begin with CaseOpened');
    expect(() => apply(null)).toThrow('must hold an event');
  });

  it('fails for an obligation that was never opened', () => {
    const nudged = {
      type: 'ObligationNudged',
      kind: 'ensure-support-person',
      cause: '1',
      step: 'x',
    } as const;
    expect(() => apply(opened().state, nudged)).toThrow('never opened');
  });

  it('keeps when the task was opened first', () => {
    const event = { type: 'TaskOpened', kind: 'ensure-support-person', cause: '1' } as const;
    const once = evolve(caseAssigning(), { version: 9, at: moments.ensured, events: [event] });
    const twice = evolve(once, { version: 10, at: moments.recorded, events: [event] });
    expect(twice.obligations).toEqual(once.obligations);
  });
});

describe('a log whose personal parts are erased', () => {
  /** Every event that has a personal part, as one story. */
  function story(): CaseEvent[] {
    const answers: CaseEvent[] = [
      {
        type: 'ReferralSupplemented',
        mailKey: null,
        ...facts,
        personal: { referral: completeReferral(), warnings: [] },
      },
      { type: 'ReferralReturned', personal: { text: 'x' } },
      { type: 'ReferralAccepted', provider, referralDate: '2026-01-30' as never },
      { type: 'AssignmentDeclined', personal: { text: 'x' } },
      { type: 'ReferralAccepted', provider, referralDate: '2026-01-30' as never },
      {
        type: 'SupportPersonEnsured',
        languages: ['uk'],
        personal: { name: 'Mari', phone: null, email: null },
      },
      {
        type: 'FirstMeetingArranged',
        startsAt: at,
        minutes: 60,
        moved: false,
        interpreter: null,
        personal: { place: 'Kodu' },
      },
      { type: 'FirstMeetingMissed', personal: { text: 'x' } },
      {
        type: 'FirstMeetingArranged',
        startsAt: at,
        minutes: 60,
        moved: false,
        interpreter: null,
        personal: { place: 'Kodu' },
      },
      {
        type: 'FirstMeetingHeld',
        suited: false,
        rhythm: null,
        days: [],
        personal: { goals: null, note: 'x' },
      },
      {
        type: 'FirstMeetingHeld',
        suited: true,
        rhythm: 'monthly',
        days: [],
        personal: { goals: 'x', note: null },
      },
      { type: 'ReferralDeclined', personal: { text: 'x' } },
      { type: 'CaseEnded', ending: 'declined', personal: { text: 'x' } },
    ];
    return [...opened().events, ...answers];
  }
  const facts = { decisionDate: null, languages: ['uk'], protection: null, missing: [] };

  const erased = (event: CaseEvent): CaseEvent => {
    const { personal: _, ...rest } = event as CaseEvent & { personal?: unknown };
    return parseEvent(rest);
  };

  it('still gives the case, with the same facts and nobody’s name', () => {
    const whole = apply(null, ...story());
    const without = apply(null, ...story().map(erased));
    expect(without).toEqual({
      ...whole,
      referral: null,
      warnings: [],
      sender: null,
      goals: null,
      plans: whole.plans.map((plan) => ({ ...plan, goals: null })),
      reason: null,
      meeting: { startsAt: at, minutes: 60, place: null, interpreter: null },
    });
    expect(whole).toMatchObject({ phase: 'ended', noShows: 1, meetings: 2, goals: 'x', reason: 'x' });
  });

  it('still knows that there is a support person, and their languages', () => {
    const ensured = apply(caseAssigning(), { type: 'SupportPersonEnsured', languages: ['uk'] });
    expect(ensured.supportPerson).toEqual({ name: null, phone: null, email: null, languages: ['uk'] });
  });

  it('is what the schema of events reads: each event of the story survives a parse', () => {
    for (const event of story()) expect(parseEvent(event)).toEqual(event);
  });
});

describe('a commit that changes nothing', () => {
  it('leaves the version as it was', () => {
    const state = caseAssigning();
    const nothing = change(state, { type: 'ReachMilestone' }, at);
    expect(nothing).toEqual({ state, events: [] });
  });
});
