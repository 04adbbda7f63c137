/** How often overviews come, in Estonian. */
import type { OverviewRhythm } from '#domain/plan/rhythm';

/** @returns "kord kuus", "iga kahe kuu järel", "iga kolme kuu järel", "kokkulepitud päevadel". */
export const rhythmWords = (rhythm: OverviewRhythm): string => WORDS[rhythm];

const WORDS: Record<OverviewRhythm, string> = {
  monthly: 'kord kuus',
  'two-months': 'iga kahe kuu järel',
  'three-months': 'iga kolme kuu järel',
  dates: 'kokkulepitud päevadel',
};
