/** Obligations in Estonian: one set of words for mails, pages and the timeline. */
import type { ObligationKind } from '#domain/obligation/kinds';

export interface ObligationWords {
  /** Standing alone: "Tugiisiku leidmine". */
  readonly title: string;
  /** After a colon or in quotes: "tugiisiku leidmine". */
  readonly name: string;
  /** What is to be done: "leida tugiisik". */
  readonly verb: string;
}

/** @returns the words of one kind of obligation. */
export const obligationWords = (kind: ObligationKind): ObligationWords => {
  const [name, verb] = WORDS[kind];
  return { title: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, name, verb };
};

const WORDS: Record<ObligationKind, readonly [name: string, verb: string]> = {
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
};
