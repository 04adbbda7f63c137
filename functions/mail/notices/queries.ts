/** A municipality's question to the provider, and the answer that comes back. */
import { dayOf } from '#domain/calendar/calendar';
import { type CaseState, findObligation, type Obligation, obligationKey } from '#domain/case/state';
import { dateShort, deadlineWords, onDeadlineWords } from '#domain/estonian';
import { obligationWords } from '#domain/obligation/words';
import { phaseWords } from '#domain/words/phases';
import type { Block } from '#mail/compose/blocks';
import {
  button,
  caseButton,
  dueOf,
  facts,
  heading,
  howToAsk,
  type Letter,
  letter,
  list,
  paragraph,
  referralSubject,
  type WrittenNotice,
  whyThen,
} from './letter.ts';
import { obligationOf, wayToTask } from './tasks.ts';

export function queryReceived(one: Letter): WrittenNotice {
  const { state } = one;
  const due = dueOf(one, 'answer-query', causeOf(one));
  return letter({
    subject: referralSubject(state, 'infopäring edastatud'),
    preview: `Teenuseosutaja vastab hiljemalt ${onDeadlineWords(due.due)}.`,
    heading: 'Infopäring on edastatud',
    body: [
      paragraph(
        `Edastasime Teie küsimuse teenuseosutajale. Ta vastab hiljemalt ${onDeadlineWords(due.due)}. Saadame vastuse Teile kirjaga.`,
      ),
      ...whileStanding(state),
      whyThen(due),
      paragraph(
        'Kui Teie kiri oli ainult teadmiseks, ei pea Te midagi tegema. Edaspidi kirjutage sellise kirja algusesse „Teadmiseks“.',
      ),
    ],
  });
}

/** The answer in the provider's own words; who wrote it and from which address is not told. */
export function queryAnswer(one: Letter): WrittenNotice {
  const { state } = one;
  const query = state.queries[causeOf(one)];
  return letter({
    subject: referralSubject(state, 'vastus infopäringule'),
    preview: 'Teenuseosutaja vastas Teie infopäringule.',
    heading: 'Vastus infopäringule',
    body: [
      paragraph('Teenuseosutaja vastas Teie küsimusele:'),
      ...quote(query?.answer ?? null),
      ...(query?.text ? [paragraph('Teie küsimus oli:'), ...quote(query.text)] : []),
      list(['Kui vastus ei ole piisav, vastake sellele kirjale: edastame ka järgmise küsimuse.']),
    ],
  });
}

/** A reply to a task mail: what could be read waits on the task's page for one click; what could not, for the form. */
export function draft(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const { kind, cause } = obligationOf(one);
  const { title, name } = obligationWords(kind);
  const readable = Object.keys(state.drafts[obligationKey(kind, cause)]?.values ?? {}).length > 0;
  return letter({
    subject: `Palun kinnitage: ${name} (${state.id})`,
    preview: 'Saime teie kirja kätte. Palun kinnitage vastus lingi kaudu.',
    heading: readable ? 'Palun kinnitage vastus' : 'Palun sisestage vastus lingi kaudu',
    body: [
      paragraph(
        readable
          ? `Saime teie kirja kätte ja kandsime vastuse ülesande „${title}“ vormile. Kontrollige see üle ja kinnitage. Tähtaeg on ${deadlineWords(dueOf(one, kind, cause).due)}.`
          : `Saime teie kirja kätte ja hoiame seda ülesande „${title}“ juures. Vastust me sellest lugeda ei osanud: palun sisestage see lingi kaudu. Tähtaeg on ${deadlineWords(dueOf(one, kind, cause).due)}.`,
      ),
      ...wayToTask(one, kind, notice.to, null),
      paragraph('Vastus loetakse saabunuks siis, kui teie kiri meile jõudis.'),
    ],
  });
}

