/** The parties of a case in Estonian. */
import type { Party } from '#domain/obligation/kinds';

/** @returns the party standing alone: "omavalitsus". */
export const partyWords = (party: Party): string => WORDS[party][0];

/** @returns whose something is: "omavalitsuse ülesanne". */
export const ofPartyWords = (party: Party): string => WORDS[party][1];

/** @returns to whom something goes: "omavalitsusele saadetud". */
export const toPartyWords = (party: Party): string => WORDS[party][2];

/** Nominative, genitive, allative. */
const WORDS: Record<Party, readonly [string, string, string]> = {
  municipality: ['omavalitsus', 'omavalitsuse', 'omavalitsusele'],
  agency: ['Sotsiaalkindlustusamet', 'Sotsiaalkindlustusameti', 'Sotsiaalkindlustusametile'],
  provider: ['teenuseosutaja', 'teenuseosutaja', 'teenuseosutajale'],
};
