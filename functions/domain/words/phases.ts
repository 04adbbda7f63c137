/** Phases of a case in Estonian, for badges and lists. */
import type { Phase } from '#domain/case/state';

/** @returns what the case waits for or where it stands: "Ootab tugiisikut". */
export const phaseWords = (phase: Phase): string => WORDS[phase];

const WORDS: Record<Phase, string> = {
  incomplete: 'Ootab andmeid',
  review: 'SKA läbivaatamisel',
  assigning: 'Ootab tugiisikut',
  arranging: 'Ootab esmase kohtumise aega',
  meeting: 'Esmane kohtumine kokku lepitud',
  active: 'Teenus kestab',
  closing: 'Teenus lõppenud, lõpparuanne ootel',
  ended: 'Lõpetatud',
};
