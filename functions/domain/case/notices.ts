/**
 * Which mails a log entry owes to whom. A mail is a consequence of a committed fact, never a step of its own: whoever
 * finds the entry can work them out again, so a crash loses none, and each has a name that cannot occur twice.
 */
import type { CaseEvent, EventOf } from '#domain/case/events';
import { type CaseState, findObligation, type Obligation, openObligations } from '#domain/case/state';
import { clockNoticeNames, clockNotices } from '#domain/clocks/notices';
import { evaluationNoticeNames, evaluationNotices } from '#domain/evaluation/notices';
import { kindRules, type ObligationKind, type Party, parties } from '#domain/obligation/kinds';
import { ladder } from '#domain/obligation/ladder';
import { planNoticeNames, planNotices } from '#domain/plan/notices';
import { transferNotices } from '#domain/transfer/notices';

export const noticeNames = [
  'receipt',
  'still-missing',
  'completed',
  'returned',
  'review-task',
  'task',
  'accepted',
  'referral-declined',
  'support-person',
  'meeting',
  'meeting-missed',
  'not-suited',
  'activated',
  'reminder',
  'due-today',
  'overdue',
  'passed',
  'draft',
  'status',
  'absence',
  'change',
  'change-urgent',
  'query-received',
  'query-answer',
  'provider-changed',
  'provider-left',
  'provider-change-undone',
  'support-person-named',
  'end-warning',
  'need-assessed',
  'cancelled',
  'ended',
  ...clockNoticeNames,
  ...planNoticeNames,
  ...evaluationNoticeNames,
  'correction',
  'final-report',
  'reopened',
  'refusal',
  'feedback',
  'received',
] as const;
export type NoticeName = (typeof noticeNames)[number];

/** Whom mails go to: the parties, and after the end, once, the client. */
export const addressees = [...parties, 'client'] as const;
export type Addressee = (typeof addressees)[number];

export interface Notice {
  readonly name: NoticeName;
  readonly to: Addressee;
  /** The obligation that the mail is about and that a reply may answer. */
  readonly obligation: { readonly kind: ObligationKind; readonly cause: string } | null;
}

/**
 * @param events of one log entry; @param state the case after that entry
 * @returns the notices in a fixed order: the same entry always gives the same list
 */
export function noticesOf(events: readonly CaseEvent[], state: CaseState): Notice[] {
  // What lies behind a case that came from a file was told outside: its parties hear of what is due next.
  if (events.some(({ type }) => type === 'CaseImported')) return [];
  // Receipts come last: a mail is named by its place, and those of older entries keep theirs.
  return [
    ...events.flatMap((event) => noticesOfEvent(event, state)),
    ...events.flatMap((event) => receiptOf(event, state)),
  ];
}

/**
 * Answers that no other mail tells their writer of. After the others a mail follows at once: the next task, that all is
 * complete, that the service began, that the case is over. To acknowledge is one click, which sends nothing.
 */
const withReceipt: readonly ObligationKind[] = [
  'answer-query',
  'send-overview',
  'record-evaluation',
  'report-to-agency',
  'hand-over-case',
  'take-over-case',
  'assess-need',
];

/** True when no other mail tells a party that what it sent on a page has come. */
export const owesReceipt = (kind: ObligationKind, outcome: 'done' | 'declined' | 'cancelled'): boolean =>
  (outcome === 'done' && withReceipt.includes(kind)) ||
  (outcome === 'declined' && kind === 'ensure-support-person');

/**
 * The receipt for what was sent on a page, to the address that was confirmed there. An answer that an officer recorded its
 * party did not send; what a municipality's mail answers by itself gets no answer, so that two machines never talk.
 */
function receiptOf(event: CaseEvent, state: CaseState): Notice[] {
  if (event.type === 'ChangeReported' || event.type === 'RefusalRecorded')
    return everyParty('received', state, ['provider']);
  if (event.type !== 'ObligationAnswered') return [];
  const { assignee } = kindRules[event.kind];
  // A provider's mail only drafts: it answers by the page, where it is confirmed.
  const onPage = event.channel === 'page' || (event.channel === 'mail' && assignee === 'provider');
  return onPage && owesReceipt(event.kind, event.outcome) ? [about('received', assignee, event)] : [];
}

