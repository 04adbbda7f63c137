/** The end of the case, with the link to a short survey: for the client in a language of theirs. */

import type { CaseState } from '#domain/case/state';
import { type FeedbackLanguage, feedbackDays, languageFor } from '#domain/feedback/questions';
import type { Block } from '#mail/compose/blocks';
import {
  button,
  heading,
  hint,
  type Letter,
  letter,
  type NoticeContext,
  paragraph,
  referralSubject,
  type WrittenNotice,
} from './letter.ts';

export function feedback(one: Letter): WrittenNotice {
  const { state, notice, context } = one;
  const withoutReport = state.finalReport === null;
  const you = notice.to === 'municipality' ? 'Teie' : 'teie';
  return letter({
    subject: referralSubject(state, 'juhtum on lõpetatud'),
    preview: 'Juhtum on lõpetatud. Palume lühikest tagasisidet.',
    heading: 'Juhtum on lõpetatud',
    body: [
      paragraph(
        `Suunamise ${state.id} juhtum on lõpetatud${withoutReport ? ' ilma lõpparuandeta: selle ülesannet ei ole enam vaja täita' : ''}.`,
      ),
      paragraph(
        `Palume ${you} hinnangut teenusele. Küsimusi on üks või kaks, vastus on nimeta ja seda ei seota juhtumiga.`,
      ),
      ...button('Anna tagasisidet', context.feedback.own),
      hint(`Küsitlus on avatud ${feedbackDays} päeva.`),
      ...(notice.to === 'provider' ? forClient(one) : []),
    ],
  });
}

/** The client has no address of their own: the provider hands the link over. */
function forClient({ state, context }: Letter): Block[] {
  const link = context.feedback.client;
  if (link === null || state.referral?.client.email) return [];
  return [
    heading('Kliendi küsimustik'),
    paragraph(
      'Meil ei ole kliendi e-posti aadressi. Palume edastada kliendile see link, näiteks sõnumiga. Klient vastab ise, nimeta ja oma keeles:',
    ),
    paragraph(link),
  ];
}

/** In a language of the client's; the only mail that a client gets. */
export function feedbackToClient(state: CaseState, context: NoticeContext): WrittenNotice {
  const texts = TEXTS[languageFor(state.languages)];
  return {
    subject: `${texts.subject} (${state.id})`,
    preview: texts.lead,
    blocks: [
      heading(texts.subject),
      paragraph(texts.lead),
      paragraph(texts.voluntary),
      ...button(texts.button, context.feedback.own),
    ],
    calendarFile: null,
  };
}

const TEXTS: Record<
  FeedbackLanguage,
  { readonly subject: string; readonly lead: string; readonly voluntary: string; readonly button: string }
> = {
  et: {
    subject: 'Kuidas jäite tugiisikuteenusega rahule?',
    lead: 'Teie teenus on lõppenud. Palume vastata ühele küsimusele.',
    voluntary: `Vastamine on vabatahtlik ja nimeta. Küsitlus on avatud ${feedbackDays} päeva.`,
    button: 'Vasta küsimusele',
  },
  en: {
    subject: 'How was the support person service?',
    lead: 'Your service has ended. Please answer one question.',
    voluntary: `Answering is voluntary and without your name. The survey is open for ${feedbackDays} days.`,
    button: 'Answer the question',
  },
  ru: {
    subject: 'Как вам услуга опорного лица?',
    lead: 'Услуга закончилась. Пожалуйста, ответьте на один вопрос.',
    voluntary: `Отвечать не обязательно, имя не нужно. Опрос открыт ${feedbackDays} дней.`,
    button: 'Ответить на вопрос',
  },
  uk: {
    subject: 'Як вам послуга особи підтримки?',
    lead: 'Послуга закінчилася. Будь ласка, дайте відповідь на одне запитання.',
    voluntary: `Відповідати не обов’язково, ім’я не потрібне. Опитування відкрите ${feedbackDays} днів.`,
    button: 'Відповісти',
  },
};
