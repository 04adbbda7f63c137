/** Languages that most people here speak; a form offers them first. */
export const usualLanguages = ['et', 'ru', 'en', 'uk'] as const;
