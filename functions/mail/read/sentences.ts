/** Cuts running text into sentences. */

/** Sentences; an abbreviation such as „tel." or „nr." does not end one. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (let at = text.search(SENTENCE_MARK); at >= 0 && at < text.length; at += 1) {
    if (!'.!?'.includes(text.charAt(at)) || !isSpace(text.charCodeAt(at + 1))) continue;
    let next = at + 2;
    while (isSpace(text.charCodeAt(next))) next += 1;
    if (!opens(text, next) || !CLOSES.test(text.slice(Math.max(0, at - 3), at))) continue;
    sentences.push(text.slice(from, at + 1).trim());
    from = next;
    at = next - 1;
  }
  const rest = text.slice(from).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}

const SENTENCE_MARK = /[.!?]\s/;
const OPENS = /^[\p{Lu}„"]/u;
function opens(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 65 && code <= 90) || code === 34;
  return OPENS.test(text.slice(at, at + 2));
}

const CLOSES = /(?:\p{L}{2}|\d)[)"”]?$/u;

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160;
}
