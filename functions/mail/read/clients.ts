/** Tells the clients of one mail apart: whose entries are whose, and which sentences speak of whom. */
import { codesIn } from './codes.ts';
import { dateIn, datesIn } from './dates.ts';
import { familyInProse, hasKinship } from './family.ts';
import type { Entry, LabelledText } from './labelled.ts';
import type { LabelBase } from './labels.ts';
import { nameInValue, namesIn, sameName } from './names.ts';
import { withoutStaff } from './prose.ts';
import type { ReadingContext } from './reading-context.ts';
import { sentencesOf } from './sentences.ts';

/** The text of each client, and what speaks of all of them. */
export interface SplitText {
  clients: LabelledText[];
  shared: LabelledText;
}

/** Null when the text speaks of one client, or of nobody. At most MAX_CLIENTS; who comes after is not read. */
export function splitClients(text: LabelledText, context: ReadingContext): SplitText | null {
  const groups = groupsOf(text.entries, context);
  if (groups) return withSentences(groups.clients, groups.shared, text.paragraphs);
  if (text.entries.some((entry) => entry.owner === 'client' && nameOf(entry) !== null)) return null;
  return proseClients(text, context);
}

/** A list of a hundred names is no referral; who is named again and again counts here each time. */
const MAX_CLIENTS = 20;
const MAX_NAMED = 100;

interface Group {
  name: string;
  entries: Entry[];
}

/** Entries by the name that stands above them; a name without a code or further data starts nobody new. */
function groupsOf(entries: Entry[], context: ReadingContext): { clients: Group[]; shared: Entry[] } | null {
  if (entries.filter((entry) => entry.owner === 'client' && mayName(entry)).length < 2) return null;
  const shared: Entry[] = [];
  const groups: Group[] = [];
  for (const entry of entries) {
    const name = entry.owner === 'client' ? nameOf(entry) : null;
    const current = groups.at(-1);
    const starts =
      name !== null && (!current || (!sameName(current.name, name) && !completes(current, entry)));
    if (starts && name !== null) groups.push({ name, entries: [entry] });
    else if (!current || entry.owner === 'caseManager' || speaksOfAll(entry.value)) shared.push(entry);
    else current.entries.push(entry);
  }
  if (groups.length < 2) return null;
  const clients: Group[] = [];
  let children = 0;
  for (const group of groups) {
    const before = clients.at(-1);
    if (before && isMinor(group, context)) {
      before.entries.push(asFamily(group));
      children += 1;
    } else if (before && !identifies(group)) before.entries.push(...group.entries);
    else if (clients.length < MAX_CLIENTS) clients.push(group);
  }
  // A name that nothing is said of stays with the entries before it, where it gives a warning.
  return clients.length > 1 || children > 0 ? { clients, shared } : null;
}

/** The client's name that an entry gives: by its label, or in its row's cell. */
function nameOf(entry: Entry): string | null {
  if (entry.columns === null) return mayName(entry) ? nameInValue(entry.value) : null;
  const cell = (base: LabelBase) => entry.columns?.find((one) => one.bases.includes(base))?.value ?? '';
  return nameInValue(cell('name') || cell('person') || `${cell('firstName')} ${cell('lastName')}`.trim());
}

function mayName({ bases, columns }: Entry): boolean {
  return columns !== null || bases.some((base) => NAMES.has(base));
}

const NAMES = new Set<LabelBase>(['name', 'person', 'firstName', 'lastName']);

/** „Perekonnanimi" below „Eesnimi" goes on with the same person. */
function completes(group: Group, { bases, columns }: Entry): boolean {
  if (columns !== null) return false;
  const has = (base: LabelBase) => group.entries.some((entry) => entry.bases.includes(base));
  if (bases.includes('firstName')) return !has('firstName');
  if (bases.includes('lastName')) return !has('lastName');
  return bases.includes('name') && has('person') && !has('name') && group.entries.length === 1;
}

const PERSONAL = new Set<LabelBase>([
  'phone',
  'email',
  'contact',
  'address',
  'languages',
  'protection',
  'need',
]);

function identifies(group: Group): boolean {
  const values = valuesOf(group);
  const filled = values.filter(({ value }) => value !== '');
  const known = filled.some(
    ({ bases, value }) =>
      (bases.includes('personalCode') && /\d{6}/.test(value)) ||
      (bases.includes('birthDate') && dateIn(value) !== null) ||
      codesIn(value).length > 0,
  );
  return known || filled.filter(({ bases }) => bases.some((base) => PERSONAL.has(base))).length >= 2;
}

function valuesOf(group: Group): { bases: LabelBase[]; value: string }[] {
  return group.entries.flatMap((entry) => entry.columns ?? [entry]);
}

/** A child in the same mail is the family's, even where its own data are listed as a client's are. */
function isMinor(group: Group, context: ReadingContext): boolean {
  const born = birthOf(group);
  return born !== null && context.year - Number(born.slice(0, 4)) < 18;
}

function birthOf(group: Group): string | null {
  for (const { bases, value } of valuesOf(group)) {
    const code = codesIn(value)[0];
    if (code) return code.birthDate;
    if (bases.includes('birthDate') || bases.includes('personalCode')) {
      const date = dateIn(value)?.date;
      if (date) return date;
    }
  }
  return null;
}

function asFamily(group: Group): Entry {
  const code = valuesOf(group).flatMap(({ value }) => codesIn(value))[0]?.code;
  const value = [group.name, code ?? birthOf(group) ?? ''].join(', ');
  const evidence = group.entries[0]?.evidence ?? group.name;
  return { bases: ['family'], owner: 'family', value, evidence, columns: null };
}

