/** Why services and cases end, what became of goals, and what a client refused, in Estonian. */
import type { Ending, GoalOutcome, RefusalKind } from '#domain/ending/facts';

/** @returns why it ended, after a colon: "eesmärgid on täidetud" */
export const endingWords = (ending: Ending): string => ENDINGS[ending];

/** @returns what became of a goal: "saavutatud" */
export const outcomeWords = (outcome: GoalOutcome): string => OUTCOMES[outcome];

/** @returns a sentence without a full stop: "Klient keeldus teenusest" */
export const refusalWords = (what: RefusalKind): string => REFUSALS[what];

const ENDINGS: Record<Ending, string> = {
  declined: 'SKA keeldus',
  cancelled: 'tühistati',
  'goals-met': 'eesmärgid on täidetud',
  agreed: 'kokkuleppel omavalitsusega',
  'other-service': 'klient suunati teisele teenusele',
  other: 'muu põhjus',
  'term-reached': 'teenuse aeg sai täis',
};

const OUTCOMES: Record<GoalOutcome, string> = {
  met: 'saavutatud',
  partly: 'osaliselt saavutatud',
  'not-met': 'ei saavutatud',
};

const REFUSALS: Record<RefusalKind, string> = {
  refused: 'Klient keeldus teenusest',
  'no-show': 'Klient ei tulnud kokkulepitud kohtumisele',
};
