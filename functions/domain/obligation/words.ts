/** Obligations in words: one set for mails, pages and the timeline. */
import type { ObligationKind } from '#domain/obligation/kinds';
import type { Language } from '#domain/words/language';

export interface ObligationWords {
  /** Standing alone: "Tugiisiku leidmine". */
  readonly title: string;
  /** After a colon or in quotes: "tugiisiku leidmine". */
  readonly name: string;
  /** What is to be done: "leida tugiisik". */
  readonly verb: string;
}

/** @returns the words of one kind of obligation. */
export const obligationWords = (kind: ObligationKind, language: Language = 'et'): ObligationWords => {
  const [name, verb] = WORDS[language][kind];
  return { title: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, name, verb };
};

type Words = Record<ObligationKind, readonly [name: string, verb: string]>;

const WORDS: Record<Language, Words> = {
  et: {
    'complete-referral': ['suunamise täiendamine', 'täiendada suunamist'],
    'review-referral': ['suunamise läbivaatamine', 'vaadata suunamine läbi'],
    'ensure-support-person': ['tugiisiku leidmine', 'leida tugiisik'],
    'arrange-first-meeting': ['esmase kohtumise kokkuleppimine', 'leppida kokku esmase kohtumise aeg'],
    'record-first-meeting': ['esmase kohtumise tulemus', 'panna kirja esmase kohtumise tulemus'],
    'acknowledge-change': ['muutuse teate lugemine', 'lugeda muutuse teadet'],
    'send-overview': ['ülevaate saatmine', 'saata omavalitsusele ülevaade'],
    'report-to-agency': ['aruande esitamine', 'esitada Sotsiaalkindlustusametile aruanne'],
    'review-report': ['aruande läbivaatamine', 'vaadata teenuseosutaja aruanne läbi'],
    'hand-over-case': ['juhtumi üleandmine', 'anda juhtum üle uuele teenuseosutajale'],
    'take-over-case': ['juhtumi ülevõtmine', 'võtta juhtum üle ja nimetada tugiisik'],
    'answer-query': ['infopäringule vastamine', 'vastata omavalitsuse infopäringule'],
    'submit-final-report': ['lõpparuande esitamine', 'esitada lõpparuanne'],
    'record-evaluation': ['vahehindamise tulemus', 'panna kirja vahehindamise tulemus'],
    'arrange-interpreter': ['tõlgi tellimine', 'tellida kohtumisele tõlk'],
    'assess-need': ['edasise vajaduse hindamine', 'hinnata, kas klient vajab abi ka edaspidi'],
  },
  en: {
    'complete-referral': ['completing the referral', 'complete the referral'],
    'review-referral': ['reviewing the referral', 'review the referral'],
    'ensure-support-person': ['finding a support person', 'find a support person'],
    'arrange-first-meeting': ['arranging the first meeting', 'arrange the time of the first meeting'],
    'record-first-meeting': ['outcome of the first meeting', 'record the outcome of the first meeting'],
    'acknowledge-change': ['reading a change notice', 'read a change notice'],
    'send-overview': ['sending an overview', 'send the municipality an overview'],
    'report-to-agency': ['submitting a report', 'submit a report to the Social Insurance Board'],
    'review-report': ['reviewing a report', "review the provider's report"],
    'hand-over-case': ['handing the case over', 'hand the case over to the new provider'],
    'take-over-case': ['taking the case over', 'take the case over and name a support person'],
    'answer-query': ['answering a query', "answer the municipality's query"],
    'submit-final-report': ['submitting the final report', 'submit the final report'],
    'record-evaluation': [
      'outcome of the interim evaluation',
      'record the outcome of the interim evaluation',
    ],
    'arrange-interpreter': ['booking an interpreter', 'book an interpreter for the meeting'],
    'assess-need': ['assessing the need after the service', 'assess whether the client still needs help'],
  },
};
