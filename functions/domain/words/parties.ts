/** The parties of a case in Estonian. */
import type { Party } from '#domain/obligation/kinds';

/** @returns the party as it stands alone: "omavalitsus". */
export const partyWords = (party: Party): string => NAMES[party];

/** @returns to or at whom something is: "omavalitsusel on ülesanne". */
export const atPartyWords = (party: Party): string => AT[party];

const NAMES: Record<Party, string> = {
  municipality: 'omavalitsus',
  agency: 'Sotsiaalkindlustusamet',
  provider: 'teenuseosutaja',
};

const AT: Record<Party, string> = {
  municipality: 'omavalitsusel',
  agency: 'Sotsiaalkindlustusametil',
  provider: 'teenuseosutajal',
};