function speaksOfAll(value: string): boolean {
  return /(?<!\p{L})(mõlema\p{L}*|mõlemad|kõik(?:i|ide)? kliendid|обо?и[мх]?|оба|обе|both)(?!\p{L})/iu.test(
    value,
  );
}

/** Running text: a name with a code begins a client, up to the next such name. */
function proseClients(text: LabelledText, context: ReadingContext): SplitText | null {
  if (identities(text.paragraphs) < 2 || marksAtMost(text.paragraphs) < 2) return null;
  const persons: { name: string; text: string }[] = [];
  const rest: string[] = [];
  for (const paragraph of text.paragraphs) {
    const starts = persons.length < MAX_NAMED ? startsIn(paragraph, context) : [];
    if (starts.length === 0) rest.push(paragraph);
    starts.forEach(({ name, at }, index) => {
      const from = index === 0 ? 0 : at;
      const end = starts[index + 1]?.at ?? paragraph.length;
      const isLast = index > 0 && index === starts.length - 1;
      // Behind the last of several, each sentence speaks of whom it names.
      const [piece = '', ...more] = isLast
        ? sentencesOf(paragraph.slice(from, end))
        : [paragraph.slice(from, end)];
      rest.push(...more);
      persons.push({ name, text: piece.replace(/\s+\d{1,2}[.)]\s*$/, '') });
    });
  }
  const known = persons.filter(
    (one, at) => persons.findIndex((other) => sameName(other.name, one.name)) === at,
  );
  if (known.length < 2) return null;
  const groups = known.slice(0, MAX_CLIENTS).map(({ name }) => ({ name, entries: [] }));
  const split = withSentences(groups, text.entries, rest);
  const own = (name: string) => persons.filter((one) => sameName(one.name, name)).map((one) => one.text);
  return {
    shared: split.shared,
    clients: split.clients.map((client, at) => ({
      entries: client.entries,
      paragraphs: [...own(known[at]?.name ?? ''), ...client.paragraphs],
    })),
  };
}

/** How many codes and birth dates there are at most: two clients have two. */
function identities(paragraphs: string[]): number {
  return paragraphs.reduce(
    (sum, one) =>
      sum +
      (TWO_SIGNS.test(one)
        ? (one.match(/\d(?:[ \u00a0-]?\d){10}|\d{1,2}\.\s?\p{L}|\d\.\d/gu)?.length ?? 0)
        : 0),
    0,
  );
}

/** A person of running text is one with a code or an announced birth date: how many of those there are at most. */
function marksAtMost(paragraphs: string[]): number {
  let most = 0;
  for (const one of paragraphs) {
    if (!TWO_SIGNS.test(one)) continue;
    most += (one.match(CODES)?.length ?? 0) + (one.match(BORN)?.length ?? 0);
  }
  return most;
}

const CODES = /\d(?:[ \u00a0-]?\d){10}/g;
const BORN = /(?:sünd\.?|sündinud|s\.|sünniaeg|\(|родил\p{L}*|born)\s{0,2}:?\s{0,2}\d/giu;

/** Cheaper than the pattern below, and true of all that it finds. */
const TWO_SIGNS = /\d[\d .\u00a0-]/;

/** Adults with a code or a birth date right behind the name, that no word of kinship introduces or follows. */
function startsIn(paragraph: string, context: ReadingContext): { name: string; at: number }[] {
  // Two codes or birth dates are the least; most paragraphs have none, and are not looked at further.
  if ((paragraph.match(/\d{6,}|\d\.\d/g)?.length ?? 0) < 1) return [];
  const text = withoutStaff(paragraph, familyInProse(paragraph).spans);
  const marks = [
    ...codesIn(text).map(({ at, birthDate, code }) => ({ at, end: at + code.length, birthDate })),
    ...datesIn(text, context.year)
      .filter(({ at }) =>
        /(?:sünd\.?|sündinud|s\.|sünniaeg|\(|родил\p{L}*|born)\s{0,2}:?\s{0,2}$/iu.test(
          text.slice(Math.max(0, at - 14), at),
        ),
      )
      .map(({ at, date, written }) => ({ at, end: at + written.length, birthDate: date })),
  ];
  const names = namesIn(text).filter(
    ({ name }) => !context.staffNames.some((staff) => sameName(staff, name)),
  );
  return names.filter(({ end }, index) => {
    const until = Math.min(end + 40, names[index + 1]?.at ?? text.length);
    const mark = marks.find(({ at }) => at >= end && at <= until);
    if (!mark || context.year - Number(mark.birthDate.slice(0, 4)) < 18) return false;
    return !hasKinship(text.slice(mark.end, mark.end + 20).split(/[.;\n]/)[0] ?? '');
  });
}

/** A sentence that names one of the clients is that client's; all others speak of all. */
function withSentences(groups: Group[], shared: Entry[], paragraphs: string[]): SplitText {
  const clients = groups.map(({ entries }): LabelledText => ({ entries, paragraphs: [] }));
  const common: string[] = [];
  for (const paragraph of paragraphs) {
    for (const sentence of sentencesOf(paragraph)) {
      const named = groups.flatMap(({ name }, at) => (names(sentence, name) ? [at] : []));
      const only = named.length === 1 ? clients[named[0] ?? 0] : undefined;
      (only?.paragraphs ?? common).push(sentence);
    }
  }
  return { clients, shared: { entries: shared, paragraphs: common } };
}

/** The first name or the surname, also inflected; short ones („Ali") only as they are. */
function names(sentence: string, name: string): boolean {
  return name.split(/[ ()]+/).some((word) => word.length > 3 && sentence.includes(word));
}
