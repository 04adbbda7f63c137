/** Texts of the forms of obligations. Another language is another object of the type `FormTexts`. */

import type { Day } from '#domain/calendar/calendar';
import { dateShort } from '#domain/estonian';

/** Why one answer to a form could not be taken: each message says what to do (VISUAL § 5). */
const errors = {
  tooLong: (most: number) => `Tekst võib olla kuni ${most} tähemärki pikk.`,
  name: {
    missing: 'Sisestage ees- ja perekonnanimi.',
    long: 'Nimi võib olla kuni 200 tähemärki pikk.',
    absurd: 'Sisestage nimi tähtedega, ilma numbrite ja muude märkideta.',
  },
  phone: 'Sisestage telefoninumber vähemalt seitsme numbriga, näiteks +372 5123 4567.',
  email: 'Sisestage e-posti aadress kujul nimi@asutus.ee.',
  contact: 'Sisestage telefon või e-posti aadress: vähemalt üks neist on vajalik.',
  languages: {
    missing: 'Valige või sisestage vähemalt üks keel.',
    unknown: (words: string) =>
      `Kontrollige keele nime: ${words}. Sisestage keeled komadega, näiteks „ukraina, vene“.`,
    many: 'Sisestage kuni 20 keelt.',
  },
  checks: {
    notRelative: 'Kinnitage, et tugiisik ei ole kliendi lähisugulane.',
    notSameHome: 'Kinnitage, et tugiisik ei ela kliendiga koos.',
    noConviction: 'Kinnitage, et tugiisikul ei ole karistust, mis keelab tugiisikuna töötada.',
  },
  reason: 'Sisestage põhjendus.',
  answer: 'Kirjutage vastus.',
  direction: 'Valige, kuidas olukord muutus.',
  what: 'Kirjutage, mis muutus.',
  since: 'Sisestage kuupäev, mis ei ole tulevikus.',
  date: {
    missing: 'Sisestage kohtumise kuupäev.',
    form: 'Sisestage kuupäev kujul pp.kk.aaaa, näiteks 26.02.2026.',
    past: 'Kuupäev peab olema tänane või hilisem.',
    far: (last: Day) => `Kohtumine peab olema kahe kuu jooksul: hiljemalt ${dateShort(last)}.`,
  },
  time: {
    missing: 'Sisestage kohtumise kellaaeg.',
    form: 'Sisestage kellaaeg kujul tt.mm, näiteks 14.30.',
  },
  minutes: 'Sisestage kestus minutites: täisarv 15 kuni 480.',
  hours: 'Sisestage tunnid arvuna, näiteks 120 või 120,5. Kui te ei tea, jätke väli tühjaks.',
  place: 'Sisestage kohtumise koht.',
  result: 'Valige, kuidas kohtumine läks.',
  suited: 'Valige, kas klient ja tugiisik sobivad kokku.',
  goals: 'Sisestage kokkulepitud eesmärgid.',
  rhythm: 'Valige, kui tihti tuleb ülevaade saata.',
  noteNoShow: 'Kirjutage, mis on teada kliendi puudumise kohta.',
  noteNotSuited: 'Kirjutage, miks klient ja tugiisik kokku ei sobi.',
  verdict: 'Valige otsus.',
  provider: 'Valige teenuseosutaja.',
  referralDate: {
    missing: 'Sisestage suunamise kuupäev.',
    future: 'Suunamise kuupäev peab olema tänane või varasem.',
    old: 'Kontrollige suunamise kuupäeva: see on liiga ammu.',
  },
  personalCode: 'Kontrollige isikukoodi: sellist isikukoodi ei ole.',
  birthDate: {
    absurd: 'Kontrollige sünniaega: see peab olema möödunud kuupäev alates aastast 1900.',
    other: 'Kontrollige sünniaega: isikukoodis on teine kuupäev.',
  },
  personalCodeOrBirthDate: 'Sisestage isikukood. Kui seda ei ole, sisestage sünniaeg.',
  clientContact: 'Sisestage kliendi telefon, e-post või aadress: vähemalt üks neist on vajalik.',
  need: 'Kirjeldage abivajadust.',
  decisionNumber: 'Sisestage suunamise otsuse number.',
  decisionDate: 'Kontrollige otsuse kuupäeva: see peab olema tänane või varasem.',
} as const;

