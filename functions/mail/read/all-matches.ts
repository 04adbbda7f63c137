/** What `matchAll` gives, without the copy of the pattern and the iterator that it makes for each text. */

/**
 * @param pattern with the flag g; its lastIndex is moved
 * @param most so many matches are enough
 */
export function allMatches(
  pattern: RegExp,
  text: string,
  most = Number.POSITIVE_INFINITY,
): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  while (found.length < most) {
    const match = pattern.exec(text);
    if (match === null) break;
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
