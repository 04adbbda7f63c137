/** The interim evaluation: its time, that it is off, how it went. */
import { dayOf } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { dateShort, dateWords, onTimeRangeWords, timeRange, timeShort } from '#domain/estonian';
import { type Evaluation, interpreterAt } from '#domain/evaluation/state';
import { latestChange } from '#domain/transfer/state';
import { interpreterLanguage } from '#domain/words/interpreters';
import { partyWords } from '#domain/words/parties';
import { progressWords } from '#domain/words/progress';
import type { Block } from '#mail/compose/blocks';
import {
  button,
  facts,
  foreign,
  heading,
  hint,
  type Letter,
  letter,
  list,
  paragraph,
  referralSubject,
  type WrittenNotice,
} from './letter.ts';
import { evaluationFileOf, meetingEnd } from './meeting-time.ts';

/** The place may be somebody's home: the provider reads it behind its link. */
export function evaluation(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const set = latest(state);
  const toMunicipality = notice.to === 'municipality';
  // To a provider that took the case over since, every time is the first one.
  const moved = set.times > 1 && (toMunicipality || (latestChange(state)?.at ?? '') <= set.since);
  const when = onTimeRangeWords(set.startsAt, meetingEnd(set));
  const file = evaluationFileOf(one, set, 'PUBLISH');
  const time = `${dateShort(dayOf(set.startsAt))} kell ${timeShort(set.startsAt)}`;
  return letter({
    subject: referralSubject(state, `${moved ? 'vahehindamise uus aeg' : 'vahehindamine'} ${time}`),
    preview: `Vahehindamine on ${when}.`,
    heading: moved ? 'Vahehindamise aeg on muutunud' : 'Vahehindamise aeg on määratud',
    body: [
      paragraph(
        `Suunamise ${state.id} tegevuskava vahehindamine on ${moved ? 'nüüd ' : ''}${when}. Aja määras ${partyWords(set.by)}.${moved ? ' Varasem aeg enam ei kehti.' : ''}`,
      ),
      facts([
        ['Päev', dateWords(dayOf(set.startsAt))],
        ['Kellaaeg', timeRange(set.startsAt, meetingEnd(set))],
        ...(toMunicipality && set.place ? [['Koht', foreign(set.place)] as const] : []),
        ['Osalejad', 'klient, juhtumikorraldaja ja teenuseosutaja'],
        ...interpreterRow(state, set),
      ]),
      ...(file
        ? [paragraph('Kirjale on lisatud kalendrifail, millega saate aja oma kalendrisse lisada.')]
        : []),
      ...wayTo(one, 'Muuda aega'),
      ...(toMunicipality
        ? [mailLine]
        : [paragraph('Pärast vahehindamist palume selle tulemuse kirja panna: saadame selle kohta kirja.')]),
    ],
    calendarFile: file,
  });
}

export function evaluationCancelled(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const off = latest(state);
  const file = evaluationFileOf(one, off, 'CANCEL');
  const when = onTimeRangeWords(off.startsAt, meetingEnd(off));
  return letter({
    subject: referralSubject(state, 'vahehindamine jääb ära'),
    preview: `Vahehindamine ${when} jääb ära.`,
    heading: 'Vahehindamine jääb ära',
    body: [
      paragraph(`Suunamise ${state.id} vahehindamine ${when} jääb ära.`),
      ...(notice.to === 'municipality' && off.reason
        ? [paragraph('Põhjus:'), { kind: 'quote', text: off.reason } as const]
        : []),
      ...offNote(file),
      ...wayTo(one, 'Määra uus aeg'),
    ],
    calendarFile: file,
  });
}

