/** The surveys: for clients in four languages, for the others in Estonian. */
import type { FeedbackLanguage, Question, Rating } from '#domain/feedback/questions';

interface SurveyTexts {
  /** The language's own name, for the switch. */
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly questions: Readonly<Partial<Record<Question, string>>>;
  readonly answers: Readonly<Record<Rating, string>>;
  readonly missing: string;
  readonly problems: string;
  readonly send: string;
  readonly languages: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly used: string;
  readonly over: string;
}

export const surveys: Record<FeedbackLanguage, SurveyTexts> = {
  et: {
    name: 'eesti keeles',
    title: 'Tagasiside tugiisikuteenusele',
    lead: 'Vastamine on vabatahtlik ja nimeta. Loeme ainult kokku, mitu korda iga vastus valiti.',
    questions: {
      satisfied: 'Kas jäite tugiisikuteenusega rahule?',
      quality: 'Kas teenuse kvaliteet oli hea?',
      readiness: 'Kas omavalitsus on nüüd paremini valmis kaitse saanud inimesi toetama?',
    },
    answers: { 1: 'Ei, üldse mitte', 2: 'Pigem ei', 3: 'Nii ja naa', 4: 'Pigem jah', 5: 'Jah, täiesti' },
    missing: 'Valige vastus.',
    problems: 'Vormil on vigu',
    send: 'Saada vastus',
    languages: 'Keel',
    thanks: 'Täname vastuse eest!',
    thanksText: 'Võite selle lehe sulgeda.',
    used: 'Sellele küsitlusele on juba vastatud.',
    over: 'Küsitlus on lõppenud. Täname!',
  },
  en: {
    name: 'in English',
    title: 'Feedback on the support person service',
    lead: 'Answering is voluntary and without your name. We only count how often each answer was chosen.',
    questions: {
      satisfied: 'Were you satisfied with the support person service?',
      quality: 'Was the quality of the service good?',
      readiness: 'Is the municipality now better prepared to support people who received protection?',
    },
    answers: { 1: 'No, not at all', 2: 'Rather no', 3: 'Partly', 4: 'Rather yes', 5: 'Yes, fully' },
    missing: 'Choose an answer.',
    problems: 'There is a problem',
    send: 'Send answer',
    languages: 'Language',
    thanks: 'Thank you for your answer!',
    thanksText: 'You can close this page.',
    used: 'This survey has already been answered.',
    over: 'The survey has ended. Thank you!',
  },
  ru: {
    name: 'по-русски',
    title: 'Отзыв об услуге опорного лица',
    lead: 'Отвечать не обязательно, имя не нужно. Мы только считаем, сколько раз выбран каждый ответ.',
    questions: { satisfied: 'Довольны ли вы услугой опорного лица (tugiisik)?' },
    answers: { 1: 'Нет, совсем нет', 2: 'Скорее нет', 3: 'Отчасти', 4: 'Скорее да', 5: 'Да, полностью' },
    missing: 'Выберите ответ.',
    problems: 'Проверьте форму',
    send: 'Отправить ответ',
    languages: 'Язык',
    thanks: 'Спасибо за ответ!',
    thanksText: 'Эту страницу можно закрыть.',
    used: 'На этот опрос уже ответили.',
    over: 'Опрос завершён. Спасибо!',
  },
  uk: {
    name: 'українською',
    title: 'Відгук про послугу особи підтримки',
    lead: 'Відповідати не обов’язково, ім’я не потрібне. Ми лише рахуємо, скільки разів обрано кожну відповідь.',
    questions: { satisfied: 'Чи задоволені ви послугою особи підтримки (tugiisik)?' },
    answers: { 1: 'Ні, зовсім ні', 2: 'Радше ні', 3: 'Частково', 4: 'Радше так', 5: 'Так, повністю' },
    missing: 'Оберіть відповідь.',
    problems: 'Перевірте форму',
    send: 'Надіслати відповідь',
    languages: 'Мова',
    thanks: 'Дякуємо за відповідь!',
    thanksText: 'Цю сторінку можна закрити.',
    used: 'На це опитування вже відповіли.',
    over: 'Опитування завершено. Дякуємо!',
  },
};
