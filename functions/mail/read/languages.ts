/** Reads languages as ISO 639-1 codes. */

/** Beginnings of the words for each language in Estonian, Russian, Ukrainian and English; the first that fits wins. */
const STEMS: [string, string[]][] = [
  ['be', ['valgevene', 'белорус', 'білорус', 'belarus']],
  ['uk', ['ukrain', 'ukrai', 'ukr', 'украин', 'україн', 'укр']],
  ['ru', ['vene', 'ven', 'русск', 'рус', 'рос', 'росій', 'russia', 'rus']],
  ['et', ['eesti', 'эстонск', 'естонськ', 'estonian', 'est']],
  ['en', ['inglis', 'ingl', 'английск', 'англ', 'англійськ', 'english', 'eng']],
  ['ar', ['araabia', 'арабск', 'арабськ', 'arabic']],
  ['tr', ['türgi', 'турецк', 'турецьк', 'turkish']],
  ['tk', ['türkmeen', 'туркмен', 'turkmen']],
  ['fa', ['farsi', 'pärsia', 'dari', 'персид', 'фарси', 'фарсі', 'дари', 'persian']],
  ['ps', ['pušt', 'pašt', 'puštu', 'pashto', 'pushtu', 'пушту']],
  ['so', ['somaali', 'сомали', 'somali']],
  ['ti', ['tigrinja', 'tigrinia', 'тигринья', 'tigrinya']],
  ['am', ['amhara', 'амхар', 'amharic']],
  ['fr', ['prantsus', 'французск', 'французьк', 'french']],
  ['de', ['saksa', 'немецк', 'німецьк', 'german']],
  ['es', ['hispaania', 'испанск', 'іспанськ', 'spanish']],
  ['pl', ['poola', 'польск', 'польськ', 'polish']],
  ['ka', ['gruusia', 'грузин', 'georgian']],
  ['hy', ['armeenia', 'армян', 'вірмен', 'armenian']],
  ['az', ['aserbaidžaan', 'aserbaidzaan', 'азербайджан', 'azerbaijani', 'azeri']],
  ['ku', ['kurdi', 'kurmandži', 'курд', 'kurdish', 'kurmanji', 'sorani']],
  ['uz', ['usbeki', 'узбек', 'uzbek']],
  ['tg', ['tadžiki', 'tadziki', 'таджик', 'tajik']],
  ['kk', ['kasahhi', 'казах', 'kazakh']],
  ['ky', ['kirgiisi', 'киргиз', 'kyrgyz']],
  ['lv', ['läti', 'латыш', 'latvian']],
  ['lt', ['leedu', 'литов', 'lithuanian']],
  ['fi', ['soome', 'финск', 'фінськ', 'finnish']],
  ['sv', ['rootsi', 'шведск', 'swedish']],
  ['ro', ['rumeenia', 'moldova', 'румын', 'молдав', 'румун', 'romanian', 'moldovan']],
  ['bg', ['bulgaaria', 'болгар', 'bulgarian']],
  ['hu', ['ungari', 'венгер', 'угор', 'hungarian']],
  ['bn', ['bengali', 'бенгал']],
  ['hi', ['hindi', 'хинди']],
  ['ur', ['urdu', 'урду']],
  ['pa', ['pandžabi', 'punjabi']],
  ['ta', ['tamili', 'tamil']],
  ['ne', ['nepali', 'непал']],
  ['zh', ['hiina', 'mandariini', 'китай', 'chinese', 'mandarin']],
  ['vi', ['vietnami', 'вьетнам', 'vietnamese']],
  ['he', ['heebrea', 'иврит', 'hebrew']],
  ['it', ['itaalia', 'итальян', 'italian']],
  ['pt', ['portugali', 'португал', 'portuguese']],
  ['sw', ['suahiili', 'суахили', 'swahili']],
  ['rw', ['kinjaruanda', 'kinyarwanda']],
  ['el', ['kreeka', 'греческ', 'greek']],
  ['sq', ['albaania', 'албан', 'albanian']],
  ['cs', ['tšehhi', 'чешск', 'czech']],
  ['ha', ['hausa']],
  ['yo', ['joruba', 'yoruba']],
  ['si', ['singali', 'sinhala']],
];

/** Three letters are a stem only as the whole word (`ukr`, `ven.`). */
const CODES = new Map<string, string>(
  STEMS.map(([code]): [string, string] => [code, code]).concat([
    ['ua', 'uk'],
    ['ee', 'et'],
    ['gb', 'en'],
  ]),
);

