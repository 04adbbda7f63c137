/** Words for a pattern that must tell capitals apart elsewhere: under the `i` flag `\p{Lu}` would match any letter. */

/** `laps|poeg` as `[lL]aps|[pP]oeg`; each alternative must begin with a letter. */
export function anyCase(words: string): string {
  return words
    .split('|')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');
}
