/** How far a goal is, in Estonian. */
import type { ProgressStage } from '#domain/plan/facts';

/** @returns "alustamata", "töös", "saavutatud". */
export const progressWords = (stage: ProgressStage): string => WORDS[stage];

const WORDS: Record<ProgressStage, string> = {
  'not-begun': 'alustamata',
  'under-way': 'töös',
  reached: 'saavutatud',
};
