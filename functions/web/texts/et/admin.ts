/** Estonian texts of the agency's pages. */
import type { Addressee, NoticeName } from '#domain/case/notices';
import type { RefusalCode } from '#domain/case/refusal';
import { type CapName, dailyCaps } from '#domain/mail/caps';
import type { MailIn, MailOut, TriageReason } from '#domain/mail/records';
import { type ObligationKind, type Outcome, obligationKinds } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import type { Role } from '../../sign-in/session.ts';
import { clockDone } from './clocks.ts';
import { correctionDone } from './correction.ts';

export const partyNames: Record<Addressee, string> = {
  municipality: 'KOV',
  agency: 'SKA',
  provider: 'Teenuseosutaja',
  client: 'Klient',
};

/** The same names as in mails and on task pages. */
export const kindNames = Object.fromEntries(
  obligationKinds.map((kind) => [kind, obligationWords(kind).title]),
) as Record<ObligationKind, string>;

/** Who waits for whom, and for what. */
export const waiting: Record<ObligationKind, string> = {
  'complete-referral': 'SKA ootab, et KOV täiendaks suunamise andmeid.',
  'review-referral': 'KOV ootab, et SKA vaataks suunamise läbi.',
  'ensure-support-person': 'Klient ja KOV ootavad, et teenuseosutaja tagaks tugiisiku.',
  'arrange-first-meeting': 'Klient ja KOV ootavad, et teenuseosutaja lepiks kokku esmase kohtumise.',
  'acknowledge-change': 'Teenuseosutaja teatas muutusest; KOV peab teate lugemist kinnitama.',
  'send-overview': 'KOV ootab, et teenuseosutaja saadaks ülevaate.',
  'report-to-agency': 'SKA ootab, et teenuseosutaja esitaks perioodi aruande.',
  'review-report': 'Teenuseosutaja ootab, et SKA vaataks aruande läbi.',
  'hand-over-case': 'Uus teenuseosutaja ootab eelmiselt kokkuvõtet juhtumist.',
  'take-over-case': 'Klient ja KOV ootavad, et uus teenuseosutaja nimetaks tugiisiku.',
  'record-evaluation': 'KOV ootab, et teenuseosutaja märgiks vahehindamise tulemuse.',
  'arrange-interpreter': 'KOV ja teenuseosutaja ootavad, et SKA telliks kohtumisele tõlgi.',
  'assess-need': 'SKA ootab, et KOV hindaks, kas klient vajab abi ka edaspidi.',
  'answer-query': 'KOV ootab, et teenuseosutaja vastaks infopäringule.',
  'submit-final-report': 'KOV ja SKA ootavad teenuseosutaja lõpparuannet.',
  'record-first-meeting': 'KOV ja SKA ootavad, et teenuseosutaja märgiks esmase kohtumise tulemuse.',
};

export const outcomeNames: Record<Exclude<Outcome, 'unattended'>, string> = {
  done: 'Täidetud',
  declined: 'Keeldutud',
  cancelled: 'Tühistatud',
};

export const roleNames: Record<Role, string> = { officer: 'ametnik', lead: 'juht', auditor: 'audiitor' };

export const protectionNames = {
  international: 'rahvusvaheline kaitse',
  temporary: 'ajutine kaitse',
} as const;

export const triageReasonTexts: Record<TriageReason, string> = {
  'unknown-sender': 'Saatja aadress ei kuulu ühelegi meile teadaolevale omavalitsusele.',
  'not-authentic': 'Ei saa kinnitada, et kirja saatis tõesti see, kelle aadress on saatja real.',
  'no-referral': 'Kirjast ei leitud inimest, keda teenusele suunatakse.',
  unreadable: 'Kirja või selle manuseid ei saa lugeda, näiteks on konteiner krüpteeritud.',
  'too-large': 'Kiri on suurem kui 25 MB: see on alles, kuid seda ei loetud läbi.',
  virus: 'Viirusekontroll ei lugenud kirja ohutuks: sisu ei avata ega näidata.',
  'reading-failed': 'Kirja lugemine ebaõnnestus. Kiri on muutmata kujul alles.',
  'reading-took-too-long': 'Kirja lugemine võttis liiga kaua. Kiri on muutmata kujul alles.',
  'same-message-id': 'Sama tunnusega kiri on juba saabunud, kuid teise sisuga.',
  'reply-needs-decision': 'Vastuskirjast ei selgu üheselt, mida sellega teha.',
  'reply-not-authentic': 'Vastuskirja saatjat ei saa kinnitada, seepärast ei täitnud see ülesannet.',
  'reply-from-another': 'Vastas keegi teine kui see osapool, kellele ülesanne saadeti.',
  'unknown-case':
    'Kiri viitab juhtumile, kuid viidet ei saa kinnitada. Vaadake, millise juhtumi juurde see kuulub.',
  bounce: 'Meie saadetud kirja ei saanud kätte toimetada.',
};

