/** A case goes to another provider: what municipality, agency and both providers hear of it. */
import { dateWords, onDeadlineWords, onTimeRangeWords } from '#domain/estonian';
import { latestChange } from '#domain/transfer/state';
import {
  caseButton,
  dueOf,
  facts,
  foreign,
  howToAsk,
  type Letter,
  letter,
  paragraph,
  referralSubject,
  type WrittenNotice,
} from './letter.ts';
import { leftMeeting, meetingEnd } from './meeting-time.ts';
import { personRows } from './meetings.ts';

/** To municipality and agency: who provides from when. */
export function providerChanged(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const change = latestChange(state);
  const named = state.phase === 'assigning' ? null : dueOf(one, 'take-over-case');
  const toAgency = notice.to === 'agency';
  return letter({
    subject: referralSubject(state, 'teenuseosutaja vahetus'),
    preview: 'Teenuseosutaja vahetus. Avatud ülesannete tähtajad ei muutunud.',
    heading: 'Teenuseosutaja vahetus',
    body: [
      paragraph(
        `Suunamise ${state.id} alusel osutab teenust uus teenuseosutaja. Avatud ülesanded läksid talle üle ja nende tähtajad ei muutunud.`,
      ),
      facts([
        ['Juhtum', state.id],
        ...(toAgency ? [['Omavalitsus', foreign(state.municipality.name)] as const] : []),
        ...(change
          ? [
              ['Senine teenuseosutaja', foreign(change.from.name)] as const,
              ['Uus teenuseosutaja', foreign(change.to.name)] as const,
              ['Alates', dateWords(change.effective)] as const,
            ]
          : []),
      ]),
      ...(named === null
        ? []
        : [
            paragraph(
              toAgency
                ? `Uus teenuseosutaja nimetab tugiisiku hiljemalt ${onDeadlineWords(named.due)}.`
                : `Uus teenuseosutaja nimetab tugiisiku hiljemalt ${onDeadlineWords(named.due)}. Saadame Teile siis tema nime ja kontaktandmed.`,
            ),
          ]),
      ...(toAgency ? caseButton(one) : [howToAsk(one)]),
    ],
  });
}

/** To the provider that the case is taken from. */
export function providerLeft(one: Letter): WrittenNotice {
  const { state } = one;
  const change = latestChange(state);
  const from = change ? ` alates kuupäevast ${dateWords(change.effective)}` : '';
  const left = leftMeeting(one);
  return letter({
    subject: `Juhtum anti üle teisele teenuseosutajale (${state.id})`,
    preview: 'Teilt ei oodata selles juhtumis rohkem midagi.',
    heading: 'Juhtum on üle antud',
    body: [
      paragraph(`Juhtumis ${state.id} osutab teenust${from} teine teenuseosutaja.`),
      paragraph(
        'Teie avatud ülesanded läksid talle üle ja varem saadetud lingid enam ei avane. Teilt ei oodata selles juhtumis rohkem midagi. Täname teid koostöö eest.',
      ),
      ...(left
        ? [
            paragraph(
              `Kohtumisel ${onTimeRangeWords(left.meeting.startsAt, meetingEnd(left.meeting))} osaleb uus teenuseosutaja. Kirjale on lisatud kalendrifail, mis eemaldab kohtumise teie kalendrist.`,
            ),
          ]
        : []),
    ],
    calendarFile: left?.file ?? null,
  });
}

/** To the provider that was asked to hand the case over: it stays. */
export function providerChangeUndone(one: Letter): WrittenNotice {
  const { state } = one;
  return letter({
    subject: `Teenuseosutaja ei vahetu (${state.id})`,
    preview: 'Juhtum jääb teile, üleandmise ülesanne enam ei kehti.',
    heading: 'Teenuseosutaja ei vahetu',
    body: [
      paragraph(
        `Sotsiaalkindlustusamet võttis juhtumi ${state.id} üleandmise tagasi: juhtum jääb teile. Üleandmise ülesanne enam ei kehti, teised ülesanded kehtivad endiselt.`,
      ),
    ],
  });
}

/** To the municipality: the new provider's support person. */
export function supportPersonNamed(one: Letter): WrittenNotice {
  const { state } = one;
  return letter({
    subject: referralSubject(state, 'uus tugiisik'),
    preview: 'Uus teenuseosutaja nimetas tugiisiku.',
    heading: 'Uus tugiisik',
    body: [
      paragraph(`Suunamise ${state.id} klienti toetab nüüd uue teenuseosutaja tugiisik.`),
      facts([
        ['Juhtum', state.id],
        ...(state.provider === null ? [] : [['Teenuseosutaja', foreign(state.provider.name)] as const]),
        ...personRows(state.supportPerson),
      ]),
      howToAsk(one),
    ],
  });
}
