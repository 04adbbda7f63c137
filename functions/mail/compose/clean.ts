/** Takes out of inserted values what could hide, reorder or forge text in a mail. */

/**
 * Control characters (C0 without line feed, C1), the marks that set or override the direction of writing, zero-width
 * space, byte-order mark and tag characters. U+200C and U+200D stay: Persian, Hindi and emoji need them.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** @returns the text with line feeds as its only line ends, without hidden characters and lone surrogates. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(HIDDEN, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** As `cleanText`, on one line; non-breaking spaces stay. */
export const cleanLine = (text: string): string => cleanText(text).replace(/[ \n]+/g, ' ');

/**
 * @returns an absolute http(s) address in ASCII. http is for the local system.
 * @throws TypeError for anything else: links are ours, so a wrong one is a mistake of the code.
 */
export const cleanUrl = (url: string): string => {
  const { href, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError(`not an address for a mail: ${protocol}`);
  return href;
};

/** @returns the text, cut at a word if it has more than `most` characters (code points), then with "…" at its end. */
export const cut = (text: string, most: number): string => {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = characters.slice(0, most - 1).join('');
  const words = head.replace(/\s+\S*$/u, '');
  return `${words.length > head.length / 2 ? words : head}…`;
};
