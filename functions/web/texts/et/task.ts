/** Texts of the task pages. Another language is another object of the same shape. */
import type { Day } from '#domain/calendar/calendar';
import type { Phase } from '#domain/case/state';
import { untilDateWords, withinWorkingDays } from '#domain/estonian';
import type { AgencyKind, ObligationKind } from '#domain/obligation/kinds';

type TaskKind = Exclude<ObligationKind, AgencyKind>;

interface TaskTexts {
  /** What the reader is asked to do. */
  readonly ask: string;
  /** Heading above the fields. */
  readonly formHeading: string;
  /** What happens once it is done. */
  readonly afterwards: string;
}

const tasks: Record<TaskKind, TaskTexts> = {
  'complete-referral': {
    ask:
      'Lisage suunamise andmed, mis on puudu. Teadaolevad andmed on vormil juba olemas; ' +
      'nende parandamiseks vastake ülesande kirjale.',
    formHeading: 'Suunamise andmed',
    afterwards: 'Sotsiaalkindlustusamet vaatab suunamise läbi ja teatab teile tulemusest e-kirjaga.',
  },
  'ensure-support-person': {
    ask: 'Leidke kliendile tugiisik ja sisestage tema andmed.',
    formHeading: 'Tugiisiku andmed',
    afterwards:
      'Teatame tugiisiku nime ja kontakti omavalitsuse juhtumikorraldajale. ' +
      'Järgmine ülesanne on leppida kokku esmase kohtumise aeg: saadame selle kohta kirja.',
  },
  'arrange-first-meeting': {
    ask:
      'Leppige omavalitsuse juhtumikorraldajaga kokku esmane kohtumine. ' +
      'Kohtumisel osalevad klient, juhtumikorraldaja ja tugiisik.',
    formHeading: 'Kohtumise aeg ja koht',
    afterwards:
      'Saadame aja ja koha koos kalendrifailiga juhtumikorraldajale. ' +
      'Pärast kohtumist palume kirja panna, kuidas see läks: saadame selle kohta kirja.',
  },
  'acknowledge-change': {
    ask: 'Lugege teadet ja kinnitage, et olete selle kätte saanud.',
    formHeading: 'Kinnitus',
    afterwards: 'Küsimuste korral vastake kirjale, millega teade tuli: edastame küsimuse teenuseosutajale.',
  },
  'assess-need': {
    ask: 'Teenus lõpeb peagi. Hinnake koos kliendiga, kas ta vajab abi ka edaspidi.',
    formHeading: 'Hinnang',
    afterwards:
      'Teatame hinnangust teenuseosutajale ja Sotsiaalkindlustusametile. Teenus lõpeb ettenähtud päeval; ' +
      'kui tugiisikut on vaja ka edaspidi, saatke uus suunamise otsus.',
  },
  'answer-query': {
    ask: 'Vastake omavalitsuse küsimusele.',
    formHeading: 'Teie vastus',
    afterwards: 'Saadame vastuse omavalitsuse juhtumikorraldajale. Teie e-posti aadressi me talle ei näita.',
  },
  'submit-final-report': {
    ask: 'Teenus on lõppenud. Andke omavalitsusele ja Sotsiaalkindlustusametile teada, mida saavutati.',
    formHeading: 'Lõpparuanne',
    afterwards:
      'Saadame aruande omavalitsusele ja Sotsiaalkindlustusametile. Sellega on juhtum lõpetatud: ' +
      'teilt ei oodata rohkem midagi.',
  },
  'send-overview': {
    ask: 'Kirjutage omavalitsusele ülevaade: kui kaugel on eesmärgid, mida on tehtud ja mis on järgmised sammud.',
    formHeading: 'Ülevaade',
    afterwards:
      'Saadame ülevaate omavalitsuse juhtumikorraldajale kohe. Teie e-posti aadressi me talle ei näita.',
  },
  'report-to-agency': {
    ask: 'Esitage Sotsiaalkindlustusametile perioodi aruanne. Perioodi ülevaated on aruandes juba olemas.',
    formHeading: 'Aruanne',
    afterwards:
      'Sotsiaalkindlustusamet vaatab aruande läbi ja kinnitab selle. ' +
      'Kui aruanne vajab täiendamist, saate selle põhjendusega tagasi.',
  },
  'hand-over-case': {
    ask: 'Teenuseosutaja vahetub. Kirjutage uuele teenuseosutajale kokkuvõte juhtumist.',
    formHeading: 'Kokkuvõte',
    afterwards: 'Uus teenuseosutaja näeb kokkuvõtet alates päevast, mil ta juhtumi üle võtab.',
  },
  'take-over-case': {
    ask: 'Juhtum tuli teile üle teiselt teenuseosutajalt. Sisestage oma tugiisiku andmed.',
    formHeading: 'Tugiisiku andmed',
    afterwards: 'Teatame tugiisiku nime ja kontakti omavalitsuse juhtumikorraldajale.',
  },
  'record-evaluation': {
    ask: 'Pange kirja, kuidas tegevuskava vahehindamine läks.',
    formHeading: 'Vahehindamise tulemus',
    afterwards:
      'Saadame tulemuse omavalitsuse juhtumikorraldajale. Kui vahehindamist ei toimunud, saab omavalitsus määrata uue aja.',
  },
  'record-first-meeting': {
    ask: 'Pange kirja, kuidas esmane kohtumine läks.',
    formHeading: 'Kohtumise tulemus',
    afterwards:
      'Kui klient ja tugiisik sobivad kokku, algab teenus. Kui klient ei tulnud, lepitakse kokku uus aeg. ' +
      'Kui vaja on teist tugiisikut, saadame selle kohta uue ülesande.',
  },
};

