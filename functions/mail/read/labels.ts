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
  if (written === '' || written.length > 120 || endsInNumber(written) || !mayBeLabel(written)) return null;
  // As it stands in the list: nothing to take off.
  const plain = written.length > LONGEST_PLAIN ? undefined : WORDS.get(written.toLowerCase());
  if (plain) return plain;
  const text = normalise(written);
  if (text === '' || text.length > 90) return null;
  return exact(text) ?? (text.includes(' ') ? (owned(text) ?? compound(text)) : null);
}

/** „Isikukood: 4850…", „Otsus nr 7-1/50": no label ends with three digits, or with one behind such a sign. */
function endsInNumber(text: string): boolean {
  let from = text.length;
  while (from > 0 && isDigit(text.charCodeAt(from - 1))) from -= 1;
  const digits = text.length - from;
  return digits > 2 || (digits > 0 && from > 0 && '/-.'.includes(text.charAt(from - 1)));
}

/**
 * As labelOf, for words that nobody foresaw („Keel, milles klient suhtleb"): by the word that carries the meaning.
 * Only for a text that a colon or a table cell marks as a label.
 */
export function looseLabelOf(written: string): Label | null {
  const text = normalise(written);
  if (text.length < 3 || text.length > 70 || text.split(' ').length > 8 || /[.!;]/.test(text)) return null;
  const base = LOOSE.find(([pattern]) => pattern.test(text))?.[1];
  if (base === undefined) return null;
  const owner = LOOSE_OWNERS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  return { bases: owner === 'decision' ? decisionBases(text) : [base], owner };
}

/** The first that fits wins, so the narrow come before the wide. */
const LOOSE: [RegExp, LabelBase][] = [
  [/isikukood|личный код|personal code/u, 'personalCode'],
  [/sünniaeg|sünnikuupäev|дата рождения|date of birth/u, 'birthDate'],
  [/(?<!\p{L})(tõlgi|tõlk|tõlke|переводчик|interpreter)/u, 'interpreter'],
  [/(?<!\p{L})star(?!\p{L})/u, 'star'],
  [/otsuse kuupäev|дата решения|date of decision/u, 'decisionDate'],
  [/suunamisotsus|otsuse (nr|number|viit)|otsus nr|номер решения/u, 'decision'],
  [/pereliikm|leibkon|члены семьи|family member/u, 'family'],
  [/(teised|muud|saadavad) (sotsiaal)?teenus|другие услуги|other services/u, 'otherServices'],
  [/eesmär|цел[ьи]|(?<!\p{L})goal/u, 'goals'],
  [
    /abivajadus|vajaduse (kirjeldus|põhjendus)|põhjendus|suunamise põhjus|(mille|mis|missugu|millis)\p{L}{0,4} .{0,30}(abi|tuge|tugiisiku)|обоснован|потребност|need for/u,
    'need',
  ],
  [/kontakttelefon|telefon|mobiil|телефон|phone/u, 'phone'],
  [/e-post|e-mail|meiliaadress|эл. ?почт/u, 'email'],
  [/(?<!\p{L})keel(?!epe|ekursus)|язык|language/u, 'languages'],
  [/kaitse (liik|alus|staatus|saamise)|kaitsestaatus|elamisloa (alus|liik)|вид защиты/u, 'protection'],
  [/elukoh|kus .{0,30}elab|aadress|elukoht|проживан|адрес|address/u, 'address'],
  [/ees- ja perekonnanimi|(?<!\p{L})nimi(?!\p{L})|фамилия|full name/u, 'name'],
  [/juhtumikorraldaja|kontaktisik|case manager/u, 'caseManager'],
];
const LOOSE_OWNERS: [RegExp, Owner][] = [
  [
    /juhtumikorraldaja|kontaktisik|(?<!\p{L})kov(?!\p{L})|ametnik|spetsialist|sotsiaaltöötaja|case manager/u,
    'caseManager',
  ],
  [/(?<!\p{L})(lapse|laste|pereliikme|abikaasa)/u, 'family'],
  [/otsus/u, 'decision'],
];

