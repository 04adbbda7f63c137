/** How far a label's value reaches: over paragraphs, to an empty line, to the end of a sentence. */
import { aboutDecision } from './decision.ts';
import type { LabelBase } from './labels.ts';
import { sentencesOf } from './sentences.ts';

/** Values that run over several lines and paragraphs. */
export const LONG = new Set<LabelBase>(['need', 'goals', 'background', 'otherServices']);
/** Values that run until an empty line. */
const LISTS = new Set<LabelBase>([
  'family',
  'languages',
  'contact',
  'caseManager',
  'person',
  'decision',
  'protection',
  'interpreter',
]);
/** Values that a sentence's end ends. */
const SHORT = new Set<LabelBase>([
  'personalCode',
  'birthDate',
  'phone',
  'languages',
  'protection',
  'interpreter',
]);
const CLOSES =
  /^(palun |palume |manus|lisa(n|me|tud|s|d)(?!\p{L})|otsus(e|ed)? (?!(nr|number|kuupäev)(?!\p{L}))\p{L}|saadan |saadame |ootame |ootan |tänan|täname|aitäh|ette tänades|küsimus|vajadusel |прошу |просим |please |thank)/iu;

/** Does the line `text` go on with the value whose lines so far are `lines`? */
export function goesOn(base: LabelBase, lines: readonly string[], text: string): boolean {
  const filled = lines.some((line) => line !== '');
  if (!filled) return lines.length < 2;
  if (LONG.has(base)) return !(lines.at(-1) === '' && (CLOSES.test(text) || aboutDecision(text)));
  if (text === '') return false;
  if (LISTS.has(base))
    return /^[-*•·–\d]|^\p{Ll}/u.test(text) || base === 'family' || /[,;]$/.test(lines.at(-1) ?? '');
  return base === 'address' && lines.length < 3 && isAddressTail(text);
}

/** „4…, elab Tartus, räägib vene keelt", „vene. Vajab abi …": the value itself, and the running text behind it. */
export function apartFromText(base: LabelBase, value: string): { value: string; text: string } {
  if (!SHORT.has(base)) return { value, text: '' };
  if (!PAUSE.test(value)) return { value: value.includes('\n') ? value : value.trim(), text: '' };
  const number = /^[^\p{L}]{4,40}?[,.;]\s{1,3}(?=\p{L}{2}.{0,40}\s\S)/u.exec(value)?.[0];
  const own = number ?? (value.includes('\n') ? value : (sentencesOf(value)[0] ?? value));
  return { value: own, text: value.slice(own.length).trim() };
}

/** Without one of these nothing is behind the value. */
const PAUSE = /[,.;!?]/;

function isAddressTail(text: string): boolean {
  return (
    text.length <= 60 &&
    !/[.!?]$/.test(text) &&
    (/\d/.test(text) || /(vald|linn|maakond|maa|alev|alevik|küla)$/i.test(text))
  );
}