/** What comes after the meeting was recorded, by where the case is now. */
const afterMeeting = (phase: Phase, serviceEnd: Day | null): string => {
  if (phase === 'active' && serviceEnd) return `Teenus on alanud ja kestab ${untilDateWords(serviceEnd)}.`;
  if (phase === 'arranging') return 'Järgmine ülesanne on leppida kokku uus aeg: saadame selle kohta kirja.';
  if (phase === 'assigning') return 'Järgmine ülesanne on leida teine tugiisik: saadame selle kohta kirja.';
  if (phase === 'meeting') return 'Uus aeg on kirjas. Pärast kohtumist palume kirja panna, kuidas see läks.';
  return 'Saadame teile kirja, kui midagi on vaja teha.';
};

export const taskTexts = {
  tasks,
  afterMeeting,
  afterDecline:
    'Sotsiaalkindlustusamet otsustab, kes teenust osutab. Teilt ei oodata selles juhtumis praegu rohkem midagi.',
  facts: {
    case: 'Juhtum',
    task: 'Ülesanne',
    municipality: 'Omavalitsus',
    due: 'Tähtaeg',
    arrived: 'Vastus saabus',
  },
  badges: {
    overdue: 'Tähtaeg möödas',
    today: 'Tähtaeg täna',
    open: 'Töös',
    inTime: 'Õigel ajal',
    late: 'Pärast tähtaega',
  },
  whyDue: 'Miks on tähtaeg sel päeval?',
  next: 'Mis saab edasi?',
  send: 'Saada vastus',
  confirmDraft: 'Kinnita vastus',
  acknowledge: 'Kinnitan, et olen lugenud',
  otherReports: 'Muu teade',
  drafted: {
    heading: 'Saime teie kirja kätte',
    text: 'Kandsime vormile selle, mida kirjast lugesime. Kontrollige andmed üle ja kinnitage. Vastus loetakse saabunuks siis, kui kiri meile jõudis.',
  },
  decline: {
    heading: 'Me ei saa tugiisikut tagada',
    lead: 'Põhjendus läheb Sotsiaalkindlustusametile, kes leiab teise lahenduse.',
    send: 'Saada keeldumine',
  },
  returned: 'Sotsiaalkindlustusamet tagastas suunamise',
  missing: 'Puudu on',
  confirm: {
    title: 'Ülesande avamine',
    lead: 'Sisestage e-posti aadress, millele selle lingi saite. Nii näevad kliendi andmeid ainult need, kellele need on mõeldud.',
    email: 'E-posti aadress',
    hint: 'Aadress jäetakse selles seadmes meelde 12 tunniks.',
    send: 'Ava ülesanne',
    missing: 'Sisestage e-posti aadress kujul nimi@asutus.ee.',
    wrong: 'See ei ole aadress, millele link saadeti. Kontrollige aadressi kirjast.',
    again: 'Kinnitage oma e-posti aadress uuesti ja täitke siis vorm. Vastust ei salvestatud.',
  },
  client: {
    heading: 'Klient',
    name: 'Nimi',
    birthDate: 'Sünniaeg',
    languages: 'Keeled',
    interpreter: 'Tõlk',
    interpreterNeeded: { yes: 'Vajab tõlki', no: 'Ei vaja tõlki' },
    phone: 'Telefon',
    email: 'E-post',
    address: 'Aadress',
    need: 'Abivajadus',
    goals: 'Teenuse eesmärk',
    family: 'Pereliikmeid suunamises',
    erased: 'Kliendi andmed on kustutatud.',
  },
  caseManager: 'Juhtumikorraldaja',
  change: {
    heading: 'Olukorra muutus',
    direction: 'Muutus',
    since: 'Alates',
    urgent: 'Kiire',
    yes: 'jah',
    what: 'Mis muutus',
    done: 'Mida on tehtud',
    erased: 'Teate sisu on kustutatud.',
  },
  report: {
    link: 'Teata kliendi olukorra muutusest',
    title: 'Kliendi olukorra muutus',
    lead: 'Teatame muutusest omavalitsuse juhtumikorraldajale kohe, ka väljaspool tööaega.',
    send: 'Saada teade',
    sent: 'Teade on saadetud',
    sentText: (days: number) =>
      `Teatasime muutusest omavalitsusele. Kui juhtumikorraldaja ei kinnita ${withinWorkingDays(days)}, et luges teadet, saadame selle tema asendajale või omavalitsuse üldaadressile ja tööpäev hiljem Sotsiaalkindlustusametile.`,
    another: 'Teata veel ühest muutusest',
    notNow: 'Sellel juhtumil ei saa enam muutusest teatada: see on lõppenud või üle antud.',
  },
  query: { heading: 'Omavalitsuse küsimus', erased: 'Küsimuse tekst on kustutatud.' },
  summary: { heading: 'Eelmise teenuseosutaja kokkuvõte' },
  supportPerson: 'Tugiisik',
  meeting: { heading: 'Esmane kohtumine', when: 'Aeg', where: 'Koht' },
  readOnly: 'See leht on teile teadmiseks: siin ei ole vaja midagi täita.',
  receipt: {
    done: 'Saime vastuse kätte',
    declined: 'Saime keeldumise kätte',
    thanks: 'Täname! Võite selle lehe sulgeda.',
    yours: 'Teie vastus',
    twice: 'See ülesanne on juba täidetud. Teist vastust me ei salvestanud.',
  },
  closed: {
    done: 'See ülesanne on juba täidetud',
    declined: 'Sellest ülesandest on loobutud',
    cancelled: 'Seda ülesannet ei ole enam vaja täita',
    withdrawnText: 'Seda ülesannet ei ole enam vaja täita. Teilt ei oodata selle kohta rohkem midagi.',
    cancelledText: 'Juhtum on lõpetatud. Teilt ei oodata rohkem midagi.',
    declinedText: 'Sotsiaalkindlustusamet otsustab, kes teenust osutab.',
    doneText: 'Teilt ei oodata selle ülesande kohta rohkem midagi.',
  },
  changed: 'Juhtumit muudeti samal ajal. Vaadake andmed üle ja saatke vastus uuesti.',
};