function noticesOfEvent(event: CaseEvent, state: CaseState): Notice[] {
  switch (event.type) {
    case 'CaseOpened':
      return [about('receipt', 'municipality', event.missing.length > 0 ? completion(state) : null)];
    case 'ReferralSupplemented':
      return state.phase === 'incomplete' ? [about('still-missing', 'municipality', completion(state))] : [];
    case 'ObligationAnswered':
      return event.kind === 'complete-referral' && event.outcome === 'done'
        ? [about('completed', 'municipality')]
        : [];
    case 'ObligationOpened':
    case 'LinkReissued':
    case 'ObligationHandedOver':
      return taskNotice(event, state);
    case 'ObligationResumed':
      return event.unsent ? taskNotice(event, state) : clockNotices(event, state);
    case 'ObligationPaused':
    case 'PauseRanOver':
    case 'CasePaused':
    case 'CaseResumed':
    case 'CasePauseRanOver':
    case 'ObligationExtended':
    case 'ExtensionAsked':
    case 'ExtensionRefused':
    case 'ContactHandedOver':
    case 'InabilityReported':
    case 'ObligationWithdrawn':
      return clockNotices(event, state);
    case 'PlanChanged':
    case 'OverviewSent':
    case 'ReportApproved':
      return planNotices(event, state);
    case 'EvaluationSet':
    case 'EvaluationCancelled':
    case 'EvaluationRecorded':
    case 'InterpreterArranged':
    case 'InterpreterNotPossible':
      return evaluationNotices(event, state);
    case 'ObligationNudged':
      return nudgeNotices(event, state);
    case 'ObligationPassedToAgency':
      return [about('passed', 'agency', event)];
    case 'ReferralAccepted':
      return [about('accepted', 'municipality')];
    case 'ReferralDeclined':
      return [about('referral-declined', 'municipality')];
    case 'SupportPersonEnsured':
      return [about('support-person', 'municipality')];
    case 'FirstMeetingArranged':
      return [about('meeting', 'municipality', { kind: 'record-first-meeting', cause: next(state) })];
    case 'FirstMeetingMissed':
      return [about('meeting-missed', 'municipality')];
    case 'FirstMeetingHeld':
      return event.suited ? [] : [about('not-suited', 'municipality')];
    case 'CaseActivated':
      return everyParty('activated', state, ['municipality', 'provider']);
    case 'AnswerDrafted':
      return [about('draft', 'provider', event)];
    case 'AbsenceNoted':
      return event.told === 'agency'
        ? [about('absence', 'agency')]
        : [about('absence', event.party, owedBy(state, event.party))];
    case 'NoticeResent': {
      const name = noticeNames.find((one) => one === event.notice);
      return name ? [about(name, event.to, event.obligation)] : [];
    }
    case 'StatusAsked':
      return [about('status', event.party)];
    case 'ChangeReported': {
      const change = about('change', 'municipality', { kind: 'acknowledge-change', cause: event.cause });
      return event.urgent ? [change, about('change-urgent', 'agency')] : [change];
    }
    case 'QueryAsked':
      return [about('query-received', 'municipality', { kind: 'answer-query', cause: event.cause })];
    case 'QueryAnswered':
      return [about('query-answer', 'municipality', { kind: 'answer-query', cause: event.cause })];
    case 'FactCorrected':
      return event.told.map((party) => about('correction', party, correctedObligation(event, state)));
    case 'ProviderChanged':
    case 'ProviderChangeUndone':
    case 'SupportPersonNamed':
      return transferNotices(event, state);
    case 'EndWarned':
      return [
        about('end-warning', 'municipality', {
          kind: 'assess-need',
          cause: String(state.asked['assess-need']),
        }),
        ...everyParty('end-warning', state, ['provider']),
      ];
    case 'NeedAssessed':
      return everyParty('need-assessed', state, ['provider', 'agency']);
    case 'CaseEnded':
      if (event.ending === 'cancelled') return everyParty('cancelled', state, all);
      return event.ending === 'declined' ? [] : feedbackNotices(state);
    case 'ServiceEnded':
      return everyParty('ended', state, all);
    case 'FinalReportGiven':
      return everyParty('final-report', state, ['municipality', 'agency']);
    case 'CaseReopened':
      return everyParty('reopened', state, all);
    case 'RefusalRecorded':
      return [about('refusal', 'municipality')];
    default:
      return [];
  }
}

