/** Reads the fields of a referral from the lines of one source: the mail's body or an attachment. */
import { type SplitText, splitClients } from './clients.ts';
import { decisionsIn, numbersListed, putDecisionHead } from './decision.ts';
import { addLanguages, type Draft, type FieldName, joined, newDraft, put } from './draft.ts';
import { readBackground, readEntries } from './fields.ts';
import { type Entry, type LabelledText, readLabels } from './labelled.ts';
import { onlyLanguagesIn } from './languages.ts';
import { type Line, textOfLines } from './lines.ts';
import { isNominativeOf, maybeInflected, namesIn, outOfCase } from './names.ts';
import { readNeed } from './needs.ts';
import { readProse } from './prose.ts';
import type { ReadingContext } from './reading-context.ts';
import { sentencesOf } from './sentences.ts';

/** The body of a mail: the first client's draft, with those of further clients in `others`. */
export function readBody(lines: Line[], context: ReadingContext): Draft {
  const text = readLabels(lines);
  const split = splitClients(text, context);
  if (split === null) {
    const draft = readClient(text, context);
    if (draft.fields['client.languages'] === undefined) {
      for (const { text: line } of lines.slice(0, 200)) {
        if (line !== '' && !/[:\t]/.test(line)) addLanguages(draft, onlyLanguagesIn(line), line);
      }
    }
    nominative(draft, () => textOfLines(lines));
    return draft;
  }
  const shared = readClient(split.shared, context);
  const listed = listedDecisions(split);
  const own = split.clients.map((client, at) => {
    const draft = readClient(client, context);
    if (listed === null) return joined(draft, shared, (field) => IDENTITY.has(field));
    // The label below the last client may list the numbers of all.
    if (listed.numbers.includes(draft.fields['decision.number'] ?? '')) drop(draft, 'decision.number');
    put(draft, 'decision.number', listed.numbers[at] ?? null, listed.sentence);
    return joined(draft, shared, (field) => IDENTITY.has(field) || field === 'decision.number');
  });
  const [first = shared, ...others] = own;
  return { ...first, labels: text.entries.length, others };
}

/** „Otsused nr 7-1/101 ja 7-1/102": the clients' decisions in their order; none when there are more or fewer than clients. */
function listedDecisions({ clients, shared }: SplitText): { sentence: string; numbers: string[] } | null {
  for (const sentence of shared.paragraphs.flatMap((one) => sentencesOf(one))) {
    const numbers = decisionsIn(sentence);
    if (numbers.length > 1) return { sentence, numbers: numbers.length === clients.length ? numbers : [] };
  }
  const labelled = clients.flatMap(({ entries }) =>
    entries.filter(({ bases }) => bases.includes('decision')),
  );
  const [only] = labelled;
  const numbers = labelled.length === 1 && only ? numbersListed(only.value) : [];
  return only && numbers.length === clients.length ? { sentence: only.evidence, numbers } : null;
}

/** Never taken from what speaks of all. */
const IDENTITY = new Set<FieldName>([
  'client.name',
  'client.personalCode',
  'client.birthDate',
  'client.email',
]);

/** One client's entries and paragraphs. */
function readClient({ entries, paragraphs }: LabelledText, context: ReadingContext): Draft {
  const draft = newDraft('body');
  draft.labels = clientLabels(entries);
  readEntries(draft, entries, context);
  for (const paragraph of paragraphs) readProse(draft, paragraph, context);
  readBackground(draft, entries);
  readNeed(draft, paragraphs);
  return draft;
}

/** „Iryna Savchenkole" becomes „Iryna Savchenko" when that stands elsewhere in the letter; else it stays as written. */
function nominative(draft: Draft, text: () => string): void {
  const name = draft.fields['client.name'];
  if (name === undefined || !maybeInflected(name)) return;
  const found = namesIn(text()).find((one) => isNominativeOf(one.name, name));
  draft.fields['client.name'] = found?.name ?? outOfCase(name);
}

/** A document: its letterhead's telephone and address are the municipality's, so those count only after a person. */
export function readDocument(lines: Line[], name: string, context: ReadingContext): Draft {
  const draft = newDraft(name);
  const { entries, paragraphs } = readLabels(lines);
  draft.labels = clientLabels(entries);
  const person = entries.findIndex(
    (entry) => entry.owner === 'client' && entry.bases.some((base) => IDENTIFIES.has(base)),
  );
  readEntries(
    draft,
    person < 0
      ? entries.filter((entry) => !isContact(entry))
      : entries.filter((entry, at) => at > person || !isContact(entry)),
    context,
  );
  putDecisionHead(draft, textOfLines(lines.slice(0, 60)));
  const before = { ...draft.fields };
  for (const paragraph of paragraphs) readProse(draft, paragraph, context);
  for (const field of ['client.phone', 'client.email', 'client.address'] as const) {
    // Running text of a document gives no contacts: they are mostly the office's.
    if (before[field] === undefined) drop(draft, field);
  }
  readBackground(draft, entries);
  readNeed(draft, paragraphs);
  return draft;
}

function drop(draft: Draft, field: FieldName): void {
  delete draft.fields[field];
  draft.evidence = draft.evidence.filter((one) => one.field !== field);
}

const IDENTIFIES = new Set(['name', 'person', 'personalCode', 'birthDate', 'lastName']);

function clientLabels(entries: Entry[]): number {
  const own = entries.filter(
    (entry) => entry.owner === 'client' && (entry.value !== '' || entry.columns !== null),
  );
  return own.filter((entry) => entry.columns !== null || entry.bases.some((base) => base !== 'other')).length;
}

function isContact(entry: Entry): boolean {
  return (
    entry.owner === 'client' &&
    entry.bases.some(
      (base) => base === 'phone' || base === 'email' || base === 'address' || base === 'contact',
    )
  );
}
