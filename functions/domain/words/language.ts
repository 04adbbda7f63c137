/** Languages in which the system speaks. Mails are in Estonian; pages are in either. */

export const languages = ['et', 'en'] as const;

export type Language = (typeof languages)[number];
