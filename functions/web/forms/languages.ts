/** Languages in forms: which are offered, and how what was typed is read. */
export { readLanguages } from '#domain/words/read-languages';

/** Languages that most people here speak; a form offers them first. */
export const usualLanguages = ['et', 'ru', 'en', 'uk'] as const;
