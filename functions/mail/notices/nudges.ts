/** The ladder's mails: before the due day, on it, after it, and when the agency must decide. No personal data for provider and agency. */
import { type Day, dayOf } from '#domain/calendar/calendar';
import { dateShort, onDeadlineWords } from '#domain/estonian';
import { kindRules, type ObligationKind, type Party } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import { ofPartyWords, partyWords, toPartyWords } from '#domain/words/parties';
import type { Block } from '#mail/compose/blocks';
import {
  caseButton,
  dueOf,
  facts,
  foreign,
  heading,
  type Letter,
  letter,
  list,
  paragraph,
  reasonGiven,
  type WrittenNotice,
} from './letter.ts';
import { alsoMissing } from './receiving.ts';
import { obligationOf, wayToTask } from './tasks.ts';

export function reminder(one: Letter): WrittenNotice {
  const { kind, due, title, name } = owed(one);
  const by = onDeadlineWords(due);
  return letter({
    subject: `Meeldetuletus: ${name}, tähtaeg ${dateShort(due)} (${one.state.id})`,
    preview: `Ülesande „${title}“ tähtaeg on ${by}.`,
    heading: `Meeldetuletus: ${name}`,
    body: [
      paragraph(`Tuletame meelde, et ülesande „${title}“ tähtaeg on ${by}. ${alreadyDone(one.notice.to)}`),
      ...taskOf(one, kind, by),
    ],
  });
}

export function dueToday(one: Letter): WrittenNotice {
  const { kind, due, title, name } = owed(one);
  const by = onDeadlineWords(due);
  // The nudge of a due day that is no working day leaves on the next one.
  const today = dayOf(one.context.stamp) === due;
  const when = today ? `on täna, ${by}` : `${dayOf(one.context.stamp) < due ? 'on' : 'oli'} ${by}`;
  return letter({
    subject: `${today ? 'Tähtaeg on täna' : `Tähtaeg ${dateShort(due)}`}: ${name} (${one.state.id})`,
    preview: `Ülesande „${title}“ tähtaeg ${when}.`,
    heading: today ? `Tähtaeg on täna: ${name}` : `Tähtaeg: ${name}`,
    body: [
      paragraph(`Ülesande „${title}“ tähtaeg ${when}. ${alreadyDone(one.notice.to)}`),
      ...taskOf(one, kind, by),
    ],
  });
}

export function overdue(one: Letter): WrittenNotice {
  const { kind, due, title, name, assignee } = owed(one);
  const lapsed = `tähtaeg möödus ${onDeadlineWords(due)}`;
  const subject = `Tähtaeg möödas: ${name} (${one.state.id})`;
  const main = `Tähtaeg möödas: ${name}`;
  if (one.notice.to !== assignee)
    return letter({
      subject,
      preview: `${capital(ofPartyWords(assignee))} ülesande „${title}“ ${lapsed}.`,
      heading: main,
      body: [
        paragraph(
          `${capital(ofPartyWords(assignee))} ülesande „${title}“ ${lapsed}. Vastust ei ole. Saatsime ${toPartyWords(assignee)} meeldetuletuse.`,
        ),
        ...aboutCase(one, due),
        ...caseButton(one),
      ],
    });
  const request =
    assignee === 'agency'
      ? 'Palume ülesanne täita esimesel võimalusel.'
      : 'Palume vastata esimesel võimalusel või teatada, miks vastus viibib.';
  return letter({
    subject,
    preview: `Ülesande „${title}“ ${lapsed}.`,
    heading: main,
    body: [paragraph(`Ülesande „${title}“ ${lapsed}. ${request}`), ...taskOf(one, kind, null)],
  });
}

