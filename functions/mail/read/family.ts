/** Reads family members with their codes or birth dates. */

import { checkPersonalCode } from '#domain/personal-code';
import type { FamilyMember } from '#domain/reading';
import { anyCase } from './any-case.ts';
import { codesIn } from './codes.ts';
import { datesIn } from './dates.ts';
import { isNotName, nameInValue, namesIn } from './names.ts';
import { TOPIC, topicsOf } from './topics.ts';
import { upTo } from './up-to.ts';

const RELATION = `(?:${anyCase(
  'abikaasa|elukaaslane|elukaaslase|mees|naine|naise|poeg|poja|pojad|tütar|tütre|tütred|laps|lapse|lapsed|lastega|ema|isa|õde|vend|vanaema|vanaisa|vanaemaga|pereliige|pereliikmed|муж|жена|сын|дочь|ребёнок|ребенок|дети|мать|отец|брат|сестра|син|донька|чоловік|дружина|діти|husband|wife|son|daughter|child|children|mother|father|spouse|brother|sister',
)})`;

/** From a labelled value: „abikaasa Petro Kovalenko (38…), poeg Ivan, s. 2015"; „puuduvad" gives none. */
export function familyInValue(value: string): FamilyMember[] {
  if (/^\s*(-|–|puudu\p{L}*|ei ole|pole|ei|üksi|нет|немає|none|no)\s*\.?\s*$/iu.test(value)) return [];
  return chunks(value).flatMap((chunk) => memberIn(chunk));
}

/** From running text: only persons that a word of kinship introduces. */
export function familyInProse(
  text: string,
  topics = topicsOf(text),
): { members: FamilyMember[]; spans: [number, number][] } {
  const members: FamilyMember[] = [];
  const spans: [number, number][] = [];
  if ((topics & TOPIC.kinship) === 0) return { members, spans };
  const pattern = INTRODUCED;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && members.length < 20; match = pattern.exec(text)) {
    const sentence = upTo(match[1] ?? '', /\.\s+(?=\p{Lu})/u);
    const listed = SEVERAL.test(match[0]) ? listedIn(sentence) : null;
    if (listed !== null) {
      const from = match.index + match[0].length - (match[1] ?? '').length;
      pattern.lastIndex = from + listed.length;
      members.push(...listed.members);
      spans.push([match.index, from + listed.length]);
      continue;
    }
    const part = upTo(sentence, NEXT_PERSON);
    // The next search starts behind this person, not behind everything the pattern took in.
    const end = match.index + match[0].length - (match[1] ?? '').length + part.length;
    pattern.lastIndex = Math.max(end, match.index + 1);
    const found = memberIn(part);
    const member = found[0];
    if (!member || (member.name === null && member.personalCode === null)) continue;
    members.push(member);
    spans.push([match.index, end]);
  }
  return { members, spans };
}

/** A word of kinship and what follows it with a capital. */
const INTRODUCED = new RegExp(
  `(?<!\\p{L})(?:ja |ning |koos )?(?:${RELATION}(?:ga)?|(?:kaks|kolm|neli|viis|kuus|[2-9]) last)(?!\\p{L})[ ,:(–-]{0,3}(\\p{Lu}[^;!?]{1,120})`,
  'gu',
);
/** Words for more than one: names follow until something else does. */
const SEVERAL =
  /^(?:ja |ning |koos )?(?:[lL]aps(?:ed|i)|[lL]astega|[pP]ojad|[tT]ütred|\S{1,4} last|[дД]ети|[дД]іти|[cC]hildren)(?!\p{L})/u;
const LISTED =
  /^\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2}(?:,? ?\([^()]{1,40}\)|,? (?:sünd(?:inud|\.)?|s\.) ?\d[\d.]{3,9}|,? [1-8]\d{10}|,? \d[\d.]{3,9})?/u;

/** The persons of „Ivan (2012) ja Maria (2015)", and how many characters they take. */
function listedIn(text: string): { members: FamilyMember[]; length: number } | null {
  const members: FamilyMember[] = [];
  let length = 0;
  for (let from = 0; members.length < 12; ) {
    const piece = LISTED.exec(text.slice(from, from + 120))?.[0];
    const [member] = piece === undefined ? [] : memberIn(piece);
    if (piece === undefined || !member) break;
    members.push(member);
    length = from + piece.length;
    const between = /^(?:, ?| ja | ning | и | та | and )/.exec(text.slice(length, length + 6))?.[0];
    if (between === undefined) break;
    from = length + between.length;
  }
  return members.length < 2 ? null : { members, length };
}
const NEXT_PERSON = new RegExp(`(?:,| ja| ning| и| and) ${RELATION}(?!\\p{L})|(?<=\\)),? (?!\\()`, 'u');

/** Does a word of kinship stand in the text? */
export function hasKinship(text: string): boolean {
  return KIN.test(text);
}

const KIN = new RegExp(`(?<!\\p{L})${RELATION}(?!\\p{L})`, 'u');
const KIN_AHEAD = new RegExp(`^\\s*${RELATION}[\\s:,–-]+`, 'u');
const KIN_OF_LINE = new RegExp(`^(?:\\p{Ll}+ )?${RELATION}(?:ga)?(?!\\p{L})[\\s:,–-]{0,4}`, 'u');

/** One person from the cells of a row. */
export function memberOf(name: string, code: string, birthDate: string): FamilyMember[] {
  const check = checkPersonalCode(code);
  const member = {
    name: nameInValue(name.replace(KIN_AHEAD, '')),
    personalCode: check.valid ? check.code : null,
    birthDate: check.valid ? check.birthDate : (datesIn(birthDate || code)[0]?.date ?? null),
  };
  return member.name === null && member.personalCode === null ? [] : [member];
}

/** Persons are parted by lines, semicolons, and commas before a new name or word of kinship. */
function chunks(value: string): string[] {
  return value
    .split(/[\n;]/)
    .flatMap((line) => line.split(CHUNK_STARTS))
    .flatMap((part) => splitBareNames(part))
    .slice(0, 30);
}

const CHUNK_STARTS = new RegExp(
  `, (?=${RELATION}(?!\\p{L}))|(?<=[)\\d]),? (?:ja |ning )?(?=\\p{Lu}\\p{Ll})| (?:ja|ning|и|та|and) (?=${RELATION}(?!\\p{L}))`,
  'u',
);

/** „Ivan Kovalenko, Sofia Kovalenko": two names and nothing else. */
function splitBareNames(part: string): string[] {
  const pieces = part.split(/, | ja | ning /);
  return pieces.length > 1 && pieces.every((piece) => namesIn(piece).length === 1) ? pieces : [part];
}

function memberIn(chunk: string): FamilyMember[] {
  const code = codesIn(chunk)[0] ?? null;
  const date = code ? null : (datesIn(chunk)[0]?.date ?? null);
  const bare = chunk.replace(/^[\s\d.)*•·–-]{1,10}/, '').replace(KIN_OF_LINE, '');
  const name = namesIn(bare)[0]?.name ?? firstNameIn(bare);
  if (name === null && code === null) return [];
  return [{ name, personalCode: code?.code ?? null, birthDate: code?.birthDate ?? date }];
}

function firstNameIn(text: string): string | null {
  const word = /^\p{Lu}[\p{L}'’-]{1,30}/u.exec(text)?.[0] ?? null;
  return word !== null && !isNotName(word) ? word : null;
}
