/** Counts and labels of statistics in words. */
import type { Part } from '#domain/statistics/numbers';
import type { Month } from '#domain/statistics/period';
import type { Shown } from '#domain/statistics/small-counts';
import { numberShort } from '../../texts/dates.ts';
import { languageNow } from '../../texts/spoken.ts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { languageWords } from '../../texts/words.ts';

/** "12", "<5", "≥5", "…" */
export const shownWords = (count: Shown): string =>
  typeof count === 'number' ? numberShort(count) : texts.marks[count];

/** "95%", "umbes 95%", "–" */
export const shareWords = ({ share, rough }: { share: number | null; rough: boolean }): string =>
  share === null ? '–' : `${rough ? `${texts.about} ` : ''}${share}%`;

export const medianWords = (median: number | null): string => (median === null ? '–' : numberShort(median));

const formatOf = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** Made once, when first used: the lists of a page name some two hundred months, and making one takes milliseconds of every start. */
const formats: { et?: Intl.DateTimeFormat; en?: Intl.DateTimeFormat } = {};

/** "märts 2026" */
export const monthWords = (month: Month): string => {
  const language = languageNow();
  formats[language] ??= formatOf(language === 'et' ? 'et-EE' : 'en-GB');
  return formats[language].format(new Date(`${month}-01T00:00:00Z`));
};

export const providerName = ({ key, name }: Pick<Part<Shown>, 'key' | 'name'>): string =>
  key === '' ? texts.providers.none : name;
export const languageName = ({ key }: Pick<Part<Shown>, 'key'>): string =>
  key === '' ? texts.languages.none : languageWords(key);
export const protectionName = ({ key }: Pick<Part<Shown>, 'key'>): string => {
  const { names } = texts.protections;
  return key === 'temporary' || key === 'international' ? names[key] : names[''];
};