export const noticeTexts: Record<NoticeName, string> = {
  receipt: 'Kinnitus suunamise kättesaamise kohta',
  'still-missing': 'Teade: andmeid on veel puudu',
  completed: 'Teade: andmed on täielikud',
  returned: 'Suunamine tagasi täiendamiseks',
  'review-task': 'Ülesanne: suunamise läbivaatamine',
  task: 'Ülesanne',
  accepted: 'Teade: suunamine vastu võetud',
  'referral-declined': 'Teade: suunamisest keelduti',
  'support-person': 'Teade tugiisiku kohta',
  meeting: 'Kohtumise aeg ja koht',
  'meeting-missed': 'Teade: kohtumine jäi ära',
  'not-suited': 'Teade: otsitakse teist tugiisikut',
  activated: 'Teade: teenus algas',
  reminder: 'Meeldetuletus',
  'due-today': 'Meeldetuletus: tähtaeg on täna',
  overdue: 'Teade: tähtaeg möödas',
  passed: 'Teade: ülesanne on SKA otsustada',
  draft: 'Palve kinnitada kirjaga saadud vastus',
  status: 'Juhtumi seis',
  absence: 'Teade: kontakt on ära',
  change: 'Teade olukorra muutusest',
  'change-urgent': 'Kiire teade olukorra muutusest',
  'query-received': 'Kinnitus: infopäring edastatud',
  'query-answer': 'Vastus infopäringule',
  'provider-changed': 'Teade: teenuseosutaja vahetus',
  'provider-left': 'Teade: juhtum anti üle teisele teenuseosutajale',
  'provider-change-undone': 'Teade: teenuseosutaja ei vahetu',
  'support-person-named': 'Teade uue tugiisiku kohta',
  'end-warning': 'Teade: teenuse lõpp läheneb',
  'need-assessed': 'Teade: edasine vajadus on hinnatud',
  cancelled: 'Teade: juhtum tühistatud',
  ended: 'Teade: teenus lõppes',
  paused: 'Teade: ülesanne on peatatud',
  resumed: 'Teade: ülesanne jätkub',
  'pause-over': 'Meeldetuletus: endiselt peatatud',
  extended: 'Teade: uus tähtaeg',
  'extension-asked': 'Palve anda lisaaega',
  'extension-refused': 'Teade: lisaaega ei antud',
  unable: 'Teade: ülesannet ei saa täita',
  withdrawn: 'Teade: ülesanne on tagasi võetud',
  'case-paused': 'Teade: juhtum on peatatud',
  'case-resumed': 'Teade: juhtum jätkub',
  'new-contact': 'Teade uuele kontaktile',
  correction: 'Teade: andmeid parandati',
  'final-report': 'Lõpparuanne',
  reopened: 'Teade: juhtum taasavati',
  'plan-changed': 'Teade: uus tegevuskava',
  overview: 'Ülevaade',
  'report-approved': 'Teade: aruanne kinnitatud',
  evaluation: 'Vahehindamise kutse',
  'evaluation-cancelled': 'Teade: vahehindamine jääb ära',
  'evaluation-recorded': 'Vahehindamise tulemus',
  interpreter: 'Teade tõlgi kohta',
  refusal: 'Teade: klient keeldus või ei tulnud',
  feedback: 'Teade: juhtum lõpetatud, tagasiside küsimine',
  received: 'Kinnitus: vastus kätte saadud',
};

export const mailInStatus: Record<MailIn['status'], string> = {
  read: 'Loetud',
  triage: 'Ootab otsust',
  filed: 'Juhtumi juures',
  dismissed: 'Kõrvale jäetud',
};

export const mailOutStatus: Record<MailOut['status'], string> = {
  stored: 'Ootab saatmist',
  sending: 'Saatmisel',
  sent: 'Saadetud',
  delivered: 'Kätte toimetatud',
  bounced: 'Tuli tagasi',
  undeliverable: 'Kätte toimetamata',
  'in-digest': 'Hommikuses kokkuvõttes',
};

/** Which cap an automatic answer waits for. */
export const heldByTexts: Record<CapName, string> = {
  address: `sama aadressi päevapiir (${dailyCaps.address} kirja)`,
  case: `sama juhtumi päevapiir (${dailyCaps.case} kirja)`,
  total: 'kõigi automaatvastuste päevapiir',
};