/** To the agency: all reminders went unanswered, now it must decide. */
export function passed(one: Letter): WrittenNotice {
  const { kind, due, title, name, assignee } = owed(one);
  const undone =
    assignee === 'agency'
      ? `Ülesanne „${title}“ on endiselt täitmata.`
      : `${capital(partyWords(assignee))} ei ole meeldetuletustele vaatamata täitnud ülesannet „${title}“.`;
  return letter({
    subject: `Vajab otsust: ${name} (${one.state.id})`,
    preview: `${undone} Palume teil otsustada, mis juhtumist edasi saab.`,
    heading: `Vajab otsust: ${name}`,
    body: [
      paragraph(
        `${undone} Tähtaeg möödus ${onDeadlineWords(due)}. Palume teil otsustada, mis juhtumist edasi saab.`,
      ),
      ...aboutCase(one, due),
      ...caseButton(one),
      heading('Mida saate teha'),
      list(CHOICES[kind]),
    ],
  });
}

/** The assignee is the kind's: an obligation that was passed on is still told of as theirs. */
function owed(one: Letter) {
  const { kind, cause } = obligationOf(one);
  const { due } = dueOf(one, kind, cause);
  const { title, name } = obligationWords(kind);
  return { kind, due, title, name, assignee: kindRules[kind].assignee };
}

const alreadyDone = (to: Party): string =>
  `Kui olete ülesande juba täitnud, ei pea ${to === 'municipality' ? 'Te' : 'te'} rohkem midagi tegema.`;

/** What is to be done and the way to it. @param by null after the due date: then soon. */
function taskOf(one: Letter, kind: ObligationKind, by: string | null): Block[] {
  const { state, notice } = one;
  const way = wayToTask(one, kind, notice.to, by);
  if (kind !== 'complete-referral' || notice.to !== 'municipality')
    return [
      facts([
        ['Juhtum', state.id],
        ['Omavalitsus', foreign(state.municipality.name)],
      ]),
      ...way,
    ];
  return [...reasonGiven('Ametniku selgitus:', state, 'incomplete'), ...alsoMissing(one), ...way];
}

function aboutCase({ state }: Letter, due: Day): Block[] {
  return [
    facts([
      ['Juhtum', state.id],
      ['Omavalitsus', foreign(state.municipality.name)],
      ...(state.provider === null ? [] : [['Teenuseosutaja', foreign(state.provider.name)] as const]),
      ['Tähtaeg', dateShort(due)],
    ]),
  ];
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const CANCEL = 'Tühistage juhtum, kui teenust enam ei ole vaja.';
const NEW_LINK = 'Saatke teenuseosutajale uus link.';
const BY_PHONE = 'Helistage teenuseosutajale ja pange vastus ise kirja.';

const CHOICES: Record<ObligationKind, readonly string[]> = {
  'complete-referral': ['Helistage juhtumikorraldajale ja lisage puuduvad andmed ise.', CANCEL],
  'review-referral': ['Vaadake suunamine läbi: võtke vastu, tagastage või jätke vastu võtmata.', CANCEL],
  'ensure-support-person': [
    'Helistage teenuseosutajale ja pange tugiisik ise kirja.',
    'Pange kirja, et teenuseosutaja loobub, ja valige uus teenuseosutaja.',
    NEW_LINK,
    CANCEL,
  ],
  'arrange-first-meeting': [BY_PHONE, NEW_LINK, CANCEL],
  'record-first-meeting': [BY_PHONE, NEW_LINK, CANCEL],
  'answer-query': [BY_PHONE, NEW_LINK],
  'submit-final-report': [BY_PHONE, NEW_LINK, 'Lõpetage juhtum ilma lõpparuandeta ja lisage põhjendus.'],
  'assess-need': [BY_PHONE, NEW_LINK],
  'record-evaluation': [BY_PHONE, NEW_LINK],
  'arrange-interpreter': ['Tellige tõlk ja pange vastus juhtumi lehel kirja.'],
  'send-overview': [BY_PHONE, NEW_LINK],
  'report-to-agency': [BY_PHONE, NEW_LINK],
  'review-report': ['Vaadake aruanne läbi: kinnitage see või tagastage põhjendusega.'],
  'hand-over-case': [
    'Küsige kokkuvõte eelmiselt teenuseosutajalt ja pange see ise kirja.',
    'Kui kokkuvõtet ei tule, pange kirja, mida uus teenuseosutaja peab teadma.',
  ],
  'take-over-case': [BY_PHONE, NEW_LINK],
  'acknowledge-change': ['Helistage juhtumikorraldajale ja andke muutusest teada.'],
};
