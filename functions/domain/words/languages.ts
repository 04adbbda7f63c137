/** Names of languages in Estonian. */
import { listWords } from '#domain/estonian';

/** @returns "ukraina" for "uk": the name that stands before "keel"; the code itself when it is no language's. */
export const languageWords = (code: string): string => NAMES[code.toLowerCase()] ?? nameByRuntime(code);

/** @returns "ukraina, vene ja inglise keel". @param codes ISO 639-1. */
export const languagesWords = (codes: readonly string[]): string =>
  codes.length === 0 ? '' : `${listWords(codes.map(languageWords))} keel`;

/** @returns the codes that have a name here, by their names in Estonian */
export const knownLanguages = (): string[] =>
  Object.keys(NAMES).sort((a, b) => (NAMES[a] ?? a).localeCompare(NAMES[b] ?? b, 'et'));

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

/** The runtime's own names; where it lacks Estonian or the code is none, the code itself is still readable. */
const nameByRuntime = (code: string): string => {
  try {
    const name = new Intl.DisplayNames('et', { type: 'language', fallback: 'code' }).of(code);
    return name?.replace(/ keel$/, '') ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
};
