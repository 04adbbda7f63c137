/** Phases of a case in words, for badges and lists. */
import type { Phase } from '#domain/case/state';
import type { Language } from '#domain/words/language';

/** @returns what the case waits for or where it stands: "Ootab tugiisikut". */
export const phaseWords = (phase: Phase, language: Language = 'et'): string => WORDS[language][phase];

const WORDS: Record<Language, Record<Phase, string>> = {
  et: {
    incomplete: 'Ootab andmeid',
    review: 'SKA läbivaatamisel',
    assigning: 'Ootab tugiisikut',
    arranging: 'Ootab esmase kohtumise aega',
    meeting: 'Esmane kohtumine kokku lepitud',
    active: 'Teenus kestab',
    closing: 'Teenus lõppenud, lõpparuanne ootel',
    ended: 'Lõpetatud',
  },
  en: {
    incomplete: 'Waiting for data',
    review: 'Under review by SKA',
    assigning: 'Waiting for a support person',
    arranging: 'Waiting for the time of the first meeting',
    meeting: 'First meeting arranged',
    active: 'Service under way',
    closing: 'Service ended, final report awaited',
    ended: 'Ended',
  },
};
