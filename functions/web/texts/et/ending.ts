/** Texts of the pages about the end of a service: final report, ending, refusals. Another language: an object of this shape. */
import { withinWorkingDays } from '#domain/estonian';
export const endingTexts = {
  finalReport: {
    owed: (tasks: string) =>
      `Enne lõpparuannet täitke veel: ${tasks}. Lõpparuanne lõpetab juhtumi ja koos sellega need ülesanded.`,
    labels: {
      goal: 'Eesmärk',
      allGoals: 'Kas teenuse eesmärgid saavutati?',
      summary: 'Teenuse kokkuvõte',
      long: 'Kuni 4000 tähemärki. Näevad omavalitsus ja Sotsiaalkindlustusamet.',
      hours: 'Tugiisiku tööd tundides',
      hoursHint: 'Kui see on teada, näiteks 120 või 120,5.',
      recommendation: 'Soovitus edaspidiseks',
    },
    errors: {
      outcome: 'Valige, kas eesmärk saavutati.',
      summary: 'Kirjutage teenuse kokkuvõte.',
      recommendation: 'Kirjutage soovitus edaspidiseks. Kui seda ei ole, kirjutage „ei ole“.',
    },
  },
  endService: {
    title: 'Teenuse lõpetamine',
    link: 'Lõpeta teenus',
    lead: (days: number) =>
      `Kasutage seda siis, kui teenus lõpeb enne tähtaega. Teatame lõpetamisest kohe omavalitsusele ja Sotsiaalkindlustusametile; teilt ootame ${withinWorkingDays(days)} lõpparuannet. Infopäringule, muutuse teatele ja perioodi aruandele oodatakse vastust ka siis, juhtumi muud avatud ülesanded enam ei kehti.`,
    send: 'Lõpeta teenus',
    sent: 'Teenus on lõpetatud',
    sentText:
      'Teatasime lõpetamisest omavalitsusele ja Sotsiaalkindlustusametile. Lõpparuande ülesande saadame teile kirjaga.',
    another: null,
    notNow: 'Teenust ei saa praegu lõpetada: see ei ole alanud, on juba lõppenud või üle antud.',
    labels: {
      ending: 'Miks teenus lõpeb?',
      endings: {
        'goals-met': 'Tegevuskava eesmärgid on täidetud',
        agreed: 'Kokkuleppel omavalitsusega',
        'other-service': 'Klient suunati teisele teenusele',
        other: 'Muu põhjus',
      },
      consent: 'Omavalitsuse juhtumikorraldaja on teenuse lõpetamisega nõus',
      consentHint: 'Vajalik, kui teenus lõpeb kokkuleppel: leppige see enne omavalitsusega kokku.',
      lastDay: 'Teenuse viimane päev',
      lastDayHint: 'pp.kk.aaaa; täna või varem, teenuse ajal.',
      note: 'Selgitus',
      noteHint:
        'Vajalik muu põhjuse korral. Kuni 4000 tähemärki. Näevad omavalitsus ja Sotsiaalkindlustusamet.',
    },
    errors: {
      ending: 'Valige, miks teenus lõpeb.',
      lastDay: 'Sisestage teenuse viimane päev.',
      lastDayOutside: 'Viimane päev peab olema tänane või varasem ja teenuse ajal.',
      consent: 'Kinnitage, et omavalitsus on nõus. Kui see ei ole nii, valige teine põhjus.',
      note: 'Kirjutage, miks teenus lõpeb.',
    },
  },
  refusal: {
    title: 'Klient keeldus või ei tulnud',
    link: 'Klient keeldus või ei tulnud',
    lead: 'Teatame sellest omavalitsuse juhtumikorraldajale kohe. Teade ei lõpeta teenust.',
    send: 'Saada teade',
    sent: 'Teade on saadetud',
    sentText: 'Teatasime sellest omavalitsusele. Teenus jätkub.',
    another: 'Lisa veel üks teade',
    notNow: 'Sellel juhtumil ei saa enam teadet lisada: see on lõppenud või üle antud.',
    labels: {
      what: 'Mis juhtus?',
      kinds: { refused: 'Klient keeldus teenusest', 'no-show': 'Klient ei tulnud kokkulepitud kohtumisele' },
      on: 'Millal?',
      onHint: 'pp.kk.aaaa; täna või varem.',
      text: 'Kuidas see oli?',
      textHint:
        'Võimalikult täpselt, näiteks mis oli kokku lepitud ja mida klient ütles. Kuni 4000 tähemärki.',
    },
    errors: {
      what: 'Valige, kas klient keeldus või ei tulnud.',
      on: 'Sisestage päev, millal see juhtus.',
      onLater: 'Sisestage päev, mis ei ole tulevikus.',
      text: 'Kirjutage, kuidas see oli.',
    },
  },
  actions: {
    end: 'Lõpeta teenus',
    endHint:
      'KOV, teenuseosutaja ja SKA saavad teate ja teenuseosutajalt küsitakse lõpparuannet. Infopäring, lugemata muutuse teade ja perioodi aruanne jäävad avatuks, muud ülesanded lõpevad.',
    close: 'Lõpeta juhtum ilma lõpparuandeta',
    closeHint: 'Kasutage siis, kui lõpparuannet ei tule. Avatud ülesanded lõpevad.',
    reopen: 'Taasava juhtum',
    reopenHint: (to: string) =>
      `Kasutage siis, kui juhtum lõpetati ekslikult. Juhtum jätkub seisus „${to}“; selle ülesande tähtaega arvestatakse uuesti algusest. Osapooled saavad teate.`,
    refusal: 'Pane kirja, et klient keeldus või ei tulnud',
    refusalHint: 'KOV saab kohe teate. Juhtum ja teenus jätkuvad.',
    reason: 'Põhjendus',
    reasonMissing: 'Sisestage põhjendus.',
    reasonLong: 'Põhjendus võib olla kuni 4000 tähemärki pikk.',
  },
  earlier: {
    heading: 'Kliendil on olnud juhtum varem',
    registered: 'registreeritud',
    served: 'teenus',
    never: 'teenus ei alanud',
    span: (months: number, days: number) => `${months} k ${days} p`,
    left: (used: string, left: string) =>
      `Teenust on kasutatud ${used}, 12 kuust on alles ${left} (k – kuud, p – päevad; 30 päeva on kuu). See ei takista suunamist vastu võtta.`,
  },
  facts: {
    lastDay: 'Teenuse viimane päev',
    ending: 'Lõppemise põhjus',
    refused: 'Klient keeldus teenusest (korda)',
    noShow: 'Klient ei tulnud kohtumisele (korda)',
    report: 'Lõpparuanne',
    summary: 'Kokkuvõte',
    recommendation: 'Soovitus edaspidiseks',
    hours: 'Tugiisiku tööd tundides',
    heading: 'Keeldumised ja teenuse lõpp',
    when: 'Millal',
    recorded: 'Kirja pandud',
    words: 'Selgitus',
  },
};
