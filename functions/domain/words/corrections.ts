/** Corrected facts and their values in words: names, and values as people read them. */
import { parseDay, parseInstant } from '#domain/calendar/calendar';
import type { Values } from '#domain/correction/facts';
import type { Correction } from '#domain/correction/state';
import { type GoalOutcome, goalOutcomes, type ServiceEnding, serviceEndings } from '#domain/ending/facts';
import * as english from '#domain/english';
import * as estonian from '#domain/estonian';
import { type Need, needs } from '#domain/need/need';
import { progressStages } from '#domain/plan/facts';
import { directionWords } from '#domain/words/directions';
import { endingWords, outcomeWords, refusalWords } from '#domain/words/endings';
import { fieldWords } from '#domain/words/fields';
import type { Language } from '#domain/words/language';
import { languageWords } from '#domain/words/languages';
import { needWords } from '#domain/words/needs';
import { progressWords } from '#domain/words/progress';

/** @returns what was corrected, in lower case: "tugiisiku andmed", "infopäring 2" */
export const correctedWords = (
  fact: Correction['fact'],
  cause: string | null,
  language: Language = 'et',
): string => (cause === null ? FACTS[language][fact] : `${FACTS[language][fact]} ${cause}`);

/** @returns the label of a value: "Telefon" */
export const valueWords = (fact: Correction['fact'], name: string, language: Language = 'et'): string =>
  fact === 'referral'
    ? fieldWords(name, language)
    : (VALUES[language][`${fact}.${name}`] ?? VALUES[language][name] ?? name);

/** @returns a value as text, several on lines of their own; '' for none */
export function valueText(name: string, value: Values[string], language: Language = 'et'): string {
  if (value === null) return '';
  if (Array.isArray(value))
    return value.map((one) => wordsOf(name, one, language)).join(isOneLine(name) ? ', ' : '\n');
  if (typeof value === 'number') return datesIn(language).numberShort(value);
  if (typeof value === 'boolean') return YES_NO[language][value ? 'yes' : 'no'];
  return wordsOf(name, value, language);
}

const isOneLine = (name: string): boolean => name === 'languages' || name === 'client.languages';

function wordsOf(name: string, value: string, language: Language): string {
  const read = READ[name];
  return read && value !== '' ? read(value, language) : value;
}

function progressOf(value: string, language: Language): string {
  const stage = progressStages.find((one) => one === value);
  return stage ? progressWords(stage, language) : value;
}

const datesIn = (language: Language) => (language === 'en' ? english : estonian);

const day = (value: string, language: Language): string => datesIn(language).dateShort(parseDay(value));

/** Values that are kept as codes. What is not known any more is shown as it was kept. */
const READ: Readonly<Record<string, (value: string, language: Language) => string>> = {
  referralDate: day,
  since: day,
  on: day,
  lastDay: day,
  'client.birthDate': day,
  'decision.date': day,
  startsAt: (value, language) => datesIn(language).dateTimeShort(parseInstant(value)),
  phone: estonian.phoneWords,
  'client.phone': estonian.phoneWords,
  'caseManager.phone': estonian.phoneWords,
  languages: languageWords,
  'client.languages': languageWords,
  'client.protection': (value, language) =>
    PROTECTION[language][value === 'temporary' ? 'temporary' : 'international'],
  direction: (value, language) =>
    value === 'worse' || value === 'better' || value === 'other' ? directionWords(value, language) : value,
  progress: progressOf,
  outcomes: (value, language) =>
    isOutcome(value) ? outcomeWords(value, language) : progressOf(value, language),
  need: (value, language) => (isNeed(value) ? needWords(value, language) : value),
  what: (value, language) =>
    value === 'refused' || value === 'no-show' ? refusalWords(value, language) : value,
  ending: (value, language) => (isEnding(value) ? endingWords(value, language) : value),
};

const isNeed = (value: string): value is Need => needs.some((one) => one === value);
const isOutcome = (value: string): value is GoalOutcome => goalOutcomes.some((one) => one === value);
const isEnding = (value: string): value is ServiceEnding => serviceEndings.some((one) => one === value);

const YES_NO: Record<Language, { yes: string; no: string }> = {
  et: { yes: 'jah', no: 'ei' },
  en: { yes: 'yes', no: 'no' },
};

const PROTECTION: Record<Language, { temporary: string; international: string }> = {
  et: { temporary: 'ajutine kaitse', international: 'rahvusvaheline kaitse' },
  en: { temporary: 'temporary protection', international: 'international protection' },
};

const FACTS: Record<Language, Readonly<Record<Correction['fact'], string>>> = {
  et: {
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
  },
  en: {
    municipality: "case's municipality",
    'referral-date': 'date of referral',
    'support-person': "support person's data",
    'first-meeting': 'time and place of the first meeting',
    query: 'query',
    change: 'change notice',
    overview: 'overview',
    evaluation: 'interim evaluation',
    need: 'assessment of the need after the service',
    interpreter: "interpreter's data",
    report: 'report',
    'final-report': 'final report',
    refusal: "record of the client's refusal",
    ending: 'end of the service',
    reason: 'reason',
    'hand-over': 'summary at the hand-over',
    referral: 'data of the referral',
    contact: "municipality's contact",
  },
};

const VALUES: Record<Language, Readonly<Record<string, string>>> = {
  et: {
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
  },
  en: {
    'municipality.name': 'Municipality',
    'contact.name': 'Name',
    'support-person.name': 'Support person',
    ehak: 'EHAK code',
    address: 'E-mail address',
    referralDate: 'Date of referral',
    phone: 'Telephone',
    email: 'E-mail',
    languages: 'Languages',
    startsAt: 'Start',
    minutes: 'Length in minutes',
    place: 'Place',
    'query.text': 'Question',
    answer: 'Answer',
    direction: 'Change',
    since: 'Since when',
    urgent: 'Urgent',
    'interpreter.name': 'Interpreter',
    contact: 'Contact',
    need: 'Assessment',
    'change.what': 'What changed',
    done: 'What has been done already',
    progress: 'State of the goals',
    hours: 'Hours in total',
    words: 'Words about the goals',
    activities: 'What has been done',
    next: 'Next steps',
    'report.text': 'Summary of the report',
    outcomes: 'How far the goals were reached',
    summary: 'Summary',
    recommendation: 'Recommendation for the time after',
    'refusal.what': 'What happened',
    on: 'When',
    'refusal.text': 'Explanation',
    ending: 'Why it ended',
    lastDay: 'Last day of the service',
    note: 'Explanation',
    reason: 'Reason',
  },
};
