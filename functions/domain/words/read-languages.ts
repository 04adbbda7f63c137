/** Languages as people write them: names and codes in, ISO 639-1 codes out. */
import { languageWords } from '#domain/words/languages';

/** All two-letter codes of ISO 639-1. */
const codes = (
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en ' +
  'eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja ' +
  'jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb ' +
  'nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq ' +
  'sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
).split(' ');

/**
 * @param written codes or Estonian, English or Russian names, several in one text by comma, semicolon, "ja" or line
 * @returns the codes in the order of the text, each once, and the words that name no language
 */
export function readLanguages(written: readonly string[]): { languages: string[]; unknown: string[] } {
  const words = written.flatMap((text) => text.split(/[,;/\n]|\sja\s|\sand\s|\sи\s/));
  const cleaned = words.map((word) => word.replace(/\s+/g, ' ').trim()).filter((word) => word !== '');
  const read = cleaned.map((word) => ({ word, code: codeOf(word) }));
  const languages = read.flatMap(({ code }) => (code ? [code] : []));
  return {
    languages: [...new Set(languages)],
    unknown: read.filter(({ code }) => code === null).map(({ word }) => word),
  };
}

const known: ReadonlySet<string> = new Set(codes);
/** Names that differ from the dictionary's. */
const otherNames: Readonly<Record<string, string>> = {
  farsi: 'fa',
  dari: 'fa',
  pärsia: 'fa',
  puštu: 'ps',
  pashto: 'ps',
  kurmandži: 'ku',
  hiina: 'zh',
  українська: 'uk',
};

let byName: ReadonlyMap<string, string> | null = null;

/** "Ukraina keel" and "ukraina" are one; a code may be in capitals. */
function codeOf(word: string): string | null {
  const name = word.toLowerCase().replace(/\s+(keel|keelt|keele|keeles|language|язык)$/, '');
  if (known.has(name)) return name;
  byName ??= names();
  return byName.get(name) ?? null;
}

function names(): Map<string, string> {
  const map = new Map<string, string>();
  for (const locale of ['ru', 'en', 'et']) {
    const display = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
    for (const code of codes) map.set((display.of(code) ?? code).toLowerCase(), code);
  }
  for (const language of ['en', 'et'] as const)
    for (const code of codes) map.set(languageWords(code, language).toLowerCase(), code);
  for (const [name, code] of Object.entries(otherNames)) map.set(name, code);
  return map;
}
