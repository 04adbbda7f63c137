/** How far a goal is, in words. */
import type { ProgressStage } from '#domain/plan/facts';
import type { Language } from '#domain/words/language';

/** @returns "alustamata", "töös", "saavutatud". */
export const progressWords = (stage: ProgressStage, language: Language = 'et'): string =>
  WORDS[language][stage];

const WORDS: Record<Language, Record<ProgressStage, string>> = {
  et: { 'not-begun': 'alustamata', 'under-way': 'töös', reached: 'saavutatud' },
  en: { 'not-begun': 'not begun', 'under-way': 'under way', reached: 'reached' },
};