/** Words that are a language's stem, but something else: venekeelne is fine, „vend" and „venna" are not. */
const NOT_LANGUAGES = /^(vend|venn|venima|venita|inglism|russo|estet)/;

/** The languages of a value such as „ukraina (emakeel), vene; eesti keelt ei oska", in order. Denied ones are left out. */
export function languagesIn(value: string): string[] {
  const found: string[] = [];
  for (const clause of clausesOf(value)) {
    const words = clause.match(/\p{L}+/gu) ?? [];
    let known = false;
    for (const word of words) {
      // „UA" is a code, and so is „uk" when it stands alone; „ta" (she) in a sentence is not Tamil.
      const isCode = word.length === 2 && (word === word.toUpperCase() || clause.trim() === word);
      const code = isCode ? (CODES.get(word.toLowerCase()) ?? null) : languageOf(word.toLowerCase());
      if (!code) continue;
      // Most clauses name no language: only of one that does it matters whether it denies.
      if (!known && words.length > 1 && DENIED.test(clause)) break;
      known = true;
      if (!found.includes(code)) found.push(code);
      if (found.length >= 20) return found;
    }
  }
  return found;
}

/** The languages of a line that holds nothing else, such as „ukraina ja vene keel"; none otherwise. */
export function onlyLanguagesIn(line: string): string[] {
  // Ten words at most, and the first decides about most lines.
  const first = line.length > 200 ? undefined : /\p{L}+/u.exec(line)?.[0];
  if (
    first === undefined ||
    (languageOf(first.toLowerCase()) === null && first.length > 2 && !CONNECTIVE.test(first))
  )
    return [];
  const words = line.match(/\p{L}+/gu) ?? [];
  if (words.length === 0 || words.length > 10) return [];
  return words.every((word) => CONNECTIVE.test(word) || languagesIn(word).length > 0)
    ? languagesIn(line)
    : [];
}

const CONNECTIVE = /^(ja|ning|või|keel\p{L}{0,3}|and|и|та|язык\p{L}{0,2})$/iu;

function languageOf(word: string): string | null {
  const stems = word.length < 3 ? undefined : BY_START.get(word.slice(0, 3));
  if (stems === undefined || NOT_LANGUAGES.test(word)) return null;
  const found = stems.find(([, stem]) =>
    stem.length > 4 || LONG_ENOUGH.has(stem)
      ? word.startsWith(stem)
      : word === stem || word.startsWith(`${stem}keel`),
  );
  return found?.[0] ?? null;
}

/** The stems by their first three letters, in the order of the list. */
const BY_START = new Map<string, [string, string][]>();
for (const [code, stems] of STEMS) {
  for (const stem of stems) {
    const start = stem.slice(0, 3);
    BY_START.set(start, [...(BY_START.get(start) ?? []), [code, stem]]);
  }
}

/** Short stems that are longer words' beginnings; „vene" is not („Venera"), nor „dari" („Daria"). */
const LONG_ENOUGH = new Set(['курд', 'pušt', 'pašt', 'угор']);

/** „eesti keelt ei oska", „не говорит по-английски", „eesti keele kursus", „soovib õppida eesti keelt". */
const DENIED =
  /(?<!\p{L})(ei|puudub|puuduvad|mitte|oskamata|не|нет|no|not|without|cannot|doesn't|õppi\p{L}*|õpib|õppe\p{L}*|õpe|kursus\p{L}*|учит|изучает|learn\p{L}*)(?!\p{L})/iu;

const TWO_CLAUSES = /(?<=keel\p{L}{0,5}) (?:ja|ning) /iu;

/** Without one of these a value is one clause. */
const PARTED = /[,;.\n]|aga|kuid|но|але|but/i;

function clausesOf(value: string): string[] {
  const rough = PARTED.test(value)
    ? value.split(/[,;.\n]|(?<!\p{L})(?:aga|kuid|но|але|but)(?!\p{L})/iu).slice(0, 100)
    : [value];
  // „suhtleb vene keeles ja eesti keelt ei oska" is two; „eesti ja inglise keelt ei oska" is one.
  if (!rough.some((clause) => TWO_CLAUSES.test(clause))) return rough;
  return rough.flatMap((clause) => (DENIED.test(clause) ? clause.split(TWO_CLAUSES) : [clause]));
}
