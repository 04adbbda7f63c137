/** Meetings and the languages of their interpreters, in Estonian. */
import type { InterpretedMeeting } from '#domain/evaluation/facts';
import { languageWords } from '#domain/words/languages';

const meetings: Record<InterpretedMeeting, string> = {
  'first-meeting': 'esmane kohtumine',
  evaluation: 'vahehindamine',
};

/** @returns "vahehindamine" */
export const interpretedWords = (meeting: InterpretedMeeting): string => meetings[meeting];

/** @returns "ukraina keel". @param language ISO 639-1 */
export const interpreterLanguage = (language: string): string => `${languageWords(language)} keel`;
