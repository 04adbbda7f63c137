/** What the municipality found before the end of a service, in words. */
import type { Need } from '#domain/need/need';
import type { Language } from '#domain/words/language';

/** @returns a sentence without a full stop: "klient vajab tugiisikut ka edaspidi". */
export const needWords = (need: Need, language: Language = 'et'): string => WORDS[language][need];

const WORDS: Record<Language, Record<Need, string>> = {
  et: {
    continues: 'klient vajab tugiisikut ka edaspidi',
    'other-service': 'klient vajab muud teenust',
    ends: 'klient saab edaspidi ise hakkama',
  },
  en: {
    continues: 'the client still needs a support person',
    'other-service': 'the client needs another service',
    ends: 'the client can manage without help',
  },
};
