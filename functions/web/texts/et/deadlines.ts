/** Texts of the deadlines table: numbers of each obligation, their source, who changed them and why. */
import type { ObligationKind } from '#domain/obligation/kinds';

const workingDays = (n: number) => (n === 1 ? '1 tööpäev' : `${n} tööpäeva`);
const days = (n: number) => (n === 1 ? '1 päev' : `${n} päeva`);

const service = 'Teenuse kirjeldus (SKA, 26.10.2023)';
const ours = 'SKA otsus';

export const deadlinesTexts = {
  title: 'Tähtajad ja meeldetuletused',
  lead: 'Tööpäevi loetakse sündmusele järgnevast päevast; tähtaeg lõpeb viimasel tööpäeval kell 24.00 (HMS § 33, TsÜS §-d 134–137).',
  kept: 'Uued arvud kehtivad ülesannetele, mille aeg algab valitud päeval või hiljem. Avatud ülesanded jäävad tähtajale, mis neile anti.',
  caption: 'Kehtivad arvud',
  head: ['Ülesanne', 'Kes', 'Tähtaeg', 'Küsitakse', 'Meeldetuletused', 'Alus', 'Alates'],
  onDate: 'kokkulepitud päeval',
  atEvent: 'sündmuse ajal',
  workingDays,
  leadDays: {
    'send-overview': (n: number) => `${days(n)} enne ülevaate päeva`,
    'assess-need': (n: number) => `${days(n)} enne teenuse lõppu`,
  },
  monthBefore: 'üks kuu enne teenuse lõppu',
  reminders: ({ before, daily, weekly }: { before: number; daily: number; weekly: number }) =>
    [
      before === 0 ? 'tähtajal' : `${workingDays(before)} enne ja tähtajal`,
      daily === 0 ? null : `hilinemisel ${daily} tööpäeval`,
      `siis ${weekly} nädalal`,
    ]
      .filter((one) => one !== null)
      .join(', '),
  sources: {
    'complete-referral': ours,
    'review-referral': ours,
    'ensure-support-person': `${service}: kuni 5 tööpäeva suunamise saamisest`,
    'arrange-first-meeting': ours,
    'record-first-meeting': ours,
    'answer-query': `${service}: kuni 5 tööpäeva päringu saamisest`,
    'acknowledge-change': `${service}: muutusest teatatakse kohe. Lugemise tähtaeg: SKA otsus`,
    'submit-final-report': ours,
    'send-overview': `${service}: ülevaate päeva määrab tegevuskava`,
    'report-to-agency': `${service}: periood on lepingus. Esitamise tähtaeg: SKA otsus`,
    'review-report': ours,
    'hand-over-case': 'Teenuseosutaja vahetuse päev',
    'take-over-case': ours,
    'assess-need': `${service}: vajadust hinnatakse enne teenuse lõppu. Arvud: SKA otsus`,
    'record-evaluation': ours,
    'arrange-interpreter': ours,
  } satisfies Record<ObligationKind, string>,
  usual: 'algusest peale',
  since: (date: string) => `alates ${date}`,
  planned: (date: string) => `muutub ${date}`,
  fixed: {
    caption: 'Mida siin muuta ei saa',
    head: ['Arv', 'Alus'],
    rows: [
      ['Teenus kestab kuni 12 kuud suunamisest', service],
      [
        'Pärast meeldetuletusi otsustab SKA: talle tuletatakse meelde 26 nädalal',
        'Töövoo täitmine peab lõppema aastaga',
      ],
      ['Kirjad lähevad välja tööpäeviti kell 9.00–17.00', ours],
      ['Aruannete periood', 'Leping: muudetakse omavalitsuse või teenuseosutaja lehel'],
    ],
  },
  history: {
    caption: 'Muudatuste ajalugu',
    head: ['Aeg', 'Kes', 'Ülesanne', 'Alates', 'Arvud', 'Põhjus', 'Seis'],
    none: 'Arve ei ole muudetud.',
    withdrawn: (at: string, officer: string, reason: string) => `tagasi võetud ${at}, ${officer}: ${reason}`,
    holds: 'kehtib',
    over: 'asendatud',
    ahead: 'kavandatud',
  },
  form: {
    heading: 'Muuda',
    from: 'Kehtib alates',
    fromHint: 'Kõige varem homme: tänased ülesanded said tähtaja tänaste arvude järgi.',
    fromMissing: 'Sisestage päev kujul pp.kk.aaaa.',
    numbers: {
      workingDays: 'Tähtaeg tööpäevades',
      leadDays: 'Mitu päeva varem küsitakse',
      before: 'Meeldetuletus nii mitu tööpäeva enne tähtaega (0: ei saadeta)',
      daily: 'Hilinemisel meeldetuletusi tööpäeviti',
      weekly: 'Seejärel meeldetuletusi kord nädalas',
    },
    between: (least: number, most: number) => `${least} kuni ${most}`,
    orMonth: (least: number, most: number) => `${least} kuni ${most} päeva; tühi: üks kuu.`,
    service: (most: number) =>
      `1 kuni ${most}. Teenuse kirjeldus lubab omavalitsusele ${workingDays(most)}: lühem tähtaeg võib olla, pikem mitte.`,
    outside: (least: number, most: number) => `Sisestage täisarv ${least} kuni ${most}.`,
    outsideService: (most: number) =>
      `Sisestage täisarv 1 kuni ${most}: teenuse kirjeldus lubab ${workingDays(most)} ja pikemaks seda muuta ei saa.`,
    reason: 'Põhjus',
    reasonHint: 'Jääb ajalukku. Ärge nimetage siin kliente.',
    reasonMissing: 'Kirjutage, miks arve muudate.',
    refused: {
      'from-too-early': 'Valige homne või hilisem päev.',
      'from-too-late': 'Valige päev, mis ei ole üle aasta pärast.',
      'no-change': 'Need arvud kehtivad sellel päeval niigi.',
      'not-planned': 'See muudatus juba kehtib või on tagasi võetud.',
    },
    leadHint: 'Teenus, mis juba järgmist päeva ootab, küsib selle kohta veel varasema arvu järgi.',
  },
  withdraw: {
    heading: 'Kavandatud muudatus',
    what: (date: string) => `Alates ${date}`,
    send: 'Võta tagasi',
  },
  now: 'Praegu kehtib',
};