/**
 * The task mail. The receipt is that of the first completion, the news of a change that of its acknowledgement; an obligation
 * answered at once needs none.
 */
function taskNotice(
  event: EventOf<'ObligationOpened' | 'LinkReissued' | 'ObligationHandedOver' | 'ObligationResumed'>,
  state: CaseState,
): Notice[] {
  const obligation = findObligation(state, event.kind, event.cause);
  if (obligation?.status !== 'open') return [];
  const first = event.type === 'ObligationOpened' || event.type === 'ObligationResumed';
  // What is opened in a case that stands is asked for when the case goes on.
  if (first && obligation.pause) return [];
  // The warning that the service ends soon asks for it.
  if (event.kind === 'assess-need') return first ? [] : [about('end-warning', 'municipality', event)];
  if (event.kind === 'acknowledge-change') return first ? [] : [about('change', 'municipality', event)];
  if (event.kind === 'review-referral') return [about('review-task', 'agency', event)];
  if (event.kind !== 'complete-referral') return [about('task', kindRules[event.kind].assignee, event)];
  if (state.asked['review-referral'] > 0) return [about('returned', 'municipality', event)];
  return first ? [] : [about('receipt', 'municipality', event)];
}

function nudgeNotices(
  event: { kind: ObligationKind; cause: string; step: string },
  state: CaseState,
): Notice[] {
  const obligation = findObligation(state, event.kind, event.cause);
  const steps = obligation ? ladder(obligation) : [];
  return steps
    .filter(({ name }) => name === event.step)
    .flatMap(({ to, tone }) => to.map((party) => about(tone, party, event)));
}

/** The client's comes last: an erased address takes its own mail away and renumbers no other. */
const feedbackNotices = (state: CaseState): Notice[] => [
  ...everyParty('feedback', state, ['municipality', 'provider']),
  ...(state.referral?.client.email ? [about('feedback', 'client')] : []),
];

const all: readonly Party[] = ['municipality', 'provider', 'agency'];

/** What the party owes first. */
const owedBy = (state: CaseState, party: Party): Obligation | null =>
  openObligations(state)
    .filter(({ kind, passedAt }) => kindRules[kind].assignee === party && !passedAt)
    .toSorted((one, other) => one.due.localeCompare(other.due))[0] ?? null;

/** A reply to the news of a question or a meeting belongs to it. */
function correctedObligation({ fact, cause }: EventOf<'FactCorrected'>, state: CaseState) {
  if (fact === 'query') return { kind: 'answer-query', cause: cause ?? '1' } as const;
  return fact === 'first-meeting' ? ({ kind: 'record-first-meeting', cause: next(state) } as const) : null;
}

/** A party that the case does not have yet is told nothing. */
const everyParty = (name: NoticeName, state: CaseState, to: readonly Party[]): Notice[] =>
  to.filter((party) => party !== 'provider' || state.provider).map((party) => about(name, party));

const completion = (state: CaseState) =>
  ({ kind: 'complete-referral', cause: String(state.asked['complete-referral']) }) as const;

const next = (state: CaseState): string => String(state.asked['record-first-meeting']);

const about = (
  name: NoticeName,
  to: Addressee,
  of?: { kind: ObligationKind; cause: string } | null,
): Notice => ({
  name,
  to,
  obligation: of ? { kind: of.kind, cause: of.cause } : null,
});
