/** To the municipality: its referral was received, what is missing, and that it is complete. */
import type { CaseState } from '#domain/case/state';
import { dateShort, numberShort, onDeadlineWords } from '#domain/estonian';
import type { Block } from '#mail/compose/blocks';
import {
  button,
  dueOf,
  heading,
  type Letter,
  letter,
  list,
  paragraph,
  reasonGiven,
  referralSubject,
  type WrittenNotice,
  whyThen,
  withinRule,
} from './letter.ts';
import { alsoAskedFor, missingList, toCheck, understood, unreadableAttachments } from './understood.ts';

/** DESIGN § 5: reference, what was understood (masked), what is missing, what happens next and by when. */
export function receipt(one: Letter): WrittenNotice {
  return one.state.missing.length > 0 ? incompleteReceipt(one) : completeReceipt(one);
}

function completeReceipt(one: Letter): WrittenNotice {
  const { state } = one;
  const review = dueOf(one, 'review-referral');
  const by = onDeadlineWords(review.due);
  return letter({
    subject: referralSubject(state, 'kätte saadud'),
    preview: `Vaatame suunamise läbi hiljemalt ${by}.`,
    heading: 'Suunamine on kätte saadud',
    body: [
      paragraph(
        `Oleme suunamise ${state.id} kätte saanud. Vaatame selle läbi hiljemalt ${by} ja teatame Teile tulemusest.`,
      ),
      ...severalClients(state),
      whyThen(review),
      ...whatWeRead(one),
      heading('Mis saab edasi'),
      list([
        `Sotsiaalkindlustusamet vaatab suunamise läbi hiljemalt ${by}.`,
        `Pärast vastuvõtmist leiab teenuseosutaja tugiisiku ${withinRule(one, 'ensure-support-person')}.`,
        'Teatame Teile, kes on tugiisik ja millal on esmane kohtumine.',
      ]),
    ],
  });
}

function incompleteReceipt(one: Letter): WrittenNotice {
  const { state } = one;
  const completion = dueOf(one, 'complete-referral');
  const by = onDeadlineWords(completion.due);
  return letter({
    subject: referralSubject(state, 'kätte saadud, andmeid on puudu'),
    preview: `Palume saata puuduvad andmed hiljemalt ${by}.`,
    heading: 'Suunamine on kätte saadud, kuid andmeid on puudu',
    body: [
      ...severalClients(state),
      paragraph(`Oleme suunamise ${state.id} kätte saanud. Suunamisest on puudu:`),
      missingList(state),
      ...howToComplete(one, by),
      whyThen(completion),
      ...whatWeRead(one),
      heading('Mis saab edasi'),
      list([
        `Teie saadate puuduvad andmed hiljemalt ${by}.`,
        `Kui andmed on olemas, vaatab Sotsiaalkindlustusamet suunamise läbi ${withinRule(one, 'review-referral')} ja teatab Teile tulemusest.`,
        `Pärast vastuvõtmist leiab teenuseosutaja tugiisiku ${withinRule(one, 'ensure-support-person')}.`,
      ]),
    ],
  });
}

/** One mail may refer several clients: each has a case and a receipt of its own. */
const severalClients = ({ id, part, parts }: CaseState): Block[] =>
  parts > 1
    ? [
        paragraph(
          `Teie kirjas oli ${numberShort(parts)} klienti. Avasime igaühe kohta eraldi juhtumi; see kiri on juhtumi ${id} kohta (${part}/${parts}).`,
        ),
      ]
    : [];

export function stillMissing(one: Letter): WrittenNotice {
  const { state } = one;
  const completion = dueOf(one, 'complete-referral', one.notice.obligation?.cause);
  const by = onDeadlineWords(completion.due);
  return letter({
    subject: referralSubject(state, 'andmeid on veel puudu'),
    preview: `Palume saata puuduvad andmed hiljemalt ${by}.`,
    heading: 'Andmeid on veel puudu',
    body: [
      paragraph(`Täname, saime Teie vastuse suunamise ${state.id} kohta. Suunamisest on veel puudu:`),
      missingList(state),
      ...howToComplete(one, by),
      ...toCheck(state),
    ],
  });
}

export function completed(one: Letter): WrittenNotice {
  const { state } = one;
  const review = dueOf(one, 'review-referral');
  const by = onDeadlineWords(review.due);
  return letter({
    subject: referralSubject(state, 'andmed on olemas'),
    preview: `Vaatame suunamise läbi hiljemalt ${by}.`,
    heading: 'Suunamise andmed on olemas',
    body: [
      paragraph(
        `Täname, saime Teie vastuse. Suunamise ${state.id} kohustuslikud andmed on olemas. Vaatame suunamise läbi hiljemalt ${by} ja teatame Teile tulemusest.`,
      ),
      whyThen(review),
      ...understood(state),
      ...toCheck(state),
    ],
  });
}

/** The agency sent the referral back: its words say what is wrong. */
export function returned(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const { due } = dueOf(one, 'complete-referral', notice.obligation?.cause);
  const by = onDeadlineWords(due);
  return letter({
    subject: referralSubject(state, `palume täiendada, tähtaeg ${dateShort(due)}`),
    preview: `Palume suunamist täiendada hiljemalt ${by}.`,
    heading: 'Palume suunamist täiendada',
    body: [
      paragraph(`Vaatasime suunamise ${state.id} läbi. Enne vastuvõtmist palume seda täiendada.`),
      ...reasonGiven('Ametniku selgitus:', state, 'incomplete'),
      ...alsoMissing(one),
      ...howToComplete(one, by),
    ],
  });
}

/** How to give what is owed. @param by until when; null after the due date: then as soon as possible */
export const howToComplete = ({ context }: Letter, by: string | null): Block[] => [
  paragraph(
    `Palume saata andmed ${by === null ? 'esimesel võimalusel' : `hiljemalt ${by}`}. Piisab, kui vastate sellele kirjale ja kirjutate andmed vastusesse.`,
  ),
  ...(context.taskLink === null ? [] : [paragraph('Soovi korral saate andmed lisada ka veebis:')]),
  ...button('Lisa andmed', context.taskLink),
];

export const alsoMissing = ({ state }: Letter): Block[] =>
  state.missing.length === 0 ? [] : [paragraph('Suunamisest on puudu:'), missingList(state)];

const whatWeRead = ({ state }: Letter): Block[] => [
  ...understood(state),
  ...toCheck(state),
  ...alsoAskedFor(state),
  ...unreadableAttachments(state),
];