/** Pages for links that lead to no task. */
export const linkProblems = {
  unknown: {
    status: 404,
    title: 'See link ei tööta',
    text: 'Kopeerige link kirjast tervikuna veebilehitsejasse. Kui see ei aita, vastake kirjale ja küsige uus link.',
  },
  replaced: {
    status: 410,
    title: 'See link on aegunud',
    text: 'Teile on saadetud uus link. Kasutage viimast kirja. Kui seda ei ole, vastake kirjale ja küsige uus link.',
  },
  'handed-over': {
    status: 410,
    title: 'See ülesanne on üle antud',
    text: 'Ülesannet täidab teine kontakt, kellele saadeti uus link. Kui see on eksitus, vastake kirjale, millega selle lingi saite.',
  },
  gone: {
    status: 410,
    title: 'Seda ülesannet ei ole enam vaja täita',
    text: 'Juhtum on vahepeal edasi liikunud või lõpetatud. Kui teilt midagi oodatakse, on selle kohta eraldi kiri.',
  },
  sleeping: {
    status: 429,
    title: 'Link puhkab ühe tunni',
    text: 'Aadress sisestati viis korda valesti. Proovige tunni aja pärast uuesti või vastake kirjale, millega lingi saite.',
  },
  'moved-on': {
    status: 409,
    title: 'Vastust ei saanud salvestada',
    text: 'Juhtum on vahepeal edasi liikunud või lõpetatud. Kui teilt midagi oodatakse, on selle kohta eraldi kiri.',
  },
} as const;
