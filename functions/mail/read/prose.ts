/** Reads fields from running text: „Palun suunata teenusele Olena Kovalenko, ik 4…, suhtleb ukraina keeles, tel …". */
import { uprightAddress } from './addresses.ts';
import { allMatches } from './all-matches.ts';
import { anyCase } from './any-case.ts';
import { codesIn, putPersonalCode } from './codes.ts';
import { outOfAccusative } from './cyrillic-names.ts';
import { datesIn } from './dates.ts';
import { putDecisionFromProse } from './decision.ts';
import { addFamily, addLanguages, type Draft, type FieldName, put, warn } from './draft.ts';
import { emailsIn } from './email.ts';
import { familyInProse } from './family.ts';
import { labelOf } from './labels.ts';
import { languagesIn } from './languages.ts';
import { capitalised, isNotName, NAME_PATTERN, namesIn, sameName, withLatin } from './names.ts';
import { phonesIn } from './phone.ts';
import type { ReadingContext } from './reading-context.ts';
import { sentencesOf } from './sentences.ts';
import { interpreterInProse, protectionInProse } from './status-words.ts';
import { TOPIC, topicsOf } from './topics.ts';
import { upTo } from './up-to.ts';

/** Fills what is still empty in the draft from one paragraph; what is filled is not looked for. */
export function readProse(draft: Draft, paragraph: string, context: ReadingContext): void {
  const topics = topicsOf(paragraph);
  if (topics === 0) return;
  const about = (topic: number) => (topics & topic) !== 0;
  let own = paragraph;
  if (about(TOPIC.kinship)) {
    const family = familyInProse(paragraph, topics);
    addFamily(draft, family.members, paragraph);
    own = blanked(own, family.spans);
  }
  if (about(TOPIC.staff)) {
    const staff = staffSpans(paragraph, topics);
    own = blanked(own, staff.spans);
    for (const span of staff.texts) readStaff(draft, span);
  }
  if (about(TOPIC.name | TOPIC.digit)) readIdentity(draft, own, context, topics);
  if (about(TOPIC.digit | TOPIC.at)) readContact(draft, own, context, topics);
  const asks = (topic: number, field: FieldName) => about(topic) && lacks(draft, field);
  const [protection, interpreter] = [
    asks(TOPIC.protection, 'client.protection'),
    asks(TOPIC.interpreter, 'client.interpreter'),
  ];
  if (about(TOPIC.language) || protection || interpreter) {
    for (const sentence of sentencesOf(own)) {
      if (about(TOPIC.language) && SPEAKS.test(sentence)) addLanguagesOnce(draft, sentence);
      if (protection) put(draft, 'client.protection', protectionInProse(sentence), sentence);
      if (interpreter) put(draft, 'client.interpreter', interpreterInProse(sentence), sentence);
    }
  }
  if (asks(TOPIC.star, 'starNumber')) put(draft, 'starNumber', starIn(paragraph), paragraph);
  if (!about(TOPIC.decision)) return;
  putDecisionFromProse(draft, paragraph);
  const bare = asks(TOPIC.digit, 'decision.number') ? BARE_DECISION.exec(paragraph) : null;
  if (bare) put(draft, 'decision.number', bare[1] ?? null, bare[0]);
}

/** „Otsus 2-4/31 on lisatud": a number with a dash or a slash needs no „nr". */
const BARE_DECISION =
  /(?<!\p{L})(?:suunamis(?:e )?)?(?:otsus|otsuse|korraldus|korralduse|decision|решение|рішення)\s(\d[\d.]{0,10}[-/][\d./-]{0,19}\d)(?![\d.]*\d)/iu;

const SPEAKS =
  /(?<!\p{L})(suhtleb|suhelda|suhtleme|räägi\p{L}*|rääki\p{L}*|kõneleb|valdab|oskab|mõistab|saab aru|emakeel\p{L}*|suhtluskeel\p{L}*|keeleoskus|keel(ed|eks)?|keel(es|t|te)|говорит|общается|владеет|язык\p{L}*|спілкується|розмовляє|володіє|мов\p{L}{0,3}|speaks?|languages?|fluent)(?!\p{L})/iu;

