/** Meetings and the languages of their interpreters, in words. */
import type { InterpretedMeeting } from '#domain/evaluation/facts';
import type { Language } from '#domain/words/language';
import { languageWords } from '#domain/words/languages';

/** @returns "vahehindamine", "interim evaluation" */
export const interpretedWords = (meeting: InterpretedMeeting, language: Language = 'et'): string =>
  MEETINGS[language][meeting];

/** @returns "ukraina keel", "Ukrainian". @param code ISO 639-1 */
export const interpreterLanguage = (code: string, language: Language = 'et'): string =>
  language === 'en' ? languageWords(code, 'en') : `${languageWords(code)} keel`;

const MEETINGS: Record<Language, Record<InterpretedMeeting, string>> = {
  et: { 'first-meeting': 'esmane kohtumine', evaluation: 'vahehindamine' },
  en: { 'first-meeting': 'first meeting', evaluation: 'interim evaluation' },
};
