/** The labels that case managers write before a value, in Estonian, Russian, Ukrainian and English. */
import { LABEL_WORDS, type LabelBase, OWNER_WORDS, SECTION_WORDS } from './label-words.ts';

export type { LabelBase } from './label-words.ts';

/** Whose value it is, when the label says so (`kliendi telefon`). */
export type Owner = 'client' | 'caseManager' | 'family' | 'decision';

export interface Label {
  bases: LabelBase[];
  owner: Owner | null;
}

/** The meaning of a text that stands where a label stands, or null when it is not a label. */
export function labelOf(written: string): Label | null {
  if (written.length > 120) return null;
  const text = normalise(written);
  if (text === '' || text.length > 90) return null;
  return exact(text) ?? owned(text) ?? compound(text);
}

/** A heading such as „Kliendi andmed": whose fields follow; null when it is none. */
export function sectionOf(written: string): Owner | null {
  return written.length > 120 ? null : (SECTIONS.get(normalise(written)) ?? null);
}

/** Lower case, without numbering, bullets, emphasis, brackets and punctuation at the ends. */
function normalise(written: string): string {
  return written
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[\s*_#>•·▪◦●■□☐☒–—-]{1,20}/u, '')
    .replace(/^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-z][.)])\s{1,5}/, '')
    .replaceAll(/[([][^)\]]{0,80}[)\]]/g, ' ')
    .replaceAll(/[*_"„“”'«»:?=]/g, ' ')
    .replaceAll(/\s{0,5}\/\s{0,5}/g, ' / ')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.,;–—-]{1,20}$/, '')
    .replace(/ (nr )?\d{1,2}$/, '')
    .trim();
}

const WORDS = new Map<string, Label>();
for (const [base, words] of Object.entries(LABEL_WORDS) as [LabelBase, string][]) {
  for (const word of words.split('|')) {
    const key = word.trim();
    if (key !== '') WORDS.set(key, { bases: [base], owner: null });
  }
}

const OWNERS: [string, Owner][] = (Object.entries(OWNER_WORDS) as [Owner, string][])
  .flatMap(([owner, words]) => words.split('|').map((word): [string, Owner] => [word.trim(), owner]))
  .sort((one, other) => other[0].length - one[0].length);

const SECTIONS = new Map<string, Owner>(
  (Object.entries(SECTION_WORDS) as [Owner, string][]).flatMap(([owner, words]) =>
    words.split('|').map((word): [string, Owner] => [word.trim(), owner]),
  ),
);

function exact(text: string): Label | null {
  return WORDS.get(text) ?? WORDS.get(text.replaceAll('.', '').replaceAll('-', '').trim()) ?? null;
}

/** „kliendi telefon", „juhtumikorraldaja e-post", „phone of the client". */
function owned(text: string): Label | null {
  for (const [word, owner] of OWNERS) {
    const rest = text.startsWith(`${word} `)
      ? text.slice(word.length + 1)
      : text.endsWith(` ${word}`)
        ? text.slice(0, -word.length - 1)
        : null;
    if (rest === null) continue;
    const base = exact(rest) ?? compoundOf(rest);
    if (base) return { bases: base.bases, owner };
  }
  return null;
}

/** „isikukood / sünniaeg", „telefon ja e-post", „nimi, isikukood": several labels for one value. */
function compound(text: string): Label | null {
  return compoundOf(text);
}

function compoundOf(text: string): Label | null {
  const parts = text.split(/ \/ |, | ja | või | ning | and | or | и | или | та | і /);
  if (parts.length < 2 || parts.length > 5) return null;
  const bases: LabelBase[] = [];
  let owner: Owner | null = null;
  for (const part of parts) {
    const label = exact(part.trim()) ?? owned(part.trim());
    if (!label) return null;
    bases.push(...label.bases);
    owner ??= label.owner;
  }
  return { bases: [...new Set(bases)], owner };
}
