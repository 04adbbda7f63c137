/** The last month: the service ends soon, what the client needs after it, and what the municipality found. */
import { dateShort, onDeadlineWords } from '#domain/estonian';
import { needWords } from '#domain/words/needs';
import { waysToEvaluation } from './evaluation.ts';
import {
  button,
  caseButton,
  dueOf,
  facts,
  type Letter,
  letter,
  paragraph,
  referralSubject,
  type WrittenNotice,
  whyThen,
} from './letter.ts';
import { atTheEnd, serviceRows } from './service.ts';

/** To the municipality it is the task to assess the need. */
export function endWarning(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const when = atTheEnd(state, ' peagi');
  return letter({
    subject: referralSubject(
      state,
      state.serviceEnd === null ? 'teenus lõpeb peagi' : `teenus lõpeb ${dateShort(state.serviceEnd)}`,
    ),
    preview: `Teenus lõpeb${when}.`,
    heading: 'Teenus lõpeb peagi',
    body: [
      paragraph(`Suunamise ${state.id} alusel osutatav teenus lõpeb${when}.`),
      facts(serviceRows(state)),
      ...(notice.to === 'provider'
        ? [
            paragraph(
              'Palume leppida omavalitsusega kokku, kuidas teenus lõpetatakse ja mida klient pärast seda vajab.',
            ),
          ]
        : [...assess(one), ...waysToEvaluation(one)]),
    ],
  });
}

function assess(one: Letter) {
  const { notice, context } = one;
  const task = notice.obligation ? dueOf(one, 'assess-need', notice.obligation.cause) : null;
  return [
    paragraph(
      `Palume enne teenuse lõppu hinnata, kas klient vajab abi ka edaspidi${task ? `, ja märkida see hiljemalt ${onDeadlineWords(task.due)}` : ''}. Vajaduse korral suunake ta muule teenusele. Kui tugiisikut on vaja ka edaspidi, on vaja uut suunamise otsust: 12 kuu piiri ei pikendata.`,
    ),
    ...(task ? [whyThen(task)] : []),
    ...button('Hinda vajadust', context.taskLink),
    paragraph('Võite ka vastata sellele kirjale, näiteks „Vajadus jätkub“ või „Ei vaja enam“.'),
  ];
}

export function needAssessed(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const found = state.need ? needWords(state.need.need) : 'hinnang on olemas';
  return letter({
    subject: referralSubject(state, 'edasine vajadus on hinnatud'),
    preview: `Omavalitsuse hinnang: ${found}.`,
    heading: 'Edasine vajadus on hinnatud',
    body: [
      paragraph(`Omavalitsus hindas suunamise ${state.id} kohta edasist vajadust: ${found}.`),
      paragraph(
        `Teenus lõpeb${atTheEnd(state, ' ettenähtud päeval')}.${state.need?.need === 'continues' ? ' Kui omavalitsus teeb uue suunamise otsuse, algab uus juhtum.' : ''}`,
      ),
      ...(notice.to === 'agency' ? caseButton(one) : []),
    ],
  });
}
