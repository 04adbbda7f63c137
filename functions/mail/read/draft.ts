/** The referral while it is being read: the first value found for a field stays, with its evidence. */
import {
  type Evidence,
  type FamilyMember,
  mailPlaces,
  type ReferralData,
  type Warning,
} from '#domain/reading';
import { MAX_EVIDENCE, MAX_VALUE } from './limits.ts';

export interface FieldValues {
  'client.name': string;
  'client.personalCode': string;
  'client.birthDate': string;
  'client.phone': string;
  'client.email': string;
  'client.address': string;
  'client.languages': string[];
  'client.protection': 'international' | 'temporary';
  'client.interpreter': boolean;
  'client.otherServices': string;
  starNumber: string;
  familyMembers: FamilyMember[];
  need: string;
  goals: string;
  'caseManager.name': string;
  'caseManager.email': string;
  'caseManager.phone': string;
  'decision.number': string;
  'decision.date': string;
  'decision.attachment': string;
}
export type FieldName = keyof FieldValues;

/** A draft grows while one mail is read and is given away once, by `referralOf`. */
export interface Draft {
  fields: Partial<FieldValues>;
  evidence: Evidence[];
  warnings: Warning[];
  /** `body`, or the attachment's name. */
  source: string;
  /** How many labels of a client's data were there: a form, not a letter. */
  labels: number;
  /** The drafts of further clients of the same text. */
  others: Draft[];
}

/** Places of evidence that are neither the body nor a file. */
export const SUBJECT = mailPlaces.subject;
export const SENDER = mailPlaces.sender;

export function newDraft(source: string): Draft {
  return { fields: {}, evidence: [], warnings: [], source, labels: 0, others: [] };
}

/** Keeps the value if the field is still empty; `evidence` is the text of the mail that says so. */
export function put<K extends FieldName>(
  draft: Draft,
  field: K,
  value: FieldValues[K] | null,
  evidence: string,
  source = draft.source,
): boolean {
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty || draft.fields[field] !== undefined) return false;
  draft.fields[field] = typeof value === 'string' ? (value.slice(0, MAX_VALUE) as FieldValues[K]) : value;
  draft.evidence.push({ field, source, text: shortened(evidence) });
  return true;
}

/** Adds to a field that holds a list: languages named twice count once, persons too. */
export function addLanguages(draft: Draft, languages: string[], evidence: string): void {
  const known = draft.fields['client.languages'];
  if (known === undefined) put(draft, 'client.languages', languages, evidence);
  else draft.fields['client.languages'] = [...new Set([...known, ...languages])];
}

export function addFamily(draft: Draft, members: FamilyMember[], evidence: string): void {
  const known = draft.fields.familyMembers;
  if (known === undefined) put(draft, 'familyMembers', members, evidence);
  else {
    const isNew = (one: FamilyMember) => !known.some((other) => sameMember(one, other));
    draft.fields.familyMembers = [...known, ...members.filter(isNew)].slice(0, 30);
  }
}

export function warn(draft: Draft, field: string, reason: string): void {
  if (!draft.warnings.some((one) => one.field === field && one.reason === reason))
    draft.warnings.push({ field, reason });
}

/** The first draft's fields, filled up from the second's; evidence of what was taken comes along. */
export function joined(
  first: Draft,
  second: Draft,
  leaveOut: (field: FieldName) => boolean = () => false,
): Draft {
  const taken = (Object.keys(second.fields) as FieldName[]).filter(
    (field) => first.fields[field] === undefined && !leaveOut(field),
  );
  const more = Object.fromEntries(taken.map((field) => [field, second.fields[field]]));
  return {
    source: first.source,
    labels: Math.max(first.labels, second.labels),
    fields: { ...more, ...first.fields },
    evidence: [
      ...first.evidence,
      ...second.evidence.filter(({ field }) => taken.includes(field as FieldName)),
    ],
    warnings: [...first.warnings, ...second.warnings],
    // A list of clients beneath a letter counts only when the letter names none itself.
    others:
      first.others.length > 0 || first.fields['client.name'] !== undefined ? first.others : second.others,
  };
}

export function referralOf(draft: Draft): ReferralData {
  const { fields } = draft;
  return {
    client: {
      name: fields['client.name'] ?? null,
      personalCode: fields['client.personalCode'] ?? null,
      birthDate: fields['client.birthDate'] ?? null,
      phone: fields['client.phone'] ?? null,
      email: fields['client.email'] ?? null,
      address: fields['client.address'] ?? null,
      languages: fields['client.languages'] ?? [],
      protection: fields['client.protection'] ?? null,
      interpreter: fields['client.interpreter'] ?? null,
      otherServices: fields['client.otherServices'] ?? null,
    },
    starNumber: fields.starNumber ?? null,
    familyMembers: fields.familyMembers ?? [],
    need: fields.need ?? null,
    goals: fields.goals ?? null,
    caseManager: {
      name: fields['caseManager.name'] ?? null,
      email: fields['caseManager.email'] ?? null,
      phone: fields['caseManager.phone'] ?? null,
    },
    decision: {
      number: fields['decision.number'] ?? null,
      date: fields['decision.date'] ?? null,
      attachment: fields['decision.attachment'] ?? null,
    },
  };
}

function sameMember(one: FamilyMember, other: FamilyMember): boolean {
  return one.personalCode !== null ? one.personalCode === other.personalCode : one.name === other.name;
}

function shortened(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= MAX_EVIDENCE ? trimmed : `${trimmed.slice(0, MAX_EVIDENCE - 1)}…`;
}
