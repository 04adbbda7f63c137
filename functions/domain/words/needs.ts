/** What the municipality found before the end of a service, in Estonian. */
import type { Need } from '#domain/need/need';

/** @returns a sentence without a full stop: "klient vajab abi ka edaspidi: omavalitsus teeb uue suunamise otsuse". */
export const needWords = (need: Need): string => WORDS[need];

const WORDS: Record<Need, string> = {
  continues: 'klient vajab tugiisikut ka edaspidi',
  'other-service': 'klient vajab muud teenust',
  ends: 'klient saab edaspidi ise hakkama',
};
