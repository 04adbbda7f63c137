/** Directions of a change in Estonian. */
import type { Direction } from '#domain/case/events';

/** @returns "olukord on halvenenud" */
export const directionWords = (direction: Direction): string => WORDS[direction];

const WORDS: Record<Direction, string> = {
  worse: 'olukord on halvenenud',
  better: 'olukord on paranenud',
  other: 'muu muutus',
};
