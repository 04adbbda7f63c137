/** To the municipality: who the support person is, when the first meeting is, and when it did not go well. */
import { dayOf } from '#domain/calendar/calendar';
import type { CaseState, SupportPerson } from '#domain/case/state';
import {
  dateShort,
  dateWords,
  onDateTimeWords,
  onDeadlineWords,
  onTimeRangeWords,
  phoneWords,
  timeRange,
  timeShort,
} from '#domain/estonian';
import { languagesWords } from '#domain/words/languages';
import {
  dueOf,
  facts,
  foreign,
  type Letter,
  letter,
  paragraph,
  reasonGiven,
  referralSubject,
  type WrittenNotice,
  whyThen,
} from './letter.ts';
import { calendarFileOf, isMoved, meetingEnd } from './meeting-time.ts';

export function supportPerson(one: Letter): WrittenNotice {
  const { state } = one;
  const arrange = dueOf(one, 'arrange-first-meeting');
  const by = onDeadlineWords(arrange.due);
  const another = timesEnsured(state) > 1;
  const name = state.supportPerson?.name;
  return letter({
    subject: referralSubject(state, another ? 'uus tugiisik on leitud' : 'tugiisik on leitud'),
    preview: `Esmase kohtumise aeg lepitakse kokku hiljemalt ${by}.`,
    heading: another ? 'Uus tugiisik on leitud' : 'Tugiisik on leitud',
    body: [
      paragraph(
        `Suunamise ${state.id} ${another ? 'uus tugiisik' : 'tugiisik'} on ${name ? foreign(name) : 'leitud'}.`,
      ),
      facts([...personRows(state.supportPerson), ...providerRow(state)]),
      paragraph(
        `Järgmisena võtab teenuseosutaja Teiega ühendust ja lepib kokku esmase kohtumise aja hiljemalt ${by}. Kohtuvad klient, Teie ja teenuseosutaja.`,
      ),
      whyThen(arrange),
    ],
  });
}

export function meeting(one: Letter): WrittenNotice {
  const { state } = one;
  const agreed = state.meeting;
  if (agreed === null) throw new RangeError('meeting must be told of a case that has one');
  const end = meetingEnd(agreed);
  const when = onTimeRangeWords(agreed.startsAt, end);
  const day = dateShort(dayOf(agreed.startsAt));
  const moved = isMoved(state);
  return letter({
    subject: referralSubject(
      state,
      `${moved ? 'esmase kohtumise uus aeg' : 'esmane kohtumine'} ${day} kell ${timeShort(agreed.startsAt)}`,
    ),
    preview: `Kohtumine on ${when}.`,
    heading: moved ? 'Esmase kohtumise aeg on muutunud' : 'Esmase kohtumise aeg on kokku lepitud',
    body: [
      paragraph(
        moved
          ? `Suunamise ${state.id} esmane kohtumine on nüüd ${when}. Varasem aeg enam ei kehti.`
          : `Suunamise ${state.id} esmane kohtumine on ${when}.`,
      ),
      facts([
        ['Päev', dateWords(dayOf(agreed.startsAt))],
        ['Kellaaeg', timeRange(agreed.startsAt, end)],
        ...(agreed.place === null ? [] : [['Koht', foreign(agreed.place)] as const]),
        ['Osalejad', 'klient, juhtumikorraldaja ja teenuseosutaja'],
      ]),
      ...fileNote(one),
      paragraph(
        'Kui aeg ei sobi, andke sellest palun teada enne kohtumist: vastake sellele kirjale või helistage teenuseosutajale.',
      ),
    ],
    calendarFile: calendarFileOf(one, 'PUBLISH'),
  });
}

export function meetingMissed(one: Letter): WrittenNotice {
  const { state } = one;
  const arrange = dueOf(one, 'arrange-first-meeting');
  const by = onDeadlineWords(arrange.due);
  const planned =
    state.meeting === null ? '' : `, mis pidi toimuma ${onDateTimeWords(state.meeting.startsAt)}`;
  return letter({
    subject: referralSubject(state, 'esmane kohtumine jäi ära'),
    preview: `Uus aeg lepitakse kokku hiljemalt ${by}.`,
    heading: 'Esmane kohtumine jäi ära',
    body: [
      paragraph(`Suunamise ${state.id} esmane kohtumine${planned}${planned === '' ? '' : ','} jäi ära.`),
      ...reasonGiven('Teenuseosutaja selgitus:', state, 'arranging'),
      paragraph(
        `Teenuseosutaja võtab Teiega ühendust ja lepib uue aja kokku hiljemalt ${by}. Juhtum jääb avatuks.`,
      ),
    ],
  });
}

export function notSuited(one: Letter): WrittenNotice {
  const { state } = one;
  const ensure = dueOf(one, 'ensure-support-person');
  const by = onDeadlineWords(ensure.due);
  return letter({
    subject: referralSubject(state, 'otsitakse uut tugiisikut'),
    preview: `Teenuseosutaja peab uue tugiisiku leidma hiljemalt ${by}.`,
    heading: 'Leitakse uus tugiisik',
    body: [
      paragraph(`Suunamise ${state.id} esmasel kohtumisel selgus, et klient ja tugiisik ei sobi kokku.`),
      ...reasonGiven('Teenuseosutaja selgitus:', state, 'assigning'),
      paragraph(
        `Teenuseosutaja peab uue tugiisiku leidma hiljemalt ${by}. Saadame Teile siis tema kontaktandmed.`,
      ),
    ],
  });
}

/** @returns how to reach the support person, as far as it is known. */
export function personRows(person: SupportPerson | null): (readonly [string, string])[] {
  if (person === null) return [];
  const languages = languagesWords(person.languages);
  return [
    ...(person.name ? [['Tugiisik', foreign(person.name)] as const] : []),
    ...(person.phone ? [['Telefon', phoneWords(foreign(person.phone))] as const] : []),
    ...(person.email ? [['E-post', foreign(person.email)] as const] : []),
    ...(languages ? [['Keeled', foreign(languages)] as const] : []),
  ];
}

const providerRow = ({ provider }: CaseState): (readonly [string, string])[] =>
  provider === null ? [] : [['Teenuseosutaja', foreign(provider.name)]];

const timesEnsured = (state: CaseState): number =>
  Object.values(state.obligations).filter(
    (one) => one.kind === 'ensure-support-person' && one.status === 'closed' && one.outcome === 'done',
  ).length;

const fileNote = ({ context }: Letter) =>
  context.meetingLink === null
    ? []
    : [paragraph('Kirjale on lisatud kalendrifail, millega saate kohtumise oma kalendrisse lisada.')];