/** A heading such as „Kliendi andmed": whose fields follow; null when it is none. */
export function sectionOf(written: string): Owner | null {
  if (written.length > LONGEST_SECTION || endsInNumber(written) || !mayBeLabel(written)) return null;
  return SECTIONS.get(normalise(written)) ?? null;
}

/** False for a text that no label begins like, by its first word: most lines are told by it. Numbers and bullets may precede one. */
export function mayBeLabel(written: string): boolean {
  let end = 0;
  while (end < written.length && isLetter(written.charCodeAt(end))) end += 1;
  const next = written.charAt(end);
  // „1. Nimi", „a) Nimi", „II Nimi", „i.k.", „isiku-kood"
  if (end === 0 || '.)-/'.includes(next) || (end <= 4 && startsRoman(written))) return true;
  return FIRST_WORDS.has(written.slice(0, end).toLowerCase());
}

/** Latin and Cyrillic letters; a mark that stands on its letter is none. */
function isLetter(code: number): boolean {
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122;
  return (code >= 0xc0 && code < 0x250) || (code >= 0x400 && code < 0x530);
}

/** Lower case, without numbering, bullets, emphasis, brackets and punctuation at the ends. */
function normalise(written: string): string {
  const composed = MARKS_ON_LETTERS.test(written) ? written.normalize('NFC') : written;
  const trimmed = composed.trim();
  const lower = (startsRoman(trimmed) ? trimmed.replace(ROMAN, '') : trimmed).toLowerCase();
  return WORDS.has(lower) || PLAIN.test(lower) ? lower : withoutMarks(lower);
}

/** „II Juhtumikorraldaja andmed" */
const ROMAN = /^[IVX]{1,4}\s{1,3}(?=\p{Lu})/u;

function startsRoman(text: string): boolean {
  return 'IVX'.includes(text.charAt(0)) && ROMAN.test(text);
}

const MARKS_ON_LETTERS = /[\u0300-\u036f]/;

/** Words and single spaces: nothing to take off. */
const PLAIN = /^\p{L}+(?: \p{L}+)*$/u;

