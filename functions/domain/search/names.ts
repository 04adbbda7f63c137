/** By which words a person's name is found, and which words a search asks for. Pure text: the store keeps hashes of it alone. */
import { foldSounds } from './sounds.ts';

/** A name has two to four words; against a "name" that is a whole letter. */
const MOST_WORDS = 8;
const MOST_WORDS_ASKED = 5;
/** Letters of a word that a search reads; longer words are the same to it. */
const LONGEST_PREFIX = 14;
/** Two letters begin every tenth name: they find whole words only. */
const SHORTEST_PREFIX = 3;
/** Letters of one word that stand in the key of another: among 100,000 clients some hundreds share a name and three letters. */
const START_LETTERS = 3;

/**
 * Given names that are written otherwise in Ukrainian and Russian papers, beyond what their sounds tell. Found by the whole
 * name only. Names that merely resemble each other (Maria and Marina, Olena and Olha) are different people.
 */
const SAME_NAMES: readonly (readonly string[])[] = [
  ['Oleksandr', 'Aleksandr'],
  ['Oleksandra', 'Aleksandra'],
  ['Oleksii', 'Aleksei'],
  ['Olena', 'Jelena'],
  ['Hanna', 'Anna'],
  ['Mykola', 'Nikolai'],
  ['Volodymyr', 'Vladimir'],
  ['Pavlo', 'Pavel'],
  ['Fedir', 'Fjodor'],
  ['Kateryna', 'Jekaterina'],
  ['Tetiana', 'Tatjana'],
  ['Svitlana', 'Svetlana'],
  ['Mykyta', 'Nikita'],
  ['Kostiantyn', 'Konstantin'],
  ['Khrystyna', 'Kristina'],
  ['Yakiv', 'Jakov'],
  ['Vira', 'Vera'],
];

/** One word of a name. */
export interface NameWord {
  /** What it is found by: `kov`, `kova`, … for its beginnings, and `=kovalenk` for the whole of it. */
  readonly tokens: readonly string[];
  /** What tells it from most others beside a more common word: the first letters of its tokens. */
  readonly starts: readonly string[];
}

/** @param name as it stands in the referral: words in any order, of any letters */
export const nameWords = (name: string): NameWord[] =>
  wordsOf(name)
    .slice(0, MOST_WORDS)
    .map((word) => nameWord([...beginnings(word), ...wholes(word)]));

/**
 * @param typed one or more words or beginnings of words of one person's name, in any order
 * @returns for each word the tokens of which any will do, the longest word first; empty when there is nothing to look for
 */
export const nameQuery = (typed: string): NameWord[] =>
  wordsOf(typed)
    .slice(0, MOST_WORDS_ASKED)
    .sort((a, b) => b.length - a.length)
    .map((word) => nameWord([...foldSounds(cut(word, LONGEST_PREFIX)), ...wholes(word)]))
    .filter(({ tokens }) => tokens.length > 0);

const nameWord = (tokens: readonly string[]): NameWord => ({
  tokens: [...new Set(tokens)],
  starts: [...new Set(tokens.map((token) => cut(token.replace('=', ''), START_LETTERS)))],
});

/** Apostrophes stand inside words (Мар'яна, Solov’iov); hyphens part the two halves of a double name. Initials tell nothing. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ`´‘]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => [...word].length > 1);

/** Cut before they are folded: whoever types a name letter by letter finds it at each of them, also inside a digraph. */
function beginnings(word: string): string[] {
  const longest = Math.min([...word].length, LONGEST_PREFIX);
  const lengths = [...Array(longest + 1).keys()].filter((length) => length >= SHORTEST_PREFIX);
  return [...lengths.map((length) => cut(word, length)), cut(word, LONGEST_PREFIX)].flatMap(foldSounds);
}

const cut = (word: string, letters: number): string => [...word].slice(0, letters).join('');

/** `=` keeps whole words apart from beginnings. */
const wholes = (word: string): string[] =>
  foldSounds(cut(word, LONGEST_PREFIX)).map((folded) => `=${sameName(stemOf(folded))}`);

/** Men's names end otherwise in Russian: Mykhailo and Mihhail, Andrii and Andrei, Yevhen and Jevgeni. */
const stemOf = (folded: string): string => folded.replace(/(?<=.{3})(?:ei|o|i)$/u, '');

/** Made by the first name: most steps look at none, and folding them takes time at the start of a container. */
let stems: ReadonlyMap<string, string> | null = null;

function sameName(stem: string): string {
  stems ??= new Map(
    SAME_NAMES.flatMap((names) => {
      const alike = names.flatMap((name) => foldSounds(name).map(stemOf));
      return alike.map((one) => [one, alike[0] ?? one] as const);
    }),
  );
  return stems.get(stem) ?? stem;
}
