/** What stands before a sign: `split(sign)[0]` without cutting up what comes after it. */

/** @param sign without the flags g and y. @returns the text up to its first match, or the whole text */
export function upTo(text: string, sign: RegExp): string {
  const at = text.search(sign);
  return at < 0 ? text : text.slice(0, at);
}