const labels = {
  name: 'Tugiisiku nimi',
  phone: 'Telefon',
  email: 'E-post',
  contactHint: 'Vähemalt üks: telefon või e-post.',
  languages: 'Keeled, mida tugiisik räägib',
  clientLanguages: 'Keeled, millest klient aru saab',
  otherLanguages: 'Muud keeled',
  otherLanguagesHint: 'Komadega eraldatult, näiteks „türgi, araabia“.',
  checks: 'Kinnitused (sotsiaalhoolekande seaduse §-d 24 ja 25)',
  notRelative: 'Tugiisik ei ole kliendi esimese ega teise astme sugulane',
  notSameHome: 'Tugiisik ei ela kliendiga samas kodus',
  noConviction: 'Tugiisikul ei ole karistust, mis keelab tugiisikuna töötada',
  direction: 'Kuidas olukord muutus?',
  directions: { worse: 'halvenes', better: 'paranes', other: 'muutus muul viisil' },
  since: 'Mis ajast?',
  sinceHint: 'Kuupäev, kui see on teada.',
  what: 'Mis muutus?',
  whatHint: 'Kuni 4000 tähemärki. Teate näeb omavalitsuse juhtumikorraldaja.',
  doneAlready: 'Mida olete juba teinud?',
  urgent: 'Teade on kiire: sellest teatatakse kohe ka Sotsiaalkindlustusametile.',
  queryAnswer: 'Vastus',
  queryAnswerHint: 'Kuni 4000 tähemärki. Vastus läheb omavalitsuse juhtumikorraldajale.',
  declineReason: 'Miks te ei saa tugiisikut tagada?',
  declineReasonHint: 'Kuni 4000 tähemärki. Ärge kirjutage siia kliendi terviseandmeid.',
  date: 'Kuupäev',
  dateHint: 'pp.kk.aaaa, näiteks 26.02.2026',
  time: 'Kellaaeg',
  timeHint: 'Näiteks 14.30',
  minutes: 'Kestus minutites',
  place: 'Koht',
  placeHint: 'Aadress ja ruum, või veebikohtumise link.',
  result: 'Kuidas kohtumine läks?',
  results: {
    held: 'Kohtumine toimus',
    'no-show': 'Klient ei tulnud',
    moved: 'Kohtumine lükati edasi',
  },
  whenHeld: 'Kui kohtumine toimus',
  suited: 'Kas klient ja tugiisik sobivad kokku?',
  suitedChoices: { yes: 'Jah, sobivad', no: 'Ei, vaja on teist tugiisikut' },
  goals: 'Kokkulepitud eesmärgid',
  goalsHint: 'Vajalik, kui klient ja tugiisik sobivad kokku. Kuni 4000 tähemärki.',
  rhythm: 'Kui tihti saadate omavalitsusele ülevaate?',
  rhythmHint: 'Vajalik, kui klient ja tugiisik sobivad kokku.',
  rhythms: { monthly: 'Iga kuu', 'two-months': 'Iga kahe kuu järel', 'three-months': 'Iga kolme kuu järel' },
  whenMissed: 'Kui klient ei tulnud või vaja on teist tugiisikut',
  note: 'Selgitus',
  noteHint: 'Kuni 4000 tähemärki. Muul juhul võib jätta tühjaks.',
  whenMoved: 'Kui kohtumine lükati edasi: uus aeg ja koht',
  verdict: 'Otsus',
  verdicts: {
    accept: 'Võta vastu ja suuna teenuseosutajale',
    return: 'Tagasta omavalitsusele täiendamiseks',
    decline: 'Keeldu suunamisest',
  },
  provider: 'Teenuseosutaja',
  providerHint: 'Vajalik vastuvõtmisel.',
  chooseProvider: 'Valige',
  referralDate: 'Suunamise kuupäev',
  referralDateHint: 'Vajalik vastuvõtmisel. Teenus kestab sellest päevast kuni 12 kuud.',
  reason: 'Põhjendus',
  reasonHint: 'Vajalik tagastamisel ja keeldumisel. Omavalitsus näeb seda. Kuni 4000 tähemärki.',
  clientName: 'Kliendi nimi',
  personalCode: 'Isikukood',
  personalCodeHint: 'Kui isikukoodi ei ole, sisestage sünniaeg.',
  birthDate: 'Sünniaeg',
  address: 'Aadress',
  clientContactHint: 'Vähemalt üks: telefon, e-post või aadress.',
  need: 'Abivajadus',
  needHint: 'Mille juures klient tuge vajab? Kuni 4000 tähemärki.',
  decisionNumber: 'Suunamise otsuse number',
  decisionDate: 'Otsuse kuupäev',
} as const;

export const et = { errors, labels };

/** The words of one language; functions where a word or a number comes in. */
export type FormTexts = Widened<typeof et>;

type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> };
