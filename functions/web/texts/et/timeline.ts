/** What happened to a case, in plain Estonian words, without personal data. */
import type { Instant } from '#domain/calendar/calendar';
import type { Actor, CaseEvent, EventOf } from '#domain/case/events';
import { dateShort, dateTimeShort, deadlineShort } from '#domain/estonian';
import { correctedWords, valueWords } from '#domain/words/corrections';
import { directionWords } from '#domain/words/directions';
import { endingWords, refusalWords } from '#domain/words/endings';
import { fieldWords } from '#domain/words/fields';
import { interpretedWords, interpreterLanguage } from '#domain/words/interpreters';
import { needWords } from '#domain/words/needs';
import { phaseWords } from '#domain/words/phases';
import { rhythmWords } from '#domain/words/rhythms';
import { kindNames } from './admin.ts';
import { clockWords } from './clocks-timeline.ts';

/** @returns who did it; an officer is named by the subject of their sign-in. */
export function actorWords(by: Actor): string {
  switch (by.who) {
    case 'system':
      return 'Süsteem';
    case 'officer':
      return `Ametnik ${by.officer}`;
    case 'party':
      return { municipality: 'KOV', agency: 'SKA', provider: 'Teenuseosutaja' }[by.party];
  }
}

/** @returns one sentence without a full stop; personal words of the event are not in it. */
export function eventWords(event: CaseEvent): string {
  switch (event.type) {
    case 'CaseOpened':
      return `Juhtum avati: ${event.municipality.name}${event.missing.length > 0 ? '; andmeid on puudu' : ''}`;
    case 'ReferralSupplemented':
      return event.missing.length > 0 ? 'Andmeid täiendati, osa on veel puudu' : 'Andmed on täielikud';
    case 'ObligationOpened':
      return `Uus ülesanne: ${named(event)}, tähtaeg ${deadlineShort(event.due)}`;
    case 'ObligationAsked':
      return `Algatati ülesanne: ${named(event)}`;
    case 'ObligationRescheduled':
      return `Uus tähtaeg: ${named(event)}, ${deadlineShort(event.due)}`;
    case 'ObligationNudged':
      return `Meeldetuletus: ${named(event)}`;
    case 'ObligationPassedToAgency':
      return `Vastuseta jäänud ülesanne läks SKA-le otsustada: ${named(event)}`;
    case 'ObligationAnswered':
      return answered(event);
    case 'TaskOpened':
      return `Ülesanne avati lingilt: ${named(event)}`;
    case 'LinkReissued':
      return `Saadeti uus link: ${named(event)}`;
    case 'LinkSlept':
      return `Link puhkas tunni, sest aadress sisestati viis korda valesti: ${named(event)}`;
    case 'ReferralAccepted':
      return `SKA võttis suunamise vastu; teenuseosutaja on ${event.provider.name}, suunamise kuupäev ${dateShort(event.referralDate)}`;
    case 'ReferralReturned':
      return 'SKA tagastas suunamise KOV-ile täiendamiseks';
    case 'ReferralDeclined':
      return 'SKA keeldus suunamisest';
    case 'SupportPersonEnsured':
      return 'Tugiisik on leitud';
    case 'AssignmentDeclined':
      return 'Teenuseosutaja ei saa tugiisikut tagada';
    case 'FirstMeetingArranged':
      return `${event.moved ? 'Kohtumine lükati edasi' : 'Kohtumine lepiti kokku'}: ${dateTimeShort(event.startsAt)}`;
    case 'FirstMeetingHeld':
      return event.suited
        ? `Kohtumine toimus, klient ja tugiisik sobivad${event.rhythm ? `; ülevaated ${rhythmWords(event.rhythm)}` : ''}`
        : 'Kohtumine toimus, klient ja tugiisik ei sobi: vaja on teist tugiisikut';
    case 'FirstMeetingMissed':
      return 'Klient ei tulnud kohtumisele';
    case 'CaseActivated':
      return `Teenus algas ja kestab kuni ${dateShort(event.serviceEnd)}`;
    case 'AnswerDrafted':
      return `Vastus saabus kirjaga ja ootab kinnitamist: ${named(event)}`;
    case 'AbsenceNoted':
      return `Automaatvastus: ${{ municipality: 'KOV-i', agency: 'SKA', provider: 'teenuseosutaja' }[event.party]} kontakt on ära${event.until ? ` kuni ${dateShort(event.until)}` : ''}`;
    case 'ContactCorrected':
      return 'KOV-i kontakt parandati';
    case 'NoticeResent':
      return 'Kiri saadeti uuesti';
    case 'ReferralCorrected':
      return `Andmeid parandati: ${event.fields.map((field) => fieldWords(field)).join(', ')}`;
    case 'FactCorrected':
      return correctionWords(event);
    case 'StatusAsked':
      return 'Küsiti juhtumi seisu';
    case 'ChangeReported':
      return `Teenuseosutaja teatas muutusest: ${directionWords(event.direction)}${event.urgent ? '; kiire' : ''}`;
    case 'QueryAsked':
      return 'KOV esitas infopäringu';
    case 'QueryAnswered':
      return 'Teenuseosutaja vastas infopäringule';
    case 'PlanChanged':
      return `Uus tegevuskava (versioon ${event.version}): ülevaated ${rhythmWords(event.rhythm)}`;
    case 'OverviewCovered':
      return `Ülevaate päev ${dateShort(event.due)}: selle katab teine ülevaade`;
    case 'OverviewPutOff':
      return 'Ülevaade lükkus edasi: ülesanne saadetakse uue tegevuskava järgi';
    case 'OverviewSent':
      return 'Teenuseosutaja saatis KOV-ile ülevaate';
    case 'RulesNoted':
      return 'Uute tähtaegade puhul kehtib registri tähtaegade tabel';
    case 'ReportPeriodNoted':
      return `Aruanne SKA-le iga ${event.months} kuu kohta`;
    case 'ReportAsked':
      return `Aruanne SKA-le: periood ${dateShort(event.from)}–${dateShort(event.until)}`;
    case 'ReportSent':
      return 'Teenuseosutaja esitas SKA-le aruande';
    case 'ReviewAsked':
      return 'SKA-l tuleb tühistatud juhtumi aruanne siiski läbi vaadata';
    case 'ReportApproved':
      return 'SKA kinnitas aruande';
    case 'ReportReturned':
      return 'SKA tagastas aruande';
    case 'ProviderChangePlanned':
      return `Kavandati teenuseosutaja vahetus: ${event.from.name} → ${event.to.name} alates ${dateShort(event.effective)}`;
    case 'ProviderChangeUndone':
      return 'Teenuseosutaja vahetus võeti tagasi';
    case 'ProviderChanged':
      return `Teenuseosutaja vahetus: ${event.from.name} → ${event.to.name}`;
    case 'CaseHandedOver':
      return 'Eelmine teenuseosutaja andis juhtumi üle';
    case 'SupportPersonNamed':
      return 'Uus teenuseosutaja nimetas tugiisiku';
    case 'EvaluationSet':
      return `${event.moved ? 'Vahehindamise aeg muutus' : 'Vahehindamine määrati'}: ${dateTimeShort(event.startsAt)}`;
    case 'EvaluationCancelled':
      return 'Vahehindamine tühistati';
    case 'EvaluationReached':
      return 'Vahehindamise aeg on käes';
    case 'EvaluationRecorded':
      return event.held
        ? `Vahehindamine toimus: eesmärke saavutatud ${event.outcomes.filter((one) => one === 'reached').length}/${event.outcomes.length}`
        : 'Vahehindamist ei toimunud';
    case 'InterpreterAsked':
      return `Vaja on tõlki: ${interpretedWords(event.meeting)} ${dateTimeShort(event.startsAt)}, ${interpreterLanguage(event.language)}`;
    case 'InterpreterArranged':
      return 'SKA tellis tõlgi';
    case 'InterpreterNotPossible':
      return 'SKA ei saa tõlki tellida';
    case 'NeedAssessed':
      return `KOV hindas edasist vajadust: ${needWords(event.need)}`;
    case 'EndWarned':
      return 'Osapooltele anti teada, et teenuse lõpp läheneb';
    case 'CaseEnded':
      return `Juhtum lõppes: ${endingWords(event.ending)}`;
    case 'ServiceEnded':
      return `Teenus lõppes: ${endingWords(event.ending)}; viimane päev ${dateShort(event.lastDay)}`;
    case 'FinalReportGiven':
      return `Lõpparuanne: eesmärke saavutatud ${event.outcomes.filter((one) => one === 'met').length}/${event.outcomes.length}`;
    case 'CaseReopened':
      return `Juhtum taasavati: ${phaseWords(event.to)}`;
    case 'RefusalRecorded':
      return `${refusalWords(event.what)} (${dateShort(event.on)})`;
    case 'MailFiled':
      return {
        answer: 'Saabus vastus kirjaga',
        query: 'Saabus infopäring kirjaga',
        plan: 'Saabus tegevuskava kirjaga',
        evaluation: 'Saabus vahehindamise aeg kirjaga',
        note: 'Saabus kiri teadmiseks',
        status: 'Saabus kiri juhtumi seisu kohta',
        automatic: 'Saabus automaatvastus',
        undelivered: 'Kirja ei saanud kätte toimetada',
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
    case 'CaseImported':
      return `Imporditud failist ${event.file.slice(0, 8)}, rida ${event.line}: ${phaseWords(event.phase).toLowerCase()}`;
    case 'PersonalDataErased':
      return 'Isikuandmed kustutati: säilitamise aeg sai läbi';
    case 'MachinesRestarted':
      return 'Juhtum käivitati uuesti';
    case 'MachinesRedriven':
      return 'Katkenud töö jätkati katkenud kohast';
  }
}

/** What was put right, by names alone. */
function correctionWords({ fact, cause, changed, told }: EventOf<'FactCorrected'>): string {
  const names = changed.filter((name) => name !== 'ehak').map((name) => valueWords(fact, name).toLowerCase());
  const to = told.length > 0 ? '; osapooltele teatati' : '';
  return `Parandati: ${correctedWords(fact, cause)} (${names.join(', ')})${to}`;
}

const channelWords = { page: 'lehel', mail: 'kirjaga', phone: 'telefonitsi', admin: 'SKA lehel' } as const;

function answered(event: Extract<CaseEvent, { type: 'ObligationAnswered' }>): string {
  const outcome = { done: 'täidetud', declined: 'keelduti', cancelled: 'tühistatud' }[event.outcome];
  const how = event.channel ? ` (${channelWords[event.channel]}, ${arrived(event.arrivedAt)})` : '';
  return `${kindNames[event.kind]}: ${outcome}${how}${event.late ? ', hilinemisega' : ''}`;
}

const arrived = (at: Instant): string => dateTimeShort(at);

/** Lower case, but for the abbreviation. */
const named = ({ kind }: Pick<Extract<CaseEvent, { type: 'TaskOpened' }>, 'kind'>): string => {
  const name = kindNames[kind];
  return name.charAt(0).toLowerCase() + name.slice(1);
};
