/** Directions of a change in words. */
import type { Direction } from '#domain/case/events';
import type { Language } from '#domain/words/language';

/** @returns "olukord on halvenenud", "the situation has become worse" */
export const directionWords = (direction: Direction, language: Language = 'et'): string =>
  WORDS[language][direction];

const WORDS: Record<Language, Record<Direction, string>> = {
  et: {
    worse: 'olukord on halvenenud',
    better: 'olukord on paranenud',
    other: 'muu muutus',
  },
  en: {
    worse: 'the situation has become worse',
    better: 'the situation has become better',
    other: 'another change',
  },
};
