/** How facts about clocks change an obligation and a case. */
import type { Instant } from '#domain/calendar/calendar';
import type { EventOf } from '#domain/case/events';
import type { CaseState, Obligation } from '#domain/case/state';
import { kindRules } from '#domain/obligation/kinds';

export type ObligationClockEvent = EventOf<
  | 'ObligationPaused'
  | 'ObligationResumed'
  | 'PauseRanOver'
  | 'ObligationExtended'
  | 'ExtensionAsked'
  | 'ExtensionRefused'
  | 'LatenessAccepted'
  | 'ObligationHandedOver'
  | 'InabilityReported'
  | 'ObligationWithdrawn'
>;

export function clockChanged(
  before: Obligation,
  event: ObligationClockEvent,
  at: Instant,
  state: CaseState,
): Obligation {
  switch (event.type) {
    case 'ObligationPaused': {
      const { until, ofCase } = event;
      const whole = ofCase ? state.pause : null;
      const reason = event.personal?.text ?? whole?.reason ?? null;
      const remindedAt = whole?.remindedAt ?? null;
      const pause = { since: at, countsFrom: at, until, remindedAt, ofCase, reason };
      return { ...before, pause, unable: null };
    }
    case 'ObligationResumed':
      return { ...replanned(before, event, at), pause: null };
    case 'PauseRanOver':
      return before.pause ? { ...before, pause: { ...before.pause, remindedAt: at } } : before;
    case 'ObligationExtended': {
      const pause = before.pause && { ...before.pause, countsFrom: at };
      // It is the party's again, also when all reminders had gone unanswered.
      const { assignee } = kindRules[before.kind];
      const own = { assignee, passedAt: null, wish: null, wishRefused: null, unable: null };
      return { ...replanned(before, event, at), ...own, pause };
    }
    case 'ExtensionAsked': {
      const { party, until } = event;
      const wish = { party, at, until, reason: event.personal?.text ?? null };
      return { ...before, wish, wishRefused: null };
    }
    case 'ExtensionRefused':
      return { ...before, wish: null, wishRefused: event.personal?.text ?? null };
    case 'LatenessAccepted':
      return before.status === 'closed' ? { ...before, latenessAccepted: true } : before;
    case 'ObligationHandedOver': {
      const linkIssue = before.linkIssue + 1;
      const { address, name } = event.personal ?? { address: null, name: null };
      const contact = { address, name, provider: event.provider, sinceIssue: linkIssue };
      return { ...before, linkIssue, contact, unable: null, lockedOut: null };
    }
    case 'InabilityReported':
      return { ...before, unable: { party: event.party, at, reason: event.personal?.text ?? null } };
    case 'ObligationWithdrawn':
      return before;
  }
}

type CaseClockEvent = EventOf<'CasePaused' | 'CaseResumed' | 'CasePauseRanOver' | 'ContactHandedOver'>;

export function caseClockChanged(state: CaseState, event: CaseClockEvent, at: Instant): CaseState {
  switch (event.type) {
    case 'CasePaused': {
      const reason = event.personal?.text ?? null;
      return { ...state, pause: { since: at, until: event.until, remindedAt: null, reason } };
    }
    case 'CaseResumed':
      return { ...state, pause: null };
    case 'CasePauseRanOver': {
      const obligations = Object.entries(state.obligations).map(([key, one]): [string, Obligation] => [
        key,
        one.status === 'open' && one.pause?.ofCase
          ? { ...one, pause: { ...one.pause, remindedAt: at } }
          : one,
      ]);
      const pause = state.pause && { ...state.pause, remindedAt: at };
      return { ...state, pause, obligations: Object.fromEntries(obligations) };
    }
    case 'ContactHandedOver':
      return { ...state, sender: event.personal ?? null };
  }
}

/** Its ladder is planned anew; a ladder of the agency begins anew, since its weeks went by. */
function replanned(
  before: Obligation,
  { due, explanation }: EventOf<'ObligationResumed' | 'ObligationExtended'>,
  at: Instant,
): Obligation {
  const plannedFrom = before.plannedFrom > at ? before.plannedFrom : at;
  return { ...before, due, explanation, plannedFrom, nudged: [], passedAt: before.passedAt && at };
}
