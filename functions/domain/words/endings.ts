/** Why services and cases end, what became of goals, and what a client refused, in words. */
import type { Ending, GoalOutcome, RefusalKind } from '#domain/ending/facts';
import type { Language } from '#domain/words/language';

/** @returns why it ended, after a colon: "eesmärgid on täidetud" */
export const endingWords = (ending: Ending, language: Language = 'et'): string => ENDINGS[language][ending];

/** @returns what became of a goal: "saavutatud" */
export const outcomeWords = (outcome: GoalOutcome, language: Language = 'et'): string =>
  OUTCOMES[language][outcome];

/** @returns a sentence without a full stop: "Klient keeldus teenusest" */
export const refusalWords = (what: RefusalKind, language: Language = 'et'): string =>
  REFUSALS[language][what];

const ENDINGS: Record<Language, Record<Ending, string>> = {
  et: {
    declined: 'SKA keeldus',
    cancelled: 'tühistati',
    'goals-met': 'eesmärgid on täidetud',
    agreed: 'kokkuleppel omavalitsusega',
    'other-service': 'klient suunati teisele teenusele',
    other: 'muu põhjus',
    'term-reached': 'teenuse aeg sai täis',
  },
  en: {
    declined: 'SKA declined',
    cancelled: 'it was cancelled',
    'goals-met': 'the goals have been reached',
    agreed: 'agreed with the municipality',
    'other-service': 'the client was referred to another service',
    other: 'another reason',
    'term-reached': 'the term of the service was over',
  },
};

const OUTCOMES: Record<Language, Record<GoalOutcome, string>> = {
  et: { met: 'saavutatud', partly: 'osaliselt saavutatud', 'not-met': 'ei saavutatud' },
  en: { met: 'reached', partly: 'partly reached', 'not-met': 'not reached' },
};

const REFUSALS: Record<Language, Record<RefusalKind, string>> = {
  et: {
    refused: 'Klient keeldus teenusest',
    'no-show': 'Klient ei tulnud kokkulepitud kohtumisele',
  },
  en: {
    refused: 'The client refused the service',
    'no-show': 'The client did not come to a meeting as agreed',
  },
};
