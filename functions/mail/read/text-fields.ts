/** Reads the fields of a referral from the lines of one source: the mail's body or an attachment. */
import { putDecisionHead } from './decision.ts';
import { addLanguages, type Draft, newDraft } from './draft.ts';
import { readBackground, readEntries } from './fields.ts';
import { type Entry, readLabels } from './labelled.ts';
import { onlyLanguagesIn } from './languages.ts';
import { type Line, textOfLines } from './lines.ts';
import { readNeed, readProse } from './prose.ts';
import type { ReadingContext } from './reading-context.ts';

/** The body of a mail. */
export function readBody(lines: Line[], context: ReadingContext): Draft {
  const draft = newDraft('body');
  const { entries, paragraphs } = readLabels(lines);
  draft.labels = clientLabels(entries);
  readEntries(draft, entries, context);
  for (const paragraph of paragraphs) readProse(draft, paragraph, context);
  if (draft.fields['client.languages'] === undefined) {
    const alone = lines.slice(0, 200).filter((line) => !/[:\t]/.test(line.text));
    for (const line of alone) addLanguages(draft, onlyLanguagesIn(line.text), line.text);
  }
  readBackground(draft, entries);
  readNeed(draft, paragraphs);
  return draft;
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
    if (before[field] === undefined && draft.fields[field] !== undefined) {
      delete draft.fields[field];
      draft.evidence = draft.evidence.filter((one) => one.field !== field);
    }
  }
  readBackground(draft, entries);
  readNeed(draft, paragraphs);
  return draft;
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
