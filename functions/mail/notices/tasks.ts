/** Task mails: what somebody is asked to do, by when, and where. They hold no personal data. */
import { type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { type CaseState, findObligation } from '#domain/case/state';
import { dateShort, dateWords, deadlineWords, NBSP, onDeadlineWords, timeRange } from '#domain/estonian';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import { latestChange } from '#domain/transfer/state';
import { interpreterLanguage } from '#domain/words/interpreters';
import type { Block } from '#mail/compose/blocks';
import {
  button,
  caseButton,
  dueOf,
  facts,
  foreign,
  heading,
  hint,
  type Letter,
  letter,
  list,
  paragraph,
  type WrittenNotice,
  whyThen,
  workingDaysOf,
} from './letter.ts';
import { calendarFileOf, meetingAhead, meetingEnd } from './meeting-time.ts';
import { howToComplete } from './receiving.ts';

/** "Ülesanne: tugiisiku leidmine, tähtaeg 02.03.2026 (TR26-4F7KQ)" */
export const taskSubject = (kind: ObligationKind, due: Day, state: CaseState): string =>
  `Ülesanne: ${obligationWords(kind).name}, tähtaeg ${dateShort(due)} (${state.id})`;

/** A new task, or its link again. @throws RangeError when the notice names no obligation */
export function task(one: Letter): WrittenNotice {
  const { kind, cause } = obligationOf(one);
  const owed = dueOf(one, kind, cause);
  const { verb } = obligationWords(kind);
  const by = onDeadlineWords(owed.due);
  const known = findObligation(one.state, kind, cause);
  const again = (known?.linkIssue ?? 1) > 1;
  // The first link of another contact, or of another provider: to them nothing is sent "again".
  const handed = known?.contact?.sinceIssue === known?.linkIssue && again;
  const takenOver = (latestChange(one.state)?.at ?? '') > (known?.openedAt ?? '');
  const invited = takenOver && kind === 'record-first-meeting' && meetingAhead(one) !== null;
  const file = invited ? calendarFileOf(one, 'PUBLISH') : null;
  return letter({
    subject: taskSubject(kind, owed.due, one.state),
    preview: `${again && !handed && !takenOver ? 'Uus link ülesandele' : 'Uus ülesanne'}: ${verb} hiljemalt ${by}.`,
    heading: `Ülesanne: ${verb}`,
    body: [
      paragraph(
        handed
          ? `Teile on üle antud ülesanne: ${verb}. Tähtaeg on endiselt ${deadlineWords(owed.due)}; üleandmine seda ei muutnud.`
          : takenOver
            ? `Võtsite juhtumi üle teiselt teenuseosutajalt ja koos sellega ülesande: ${verb}. Tähtaeg on endiselt ${deadlineWords(owed.due)}.`
            : again
              ? `Saadame ülesande lingi uuesti; varasem link enam ei avane. Ülesanne on ${verb}. Tähtaeg on endiselt ${deadlineWords(owed.due)}.`
              : `Teil on uus ülesanne: ${verb}. Tähtaeg on ${deadlineWords(owed.due)}.`,
      ),
      facts([
        ['Juhtum', one.state.id],
        ['Omavalitsus', foreign(one.state.municipality.name)],
        ['Tähtaeg', deadlineWords(owed.due)],
        ...meetingRow(kind, cause, one.state),
      ]),
      ...(file
        ? [paragraph('Kirjale on lisatud kalendrifail, millega saate kohtumise oma kalendrisse lisada.')]
        : []),
      ...wayToTask(one, kind, one.notice.to, by),
      heading('Mida teha'),
      list(STEPS[kind]),
      kind === 'record-first-meeting'
        ? hint(`Tähtaeg on ${workingDaysOf(one, kind)} pärast kohtumist. Kohtumise päeva ei arvestata.`)
        : whyThen(owed),
    ],
    calendarFile: file,
  });
}

/** @returns how this party gets at the task: the agency by the case, others by their link, or by a reply. */
export function wayToTask(one: Letter, kind: ObligationKind, party: Party, by: string | null): Block[] {
  if (party === 'agency') return caseButton(one);
  if (kind === 'complete-referral') return howToComplete(one, by);
  const { taskLink } = one.context;
  if (taskLink === null) return [paragraph('Lingi saamiseks vastake sellele kirjale.')];
  return [
    ...button('Ava ülesanne', taskLink),
    hint('Lingi avamisel küsime e-posti aadressi, millele see kiri tuli. Ärge saatke linki edasi.'),
  ];
}

/** @throws RangeError when the notice names no obligation */
export const obligationOf = ({ notice }: Letter): { kind: ObligationKind; cause: string } => {
  if (notice.obligation === null) throw new RangeError(`${notice.name} must name an obligation`);
  return notice.obligation;
};

/** The time names nobody; the place may be somebody's home, so it stays behind the link. */
function meetingRow(kind: ObligationKind, cause: string, state: CaseState): (readonly [string, string])[] {
  switch (kind) {
    case 'record-first-meeting':
      return state.meeting ? [['Kohtumine', timeOf(state.meeting)]] : [];
    case 'record-evaluation': {
      const evaluation = state.evaluations.find(({ record }) => record === cause);
      return evaluation ? [['Vahehindamine', timeOf(evaluation)]] : [];
    }
    case 'arrange-interpreter': {
      const asked = state.interpreters[cause];
      if (!asked) return [];
      const meeting = asked.meeting === 'evaluation' ? 'Vahehindamine' : 'Esmane kohtumine';
      return [
        [meeting, timeOf(asked)],
        ['Keel', interpreterLanguage(asked.language)],
      ];
    }
    default:
      return [];
  }
}

const timeOf = (meeting: { readonly startsAt: Instant; readonly minutes: number }): string =>
  `${dateWords(dayOf(meeting.startsAt))} kell${NBSP}${timeRange(meeting.startsAt, meetingEnd(meeting))}`;

const STEPS: Record<ObligationKind, readonly string[]> = {
  'complete-referral': ['Saatke puuduvad andmed.'],
  'review-referral': ['Vaadake suunamine läbi ja pange otsus kirja.'],
  'ensure-support-person': [
    'Leidke tugiisik, kes räägib kliendiga ühist keelt. Kliendi andmed näete lingi kaudu.',
    'Sisestage tugiisiku nimi, kontaktandmed ja keeled.',
    'Kinnitage kolm tingimust (sotsiaalhoolekande seaduse §-d 24 ja 25): tugiisik ei ole kliendi esimese ega teise astme sugulane, ei ela temaga samas kodus ja tal ei ole karistust, mis seda tööd ei luba.',
    'Kui te ei saa tugiisikut tagada, loobuge ülesandest ja lisage põhjendus.',
  ],
  'arrange-first-meeting': [
    'Võtke ühendust omavalitsuse juhtumikorraldajaga. Tema andmed näete lingi kaudu.',
    'Leppige kokku kolmepoolse kohtumise aeg ja koht: kohtuvad klient, juhtumikorraldaja ja teie.',
    'Sisestage kohtumise aeg ja koht. Teatame neist omavalitsusele ise.',
  ],
  'record-first-meeting': [
    'Pange pärast kohtumist kirja, kas see toimus ning kas klient ja tugiisik sobivad.',
    'Kui kohtumine toimus, lisage teenuse eesmärgid ja ülevaadete sagedus.',
    'Kui kohtumine jääb ära või aeg muutub, pange see samuti kirja.',
  ],
  'acknowledge-change': ['Lugege teadet lingi kaudu ja kinnitage, et olete selle kätte saanud.'],
  'record-evaluation': [
    'Märkige lingi kaudu, kas vahehindamine toimus.',
    'Kui toimus, märkige iga eesmärgi kohta, kui kaugel see on, ning kirjutage kokkuvõte ja järgmised sammud.',
    'Saadame tulemuse omavalitsusele ise.',
  ],
  'arrange-interpreter': [
    'Tellige kohtumisele tõlk.',
    'Pange juhtumi lehel kirja, kas tõlk on olemas. Teatame vastusest omavalitsusele ja teenuseosutajale ise.',
  ],
  'assess-need': [
    'Hinnake koos kliendiga, kas ta vajab abi ka pärast teenuse lõppu, ja märkige see lingi kaudu.',
  ],
  'send-overview': [
    'Avage ülevaate vorm. Eesmärgid ja vahepeal toimunu on seal juba olemas.',
    'Märkige iga eesmärgi kohta, kui kaugel see on, ning kirjutage, mida on tehtud ja mis on järgmised sammud.',
    'Saadame ülevaate omavalitsusele ise.',
  ],
  'report-to-agency': [
    'Avage aruande vorm. Perioodi ülevaated on seal juba olemas.',
    'Kirjutage kokkuvõte. Kui Sotsiaalkindlustusamet on aruande tagastanud, näete põhjendust lingi kaudu.',
  ],
  'review-report': ['Vaadake aruanne läbi: kinnitage see või tagastage põhjendusega.'],
  'hand-over-case': [
    'Kirjutage lingi kaudu kokkuvõte uuele teenuseosutajale: mis on tehtud, mis on pooleli ja mida ta peab teadma.',
    'Kuni üleandmise päevani osutate teenust teie ja kehtivad ka teie teised ülesanded.',
    'Leppige klient uue teenuseosutajaga kokku: öelge talle, et tugiisik vahetub.',
  ],
  'take-over-case': [
    'Lugege lingi kaudu eelmise teenuseosutaja kokkuvõtet ja kliendi andmeid.',
    'Sisestage oma tugiisiku nimi, kontaktandmed ja keeled.',
    'Kinnitage kolm tingimust (sotsiaalhoolekande seaduse §-d 24 ja 25): tugiisik ei ole kliendi esimese ega teise astme sugulane, ei ela temaga samas kodus ja tal ei ole karistust, mis seda tööd ei luba.',
  ],
  'answer-query': [
    'Lugege omavalitsuse küsimust. Küsimuse näete lingi kaudu.',
    'Kirjutage vastus. Saadame selle omavalitsusele ise.',
  ],
  'submit-final-report': [
    'Märkige iga eesmärgi kohta, kas see on saavutatud. Eesmärgid on vormil olemas.',
    'Kirjutage teenuse kokkuvõte ja soovitus edaspidiseks.',
    'Saadame aruande omavalitsusele ja Sotsiaalkindlustusametile ise. Sellega on juhtum lõpetatud.',
  ],
};
