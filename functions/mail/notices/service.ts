/** The service itself: it has begun, it ends soon, it has ended, or the case was called off. */
import type { CaseState } from '#domain/case/state';
import { dateShort, onDateWords, onDeadlineWords, onTimeRangeWords, untilDateWords } from '#domain/estonian';
import { endingWords } from '#domain/words/endings';
import { rhythmWords } from '#domain/words/rhythms';
import type { Block } from '#mail/compose/blocks';
import { voidEvaluation, waysToEvaluation } from './evaluation.ts';
import {
  caseButton,
  facts,
  foreign,
  heading,
  howToAsk,
  type Letter,
  letter,
  list,
  paragraph,
  reasonGiven,
  referralSubject,
  type WrittenNotice,
  withinRule,
} from './letter.ts';
import { calendarFileOf, meetingAhead, meetingEnd } from './meeting-time.ts';
import { personRows } from './meetings.ts';

export function activated(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const toProvider = notice.to === 'provider';
  return letter({
    subject: referralSubject(state, 'teenus on alanud'),
    preview: `Teenus on alanud${lastsUntil(state)}.`,
    heading: 'Teenus on alanud',
    body: [
      paragraph(
        `Suunamise ${state.id} esmane kohtumine on toimunud: klient ja tugiisik sobivad. Teenus on alanud${lastsUntil(state)}.`,
      ),
      facts([...(toProvider ? [] : personRows(state.supportPerson)), ...serviceRows(state)]),
      ...(toProvider
        ? [heading('Teenuse ajal'), list(duties(one))]
        : [
            paragraph(
              `Teenuseosutaja vastab Teie infopäringutele ${withinRule(one, 'answer-query')} ja teatab viivitamata, kui kliendi olukord muutub. Infopäringu esitamiseks vastake sellele kirjale.`,
            ),
            ...waysToEvaluation(one),
          ]),
    ],
  });
}

export function ended(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const end = state.serviceEnded;
  const evaluation = voidEvaluation(one);
  const when = end && end.ending !== 'term-reached' ? ` ${onDateWords(end.lastDay)}` : atTheEnd(state, '');
  return letter({
    subject: referralSubject(state, 'teenus on lõppenud'),
    preview: `Teenus lõppes${when}.`,
    heading: 'Teenus on lõppenud',
    body: [
      paragraph(
        `Suunamise ${state.id} alusel osutatud teenus lõppes${when}. Juhtum on lõpetatud, kui teenuseosutaja on esitanud lõpparuande.`,
      ),
      ...(end ? [facts([['Lõppemise põhjus', endingWords(end.ending)]])] : []),
      ...(end?.note && notice.to === 'municipality'
        ? [paragraph('Selgitus:'), { kind: 'quote', text: end.note } as const]
        : []),
      ...evaluation.blocks,
      ...whatNow(
        one,
        'Saadame lõpparuande Teile kirjaga. Täname Teid koostöö eest.',
        'Lõpparuande kohta saadame eraldi kirja. Täname teid koostöö eest.',
      ),
    ],
    calendarFile: evaluation.file,
  });
}

/** Open tasks are void; a meeting still ahead is taken out of the municipality's calendar. */
export function cancelled(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const ahead = meetingAhead(one);
  const file = ahead === null || notice.to !== 'municipality' ? null : calendarFileOf(one, 'CANCEL');
  const evaluation = voidEvaluation(one);
  const noMeeting =
    ahead === null
      ? []
      : [paragraph(`Esmane kohtumine ${onTimeRangeWords(ahead.startsAt, meetingEnd(ahead))} jääb ära.`)];
  return letter({
    subject: referralSubject(state, 'juhtum on tühistatud'),
    preview: 'Juhtum on tühistatud ja selle avatud ülesanded ei kehti enam.',
    heading: 'Juhtum on tühistatud',
    body: [
      paragraph(
        `Sotsiaalkindlustusamet on juhtumi ${state.id} tühistanud.${state.serviceEnd === null ? '' : ' Teenust selle suunamise alusel enam ei osutata.'}`,
      ),
      ...(notice.to === 'municipality' ? reasonGiven('Ametniku põhjendus:', state, 'ended') : []),
      ...noMeeting,
      ...evaluation.blocks,
      ...(file === null
        ? []
        : [paragraph('Kirjale on lisatud kalendrifail, mis eemaldab kohtumise Teie kalendrist.')]),
      paragraph(
        notice.to === 'agency'
          ? 'Juhtumi avatud ülesanded ei kehti enam. Põhjenduse leiate juhtumi lehelt.'
          : `Selle juhtumi avatud ülesanded ei kehti enam ja varem saadetud lingid ei avane. Te ei pea rohkem midagi tegema.`,
      ),
      ...(notice.to === 'municipality' ? [howToAsk(one)] : []),
      ...(notice.to === 'agency' ? caseButton(one) : []),
    ],
    calendarFile: file ?? evaluation.file,
  });
}

const whatNow = (one: Letter, toPerson: string, toMailbox: string): Block[] => {
  if (one.notice.to === 'agency') return caseButton(one);
  return [paragraph(one.notice.to === 'municipality' ? toPerson : toMailbox)];
};

/** " laupäeval, 30. jaanuaril 2027 kell 24.00"; other words when there is no end day. */
export const atTheEnd = ({ serviceEnd }: CaseState, otherwise: string): string =>
  serviceEnd === null ? otherwise : ` ${onDeadlineWords(serviceEnd)}`;

/** The limit of 12 months, not a promise to last that long: the goals may be met before. */
const lastsUntil = ({ serviceEnd }: CaseState): string =>
  serviceEnd === null
    ? ''
    : ` ja kestab ${untilDateWords(serviceEnd)} (kaasa arvatud), kui see varem ei lõpe`;

export const serviceRows = (state: CaseState): (readonly [string, string])[] => [
  ['Juhtum', state.id],
  ['Omavalitsus', foreign(state.municipality.name)],
  ...(state.provider === null ? [] : [['Teenuseosutaja', foreign(state.provider.name)] as const]),
  ...(state.referralDate === null ? [] : [['Suunamise kuupäev', dateShort(state.referralDate)] as const]),
  ...(state.serviceEnd === null ? [] : [['Teenuse viimane päev', dateShort(state.serviceEnd)] as const]),
  ...(state.rhythm === null ? [] : [['Ülevaated', rhythmWords(state.rhythm)] as const]),
];

/** BRIEF, path 6: what the provider owes while the service runs. */
const duties = (one: Letter): readonly string[] => [
  'Lähtuge omavalitsuse juhistest ja tegevuskavast.',
  `Vastake omavalitsuse infopäringule ${withinRule(one, 'answer-query')}.`,
  'Teatage omavalitsusele viivitamata, kui kliendi olukord või käitumine muutub.',
  'Saatke omavalitsusele ülevaateid kokkulepitud sagedusega.',
];
