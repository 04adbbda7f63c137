/** Corrected facts and their values in Estonian: names, and values as people read them. */
import { parseDay, parseInstant } from '#domain/calendar/calendar';
import type { Values } from '#domain/correction/facts';
import type { Correction } from '#domain/correction/state';
import { type GoalOutcome, goalOutcomes, type ServiceEnding, serviceEndings } from '#domain/ending/facts';
import { dateShort, dateTimeShort, numberShort, phoneWords } from '#domain/estonian';
import { type Need, needs } from '#domain/need/need';
import { progressStages } from '#domain/plan/facts';
import { directionWords } from '#domain/words/directions';
import { endingWords, outcomeWords, refusalWords } from '#domain/words/endings';
import { fieldWords } from '#domain/words/fields';
import { languageWords } from '#domain/words/languages';
import { needWords } from '#domain/words/needs';
import { progressWords } from '#domain/words/progress';

/** @returns what was corrected, in lower case: "tugiisiku andmed", "infopäring 2" */
export const correctedWords = (fact: Correction['fact'], cause: string | null): string =>
  cause === null ? FACTS[fact] : `${FACTS[fact]} ${cause}`;

/** @returns the label of a value: "Telefon" */
export const valueWords = (fact: Correction['fact'], name: string): string =>
  fact === 'referral' ? fieldWords(name) : (VALUES[`${fact}.${name}`] ?? VALUES[name] ?? name);

/** @returns a value as text, several on lines of their own; '' for none */
export function valueText(name: string, value: Values[string]): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((one) => wordsOf(name, one)).join(isOneLine(name) ? ', ' : '\n');
  if (typeof value === 'number') return numberShort(value);
  if (typeof value === 'boolean') return value ? 'jah' : 'ei';
  return wordsOf(name, value);
}

const isOneLine = (name: string): boolean => name === 'languages' || name === 'client.languages';

function wordsOf(name: string, value: string): string {
  const read = READ[name];
  return read && value !== '' ? read(value) : value;
}

function progressOf(value: string): string {
  const stage = progressStages.find((one) => one === value);
  return stage ? progressWords(stage) : value;
}

const day = (value: string): string => dateShort(parseDay(value));

/** Values that are kept as codes. What is not known any more is shown as it was kept. */
const READ: Readonly<Record<string, (value: string) => string>> = {
  referralDate: day,
  since: day,
  on: day,
  lastDay: day,
  'client.birthDate': day,
  'decision.date': day,
  startsAt: (value) => dateTimeShort(parseInstant(value)),
  phone: phoneWords,
  'client.phone': phoneWords,
  'caseManager.phone': phoneWords,
  languages: languageWords,
  'client.languages': languageWords,
  'client.protection': (value) => (value === 'temporary' ? 'ajutine kaitse' : 'rahvusvaheline kaitse'),
  direction: (value) =>
    value === 'worse' || value === 'better' || value === 'other' ? directionWords(value) : value,
  progress: progressOf,
  outcomes: (value) => (isOutcome(value) ? outcomeWords(value) : progressOf(value)),
  need: (value) => (isNeed(value) ? needWords(value) : value),
  what: (value) => (value === 'refused' || value === 'no-show' ? refusalWords(value) : value),
  ending: (value) => (isEnding(value) ? endingWords(value) : value),
};

const isNeed = (value: string): value is Need => needs.some((one) => one === value);
const isOutcome = (value: string): value is GoalOutcome => goalOutcomes.some((one) => one === value);
const isEnding = (value: string): value is ServiceEnding => serviceEndings.some((one) => one === value);

const FACTS: Readonly<Record<Correction['fact'], string>> = {
  municipality: 'juhtumi omavalitsus',
  'referral-date': 'suunamise kuupäev',
  'support-person': 'tugiisiku andmed',
  'first-meeting': 'esmase kohtumise aeg ja koht',
  query: 'infopäring',
  change: 'muutuse teade',
  overview: 'ülevaade',
  evaluation: 'vahehindamine',
  need: 'hinnang jätkuvale vajadusele',
  interpreter: 'tõlgi andmed',
  report: 'aruanne',
  'final-report': 'lõpparuanne',
  refusal: 'kliendi keeldumise kirje',
  ending: 'teenuse lõpp',
  reason: 'põhjendus',
  'hand-over': 'üleandmise kokkuvõte',
  referral: 'suunamise andmed',
  contact: 'omavalitsuse kontakt',
};

const VALUES: Readonly<Record<string, string>> = {
  'municipality.name': 'Omavalitsus',
  'contact.name': 'Nimi',
  'support-person.name': 'Tugiisik',
  ehak: 'EHAK-i kood',
  address: 'E-posti aadress',
  referralDate: 'Suunamise kuupäev',
  phone: 'Telefon',
  email: 'E-post',
  languages: 'Keeled',
  startsAt: 'Algus',
  minutes: 'Kestus minutites',
  place: 'Koht',
  'query.text': 'Küsimus',
  answer: 'Vastus',
  direction: 'Muutus',
  since: 'Mis ajast',
  urgent: 'Kiire',
  'interpreter.name': 'Tõlk',
  contact: 'Kontakt',
  need: 'Hinnang',
  'change.what': 'Mis muutus',
  done: 'Mida on juba tehtud',
  progress: 'Eesmärkide seis',
  hours: 'Tunde kokku',
  words: 'Selgitused eesmärkide kohta',
  activities: 'Mida on tehtud',
  next: 'Järgmised sammud',
  'report.text': 'Aruande kokkuvõte',
  outcomes: 'Eesmärkide täitmine',
  summary: 'Kokkuvõte',
  recommendation: 'Soovitus edaspidiseks',
  'refusal.what': 'Mis juhtus',
  on: 'Millal',
  'refusal.text': 'Selgitus',
  ending: 'Lõppemise põhjus',
  lastDay: 'Teenuse viimane päev',
  note: 'Selgitus',
  reason: 'Põhjendus',
};
