/** What happened to a case, in plain English words, without personal data. */
import type { Actor, CaseEvent, EventOf } from '#domain/case/events';
import { dateShort, dateTimeShort, deadlineShort } from '#domain/english';
import { obligationWords } from '#domain/obligation/words';
import { correctedWords, valueWords } from '#domain/words/corrections';
import { directionWords } from '#domain/words/directions';
import { endingWords, refusalWords } from '#domain/words/endings';
import { fieldWords } from '#domain/words/fields';
import { interpretedWords, interpreterLanguage } from '#domain/words/interpreters';
import { needWords } from '#domain/words/needs';
import { phaseWords } from '#domain/words/phases';
import { rhythmWords } from '#domain/words/rhythms';
import { clockWords } from './clocks-timeline.ts';

/** @returns who did it; an officer is named by the subject of their sign-in. */
export function actorWords(by: Actor): string {
  switch (by.who) {
    case 'system':
      return 'System';
    case 'officer':
      return `Officer ${by.officer}`;
    case 'party':
      return { municipality: 'Municipality', agency: 'SKA', provider: 'Provider' }[by.party];
  }
}

/** @returns one sentence without a full stop; personal words of the event are not in it. */
export function eventWords(event: CaseEvent): string {
  switch (event.type) {
    case 'CaseOpened':
      return `Case opened: ${event.municipality.name}${event.missing.length > 0 ? '; data is missing' : ''}`;
    case 'ReferralSupplemented':
      return event.missing.length > 0 ? 'Data was added, some is still missing' : 'The data is complete';
    case 'ObligationOpened':
      return `New task: ${named(event)}, due ${deadlineShort(event.due)}`;
    case 'ObligationAsked':
      return `Task asked for: ${named(event)}`;
    case 'ObligationRescheduled':
      return `New due date: ${named(event)}, ${deadlineShort(event.due)}`;
    case 'ObligationNudged':
      return `Reminder: ${named(event)}`;
    case 'ObligationPassedToAgency':
      return `A task without an answer went to SKA to decide: ${named(event)}`;
    case 'ObligationAnswered':
      return answered(event);
    case 'TaskOpened':
      return `Task opened by its link: ${named(event)}`;
    case 'LinkReissued':
      return `New link sent: ${named(event)}`;
    case 'LinkSlept':
      return `The link slept for an hour, because a wrong address was entered five times: ${named(event)}`;
    case 'ReferralAccepted':
      return `SKA accepted the referral; the provider is ${event.provider.name}, date of referral ${dateShort(event.referralDate)}`;
    case 'ReferralReturned':
      return 'SKA returned the referral to the municipality to be completed';
    case 'ReferralDeclined':
      return 'SKA declined the referral';
    case 'SupportPersonEnsured':
      return 'A support person has been found';
    case 'AssignmentDeclined':
      return 'The provider cannot ensure a support person';
    case 'FirstMeetingArranged':
      return `${event.moved ? 'Meeting put off' : 'Meeting arranged'}: ${dateTimeShort(event.startsAt)}`;
    case 'FirstMeetingHeld':
      return event.suited
        ? `The meeting took place, client and support person suit each other${event.rhythm ? `; overviews ${rhythmWords(event.rhythm, 'en')}` : ''}`
        : 'The meeting took place, client and support person do not suit each other: another support person is needed';
    case 'FirstMeetingMissed':
      return 'The client did not come to the meeting';
    case 'CaseActivated':
      return `The service began and lasts until ${dateShort(event.serviceEnd)}`;
    case 'AnswerDrafted':
      return `An answer came by mail and waits to be confirmed: ${named(event)}`;
    case 'AbsenceNoted':
      return `Automatic reply: the ${{ municipality: 'municipality’s', agency: 'SKA', provider: 'provider’s' }[event.party]} contact is away${event.until ? ` until ${dateShort(event.until)}` : ''}`;
    case 'ContactCorrected':
      return 'The municipality’s contact was corrected';
    case 'NoticeResent':
      return 'A mail was sent again';
    case 'ReferralCorrected':
      return `Data was corrected: ${event.fields.map((field) => fieldWords(field, 'en')).join(', ')}`;
    case 'FactCorrected':
      return correctionWords(event);
    case 'StatusAsked':
      return 'The state of the case was asked for';
    case 'ChangeReported':
      return `The provider reported a change: ${directionWords(event.direction, 'en')}${event.urgent ? '; urgent' : ''}`;
    case 'QueryAsked':
      return 'The municipality asked a query';
    case 'QueryAnswered':
      return 'The provider answered the query';
    case 'PlanChanged':
      return `New action plan (version ${event.version}): overviews ${rhythmWords(event.rhythm, 'en')}`;
    case 'OverviewCovered':
      return `Day of an overview ${dateShort(event.due)}: another overview covers it`;
    case 'OverviewPutOff':
      return 'The overview was put off: its task is sent as the new action plan says';
    case 'OverviewSent':
      return 'The provider sent the municipality an overview';
    case 'ReportPeriodNoted':
      return `Report to SKA every ${event.months} months`;
    case 'ReportAsked':
      return `Report to SKA: period ${dateShort(event.from)}–${dateShort(event.until)}`;
    case 'ReportSent':
      return 'The provider submitted a report to SKA';
    case 'ReportApproved':
      return 'SKA approved the report';
    case 'ReportReturned':
      return 'SKA returned the report';
    case 'ProviderChangePlanned':
      return `Change of provider planned: ${event.from.name} → ${event.to.name} from ${dateShort(event.effective)}`;
    case 'ProviderChangeUndone':
      return 'The change of provider was undone';
    case 'ProviderChanged':
      return `Change of provider: ${event.from.name} → ${event.to.name}`;
    case 'CaseHandedOver':
      return 'The provider before handed the case over';
    case 'SupportPersonNamed':
      return 'The new provider named a support person';
    case 'EvaluationSet':
      return `${event.moved ? 'Time of the interim evaluation changed' : 'Interim evaluation set'}: ${dateTimeShort(event.startsAt)}`;
    case 'EvaluationCancelled':
      return 'The interim evaluation was cancelled';
    case 'EvaluationReached':
      return 'The time of the interim evaluation has come';
    case 'EvaluationRecorded':
      return event.held
        ? `The interim evaluation took place: goals reached ${event.outcomes.filter((one) => one === 'reached').length}/${event.outcomes.length}`
        : 'The interim evaluation did not take place';
    case 'InterpreterAsked':
      return `An interpreter is needed: ${interpretedWords(event.meeting, 'en')} ${dateTimeShort(event.startsAt)}, ${interpreterLanguage(event.language, 'en')}`;
    case 'InterpreterArranged':
      return 'SKA booked an interpreter';
    case 'InterpreterNotPossible':
      return 'SKA cannot book an interpreter';
    case 'NeedAssessed':
      return `The municipality assessed the need after the service: ${needWords(event.need, 'en')}`;
    case 'EndWarned':
      return 'The parties were told that the service ends soon';
    case 'CaseEnded':
      return `The case ended: ${endingWords(event.ending, 'en')}`;
    case 'ServiceEnded':
      return `The service ended: ${endingWords(event.ending, 'en')}; last day ${dateShort(event.lastDay)}`;
    case 'FinalReportGiven':
      return `Final report: goals reached ${event.outcomes.filter((one) => one === 'met').length}/${event.outcomes.length}`;
    case 'CaseReopened':
      return `The case was reopened: ${phaseWords(event.to, 'en')}`;
    case 'RefusalRecorded':
      return `${refusalWords(event.what, 'en')} (${dateShort(event.on)})`;
    case 'MailFiled':
      return {
        answer: 'An answer came by mail',
        query: 'A query came by mail',
        plan: 'An action plan came by mail',
        evaluation: 'The time of an interim evaluation came by mail',
        note: 'A mail came for information',
        status: 'A mail came about the state of the case',
        automatic: 'An automatic reply came',
        undelivered: 'A mail could not be delivered',
      }[event.as];
    case 'ObligationPaused':
    case 'ObligationResumed':
    case 'PauseRanOver':
    case 'CasePaused':
    case 'CaseResumed':
    case 'CasePauseRanOver':
    case 'ObligationExtended':
    case 'ExtensionAsked':
    case 'ExtensionRefused':
    case 'LatenessAccepted':
    case 'ObligationHandedOver':
    case 'ContactHandedOver':
    case 'InabilityReported':
    case 'ObligationWithdrawn':
      return clockWords(event);
    case 'PersonalDataErased':
      return 'Personal data was erased: the time for which it is kept ran out';
    case 'MachinesRestarted':
      return 'The case was restarted';
    case 'MachinesRedriven':
      return 'Work that broke off went on from where it had broken off';
    case 'RulesNoted':
      return 'The registry’s table of deadlines holds for new due dates';
    case 'ReviewAsked':
      return 'SKA must review the report of the cancelled case all the same';
    case 'CaseImported':
      return `Imported from the file ${event.file.slice(0, 8)}, line ${event.line}: ${phaseWords(event.phase, 'en').toLowerCase()}`;
  }
}

/** What was put right, by names alone. */
function correctionWords({ fact, cause, changed, told }: EventOf<'FactCorrected'>): string {
  const names = changed
    .filter((name) => name !== 'ehak')
    .map((name) => valueWords(fact, name, 'en').toLowerCase());
  const to = told.length > 0 ? '; the parties were told' : '';
  return `Corrected: ${correctedWords(fact, cause, 'en')} (${names.join(', ')})${to}`;
}

const channelWords = {
  page: 'on the page',
  mail: 'by mail',
  phone: 'by telephone',
  admin: 'on SKA’s page',
} as const;

function answered(event: EventOf<'ObligationAnswered'>): string {
  const outcome = { done: 'done', declined: 'declined', cancelled: 'cancelled' }[event.outcome];
  const how = event.channel ? ` (${channelWords[event.channel]}, ${dateTimeShort(event.arrivedAt)})` : '';
  return `${obligationWords(event.kind, 'en').title}: ${outcome}${how}${event.late ? ', late' : ''}`;
}

const named = ({ kind }: Pick<EventOf<'TaskOpened'>, 'kind'>): string => obligationWords(kind, 'en').name;
