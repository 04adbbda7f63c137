/** The receipt for what a party sent on a page: that it came, when, and what happens next. It repeats nothing of it. */
import { findObligation } from '#domain/case/state';
import { dateTimeShort, deadlineShort } from '#domain/estonian';
import type { ObligationKind } from '#domain/obligation/kinds';
import { obligationWords } from '#domain/obligation/words';
import {
  button,
  facts,
  hint,
  type Letter,
  letter,
  paragraph,
  referralSubject,
  type WrittenNotice,
} from './letter.ts';

export function received(one: Letter): WrittenNotice {
  const { obligation } = one.notice;
  return obligation ? answerReceived(one, obligation) : reportReceived(one);
}

function answerReceived(
  one: Letter,
  { kind, cause }: { kind: ObligationKind; cause: string },
): WrittenNotice {
  const { state, context, notice } = one;
  const closed = findObligation(state, kind, cause);
  const { title } = obligationWords(kind);
  const declined = closed?.status === 'closed' && closed.outcome === 'declined';
  const your = notice.to === 'municipality' ? 'Teie' : 'teie';
  const what = declined ? `${your} keeldumise` : `${your} vastuse`;
  return letter({
    subject: referralSubject(state, declined ? 'keeldumine kätte saadud' : 'vastus kätte saadud'),
    preview: `${title}: ${declined ? 'keeldumine' : 'vastus'} on salvestatud.`,
    heading: declined ? 'Keeldumine on kätte saadud' : 'Vastus on kätte saadud',
    body: [
      paragraph(`Saime ${what} kätte ja salvestasime selle. Vastust sellele kirjale ei ole vaja.`),
      facts([
        ['Juhtum', state.id],
        ['Ülesanne', title],
        ...(closed?.status === 'closed'
          ? ([
              ['Vastus saabus', dateTimeShort(closed.arrivedAt)],
              ['Tähtaeg', deadlineShort(closed.due)],
            ] as const)
          : []),
      ]),
      paragraph(
        declined
          ? 'Sotsiaalkindlustusamet otsustab, kes teenust osutab. Teilt ei oodata selles juhtumis praegu rohkem midagi.'
          : (NEXT[kind] ?? 'Kui teilt oodatakse veel midagi, saadame selle kohta eraldi kirja.'),
      ),
      ...button('Vaata, mis on kirjas', context.taskLink),
    ],
  });
}

/** A change of the client's situation, a refusal: sent beside the tasks. */
function reportReceived({ state, context }: Letter): WrittenNotice {
  return letter({
    subject: referralSubject(state, 'teade kätte saadud'),
    preview: 'Teade on salvestatud ja omavalitsusele edastatud.',
    heading: 'Teade on kätte saadud',
    body: [
      paragraph(
        'Saime teie teate kätte ja edastasime selle omavalitsuse juhtumikorraldajale. Vastust sellele kirjale ei ole vaja.',
      ),
      facts([
        ['Juhtum', state.id],
        ['Teade saabus', dateTimeShort(context.owedAt ?? context.stamp)],
      ]),
      hint('Kui te ei ole teadet saatnud, vastake sellele kirjale kohe.'),
    ],
  });
}

/** What comes after each answer that owes a receipt. */
const NEXT: Partial<Record<ObligationKind, string>> = {
  'answer-query': 'Saatsime vastuse omavalitsuse juhtumikorraldajale.',
  'send-overview': 'Saatsime ülevaate omavalitsuse juhtumikorraldajale.',
  'record-evaluation': 'Saatsime tulemuse omavalitsuse juhtumikorraldajale.',
  'report-to-agency':
    'Sotsiaalkindlustusamet vaatab aruande läbi. Kui see vajab täiendamist, saate selle põhjendusega tagasi.',
  'hand-over-case': 'Uus teenuseosutaja näeb kokkuvõtet alates päevast, mil ta juhtumi üle võtab.',
  'take-over-case': 'Teatasime tugiisiku nime ja kontakti omavalitsuse juhtumikorraldajale.',
  'assess-need': 'Teatasime hinnangust teenuseosutajale ja Sotsiaalkindlustusametile.',
};
