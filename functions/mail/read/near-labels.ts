/** Labels written with a slip („Isikukod", „Telfon"), and those of a form typed on a telephone without any colon. */
import type { Label, LabelBase } from './labels.ts';
import type { Line } from './lines.ts';

/** The long labels that most letters have: a slip in a short one could be another word. */
const OFTEN: Partial<Record<LabelBase, string>> = {
  personalCode: 'isikukood',
  birthDate: 'sünniaeg sünnikuupäev',
  phone: 'telefon kontakttelefon mobiil',
  address: 'aadress elukoht',
  languages: 'suhtluskeel suhtluskeeled',
  need: 'abivajadus põhjendus',
  goals: 'eesmärk eesmärgid',
  family: 'pereliikmed',
  caseManager: 'juhtumikorraldaja kontaktisik',
};

/** By their first three letters: slips are made further on. */
const BY_START = new Map<string, { word: string; label: Label }[]>();
for (const [base, words] of Object.entries(OFTEN) as [LabelBase, string][]) {
  for (const word of words.split(' ')) {
    const start = word.slice(0, 3);
    const entry = { word, label: { bases: [base], owner: null } };
    BY_START.set(start, [...(BY_START.get(start) ?? []), entry]);
  }
}

/** The label that differs from the text by one letter missing, too much, wrong or changed with its neighbour; or null. */
export function nearLabelOf(written: string): Label | null {
  if (written.length < 5 || written.length > 20) return null;
  const text = written.replaceAll(/[\s.-]/g, '').toLowerCase();
  const entries = BY_START.get(text.slice(0, 3)) ?? [];
  return entries.find(({ word }) => isNear(text, word))?.label ?? null;
}

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const tails = (skipOne: number, skipOther: number) =>
    one.slice(at + skipOne) === other.slice(at + skipOther);
  const swapped = one[at] === other[at + 1] && one[at + 1] === other[at] && tails(2, 2);
  return swapped || tails(1, 1) || tails(1, 0) || tails(0, 1);
}

/** The words that a form without colons begins its lines with. */
const FORM = new Map<string, LabelBase>([
  ['nimi', 'name'],
  ['ik', 'personalCode'],
  ['isikukood', 'personalCode'],
  ['sünniaeg', 'birthDate'],
  ['sünd', 'birthDate'],
  ['tel', 'phone'],
  ['telefon', 'phone'],
  ['mob', 'phone'],
  ['keel', 'languages'],
  ['keeled', 'languages'],
  ['suhtluskeel', 'languages'],
  ['aadress', 'address'],
  ['elukoht', 'address'],
  ['abivajadus', 'need'],
  ['põhjendus', 'need'],
  ['vajadus', 'need'],
  ['eesmärk', 'goals'],
]);

/** „Nimi anna kolesnyk": the label and where its value begins; null when the line begins otherwise. */
export function formMarkOf(text: string): { label: Label; end: number } | null {
  if (text.length > 90 || text.includes(':')) return null;
  if (!mayStart(text)) return null;
  const space = text.indexOf(' ');
  if (space < 2 || space > 16 || '-–—='.includes(text.charAt(space + 1))) return null;
  const word = text.slice(0, space).replace(/[.,]$/, '');
  const base = FORM.get(word.toLowerCase());
  const label: Label | null = base === undefined ? nearLabelOf(word) : { bases: [base], owner: null };
  return label && { label, end: space + 1 };
}

/** By its first two letters; signs between them are left to a closer look. */
function mayStart(text: string): boolean {
  const start = text.slice(0, 2).toLowerCase();
  return STARTS.has(start) || '.-'.includes(start.charAt(0)) || '.-'.includes(start.charAt(1));
}

const STARTS = new Set([...FORM.keys(), ...BY_START.keys()].map((word) => word.slice(0, 2)));

/** Such a form has a line that begins so for at least three different things; a letter has not. */
export function isBareForm(lines: Line[]): boolean {
  const seen = new Set<LabelBase>();
  for (let at = 0; at < lines.length && at < MOST_LINES; at += 1) {
    const line = lines[at];
    const mark = line && line.cells === null ? formMarkOf(line.text) : null;
    if (mark === null) continue;
    for (const base of mark.label.bases) seen.add(base);
    if (seen.size >= 3) return true;
  }
  return false;
}

/** A form stands at the top (lines). */
const MOST_LINES = 60;
