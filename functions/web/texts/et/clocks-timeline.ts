/** What happened to the clocks of a case, in plain Estonian words, without personal data. */
import type { EventOf } from '#domain/case/events';
import { dateShort, deadlineShort } from '#domain/estonian';
import { kindNames, partyNames } from './admin.ts';

export type ClockEvent = EventOf<
  | 'ObligationPaused'
  | 'ObligationResumed'
  | 'PauseRanOver'
  | 'CasePaused'
  | 'CaseResumed'
  | 'CasePauseRanOver'
  | 'ObligationExtended'
  | 'ExtensionAsked'
  | 'ExtensionRefused'
  | 'LatenessAccepted'
  | 'ObligationHandedOver'
  | 'ContactHandedOver'
  | 'InabilityReported'
  | 'ObligationWithdrawn'
>;

/** @returns one sentence without a full stop */
export function clockWords(event: ClockEvent): string {
  switch (event.type) {
    case 'ObligationPaused':
      return `Ülesanne peatati${event.ofCase ? ' koos juhtumiga' : ''}: ${named(event)}, eeldatavalt kuni ${dateShort(event.until)}`;
    case 'ObligationResumed':
      return `Ülesanne jätkub: ${named(event)}, tähtaeg ${deadlineShort(event.due)}`;
    case 'PauseRanOver':
      return `Peatatud ülesande eeldatav jätkamise päev on käes: ${named(event)}`;
    case 'CasePaused':
      return `Juhtum peatati, eeldatavalt kuni ${dateShort(event.until)}`;
    case 'CaseResumed':
      return 'Juhtum jätkub';
    case 'CasePauseRanOver':
      return 'Peatatud juhtumi eeldatav jätkamise päev on käes';
    case 'ObligationExtended':
      return `Tähtaega pikendati: ${named(event)}, ${deadlineShort(event.due)}`;
    case 'ExtensionAsked':
      return `${partyNames[event.party]} palub lisaaega kuni ${dateShort(event.until)}: ${named(event)}`;
    case 'ExtensionRefused':
      return `Lisaaega ei antud: ${named(event)}`;
    case 'LatenessAccepted':
      return `Hilinemise põhjus loeti mõjuvaks: ${named(event)}`;
    case 'ObligationHandedOver':
      return `Ülesanne anti üle teisele kontaktile: ${named(event)}; tähtaeg ei muutunud`;
    case 'ContactHandedOver':
      return 'KOV-i kontakt vahetus';
    case 'InabilityReported':
      return `${partyNames[event.party]} teatas, et ei saa ülesannet täita: ${named(event)}`;
    case 'ObligationWithdrawn':
      return `SKA võttis ülesande tagasi: ${named(event)}`;
  }
}

const named = ({ kind }: Pick<EventOf<'PauseRanOver'>, 'kind'>): string => {
  const name = kindNames[kind];
  return name.charAt(0).toLowerCase() + name.slice(1);
};