/** Dates and states only: whoever asks sees no personal data. */
export function status(one: Letter): WrittenNotice {
  const { state } = one;
  return letter({
    subject: referralSubject(state, 'juhtumi seis'),
    preview: `Praegu: ${phaseWords(state.phase)}.`,
    heading: 'Juhtumi seis',
    body: [
      facts([
        ['Praegu', phaseWords(state.phase)],
        ['Registreeritud', dateShort(dayOf(state.registeredAt))],
        ...(state.serviceEnd ? ([['Teenuse lõpp', dateShort(state.serviceEnd)]] as const) : []),
      ]),
      heading('Mis on toimunud'),
      list(Object.values(state.obligations).map(obligationLine)),
      ...(one.notice.to === 'agency' ? caseButton(one) : []),
    ],
  });
}

/**
 * To the deputy whom the registry names, else to the agency. An address that the automatic reply names is only a suggestion: it
 * stands on the case's page, not in a mail.
 */
export function absence(one: Letter): WrittenNotice {
  const { state, notice } = one;
  if (notice.to !== 'agency') return toDeputy(one);
  const away = Object.entries(state.absences).sort(([, a], [, b]) => a.notedAt.localeCompare(b.notedAt));
  const [party, last] = away.at(-1) ?? [];
  const who = party === 'provider' ? 'Teenuseosutaja' : 'Omavalitsuse juhtumikorraldaja';
  const until = last?.until ? ` kuni ${dateShort(last.until)}` : '';
  return letter({
    subject: referralSubject(state, 'kontakt on ära'),
    preview: 'Meie kirjale tuli automaatvastus.',
    heading: 'Kontakt on ära',
    body: [
      paragraph(`${who} on automaatvastuse järgi ära${until}. Automaatvastus ei täitnud ühtegi ülesannet.`),
      list(['Vaadake juhtumi lehelt, kas vastus nimetab asendaja.', 'Vajaduse korral muutke kontakti.']),
      ...caseButton(one),
    ],
  });
}

function toDeputy(one: Letter): WrittenNotice {
  const { state, notice, context } = one;
  const { obligation } = notice;
  const owed = obligation && findObligation(state, obligation.kind, obligation.cause);
  const open = owed?.status === 'open' ? owed : null;
  // VISUAL § 5: a person is addressed with a capital, an organisation is not.
  const you = notice.to === 'municipality' ? 'Teie' : 'teie';
  return letter({
    subject: referralSubject(state, 'asendate kontakti'),
    preview: 'Juhtumi kontakt on eemal.',
    heading: 'Asendate juhtumi kontakti',
    body: [
      paragraph(
        `Juhtumi ${state.id} kontakt on automaatvastuse järgi eemal. Tema asendajana saate seni juhtumi kirjad ${you}.`,
      ),
      ...(open
        ? [
            paragraph(
              `Praegu ootame: ${obligationWords(open.kind).name}, tähtaeg ${deadlineWords(open.due)}.`,
            ),
            ...button('Ava ülesanne', context.taskLink),
          ]
        : [paragraph('Praegu ühtegi ülesannet ei ole.')]),
      ...(notice.to === 'municipality' ? [howToAsk(one)] : []),
    ],
  });
}

function obligationLine(obligation: Obligation): string {
  const { title } = obligationWords(obligation.kind);
  const opened = `avatud ${dateShort(dayOf(obligation.openedAt))}`;
  if (obligation.status === 'open') {
    const { due, pause } = obligation;
    if (pause) return `${title}: ${opened}, peatatud, eeldatavalt kuni ${dateShort(pause.until)}`;
    return `${title}: ${opened}, tähtaeg ${dateShort(due)}`;
  }
  return `${title}: ${opened}, lõpetatud ${dateShort(dayOf(obligation.arrivedAt))}`;
}

const quote = (text: string | null): Block[] => (text ? [{ kind: 'quote', text }] : []);

const causeOf = ({ notice }: Letter): string => notice.obligation?.cause ?? '1';

/** A question to a case that stands is kept; its days begin when the case goes on. */
const whileStanding = ({ pause }: CaseState): Block[] =>
  pause
    ? [
        paragraph(
          `Juhtum on praegu peatatud, eeldatavalt kuni ${dateShort(pause.until)}. Vastamise tähtaeg lükkub edasi nii mitu tööpäeva, kui juhtum veel peatatud on.`,
        ),
      ]
    : [];