/** Why a command was refused, and what to do. */
export const refusalTexts: Record<RefusalCode, string> = {
  'too-early': 'Andmeid tuleb veel säilitada. Midagi ei kustutatud.',
  'correction-not-possible': 'Selline väärtus ei ole võimalik. Vaadake päevad ja valikud üle.',
  'end-in-the-past':
    'Selle suunamise kuupäeva järgi oleks teenus juba läbi. Valige hilisem kuupäev või lõpetage teenus eraldi.',
  erased: 'Juhtumi isikuandmed on kustutatud, seepärast ei saa seda enam teha.',
  'already-answered': 'See ülesanne on juba täidetud. Teie sisestatut ei salvestatud teist korda.',
  'wrong-phase': 'Juhtum on edasi liikunud ja seda tegevust enam teha ei saa.',
  'case-ended': 'Juhtum on lõpetatud. Midagi ei muudetud.',
  'changed-meanwhile':
    'Juhtum on vahepeal muutunud ja teie sisestatut ei salvestatud. Vaadake muudatus üle ja saatke vorm uuesti, kui see on endiselt õige.',
  'still-missing': 'Kohustuslikke andmeid on veel puudu.',
  'meeting-in-the-past': 'Kohtumise kuupäev peab olema tänane või hilisem.',
  'after-service-end': 'Vahehindamine peab olema teenuse ajal, mitte pärast selle viimast päeva.',
  'change-planned': 'Teenuseosutaja vahetus on juba kavandatud. Võtke see enne tagasi.',
  'same-provider': 'See teenuseosutaja osutab juhtumis teenust juba praegu.',
  'effective-out-of-range': 'Vahetuse päev peab olema täna või hiljem, kuid mitte üle 290 päeva pärast.',
  'checks-not-confirmed': 'Kinnitage kõik kolm kontrolli.',
  'already-paused': 'See on juba peatatud. Midagi ei muudetud.',
  'not-paused': 'See ei ole peatatud. Midagi ei muudetud.',
  'day-not-possible': 'Valige hilisem päev, kuid mitte rohkem kui 180 päeva tänasest.',
  'already-asked': 'Varasem palve ootab alles Sotsiaalkindlustusameti otsust. Uut palvet ei salvestatud.',
  'other-organisation': 'Kolleegi aadress peab olema sama asutuse oma.',
  'last-day-outside': 'Teenuse viimane päev peab olema teenuse ajal ja mitte tulevikus.',
  'consent-missing': 'Kinnitage, et omavalitsus on teenuse lõpetamisega nõus.',
  'term-over':
    'Teenuse 12 kuud on täis, seepärast ei saa juhtumit taasavada. Kui klient vajab teenust, on vaja uut suunamist.',
};

/** News on top of a page after something was done; the key travels in the address. */
export const doneTexts = {
  ...clockDone,
  ...correctionDone,
  accept: 'Suunamine on vastu võetud. Teenuseosutaja saab ülesande kirjaga.',
  return: 'Suunamine on tagastatud. KOV saab põhjenduse kirjaga.',
  decline: 'Suunamisest on keeldutud. KOV saab põhjenduse kirjaga.',
  recorded: 'Vastus on kirja pandud.',
  cancelled: 'Juhtum on tühistatud. Kõik osapooled saavad teate.',
  'service-ended':
    'Teenus on lõpetatud. Kõik osapooled saavad teate, teenuseosutajalt küsitakse lõpparuannet.',
  closed: 'Juhtum on lõpetatud ilma lõpparuandeta.',
  reopened: 'Juhtum on taasavatud. Osapooled saavad teate.',
  'refusal-recorded': 'Teade on kirja pandud. KOV saab selle kohta kirja.',
  reissued: 'Uus link on saadetud. Vana link enam ei toimi.',
  restarted: 'Juhtum on uuesti käivitatud.',
  'restarted-all': 'Kõik lõpetamata juhtumid on uuesti käivitatud.',
  redriven: 'Katkenud töö jätkub.',
  opened: 'Juhtum on avatud.',
  attached: 'Kiri on juhtumi juurde pandud.',
  trusted:
    'Aadress on omavalitsuse juurde kirja pandud. Kui kirjas ei olnud suunamist, ootab see endiselt otsust.',
  dismissed: 'Kiri on kõrvale jäetud.',
  corrected: 'Andmed on parandatud.',
  reread: 'Kiri loetakse uuesti. Uus tulemus on siin mõne hetke pärast: avage leht siis uuesti.',
  asked: 'Küsimus on teenuseosutajale saadetud. KOV saab selle kohta kinnituse.',
  withdrawn: 'Infopäring on tagasi võetud. Kiri on juhtumi juures teadmiseks.',
  'contact-fixed': 'Aadress on parandatud ja kiri saadetakse uuesti.',
  'change-planned': 'Teenuseosutaja vahetus on kavandatud.',
  'change-undone': 'Teenuseosutaja vahetus on tagasi võetud.',
  'plan-changed': 'Tegevuskava on muudetud. Omavalitsus ja teenuseosutaja saavad teate.',
  'report-approve': 'Aruanne on kinnitatud. Teenuseosutaja saab teate.',
  'report-return': 'Aruanne on tagastatud. Teenuseosutaja saab uue ülesande.',
  'evaluation-set': 'Vahehindamine on määratud. Omavalitsus ja teenuseosutaja saavad kutse.',
  'evaluation-cancelled': 'Vahehindamine on tühistatud. Omavalitsus ja teenuseosutaja saavad teate.',
  'interpreter-answered': 'Tõlgi vastus on kirjas. Omavalitsus ja teenuseosutaja saavad teate.',
  'held-sent': 'Kiri on teele saadetud.',
  'set-aside': 'Kiri on nimekirjast maha võetud.',
};
