/** Names of languages. */
import { listWords as listEnglish } from '#domain/english';
import { listWords } from '#domain/estonian';
import type { Language } from '#domain/words/language';

/**
 * @returns "ukraina" for "uk", the name that stands before "keel"; in English "Ukrainian"; the code itself when it is no
 *   language's
 */
export const languageWords = (code: string, language: Language = 'et'): string =>
  (language === 'et' ? NAMES[code.toLowerCase()] : ENGLISH[code.toLowerCase()]) ??
  nameByRuntime(code, language);

/** @returns "ukraina, vene ja inglise keel", "Ukrainian, Russian and English". @param codes ISO 639-1. */
export const languagesWords = (codes: readonly string[], language: Language = 'et'): string => {
  if (codes.length === 0) return '';
  const names = codes.map((code) => languageWords(code, language));
  return language === 'en' ? listEnglish(names) : `${listWords(names)} keel`;
};

/** @returns the codes that have a name here, in the order of their names */
export const knownLanguages = (language: Language = 'et'): string[] => {
  const names = Object.keys(NAMES).map((code) => [code, languageWords(code, language)] as const);
  return names.sort(([, a], [, b]) => a.localeCompare(b, language)).map(([code]) => code);
};

/** The languages of most clients and support persons. Persian and Dari are both written as `fa` in referrals. */
const NAMES: Readonly<Record<string, string>> = {
  am: 'amhara',
  ar: 'araabia',
  az: 'aserbaidžaani',
  be: 'valgevene',
  bn: 'bengali',
  de: 'saksa',
  en: 'inglise',
  es: 'hispaania',
  et: 'eesti',
  fa: 'pärsia (dari)',
  fi: 'soome',
  fr: 'prantsuse',
  hi: 'hindi',
  hy: 'armeenia',
  ka: 'gruusia',
  kk: 'kasahhi',
  ku: 'kurdi',
  ky: 'kirgiisi',
  pl: 'poola',
  prs: 'dari',
  ps: 'puštu',
  ru: 'vene',
  so: 'somaali',
  ti: 'tigrinja',
  tg: 'tadžiki',
  tk: 'türkmeeni',
  tr: 'türgi',
  uk: 'ukraina',
  ur: 'urdu',
  uz: 'usbeki',
  zh: 'hiina',
};

/** What the runtime would name otherwise than referrals do. */
const ENGLISH: Readonly<Record<string, string>> = { fa: 'Persian (Dari)', prs: 'Dari' };

/** The runtime's own names; where it lacks the language or the code is none, the code itself is still readable. */
const nameByRuntime = (code: string, language: Language): string => {
  try {
    const name = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(code);
    return name?.replace(/ keel$/, '') ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
};
