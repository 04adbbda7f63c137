/**
 * Folds a word of a name to its sounds, so that one name is found however it was written: in Ukrainian or Russian letters,
 * as the passport transliterates it (Mykhailo, Shevchenko) or as Estonian does (Mihhail, Ševtšenko).
 *
 *     sound   written as
 *     h       h, g, gh, kh, hh, х, г, ґ          Ukrainian г is h, Russian г is g; Estonian writes х as hh
 *     c       ch, tš, č, ts, tz, ц, ч            who has no háček at hand writes tš as ts
 *     s, z    sh, š, ш, s · zh, ž, ж, z          for the same reason
 *     sc      shch, štš, щ
 *     i       y, j, и, і, ї, й, ы, õ             a run of them is one: -ii, -iy, -yi, -ij
 *     e       ye, je, є, э, е; jo, io, ё after a consonant: Semjon is Semen
 *     u       yu, ju, ю after a consonant        Ljudmila is Ludmila; at the beginning iu: Julia, Yuliia
 *     ks, v, f, t, k                             x · w · ph · th · c, q, ck
 *
 * A doubled letter is one; soft and hard signs and apostrophes are nothing. Õ is also o: Lõhmus is typed Lohmus.
 */

/** @param word one word, of any letters @returns its foldings, most often one; the empty word has none */
export function foldSounds(word: string): string[] {
  const plain = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ`´‘]/g, '');
  const written = plain.includes('õ') ? [plain.replaceAll('õ', 'i'), plain.replaceAll('õ', 'o')] : [plain];
  const folded = written.map((one) => settle(hasCyrillic.test(one) ? ofCyrillic(one) : ofLatin(one)));
  return [...new Set(folded)].filter((one) => one !== '');
}

const hasCyrillic = /\p{Script=Cyrillic}/u;
const marks = /\p{M}/gu;

const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'h', д: 'd', е: 'e', є: 'ie', ж: 'z', з: 'z', и: 'i', і: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h' },
  ...{ ц: 'c', ч: 'c', ш: 's', щ: 'sc', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia' },
  ...{ ғ: 'h', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', ә: 'a' },
};

/** Taken apart, й, ї and ё are и, і and е with a mark; ьо is what Russian writes ьё. */
const ofCyrillic = (word: string): string =>
  word
    .normalize('NFD')
    .replace(marks, '')
    .replaceAll('ьо', 'йо')
    .normalize('NFD')
    .replace(marks, '')
    .replace(/./gu, (letter) => CYRILLIC[letter] ?? letter);

/** Letters whose mark changes the sound; the marks of all others are dropped. */
const MARKED: Readonly<Record<string, string>> = {
  ...{
    š: 'sh',
    ś: 'sh',
    ş: 'sh',
    ș: 'sh',
    ž: 'zh',
    ź: 'zh',
    ż: 'zh',
    č: 'ch',
    ć: 'ch',
    ç: 'ch',
    ţ: 'ts',
    ț: 'ts',
  },
  ...{ ł: 'l', đ: 'd', ø: 'o', æ: 'ae', ß: 'ss', ı: 'i', ə: 'a' },
};

/** The longest first; read once from left to right, so that what came out of one is not read as another. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/sch(?=[bdfgklmnprtvw])/, 's'],
  [/zgh/, 'zh'],
  [/tsh|tch/, 'c'],
  [/ch(?=[lr])/, 'k'],
  [/ch|ts|tz|cz/, 'c'],
  [/sh/, 's'],
  [/zh/, 'z'],
  [/kh|gh|g/, 'h'],
  [/ph/, 'f'],
  [/th/, 't'],
  [/ck|qu?|c(?![eiy])/, 'k'],
  [/x/, 'ks'],
  [/w/, 'v'],
  [/[yj]/, 'i'],
];
const latin = new RegExp(LATIN.map(([{ source }]) => `(${source})`).join('|'), 'g');

const ofLatin = (word: string): string =>
  word
    .replace(/./gu, (letter) => MARKED[letter] ?? letter)
    .normalize('NFD')
    .replace(marks, '')
    .replace(latin, (...found) => LATIN.find((_, at) => found[at + 1] !== undefined)?.[1] ?? '');

/** What is the same in both alphabets once letters are sounds. */
const settle = (sounds: string): string =>
  sounds
    .replace(/i+/g, 'i')
    .replace(/ie/g, 'e')
    .replace(/(?<=[^aeiou])io/g, 'e')
    .replace(/(?<=[^aeiou])iu/g, 'u')
    .replace(/(.)\1+/gu, '$1');
