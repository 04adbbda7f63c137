/** Reads the number and the date of a referral decision. */
import { allMatches } from './all-matches.ts';
import { dateIn, datesIn } from './dates.ts';
import { type Draft, put } from './draft.ts';
import { upTo } from './up-to.ts';

/** From the value of a label such as „Otsuse nr": „7-1/2026-15, 12.02.2026", „12. veebruar 2026 nr 15", „vt manust". */
export function putDecision(draft: Draft, value: string, evidence: string): void {
  const line = value.split('\n').slice(0, 3).join(' ');
  const date = dateIn(line);
  if (date) put(draft, 'decision.date', date.date, evidence);
  const rest = date ? `${line.slice(0, date.at)} ${line.slice(date.at + date.written.length)}` : line;
  put(draft, 'decision.number', numberIn(rest, false), evidence);
}

/** From running text: „otsus nr 7-1/15", „korraldusega 12.02.2026 nr 123", „OTSUS … nr 5". */
export function putDecisionFromProse(draft: Draft, text: string): void {
  if (draft.fields['decision.number'] !== undefined && draft.fields['decision.date'] !== undefined) return;
  for (const match of allMatches(DECISION_WORD, text)) {
    const piece = upTo(text.slice(match.index, match.index + 140), /[.!?;](?=\s+\p{Lu})/u);
    const date = dateIn(piece);
    const rest = date ? `${piece.slice(0, date.at)} ${piece.slice(date.at + date.written.length)}` : piece;
    const number = numberIn(rest, true);
    // The date may stand ahead: 10.02.2026 korraldus nr 45.
    const ahead = datesIn(text.slice(Math.max(0, match.index - 30), match.index)).at(-1) ?? null;
    if (number !== null) put(draft, 'decision.number', number, piece);
    if (date && (number !== null || date.at < 60)) put(draft, 'decision.date', date.date, piece);
    else if (number !== null) put(draft, 'decision.date', ahead?.date ?? null, text);
    if (number !== null) return;
  }
}

/** Does a text open like a decision („OTSUS", „KORRALDUS", „Suunamisotsus nr …")? */
export function looksLikeDecision(text: string): boolean {
  return text
    .split('\n')
    .slice(0, 40)
    .some((line) => line.length < 160 && DECISION_TITLE.test(line));
}

/** The head of a decision document: „OTSUS" and, near it, „12. veebruar 2026 nr 4-3/15". */
export function putDecisionHead(draft: Draft, text: string): void {
  const lines = text.split('\n').slice(0, 40);
  const title = lines.findIndex((line) => line.length < 160 && DECISION_TITLE.test(line));
  if (title < 0) return;
  for (const line of lines.slice(title, title + 8)) {
    const date = dateIn(line);
    if (date && /^(tartu|tallinn|elva|kuupäev|kpv|\p{Lu}\p{L}+,?)?\s{0,40}\d/iu.test(line))
      put(draft, 'decision.date', date.date, line);
    const rest = date ? `${line.slice(0, date.at)} ${line.slice(date.at + date.written.length)}` : line;
    put(draft, 'decision.number', numberIn(rest, true), line);
  }
}

/** Does the line speak of the decision itself: „Otsus saadetakse järgmisel nädalal", „Otsused nr 7-1/101 ja 7-1/102"? */
export function aboutDecision(text: string): boolean {
  return ABOUT_DECISION.test(text);
}

/** A long value without the sentences about the decision, and those sentences. */
export function apart(value: string): { value: string; decisions: string[] } {
  const decisions: string[] = [];
  if (!DECISION_BEGINS.test(value)) return { value, decisions };
  const lines = value.split('\n').map((line) => {
    const sentences = line.split(/(?<=[.!;])\s{1,3}(?=\p{Lu})/u);
    const about = sentences.filter((sentence) => aboutDecision(sentence));
    decisions.push(...about);
    return about.length === 0 ? line : sentences.filter((one) => !about.includes(one)).join(' ');
  });
  return decisions.length === 0 ? { value, decisions } : { value: lines.join('\n').trim(), decisions };
}

