/** How often overviews come, in words. */
import type { OverviewRhythm } from '#domain/plan/rhythm';
import type { Language } from '#domain/words/language';

/** @returns "kord kuus", "iga kahe kuu järel", "iga kolme kuu järel", "kokkulepitud päevadel". */
export const rhythmWords = (rhythm: OverviewRhythm, language: Language = 'et'): string =>
  WORDS[language][rhythm];

const WORDS: Record<Language, Record<OverviewRhythm, string>> = {
  et: {
    monthly: 'kord kuus',
    'two-months': 'iga kahe kuu järel',
    'three-months': 'iga kolme kuu järel',
    dates: 'kokkulepitud päevadel',
  },
  en: {
    monthly: 'once a month',
    'two-months': 'every two months',
    'three-months': 'every three months',
    dates: 'on agreed days',
  },
};