/** To the municipality, in the provider's words. */
export function evaluationRecorded(one: Letter): WrittenNotice {
  const { state } = one;
  const told = latest(state);
  const held = told.status === 'held';
  const day = dateShort(dayOf(told.startsAt));
  return letter({
    subject: referralSubject(state, held ? 'vahehindamise tulemus' : 'vahehindamist ei toimunud'),
    preview: held ? `Vahehindamine toimus ${day}.` : `Vahehindamist ${day} ei toimunud.`,
    heading: held ? 'Vahehindamise tulemus' : 'Vahehindamist ei toimunud',
    body: held
      ? [
          paragraph(`Suunamise ${state.id} tegevuskava vahehindamine toimus ${day}.`),
          ...(told.goals?.length ? [heading('Eesmärgid'), list(goalsOf(told))] : []),
          ...(told.summary ? [heading('Kokkuvõte'), quote(told.summary)] : []),
          ...(told.next ? [heading('Järgmised sammud'), quote(told.next)] : []),
          paragraph(
            'Küsimuse korral vastake sellele kirjale: edastame selle teenuseosutajale. Tegevuskava saate muuta vastusega, milles on read „Eesmärgid:“ või „Ülevaated:“.',
          ),
        ]
      : [
          paragraph(`Suunamise ${state.id} tegevuskava vahehindamist ${day} ei toimunud.`),
          ...(told.summary ? [paragraph('Teenuseosutaja selgitus:'), quote(told.summary)] : []),
          ...wayTo(one, 'Määra uus aeg'),
          mailLine,
        ],
  });
}

/** Of a service that ended before its evaluation: the sentence and the file that take it off the calendar. */
export function voidEvaluation(one: Letter): {
  blocks: Block[];
  file: WrittenNotice['calendarFile'];
} {
  const { state, notice } = one;
  const last = state.evaluations.at(-1);
  if (notice.to === 'agency' || last?.status !== 'void' || last.startsAt <= last.since)
    return { blocks: [], file: null };
  const file = evaluationFileOf(one, last, 'CANCEL');
  const when = onTimeRangeWords(last.startsAt, meetingEnd(last));
  return { blocks: [paragraph(`Vahehindamine ${when} jääb ära.`), ...offNote(file)], file };
}

/** @returns where the municipality sets the evaluation, for its other mails */
export const waysToEvaluation = ({ notice, state, context }: Letter): Block[] =>
  notice.to === 'municipality' && state.phase === 'active' && context.evaluationLink
    ? [
        paragraph('Tegevuskava vahehindamise aja saate määrata lingilt või vastuse real „Vahehindamine:“.'),
        ...button('Määra vahehindamine', context.evaluationLink),
      ]
    : [];

const latest = ({ evaluations }: CaseState): Evaluation => {
  const last = evaluations.at(-1);
  if (!last) throw new RangeError('an evaluation must be told of a case that has one');
  return last;
};

const mailLine = paragraph(
  'Uue aja võite saata ka vastusena sellele kirjale, näiteks „Vahehindamine: 12.06.2026 kell 10.00“ ja soovi korral „Koht: …“.',
);

const offNote = (file: WrittenNotice['calendarFile']): Block[] =>
  file ? [paragraph('Kirjale on lisatud kalendrifail, mis eemaldab selle kalendrist.')] : [];

function wayTo({ notice, context, state }: Letter, label: string): Block[] {
  if (state.phase !== 'active') return [];
  if (notice.to === 'municipality') return button(label, context.evaluationLink ?? null);
  return [
    ...button('Vaata tegevuskava ja vahehindamist', context.planLink ?? null),
    hint('Lingi avamisel küsime e-posti aadressi, millele see kiri tuli.'),
  ];
}

function interpreterRow(state: CaseState, { interpreter: language, startsAt }: Evaluation) {
  if (language === null) return [];
  const found = interpreterAt(state, 'evaluation', startsAt)?.answer;
  const words = { arranged: 'tellitud', 'not-possible': 'ei ole võimalik' };
  return [
    ['Tõlk', `${interpreterLanguage(language)}, ${found ? words[found] : 'tellib Sotsiaalkindlustusamet'}`],
  ] as const;
}

const goalsOf = ({ goals, outcomes }: Evaluation): string[] =>
  (goals ?? []).map((goal, index) => {
    const stage = outcomes[index];
    return `${foreign(goal, 500)}${stage ? `: ${progressWords(stage)}` : ''}`;
  });

const quote = (text: string): Block => ({ kind: 'quote', text });
