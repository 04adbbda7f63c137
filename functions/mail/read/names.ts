/** Recognises names of people in any alphabet that has capitals. */
import { allMatches } from './all-matches.ts';
import { upTo } from './up-to.ts';

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’ʼ`]{0,30}(?:-\\p{Lu}?[\\p{L}\\p{M}'’]{1,30}){0,2}";

/** Two to four capitalised words, the last may be an initial. Bounded, so linear. */
export const NAME_PATTERN = `${WORD}(?: (?:${WORD}|al|el|bin|ibn|de|van|von)){0,3} (?:${WORD})\\.?`;

const IN_TEXT = new RegExp(`(?<![\\p{L}\\p{M}'’-])${NAME_PATTERN}(?![\\p{L}\\p{M}])`, 'gu');
const INVERTED = new RegExp(`^(${WORD}), (${WORD})\\s*$`, 'u');

/** Capitalised words that are no part of a name. Lower case. */
const NOT_NAMES = new Set(
  `tere palun palume suunan suuname suunata suunamine suunamise suunamisotsus otsus otsuse korraldus klient kliendi isik isiku isikukood teenus teenuse teenusele tugiisik tugiisiku tugiisikuteenus tugiisikuteenuse tugiisikuteenusele
  saadan saadame edastan edastame lugupidamisega tervitades tervitustega austusega parimate heade juhtumikorraldaja sotsiaaltöötaja spetsialist vald valla vallavalitsus vallavalitsuse linn linna linnavalitsus linnavalitsuse omavalitsus sotsiaalosakond sotsiaalkindlustusamet sotsiaalkindlustusameti sotsiaalkindlustusametile
  ska kov star pr hr proua härra preili meie minu teie tema ta kodanik sõjapõgenik põgenik pagulane abivajadus eesmärk keel keeled telefon aadress nimi eesti vabariik vabariigi ukraina venemaa valgevene süüria afganistan ema isa poeg tütar laps abikaasa
  head hea kolleeg kolleegid vastavalt seoses lisatud manuses lisan lisaks tänan täname aitäh palve teema kuupäev esmaspäev teisipäev kolmapäev neljapäev reede jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
  maakond maakonna harju tartu tallinn tallinna pärnu elva narva võru valga viljandi rapla lääne ida viru järva jõgeva põlva saare hiiu kaitse ajutine ajutise rahvusvaheline rahvusvahelise pereliikmed lapsed perekond pereema pereisa üksikema üksikisa vajab soovib elab räägib suhtleb kas kui see selle siin nr ik tel
  здравствуйте добрый день просим прошу направляем клиент клиентка уважаемые с уважением эстония украина украины гражданка гражданин
  dear hello please client the we our i regards sincerely best kind referral refer subject mr mrs ms miss support person service estonia ukraine ukrainian russian estonian municipality case manager social worker`.split(
    /\s+/,
  ),
);

const LETTERS_OF_ADDRESS =
  /(?:tn|tänav|mnt|maantee|pst|puiestee|tee|küla|vald|linn|alevik|alev|maakond)\.?$/i;

/** The name in a value such as „pr Olena Kovalenko (ik …), sünd …" or „Kovalenko, Olena"; null when there is none. */
export function nameInValue(value: string): string | null {
  const bare = value.trimStart().replace(/^[\s*_–—:-]{1,10}/, '');
  const text = (TITLE_STARTS.has(bare.charAt(0)) ? bare.replace(TITLE, '') : bare).trim();
  const inverted = text.includes(', ') ? INVERTED.exec(text) : null;
  if (inverted && !isNotName(inverted[2] ?? '')) return `${inverted[2]} ${inverted[1]}`;
  const head = upTo(text, BEHIND_NAME).trim();
  const clean = /[*_"„“”]|\s\s|[^\S ]/.test(head)
    ? head
        .replaceAll(/[*_"„“”]/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
    : head;
  const capital = /^\p{Lu}/u.test(clean);
  if (clean.length < 2 || clean.length > 100 || !(capital || /^\p{L}/u.test(clean))) return null;
  if (clean.includes('@') || clean.includes(':')) return null;
  const words = clean.split(' ');
  if (words.length > 6 || NOTHING.has((words[0] ?? '').toLowerCase())) return null;
  if (!capital) return words.length <= 4 && words.length >= 2 && !hasVerb(clean) ? capitalised(clean) : null;
  const from = words.findIndex((word) => !isNotName(word));
  return from < 0
    ? null
    : withLatin(words.slice(from).join(' '), text.slice(text.indexOf(head) + head.length));
}

const TITLE = /^(pr|hr|prl|proua|härra|preili|mr|mrs|ms|г-жа|г-н|пані|пан)\.?\s{1,3}/i;
const TITLE_STARTS = new Set('phmгпPHMГП');
/** Values that say that there is no name. */
const NOTHING = new Set(['puudub', 'teadmata', 'ei', 'vt', 'vaata', 'lisatud', 'sama', 'нет']);

/** What ends a name in a value. */
const BEHIND_NAME = /[,;(\n\t|/]|\s[-–—]\s|\d|(?<!\p{L})(?:ik|isikukood|i\.k|sünd|s\.|tel)(?!\p{L})/iu;

/** „Сергей Петренко" with the „ (Serhii Petrenko)" that follows it at once: registers know people by their Latin names. */
export function withLatin(name: string, following: string): string {
  if (/\p{Script=Latin}/u.test(name)) return name;
  const latin = IN_BRACKETS.exec(following)?.[1];
  return latin === undefined ? name : `${name} (${latin})`;
}

const LATIN = "[A-ZÀ-ÖØ-ÞŠŽ][A-Za-zÀ-ÖØ-öø-ÿŠšŽž'’-]{0,30}";
const IN_BRACKETS = new RegExp(`^\\s{0,2}\\((${LATIN}(?: ${LATIN}){1,3})\\)`, 'u');

/** All names in running text, in order, with places. At most 50. */
export function namesIn(text: string): { name: string; at: number; end: number }[] {
  const found: { name: string; at: number; end: number }[] = [];
  for (const match of allMatches(IN_TEXT, text, 300)) {
    const trimmed = trimmedName(match[0]);
    if (trimmed)
      found.push({
        name: trimmed.name,
        at: match.index + trimmed.skip,
        end: match.index + trimmed.skip + trimmed.name.length,
      });
    if (found.length >= 50) break;
  }
  return found;
}

/** The same person's name in another order or case, or in the alphabet that stands in brackets? */
export function sameName(one: string, other: string): boolean {
  if (one === other) return true;
  const others = formsOf(other);
  return formsOf(one).some((form) => others.some((another) => isSame(form, another)));
}

function formsOf(name: string): string[] {
  return name.includes('(') || name.includes(')')
    ? name.split(/ ?[()]/).filter((form) => form !== '')
    : [name];
}

function isSame(one: string, other: string): boolean {
  // Signs that one spelling may leave out: so many characters may the lengths differ by.
  if (Math.abs(one.length - other.length) > 6) return false;
  return nameKey(one) === nameKey(other);
}

/** The words of a name in lower case and in the order of the alphabet. */
function nameKey(name: string): string {
  const lower = name.toLowerCase();
  const bare = NAME_SIGNS.test(lower) ? lower.replaceAll(/[.’'ʼ-]/g, '') : lower;
  return bare.split(' ').sort().join(' ');
}

const NAME_SIGNS = /[.’'ʼ-]/;

/** Endings of Estonian cases, the bare genitive and partitive left out: `Bondari` may be the name itself. */
const CASE = /(?:[aeiou]?(?:le|lt|l|ga|st|sse|s|ks|na|ni|ta)|t)$/u;

/** The last letters of CASE. */
const IN_CASE = new Set('etlasi');

/** „Kovalenkole", „Ivanovaga", „Petrovile" are certain: such surnames have one nominative. */
export function outOfCase(name: string): string {
  return name.replace(
    /(?<=\p{L}enko)(?:le|lt|l|ga|st|s|t)$|(?<=\p{L}{2}(?:ov|ev|in)a)(?:le|lt|ga|st)$|(?<=\p{L}(?:ov|ev))i(?:le|lt|l|ga|st|s)$/u,
    '',
  );
}

/** Could the last word be in another case than the nominative? */
export function maybeInflected(name: string): boolean {
  return (
    IN_CASE.has(name.charAt(name.length - 1)) &&
    /\p{L}{4}$/u.test(name.slice(-8)) &&
    CASE.test(name.slice(-4))
  );
}

/** Is `base` the same name without a case ending: „Iryna Savchenko" of „Iryna Savchenkole"? */
export function isNominativeOf(base: string, inflected: string): boolean {
  if (base.length >= inflected.length || !inflected.startsWith(base)) return false;
  const ending = inflected.slice(base.length);
  return (
    base.split(' ').length === inflected.split(' ').length &&
    /^[aeiou]?(le|lt|l|ga|st|sse|s|ks|na|ni|ta|t)$/u.test(ending)
  );
}

export function isNotName(word: string): boolean {
  const lower = word.toLowerCase();
  return NOT_NAMES.has(lower.endsWith('.') ? lower.slice(0, -1) : lower) || /^\p{Lu}{1,4}\d/u.test(word);
}

/** Takes the words that are no names off both ends; two words must stay. */
function trimmedName(found: string): { name: string; skip: number } | null {
  const words = found.split(' ');
  let first = 0;
  let skip = 0;
  while (first < words.length && isNotName(words[first] ?? '')) {
    skip += (words[first] ?? '').length + 1;
    first += 1;
  }
  let end = first;
  for (; end < words.length; end += 1) {
    const word = words[end] ?? '';
    if (LETTERS_OF_ADDRESS.test(word)) return null;
    if (isNotName(word)) break;
  }
  if (end - first < 2) return null;
  const name = words.length === end - first ? found : words.slice(first, end).join(' ');
  const abbreviated = name.endsWith('.') && !/^\p{Lu}\.$/u.test(words[end - 1] ?? '');
  return { name: abbreviated ? name.slice(0, -1) : name, skip };
}

function hasVerb(text: string): boolean {
  return /(?<!\p{L})(on|ei|vajab|räägib|elab|palun|vt|vaata|lisatud|manuses|sama)(?!\p{L})/iu.test(text);
}

/** „anna-maria kask" as names are written. */
export function capitalised(text: string): string {
  return text.replaceAll(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
