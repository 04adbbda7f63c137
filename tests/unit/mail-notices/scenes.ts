/** Every notice that a case can owe, gathered by playing the stories that owe them. */
import { addMonths, at, dayOf, endOfDay, type Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { type Notice, noticesOf } from '#domain/case/notices';
import { currentOf } from '#domain/case/path';
import { type CaseState, findObligation } from '#domain/case/state';
import type { ObligationKind } from '#domain/obligation/kinds';
import { nextNudgeAt } from '#domain/obligation/nudging';
import type { NoticeContext } from '#mail/notices/letter';
import {
  activeCase,
  type CaseOptions,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  causeOf,
  change,
  incompleteCase,
  incompleteReferral,
  moments,
  opened,
  withTaskOpen,
} from '../../support/cases.ts';
import { clocks } from './clocks-scenes.ts';
import { correctionScenes } from './correction-scenes.ts';
import { correspondence } from './correspondence-scenes.ts';
import { serviceEnds } from './ending-scenes.ts';
import { evaluations } from './evaluation-scenes.ts';
import { needScenes } from './need-scenes.ts';
import { plans } from './plan-scenes.ts';
import { transfers } from './transfer-scenes.ts';

/** A notice as it is about to be written. */
export interface Scene {
  readonly story: string;
  readonly notice: Notice;
  readonly state: CaseState;
  readonly stamp: Instant;
}

export const context = (stamp: Instant, changes: Partial<NoticeContext> = {}): NoticeContext => ({
  taskLink: 'https://tugirada.example/ulesanne/c2lnbmVk',
  caseLink: 'https://tugirada.example/admin/juhtum/TR26-4F7KQ',
  meetingLink: 'https://tugirada.example/kohtumine/c2lnbmVk',
  reportLink: null,
  feedback: {
    own: 'https://tugirada.example/feedback/t.et.20260810.c2ln',
    client: 'https://tugirada.example/feedback/k.uk.20260810.c2ln',
  },
  telephone: '612 1360',
  stamp,
  sender: 'suunamine@tugirada.example',
  ...changes,
});

/** @returns every kind of notice to every party that it can go to, from cases made with these options */
export function everyScene(options: CaseOptions = {}): Scene[] {
  const phases = [incompleteCase, caseInReview, caseAssigning, caseArranging, caseInMeeting];
  return [
    ...openings(options),
    ...supplements(options),
    ...reviews(options),
    ...people(options),
    ...correspondence(options),
    ...clocks(options),
    ...transfers(options),
    ...correctionScenes(options),
    ...plans(options),
    ...evaluations(options),
    ...phases.flatMap((make) => nudges(make(options))),
    ...endings(options),
    ...serviceEnds(options),
  ];
}

/** @returns the notices that one command owes. */
export function scenesOf(story: string, before: CaseState, command: Command, stamp: Instant): Scene[] {
  const { state, events } = change(before, command, stamp);
  return noticesOf(events, state).map((notice) => ({ story, notice, state, stamp }));
}

/** @returns the notices of the machine's opening the obligation that the case waits for. */
export function taskScenes(story: string, before: CaseState, stamp: Instant): Scene[] {
  const current = currentOf(before);
  if (!current) return [];
  const command: Command = { type: 'OpenObligation', ...current };
  return scenesOf(story, before, command, stamp);
}

export const arrival = (at: Instant) => ({ channel: 'page', arrivedAt: at }) as const;

export const returning = (state: CaseState): Command => ({
  type: 'ReviewReferral',
  verdict: 'return',
  reason: 'Palun lisage, milles klient abi vajab.',
  cause: causeOf(state, 'review-referral'),
  ...arrival(moments.reviewed),
});

function openings(options: CaseOptions): Scene[] {
  const complete = opened(options);
  const referral = options.opening?.referral ?? incompleteReferral(options.referral);
  const incomplete = opened({ ...options, opening: { ...options.opening, referral } });
  const scenes = [complete, incomplete].flatMap(({ state, events }) =>
    noticesOf(events, state).map((notice) => ({
      story: state.missing.length > 0 ? 'an incomplete referral' : 'a complete referral',
      notice,
      state,
      stamp: moments.registered,
    })),
  );
  return [...scenes, ...taskScenes('a new referral', complete.state, moments.registered)];
}

function supplements(options: CaseOptions): Scene[] {
  // Need and languages are missing, whatever the options: so that a reply can give a part.
  const referral = { ...options.referral, need: null };
  const incomplete = incompleteCase({ ...options, referral });
  const supplement = (more: Partial<NonNullable<CaseState['referral']>>): Command => ({
    type: 'SupplementReferral',
    mailKey: 'b4'.repeat(32),
    more: { ...incompleteReferral(options.referral), ...more },
    warnings: options.opening?.warnings ?? [],
    ...arrival(moments.supplemented),
  });
  const rest = opened(options).state.referral ?? {};
  return [
    ...scenesOf('a reply with a part', incomplete, supplement({ need: 'Vajab tuge.' }), moments.supplemented),
    ...scenesOf('a reply with the rest', incomplete, supplement(rest), moments.supplemented),
  ];
}

function reviews(options: CaseOptions): Scene[] {
  const review = caseInReview(options);
  const cause = causeOf(review, 'review-referral');
  const when = moments.reviewed;
  const accept: Command = {
    type: 'ReviewReferral',
    verdict: 'accept',
    provider: { id: 'abikasi', name: 'Abikäsi' },
    referralDate: dayOf(moments.registered),
    cause,
    ...arrival(when),
  };
  const decline: Command = {
    type: 'ReviewReferral',
    verdict: 'decline',
    reason: 'Teenus ei ole selles olukorras ette nähtud.',
    cause,
    ...arrival(when),
  };
  const givenBack = change(
    caseAssigning(options),
    declineAssignment(caseAssigning(options)),
    moments.ensured,
  );
  return [
    ...scenesOf('the agency accepts', review, accept, when),
    ...taskScenes('the agency returns', change(review, returning(review), when).state, when),
    ...scenesOf('the agency declines', review, decline, when),
    ...taskScenes('the provider gives the case back', givenBack.state, moments.ensured),
    ...scenesOf(
      'another provider is chosen',
      withTaskOpen(givenBack.state, moments.ensured),
      { ...accept, cause: '2', arrivedAt: moments.arranged },
      moments.arranged,
    ),
  ];
}

export const declineAssignment = (state: CaseState): Command => ({
  type: 'DeclineAssignment',
  reason: 'Meil ei ole vaba tugiisikut.',
  cause: causeOf(state, 'ensure-support-person'),
  ...arrival(moments.ensured),
});

function people(options: CaseOptions): Scene[] {
  const assigning = caseAssigning(options);
  const meeting = caseInMeeting(options);
  const ensured = caseArranging({ ...options, opened: false });
  const arranged = caseInMeeting({ ...options, opened: false });
  const ensuring = noticesOfPhase('the support person is there', ensured, 'support-person', moments.ensured);
  const agreeing = noticesOfPhase('the meeting is arranged', arranged, 'meeting', moments.arranged);
  return [
    ...taskScenes('the provider is asked', caseAssigning({ ...options, opened: false }), moments.reviewed),
    ...scenesOf('the link is sent again', assigning, reissue(assigning), moments.ensured),
    ...ensuring,
    ...taskScenes('the provider arranges', ensured, moments.ensured),
    ...agreeing,
    ...taskScenes('the provider records', arranged, moments.arranged),
    ...scenesOf('the meeting is moved', meeting, moving(meeting), moments.arranged),
    ...scenesOf('nobody came', meeting, missing(meeting), moments.recorded),
    ...scenesOf('they do not suit', meeting, notSuiting(meeting), moments.recorded),
    ...scenesOf('they suit', meeting, suiting(meeting), moments.recorded),
  ];
}

const noticesOfPhase = (
  story: string,
  state: CaseState,
  name: 'support-person' | 'meeting',
  stamp: Instant,
): Scene[] => {
  const obligation = name === 'meeting' ? ({ kind: 'record-first-meeting', cause: '1' } as const) : null;
  return [{ story, notice: { name, to: 'municipality', obligation }, state, stamp }];
};

const reissue = (state: CaseState): Command => ({
  type: 'ReissueLink',
  kind: 'ensure-support-person',
  cause: causeOf(state, 'ensure-support-person'),
});

const record = (state: CaseState) =>
  ({
    type: 'RecordFirstMeeting',
    cause: causeOf(state, 'record-first-meeting'),
    ...arrival(moments.recorded),
  }) as const;

export const moving = (state: CaseState): Command => ({
  ...record(state),
  arrivedAt: moments.arranged,
  result: 'moved',
  startsAt: '2026-02-13T12:30:00.000Z',
  minutes: 90,
  place: 'Vändra raamatukogu',
});

export const missing = (state: CaseState): Command => ({
  ...record(state),
  result: 'no-show',
  note: 'Klient haigestus.',
});

export const notSuiting = (state: CaseState): Command => ({
  ...record(state),
  result: 'held',
  suited: false,
  note: 'Puudub ühine keel.',
});

const suiting = (state: CaseState): Command => ({
  ...record(state),
  result: 'held',
  suited: true,
  goals: 'Perearst on leitud.',
  rhythm: 'monthly',
  note: null,
});

/** All steps of the ladder, and the first one after it was passed to the agency. */
export function nudges(
  start: CaseState,
  which: { kind: ObligationKind; cause: string } | null = currentOf(start),
): Scene[] {
  const scenes: Scene[] = [];
  if (!which) return scenes;
  const { kind, cause } = which;
  let state = start;
  let now = findObligation(state, kind, cause)?.openedAt ?? moments.registered;
  for (let turn = 0; turn < 30; turn += 1) {
    const obligation = findObligation(state, kind, cause);
    const next = obligation?.status === 'open' ? nextNudgeAt(obligation, now) : null;
    if (next === null) return scenes;
    const { state: after, events } = change(state, { type: 'Nudge', kind, cause }, next);
    const owed = noticesOf(events, after);
    scenes.push(
      ...owed.map((notice) => ({ story: `the ladder of ${kind}`, notice, state: after, stamp: next })),
    );
    if (owed.some(({ name }) => name === 'passed')) return scenes;
    [state, now] = [after, next];
  }
  throw new Error(`the ladder of ${kind} did not end`);
}

function endings(options: CaseOptions): Scene[] {
  const active = activeCase(options);
  if (active.serviceEnd === null) throw new Error('an active case has an end');
  const warned = at(addMonths(active.serviceEnd, -1), '09:00');
  const cancel: Command = { type: 'CancelCase', reason: 'Klient kolis teise riiki.' };
  return [
    ...scenesOf('the end is near', active, { type: 'ReachMilestone' }, warned),
    ...needScenes(active, warned),
    ...scenesOf('the end has come', active, { type: 'ReachMilestone' }, endOfDay(active.serviceEnd)),
    ...scenesOf('cancelled before the meeting', caseInMeeting(options), cancel, moments.arranged),
    ...scenesOf('cancelled during the service', active, cancel, warned),
  ];
}
