/** Which mails facts about clocks owe. */
import type { EventOf } from '#domain/case/events';
import type { Notice } from '#domain/case/notices';
import { type CaseState, findObligation } from '#domain/case/state';
import { kindRules, type ObligationKind, type Party } from '#domain/obligation/kinds';

export const clockNoticeNames = [
  'paused',
  'resumed',
  'pause-over',
  'extended',
  'extension-asked',
  'extension-refused',
  'unable',
  'withdrawn',
  'case-paused',
  'case-resumed',
  'new-contact',
] as const;
type ClockNotice = (typeof clockNoticeNames)[number];

type Telling = EventOf<
  | 'ObligationPaused'
  | 'ObligationResumed'
  | 'PauseRanOver'
  | 'CasePaused'
  | 'CaseResumed'
  | 'CasePauseRanOver'
  | 'ObligationExtended'
  | 'ExtensionAsked'
  | 'ExtensionRefused'
  | 'ContactHandedOver'
  | 'InabilityReported'
  | 'ObligationWithdrawn'
>;

/** What stands or goes on with its case is told of by the case's own mail. The agency is not told of what it did itself. */
export function clockNotices(event: Telling, state: CaseState): Notice[] {
  switch (event.type) {
    case 'ObligationPaused':
      return event.ofCase ? [] : toParty('paused', event);
    case 'ObligationResumed':
      return event.ofCase || !isOpen(state, event) ? [] : toParty('resumed', event);
    case 'PauseRanOver':
      return [about('pause-over', 'agency', event)];
    case 'CasePauseRanOver':
      return [about('pause-over', 'agency')];
    case 'CasePaused':
      return toAll('case-paused', state);
    case 'CaseResumed':
      return toAll('case-resumed', state);
    case 'ObligationExtended':
      return toParty('extended', event);
    case 'ExtensionAsked':
      return [about('extension-asked', 'agency', event)];
    case 'ExtensionRefused':
      return toParty('extension-refused', event);
    case 'InabilityReported':
      return [about('unable', 'agency', event)];
    case 'ObligationWithdrawn':
      return toParty('withdrawn', event);
    case 'ContactHandedOver':
      return [about('new-contact', 'municipality')];
  }
}

const isOpen = (state: CaseState, { kind, cause }: Which): boolean =>
  findObligation(state, kind, cause)?.status === 'open';

interface Which {
  readonly kind: ObligationKind;
  readonly cause: string;
}

function toParty(name: ClockNotice, event: Which): Notice[] {
  const { assignee } = kindRules[event.kind];
  return assignee === 'agency' ? [] : [about(name, assignee, event)];
}

const toAll = (name: ClockNotice, { provider }: CaseState): Notice[] =>
  (['municipality', 'provider', 'agency'] as const)
    .filter((party) => party !== 'provider' || provider)
    .map((party) => about(name, party));

const about = (name: ClockNotice, to: Party, of?: Which): Notice => ({
  name,
  to,
  obligation: of ? { kind: of.kind, cause: of.cause } : null,
});