function withoutMarks(lower: string): string {
  let text = isLetter(lower.charCodeAt(0)) ? lower : lower.replace(BULLET, '');
  if (!isLetter(text.charCodeAt(0)) || text.includes('.') || text.includes(')'))
    text = text.replace(NUMBERING, '');
  if (text.includes('(') || text.includes('[')) text = text.replaceAll(/[([][^)\]]{0,80}[)\]]/g, ' ');
  if (SIGNS.test(text)) text = text.replaceAll(/[*_"„“”'«»:?=]/g, ' ');
  if (text.includes('/')) text = text.replaceAll(/\s{0,5}\/\s{0,5}/g, ' / ');
  text = (/\s\s|[^\S ]/.test(text) ? text.replaceAll(/\s+/g, ' ') : text).trimEnd();
  if ('.,;–—-'.includes(text.charAt(text.length - 1))) text = text.replace(/[\s.,;–—-]{1,20}$/, '');
  if (isDigit(text.charCodeAt(text.length - 1))) text = text.replace(NUMBERED, '$1');
  return text.trim();
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const BULLET = /^[\s*_#>•·▪◦●■□☐☒–—-]{1,20}/u;
const NUMBERING = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[ivx]{1,5}[.)]|[a-z][.)])\s{1,5}/;
const SIGNS = /[*_"„“”'«»:?=]/;
const NUMBERED = /^(laps|pereliige|klient|isik|child|ребенок|ребёнок|дитина) \d{1,2}$/;

const WORDS = new Map<string, Label>();
for (const [base, words] of Object.entries(LABEL_WORDS) as [LabelBase, string][]) {
  for (const word of words.split('|')) {
    const key = word.trim();
    if (key !== '') WORDS.set(key, { bases: [base], owner: null });
  }
}

/** Most labels are shorter (characters); the rest are found as well, only later. */
const LONGEST_PLAIN = 40;

/** Owners by their first word (it stands before the label) and by their last (after it): a look-up per line, not a search. */
const OWNERS_FIRST = new Map<string, [string, Owner][]>();
const OWNERS_LAST = new Map<string, [string, Owner][]>();
for (const [owner, words] of Object.entries(OWNER_WORDS) as [Owner, string][]) {
  for (const word of words.split('|').map((one) => one.trim())) {
    const parts = word.split(' ');
    keep(OWNERS_FIRST, parts[0] ?? '', [word, owner]);
    keep(OWNERS_LAST, parts.at(-1) ?? '', [word, owner]);
  }
}

/** The longest owner first. */
function keep(map: Map<string, [string, Owner][]>, key: string, value: [string, Owner]): void {
  map.set(
    key,
    [...(map.get(key) ?? []), value].sort((one, other) => other[0].length - one[0].length),
  );
}

const SECTIONS = new Map<string, Owner>(
  (Object.entries(SECTION_WORDS) as [Owner, string][]).flatMap(([owner, words]) =>
    words.split('|').map((word): [string, Owner] => [word.trim(), owner]),
  ),
);

/** The letters that labels, their owners and headings begin with, up to the first other character. */
const FIRST_WORDS = new Set(
  [
    ...WORDS.keys(),
    ...[...OWNERS_FIRST.values()].flatMap((owners) => owners.map(([word]) => word)),
    ...SECTIONS.keys(),
  ].map((one) => /^\p{L}*/u.exec(one)?.[0] ?? ''),
);

/** With numbering, brackets and stars (characters). */
const LONGEST_SECTION = Math.max(...[...SECTIONS.keys()].map((one) => one.length)) + 15;

function exact(text: string): Label | null {
  const found = WORDS.get(text);
  if (found || !(text.includes('.') || text.includes('-'))) return found ?? null;
  return WORDS.get(text.replaceAll(/[.-]/g, '').trim()) ?? null;
}

/** „kliendi telefon", „juhtumikorraldaja e-post", „phone of the client". */
function owned(text: string): Label | null {
  const first = text.slice(0, text.indexOf(' ') + 1).trimEnd();
  for (const [word, owner] of OWNERS_FIRST.get(first) ?? []) {
    if (!text.startsWith(`${word} `)) continue;
    const found = withOwner(text.slice(word.length + 1), owner);
    if (found) return found;
  }
  const last = text.slice(text.lastIndexOf(' ') + 1);
  for (const [word, owner] of OWNERS_LAST.get(last) ?? []) {
    if (!text.endsWith(` ${word}`)) continue;
    const found = withOwner(text.slice(0, -word.length - 1), owner);
    if (found) return found;
  }
  return null;
}

function withOwner(rest: string, owner: Owner): Label | null {
  const base = exact(rest) ?? compoundOf(rest);
  if (!base) return null;
  return { bases: owner === 'decision' ? decisionBases(rest) : base.bases, owner };
}

/** „otsuse kuupäev" has the date alone, „otsuse number ja kuupäev" and all else the number too. */
function decisionBases(text: string): LabelBase[] {
  const number = /(?<!\p{L})(nr|number|viit|no|номер|№)(?!\p{L})/u.test(text);
  return !number && /kuupäev|kpv|kp|дата|date/u.test(text) ? ['decisionDate'] : ['decision'];
}

/** „isikukood / sünniaeg", „telefon ja e-post", „nimi, isikukood": several labels for one value. */
function compound(text: string): Label | null {
  return compoundOf(text);
}

const CONNECTED = /[/,]| (?:ja|või|ning|and|or|и|или|та|і) /;

function compoundOf(text: string): Label | null {
  if (!CONNECTED.test(text)) return null;
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
