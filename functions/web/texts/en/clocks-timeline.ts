/** What happened to the clocks of a case, in plain English words, without personal data. */
import type { EventOf } from '#domain/case/events';
import { dateShort, deadlineShort } from '#domain/english';
import { obligationWords } from '#domain/obligation/words';
import type { ClockEvent } from '../et/clocks-timeline.ts';
import { partyNames } from './admin.ts';

/** @returns one sentence without a full stop */
export function clockWords(event: ClockEvent): string {
  switch (event.type) {
    case 'ObligationPaused':
      return `Task paused${event.ofCase ? ' together with the case' : ''}: ${named(event)}, expected until ${dateShort(event.until)}`;
    case 'ObligationResumed':
      return `Task resumed: ${named(event)}, due ${deadlineShort(event.due)}`;
    case 'PauseRanOver':
      return `The day has come on which a paused task was expected to go on: ${named(event)}`;
    case 'CasePaused':
      return `Case paused, expected until ${dateShort(event.until)}`;
    case 'CaseResumed':
      return 'Case resumed';
    case 'CasePauseRanOver':
      return 'The day has come on which the paused case was expected to go on';
    case 'ObligationExtended':
      return `Due date extended: ${named(event)}, ${deadlineShort(event.due)}`;
    case 'ExtensionAsked':
      return `${partyNames[event.party]} asks for more time until ${dateShort(event.until)}: ${named(event)}`;
    case 'ExtensionRefused':
      return `More time was not given: ${named(event)}`;
    case 'LatenessAccepted':
      return `The reason for being late was accepted: ${named(event)}`;
    case 'ObligationHandedOver':
      return `Task handed over to another contact: ${named(event)}; the due date stays`;
    case 'ContactHandedOver':
      return 'The municipality’s contact changed';
    case 'InabilityReported':
      return `${partyNames[event.party]} reported that it cannot do the task: ${named(event)}`;
    case 'ObligationWithdrawn':
      return `SKA withdrew the task: ${named(event)}`;
  }
}

const named = ({ kind }: Pick<EventOf<'PauseRanOver'>, 'kind'>): string => obligationWords(kind, 'en').name;
