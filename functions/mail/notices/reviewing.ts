/** The agency's review: its task, and what the municipality hears of the result. */

import type { CaseState } from '#domain/case/state';
import { dateShort, deadlineWords, onDeadlineWords } from '#domain/estonian';
import {
  caseButton,
  dueOf,
  facts,
  foreign,
  howToAsk,
  type Letter,
  letter,
  paragraph,
  reasonGiven,
  referralSubject,
  type WrittenNotice,
  whyThen,
} from './letter.ts';
import { taskSubject } from './tasks.ts';

/** To the agency: a referral waits for its decision. */
export function reviewTask(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const review = dueOf(one, 'review-referral', notice.obligation?.cause);
  const by = onDeadlineWords(review.due);
  return letter({
    subject: taskSubject('review-referral', review.due, state),
    preview: `Suunamine ootab läbivaatamist hiljemalt ${by}.`,
    heading: 'Suunamine ootab läbivaatamist',
    body: [
      paragraph(`${whyReview(state)} Palume suunamine läbi vaadata hiljemalt ${by}.`),
      facts([
        ['Juhtum', state.id],
        ['Omavalitsus', foreign(state.municipality.name)],
        ['Tähtaeg', deadlineWords(review.due)],
        ...(state.unreadable > 0 ? [['Lugemata manuseid', String(state.unreadable)] as const] : []),
      ]),
      ...caseButton(one),
      whyThen(review),
    ],
  });
}

/** To the municipality: who provides, and by when there is a support person. */
export function accepted(one: Letter): WrittenNotice {
  const { state } = one;
  const ensure = dueOf(one, 'ensure-support-person');
  const by = onDeadlineWords(ensure.due);
  const again = declinedByProvider(state) > 0;
  const name = state.provider === null ? null : foreign(state.provider.name);
  const told = again
    ? `Suunamisel ${state.id} on uus teenuseosutaja.`
    : `Oleme suunamise ${state.id} vastu võtnud ja edastanud teenuseosutajale.`;
  return letter({
    subject: referralSubject(state, again ? 'uus teenuseosutaja' : 'vastu võetud'),
    preview: `Teenuseosutaja peab tugiisiku leidma hiljemalt ${by}.`,
    heading: again ? 'Suunamisel on uus teenuseosutaja' : 'Suunamine on vastu võetud',
    body: [
      paragraph(`${told} Teenuseosutaja peab tugiisiku leidma hiljemalt ${by}.`),
      facts([
        ['Juhtum', state.id],
        ...(name === null ? [] : [['Teenuseosutaja', name] as const]),
        ['Tugiisiku leidmise tähtaeg', deadlineWords(ensure.due)],
        ...(state.referralDate === null
          ? []
          : [['Suunamise kuupäev', dateShort(state.referralDate)] as const]),
      ]),
      paragraph('Kui tugiisik on leitud, saadame Teile tema nime ja kontaktandmed.'),
      whyThen(ensure),
    ],
  });
}

export function referralDeclined(one: Letter): WrittenNotice {
  const { state } = one;
  return letter({
    subject: referralSubject(state, 'jäi vastu võtmata'),
    preview: 'Sotsiaalkindlustusamet ei võtnud suunamist vastu.',
    heading: 'Suunamine jäi vastu võtmata',
    body: [
      paragraph(`Vaatasime suunamise ${state.id} läbi ega võtnud seda vastu. Juhtum on lõpetatud.`),
      ...reasonGiven('Ametniku põhjendus:', state, 'ended'),
      howToAsk(one),
    ],
  });
}

function whyReview(state: CaseState): string {
  if (state.phase === 'review' && declinedByProvider(state) > 0)
    return `Teenuseosutaja loobus juhtumist ${state.id}. Valige uus teenuseosutaja.`;
  if (state.asked['complete-referral'] > 0)
    return `Omavalitsus on suunamist ${state.id} täiendanud: kohustuslikud andmed on olemas.`;
  return `Saabus uus suunamine ${state.id}. Kohustuslikud andmed on olemas.`;
}

/** How many times a provider gave the case back. */
const declinedByProvider = (state: CaseState): number =>
  Object.values(state.obligations).filter(
    (one) => one.kind === 'ensure-support-person' && one.status === 'closed' && one.outcome === 'declined',
  ).length;