function readIdentity(draft: Draft, text: string, context: ReadingContext, topics: number): void {
  const numbers = (topics & TOPIC.digit) !== 0;
  const unnamed = lacks(draft, 'client.name');
  const unborn = lacks(draft, 'client.birthDate');
  if (!unnamed && !(numbers && (unborn || lacks(draft, 'client.personalCode')))) return;
  const code = numbers ? (codesIn(text)[0] ?? null) : null;
  const sought = unnamed || (unborn && DAY_BESIDE.test(text));
  const name = sought && (topics & TOPIC.name) !== 0 ? clientName(text, code?.at ?? null, context) : null;
  if (name && unnamed) {
    const upright = outOfAccusative(name, text.slice(0, text.indexOf(name)), code && sexOf(code.code));
    put(draft, 'client.name', withLatin(upright, text.slice(text.indexOf(name) + name.length)), text);
  } else if (code && unnamed) putLowerCaseName(draft, text.slice(0, code.at), text);
  if (!numbers) return;
  if (lacks(draft, 'client.personalCode')) {
    if (code) putPersonalCode(draft, code.code, text);
    else {
      const wrong =
        /(?<!\p{L})(?:isikukood|ik|i\.k\.?|личный код|personal code|id code)[\s:.–-]{0,5}(\d[\d -]{7,14})/iu.exec(
          text,
        )?.[1];
      if (wrong) putPersonalCode(draft, wrong, text);
    }
  }
  if (!unborn) return;
  const born = (topics & TOPIC.birth) === 0 ? null : BORN.exec(text);
  if (born) {
    const date = datesIn(text.slice(born.index, born.index + 60), context.year)[0];
    put(draft, 'client.birthDate', date?.date ?? null, text);
  } else if (name) {
    // „Olena Kovalenko (12.03.1985)"
    const after = text.slice(text.indexOf(name) + name.length, text.indexOf(name) + name.length + 24);
    const date = /^[\s,(]{1,4}\d{1,2}\./.test(after) ? datesIn(after, context.year)[0] : undefined;
    put(draft, 'client.birthDate', date?.date ?? null, text);
  }
}

/** What may follow a name as its birth date. */
const DAY_BESIDE = /[\s,(]\d{1,2}\./;

function lacks({ fields }: Draft, field: FieldName): boolean {
  return fields[field] === undefined;
}

/** The first digit of a personal code is odd for a man. */
function sexOf(code: string): 'female' | 'male' {
  return Number(code.charAt(0)) % 2 === 1 ? 'male' : 'female';
}

/** „… teenusele. anna kolesnyk 4…": two words and nothing else between the sentence before and the code. */
function putLowerCaseName(draft: Draft, before: string, evidence: string): void {
  const found = LOWER_CASE_NAME.exec(before.slice(-80))?.[1];
  if (found === undefined) return;
  if (found.split(' ').some((word) => isNotName(word) || labelOf(word) !== null)) return;
  put(draft, 'client.name', capitalised(found), evidence);
  warn(draft, 'client.name', 'Nimi oli kirjas väikeste tähtedega; kontrollige seda.');
}

const LOWER_CASE_NAME =
  /(?:^|[.!?:;]\s{1,3})(\p{Ll}{2,20}(?:-\p{Ll}{2,20})? \p{Ll}{2,25}(?:-\p{Ll}{2,25})?)[\s,(]{1,3}(?:(?:ik|i\.k\.|isikukood):?\s{1,2})?$/u;

const BORN =
  /(?<!\p{L})(?:sünd(?:inud|\.)?|sünniaeg|sünnikuupäev|s\.|родил(?:ся|ась)|д\.р\.|дата рождения|народ\p{L}+|born|date of birth|dob)(?!\p{L})[^\d]{0,20}/iu;

const ANNOUNCES = anyCase(
  'teenusele|teenust|teenusesse|tugiisik|tugiisikut|tugiisikuteenus\\p{L}{0,5}|suuna\\p{L}{1,8}|suunamiseks|klient|kliendi\\p{L}{0,3}|isik\\p{L}{0,3}|pagula\\p{L}{1,4}|põgenik\\p{L}{0,3}|sõjapõgenik\\p{L}{0,3}|kodanik\\p{L}{0,3}|proua|härra|preili|pr|hr|saaja|nimega|nimi|nimeks|inimene|naine|mees|perekond|pereema|pereisa|üksikema|üksikisa|клиент\\p{L}{0,3}|направ\\p{L}{1,8}|граждан\\p{L}{1,4}|услугу|госпож\\p{L}{1,2}|господин\\p{L}?|клієнт\\p{L}{0,3}|client|refer\\p{L}{0,5}|person|named|service|mr|mrs|ms',
);
/** The word, and up to six small words between it and the name. */
const BEFORE_NAME = new RegExp(
  `(?<!\\p{L})(?:${ANNOUNCES})\\.?(?!\\p{L})[\\s,:–-]{1,3}(?:\\p{Ll}[\\p{L}-]{0,25}[\\s,:–-]{1,3}){0,6}$`,
  'u',
);
const AFTER_NAME =
  /^[\s,(–-]{0,4}(?:ik|isikukood|i\.k|sünd|s\.|\d{11}|[1-8]\d{10}|личный код|personal code|born|vajab|räägib|suhtleb|elab|soovib|saabus|on saanud|sai |saanud|tugiisik|teenusele|suuna|tel|kes |нужда|говорит|needs|speaks|lives)/iu;

function clientName(text: string, codeAt: number | null, context: ReadingContext): string | null {
  const names = namesIn(text).filter(
    ({ name }) => !context.staffNames.some((staff) => sameName(staff, name)),
  );
  const score = (one: { at: number; end: number }) => {
    const before = text.slice(Math.max(0, one.at - 120), one.at);
    const after = text.slice(one.end, one.end + 30);
    const beforeCode = codeAt !== null && codeAt > one.end && codeAt - one.end < 40 ? 3 : 0;
    return beforeCode + (BEFORE_NAME.test(before) ? 2 : 0) + (AFTER_NAME.test(after) ? 2 : 0);
  };
  const best = names
    .map((one) => ({ ...one, score: score(one) }))
    .sort((one, other) => other.score - one.score)[0];
  return best && best.score > 0 ? best.name : null;
}

function readContact(draft: Draft, text: string, context: ReadingContext, topics: number): void {
  const numbers = (topics & TOPIC.digit) !== 0;
  for (const { phone, written, at } of numbers && lacks(draft, 'client.phone') ? phonesIn(text) : []) {
    const before = text.slice(Math.max(0, at - 40), at);
    const mobile = /^\+(?!372)|^\+372(5|8[1-4])\d{6,7}$/.test(phone);
    if (!mobile && !ANNOUNCES_PHONE.test(before)) continue;
    // „tütre tel 5…": one may call there, but it is not the client's.
    if (NUMBERS_OTHERS.test(before) || OTHERS_PHONE.test(before)) continue;
    put(draft, 'client.phone', phone, sentenceAround(text, written));
    break;
  }
  if ((topics & TOPIC.at) !== 0 && lacks(draft, 'client.email'))
    put(draft, 'client.email', emailsIn(text).find((one) => !context.isOfficial(one)) ?? null, text);
  // An address holds a number.
  const lives =
    numbers &&
    (topics & TOPIC.address) !== 0 &&
    lacks(draft, 'client.address') &&
    /(?<!\p{L})(?:elab|elavad|elame|elukoht|elukohaga|aadress|aadressil|aadressiga|проживает|живёт|живет|адрес|мешкає|lives (?:at|in)|address)(?!\p{L})(?: aadressil| адресу| по адресу| on| praegu)?[\s:–-]{1,3}(.{3,140})/iu.exec(
      text,
    );
  if (lives) put(draft, 'client.address', addressFrom(lives[1] ?? ''), text);
}

const ANNOUNCES_PHONE =
  /(?<!\p{L})(tel|telefon\p{L}*|mob\p{L}*|number|numbril|nr|kontakt\p{L}*|тел\p{L}*|phone|mobile|helista\p{L}*)[^\d]{0,15}$/iu;
const NUMBERS_OTHERS =
  /(?<!\p{L})(otsus\p{L}*|korraldus\p{L}*|star\p{L}*|juhtum\p{L}*|konto|viite\p{L}*|dokumen\p{L}*|pass\p{L}*|kaardi)[^,;]{0,25}$/iu;
const OTHERS_PHONE =
  /(?<!\p{L})(?:tütre|poja|abikaasa|elukaaslase|ema|isa|õe|venna|vanaema|vanaisa|naabri|sõbra|sõbranna|tuttava|sugulase|eestkostja|дочери|сына|мужа|жены|матери|соседки|daughter's|son's|husband's|wife's|mother's) (?:kaudu|käest|tel|telefon|mob|mobiil|number|nr|телефон|тел|phone|number)\.?(?: on)?[\s:–-]{0,3}$/iu;

/** Up to the end of the sentence or a clause that speaks of something else. */
function addressFrom(text: string): string | null {
  const cut = upTo(
    text,
    /[;()]|(?<!(?<!\p{L})(?:ул|д|кв|г|пр|tn|mnt|pst|k|krt))\.\s|\.$|,? (?:tel|telefon|e-post|ja |kus |ning |koos |suhtleb|räägib|vajab|on |телефон|тел\.|говорит)/iu,
  );
  const own = upTo(cut, /, (?=(?!ул\.|пр\.)\p{Ll}{3,} )/u);
  const clean = uprightAddress(own.replace(/[\s,.]+$/, '').trim());
  return /\d/.test(clean) && /\p{L}{3}/u.test(clean) && clean.length <= 120 ? clean : null;
}

function addLanguagesOnce(draft: Draft, sentence: string): void {
  // Languages by a label are the sender's own list; running text may not add to it.
  if (
    !lacks(draft, 'client.languages') &&
    !draft.evidence.some(
      (one) => one.field === 'client.languages' && !one.text.includes(':') && SPEAKS.test(one.text),
    )
  )
    return;
  const speaking = sentence
    .split(/,(?= \p{L}+ (?:on|vajab|elab|sai|saab))/iu)
    .filter((part) => SPEAKS.test(part));
  addLanguages(draft, languagesIn(speaking.join(', ')), sentence);
}

function starIn(text: string): string | null {
  const match =
    /(?<!\p{L})STAR(?:-?is?|i)?(?!\p{L})[^.;\n]{0,30}?(?:nr|number|numbriga|juhtum|:|№)\s{0,3}:?\s{0,3}([\p{L}\d][\p{L}\d/-]{2,40})/u.exec(
      text,
    )?.[1];
  return match && /\d/.test(match) ? match : null;
}

/** „minu telefon", „juhtumikorraldaja Mari Maasikas, tel 5…": not the client's. */
function staffSpans(text: string, topics: number): { spans: [number, number][]; texts: string[] } {
  const spans: [number, number][] = [];
  const texts: string[] = [];
  if ((topics & TOPIC.staff) === 0) return { spans, texts };
  for (const match of allMatches(STAFF, text)) {
    if (!/[\d@]/.test(match[0]) && namesIn(match[0]).length === 0) continue;
    spans.push([match.index, match.index + match[0].length]);
    texts.push(match[0]);
    if (spans.length >= 20) break;
  }
  return { spans, texts };
}

const REACH = `(?:\\+?\\d[\\d ]{5,15}\\d|[\\w.+-]{1,64}@[\\w.-]{1,80})`;
/** The word, a name, a telephone and an address, whatever of them follows at once. */
const STAFF = new RegExp(
  `(?<!\\p{L})(?:${anyCase('juhtumikorraldaja|juhtumikorraldajaks|kontaktisik|kontaktisikuks|sotsiaaltöötaja|lastekaitsespetsialist|minu telefon|minu telefoninumber|minu number|minu kontakt|minu tel|case manager|my phone|my number|социальный работник|мой телефон')})(?!\\p{L})\\.?[\\s:,–-]{1,3}(?:on |is )?(?:${NAME_PATTERN})?(?:[\\s,;(]{0,3}(?:${anyCase('telefon|tel|mob|e-post|e-mail|meil|тел|phone|email')})?[\\s.:]{0,3}${REACH}\\)?){0,3}`,
  'gu',
);

/** The text with what speaks of case managers, and `spans`, replaced by spaces. */
export function withoutStaff(text: string, spans: [number, number][]): string {
  const rest = blanked(text, spans);
  return blanked(rest, staffSpans(rest, topicsOf(rest)).spans);
}

function readStaff(draft: Draft, text: string): void {
  put(draft, 'caseManager.name', namesIn(text)[0]?.name ?? null, text);
  put(draft, 'caseManager.phone', phonesIn(text)[0]?.phone ?? null, text);
  put(draft, 'caseManager.email', emailsIn(text)[0] ?? null, text);
}

/** The same text with the spans replaced by spaces, so that places stay. */
function blanked(text: string, spans: [number, number][]): string {
  if (spans.length === 0) return text;
  return spans.reduce(
    (left, [from, to]) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    text,
  );
}

function sentenceAround(text: string, piece: string): string {
  return sentencesOf(text).find((sentence) => sentence.includes(piece)) ?? text;
}
