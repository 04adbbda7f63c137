/** Puts a Russian or Ukrainian name out of the accusative: „направить Олену Коваленко" is about Олена Коваленко. */

/** Directly behind the verb, with small words between and no colon, the name is its object. */
const OBJECT = /(?:[Нн]аправ|[Сс]керов|[Сс]керу)\p{L}{0,8}(?: \p{Ll}{1,20}){0,8} $/u;

/**
 * @param name in Cyrillic, as written
 * @param before the text up to the name
 * @param sex as the personal code says it, or null
 * @returns the nominative, or the name as written where any of its words leaves a doubt
 */
export function outOfAccusative(name: string, before: string, sex: 'female' | 'male' | null): string {
  if (!/^[А-ЯЁІЇЄҐ]/u.test(name) || !OBJECT.test(before.slice(-160))) return name;
  const [first = '', ...rest] = name.split(' ');
  const guessed = sex ?? (/[ую]$/u.test(first) ? 'female' : 'male');
  const table = guessed === 'female' ? FEMALE : MALE;
  const words = [turned(first, table.first), ...rest.map((word) => turned(word, table.last))];
  return words.every((word) => word !== null) ? words.join(' ') : name;
}

type Endings = readonly (readonly [RegExp, string])[];

/** The first that fits; surnames that stay as they are stand there with their own ending. */
const FEMALE: { first: Endings; last: Endings } = {
  first: [
    [/у$/u, 'а'],
    [/ю$/u, 'я'],
  ],
  last: [
    [/(?<=[оеёи]в|[иыії]н|вн)у$/u, 'а'],
    [/(?<=[сц]к)ую$/u, 'ая'],
    [/(?<=[сц]ьк)у$/u, 'а'],
    [/(?<=ко|[уюя]к|ич|ян|дзе|швили|[иы]х)$/u, ''],
  ],
};
const MALE: { first: Endings; last: Endings } = {
  first: [
    [/(?<=[бвгджзклмнпрстфхцчшщ])а$/u, ''],
    [/(?<=[аеи])я$/u, 'й'],
    [/(?<=[И]гор)я$/u, 'ь'],
    [/у$/u, 'а'],
  ],
  last: [
    [/(?<=[оеёи]в|[иыії]н|вич|[уюя]к|ич|ян)а$/u, ''],
    [/(?<=[сц]к)ого$/u, 'ий'],
    [/(?<=[сц]ьк)ого$/u, 'ий'],
    [/(?<=ко|дзе|швили|[иы]х)$/u, ''],
  ],
};

function turned(word: string, endings: Endings): string | null {
  for (const [ending, nominative] of endings) if (ending.test(word)) return word.replace(ending, nominative);
  return null;
}
