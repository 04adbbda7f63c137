/** A change in the client's situation: the municipality is told at once; what changed stands behind its link. */
import { onDeadlineWords } from '#domain/estonian';
import {
  button,
  caseButton,
  dueOf,
  hint,
  type Letter,
  letter,
  paragraph,
  type WrittenNotice,
} from './letter.ts';

export function change(one: Letter): WrittenNotice {
  const { state, context, notice } = one;
  const cause = notice.obligation?.cause ?? '1';
  const urgent = state.changes[cause]?.urgent ?? false;
  const due = dueOf(one, 'acknowledge-change', cause);
  return letter({
    subject: `${urgent ? 'Kiire: kliendi' : 'Kliendi'} olukord on muutunud (${state.id})`,
    preview: 'Teenuseosutaja teatas muutusest. Palun lugege teadet.',
    heading: urgent ? 'Kiire: kliendi olukord on muutunud' : 'Kliendi olukord on muutunud',
    body: [
      paragraph(
        `Teenuseosutaja teatas suunamise ${state.id} kliendi olukorra muutusest. Palun lugege teadet ja kinnitage, et olete selle kätte saanud.`,
      ),
      ...button('Loe teadet', context.taskLink),
      hint('Lingi avamisel küsime e-posti aadressi, millele see kiri tuli.'),
      paragraph(
        `Ootame kinnitust hiljemalt ${onDeadlineWords(due.due)}. Kui seda ei tule, saadame teate Teie asendajale või omavalitsuse üldaadressile ja tööpäev hiljem Sotsiaalkindlustusametile.`,
      ),
    ],
  });
}

export function changeUrgent(one: Letter): WrittenNotice {
  const { state } = one;
  return letter({
    subject: `Kiire: kliendi olukord on muutunud (${state.id})`,
    preview: 'Teenuseosutaja teatas kiirest muutusest.',
    heading: 'Kiire: kliendi olukord on muutunud',
    body: [
      paragraph(
        `Teenuseosutaja teatas juhtumi ${state.id} kliendi olukorra muutusest ja märkis selle kiireks. Omavalitsusele on teatatud.`,
      ),
      ...caseButton(one),
    ],
  });
}
