/** Fills the drafts of a letter's clients from the documents that came with it. */
import { decisionAmong, type ReadAttachment } from './attachments.ts';
import { settleBirthDate } from './codes.ts';
import { type Draft, type FieldName, joined, put, warn } from './draft.ts';
import { isNominativeOf, sameName } from './names.ts';
import type { ReadingContext } from './reading-context.ts';

/** An attachment with what was read in it. */
interface Filled {
  attachment: ReadAttachment;
  drafts: Draft[];
}

/** Fills each client's draft from its own documents and from those that name nobody, and names the decision among them. */
export function withDocuments(body: Draft, attachments: ReadAttachment[], context: ReadingContext): Draft {
  if (attachments.length === 0) return withBirthDates(body);
  const filled = attachments.map((attachment) => ({
    attachment,
    drafts: attachment.documents.map((found) => found.draft(context)),
  }));
  const letters = [body, ...body.others];
  const all = letters.length > 1 ? letters : perDocument(body, filled);
  const [first = body, ...others] = all.map((draft) => {
    const own = filled.filter(
      ({ drafts }) => all.length === 1 || !drafts.some((one) => isAnothers(one, draft, all)),
    );
    return filledFrom(draft, own);
  });
  return { ...first, others: first.others.length > 0 && others.length === 0 ? first.others : others };
}

const DIFFERENT: readonly (readonly [FieldName, string])[] = [
  ['client.birthDate', 'Kirjas ja manuses on erinev sünniaeg; kasutati kirjas olevat.'],
  ['client.phone', 'Kirjas ja manuses on erinev telefoninumber; kasutati kirjas olevat.'],
  ['client.email', 'Kirjas ja manuses on erinev e-posti aadress; kasutati kirjas olevat.'],
  ['decision.number', 'Kirjas ja manuses on erinev otsuse number; kasutati kirjas olevat.'],
  ['decision.date', 'Kirjas ja manuses on erinev otsuse kuupäev; kasutati kirjas olevat.'],
];

/** The letter counts; that a document says something else is for a person to look at. */
function warnOfDifferences(draft: Draft, document: Draft): void {
  const differ = (field: FieldName) =>
    draft.fields[field] !== undefined &&
    document.fields[field] !== undefined &&
    draft.fields[field] !== document.fields[field];
  for (const [field, reason] of DIFFERENT) if (differ(field)) warn(draft, field, reason);
  const [ours, theirs] = [draft.fields['client.name'], document.fields['client.name']];
  const same =
    ours === undefined ||
    theirs === undefined ||
    sameName(ours, theirs) ||
    isNominativeOf(theirs, ours) ||
    isNominativeOf(ours, theirs);
  if (!same) warn(draft, 'client.name', 'Kirjas ja manuses on erinev nimi; kasutati kirjas olevat.');
}

function withBirthDates(draft: Draft): Draft {
  settleBirthDate(draft);
  draft.others.forEach(withBirthDates);
  return draft;
}

/** A letter that names nobody, with several decisions about different people: one draft for each of them. */
function perDocument(body: Draft, filled: Filled[]): Draft[] {
  if (body.fields['client.name'] !== undefined || body.fields['client.personalCode'] !== undefined)
    return [body];
  const codes = filled.flatMap(({ drafts }) =>
    drafts.map((draft) => draft.fields['client.personalCode']).slice(0, 1),
  );
  const known = [...new Set(codes)].filter((code) => code !== undefined);
  if (known.length < 2) return [body];
  return known.map((code) => ({ ...body, fields: { ...body.fields, 'client.personalCode': code } }));
}

/** The document is about another of these clients. */
function isAnothers(document: Draft, client: Draft, clients: Draft[]): boolean {
  return !isAbout(document, client) && clients.some((other) => isAbout(document, other));
}

function isAbout(document: Draft, client: Draft): boolean {
  const code = document.fields['client.personalCode'];
  if (code !== undefined && code === client.fields['client.personalCode']) return true;
  const [theirs, ours] = [document.fields['client.name'], client.fields['client.name']];
  return (
    theirs !== undefined && ours !== undefined && (sameName(theirs, ours) || isNominativeOf(theirs, ours))
  );
}

function filledFrom(body: Draft, filled: Filled[]): Draft {
  let draft = {
    ...body,
    fields: { ...body.fields },
    evidence: [...body.evidence],
    warnings: [...body.warnings],
  };
  for (const document of filled.flatMap(({ drafts }) => drafts)) {
    const ours = draft.fields['client.personalCode'];
    const theirs = document.fields['client.personalCode'];
    const other = ours !== undefined && theirs !== undefined && ours !== theirs;
    if (other)
      warn(draft, 'client.personalCode', 'Kirjas ja manuses on erinev isikukood; kasutati kirjas olevat.');
    if (!other) warnOfDifferences(draft, document);
    const name = draft.fields['client.name'];
    const upright = document.fields['client.name'];
    draft = joined(draft, document, (field) => other && !field.startsWith('decision.'));
    if (!other && name !== undefined && upright !== undefined && isNominativeOf(upright, name))
      draft.fields['client.name'] = upright;
  }
  const decision = decisionAmong(filled.map(({ attachment }) => attachment));
  put(draft, 'decision.attachment', decision, decision ?? '');
  settleBirthDate(draft);
  return draft;
}