/** All register numbers that one sentence lists: two of „Otsused nr 7-1/101 ja 7-1/102"; at most 20. */
export function decisionsIn(sentence: string): string[] {
  const match = LISTED.exec(sentence);
  if (!match) return [];
  return numbersListed(sentence.slice(match.index + match[0].length, match.index + 600));
}

/** The register numbers in what follows „otsused" or a label; at most 20. */
export function numbersListed(written: string): string[] {
  const text = written.slice(0, 600);
  const dates = datesIn(text).map(({ written }) => written);
  const bare = dates.reduce((left, date) => left.replace(date, ' '), text);
  const words = bare.split(/[\s,;:()]+/).map((word) => tidy(word) ?? '');
  const coded = words.filter((word) => /^\d.*[-/].*\d/.test(word));
  // „Otsused saadan 2 päeva jooksul" counts days: bare numbers need a „nr".
  const plain = /(?<!\p{L})(?:nr|number|numbrid|no|№)(?!\p{L})/iu.test(text)
    ? words.filter((word) => /^\d+$/.test(word))
    : [];
  return (coded.length > 0 ? coded : plain).slice(0, 20);
}

const DECISION_BEGINS = /otsus|korraldus|haldusakt/i;
const ABOUT_DECISION =
  /^[\s*•–-]{0,5}(?:(?:suunamis|haldus)(?:e )?)?(?:otsus(?:e|ed|te)?|korraldus(?:e|ed|te)?|haldusakt(?:i|id)?)(?!\p{L})\s{1,3}(?:nr|number|numbrid|\d|on (?:lisa|manus|teh|koosta|vormista|allkirjasta|saade|veel|kinnita|nr)|saada|saadan|saade|edasta|tule|tulevad|järgne|järgmis|saabu|lisa|manuses|tehakse|teeme|teen |koosta|vormista|allkirjasta|väljasta|kinnita|ei ole veel|pole veel)/iu;
const LISTED =
  /(?<!\p{L})(?:suunamis(?:e )?)?(?:otsused|otsuste|korraldused|korralduste|haldusaktid|haldusaktide|решения|рішення|decisions)(?!\p{L})/iu;

const DECISION_WORD =
  /(?<!\p{L})(?:suunamis(?:e )?)?(?:otsus\p{L}{0,6}|korraldus\p{L}{0,6}|haldusakt\p{L}{0,4}|решени\p{L}{0,2}|рішенн\p{L}{0,2}|decision)(?!\p{L})/giu;
const DECISION_TITLE =
  /^[\s*_#]{0,10}(\p{L}{2,20} (valla|linna)(valitsus(e)?)? )?(suunamis(e )?)?(otsus|korraldus|haldusakt|решение|рішення|decision)(?![\p{L}:])|^[\s*_#]{0,10}(referral decision|suunamine tugiisikuteenusele)(?!\p{L})/iu;

/** A register number: after „nr", or the first thing that holds a digit. */
function numberIn(text: string, needsMark: boolean): string | null {
  if (!/\d/.test(text)) return null;
  const marked =
    /(?<!\p{L})(?:nr|nr\.|number|no|no\.|№|n:o)(?!\p{L})[\s.:]{0,5}(?:on )?([\p{L}\d][\p{L}\d/.–-]{0,40})/iu.exec(
      text,
    );
  const number = tidy(marked?.[1] ?? '');
  if (number !== null) return number;
  if (needsMark) return null;
  for (const word of text.split(/[\s,;()]+/)) {
    const found = tidy(word);
    if (found !== null) return found;
  }
  return null;
}

function tidy(word: string): string | null {
  const clean = word.replace(/[.,;:–-]+$/, '');
  return /\d/.test(clean) && clean.length <= 40 && !/\.(pdf|asice|bdoc|docx?|cdoc2?)$/i.test(clean)
    ? clean
    : null;
}
