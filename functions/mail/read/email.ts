/** Finds e-mail addresses in text. */
import { allMatches } from './all-matches.ts';

/** The first address, in lower case, or null. */
export function emailIn(text: string): string | null {
  return emailsIn(text)[0] ?? null;
}

/** All addresses in order, in lower case; at most 20. */
export function emailsIn(text: string): string[] {
  const found: string[] = [];
  if (!text.includes('@')) return found;
  for (const match of allMatches(ADDRESS, text)) {
    found.push(match[0].toLowerCase().replace(/[.-]+$/, ''));
    if (found.length >= 20) break;
  }
  return found;
}

const ADDRESS = /(?<![\w.+-])[\w][\w.+-]{0,63}@[a-z0-9õäöüšž-]{1,63}(?:\.[a-z0-9õäöüšž-]{1,63}){1,5}/giu;
