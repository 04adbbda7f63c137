/** Puts labelled values into the draft. */
import { uprightAddress } from './addresses.ts';
import { codeLikeIn, codesIn, putPersonalCode } from './codes.ts';
import { dateIn } from './dates.ts';
import { putDecision } from './decision.ts';
import { addFamily, addLanguages, type Draft, put, warn } from './draft.ts';
import { emailIn } from './email.ts';
import { familyInValue, memberOf } from './family.ts';
import type { Entry } from './labelled.ts';
import type { LabelBase } from './labels.ts';
import { languagesIn } from './languages.ts';
import { nameInValue, sameName } from './names.ts';
import { phoneIn } from './phone.ts';
import { readProse } from './prose.ts';
import type { ReadingContext } from './reading-context.ts';
import { interpreterIn, protectionIn } from './status-words.ts';

/** Reads all entries. Whatever stands beside a name („Klient: Olena K, ik …, räägib vene keelt") is read as prose. */
export function readEntries(draft: Draft, entries: Entry[], context: ReadingContext): void {
  let first: string | null = null;
  let last: string | null = null;
  let lastEvidence = '';
  for (const entry of entries) {
    if (entry.columns) readRow(draft, entry, context);
    else if (entry.owner === 'family') readFamily(draft, entry);
    else if (entry.owner === 'caseManager') readCaseManager(draft, entry);
    else {
      for (const base of entry.bases) {
        if (base === 'firstName') first = nameInValue(entry.value) ?? first;
        else if (base === 'lastName') last = nameInValue(entry.value) ?? last;
        else readValue(draft, base, entry, context);
        if (base === 'firstName' || base === 'lastName') lastEvidence = entry.evidence;
      }
    }
  }
  if (first !== null && last !== null) put(draft, 'client.name', `${first} ${last}`, lastEvidence);
  else put(draft, 'client.name', first ?? last, lastEvidence);
}

const SECOND_PERSON = 'Kirjas on veel ühe isiku nimi; kontrollige, kas tegu on mitme kliendiga.';
const PERSONAL = new Set<LabelBase>([
  'personalCode',
  'birthDate',
  'phone',
  'email',
  'contact',
  'address',
  'languages',
  'protection',
  'interpreter',
]);

function readValue(draft: Draft, base: LabelBase, entry: Entry, context: ReadingContext): void {
  const { value, evidence } = entry;
  if (value === '') return;
  // What follows a second person's name is that person's.
  if (PERSONAL.has(base) && draft.warnings.some((one) => one.reason === SECOND_PERSON)) return;
  switch (base) {
    case 'name':
    case 'person':
      readName(draft, base, entry, context);
      return;
    case 'personalCode':
      readCode(draft, entry);
      return;
    case 'birthDate':
      put(draft, 'client.birthDate', dateIn(value, context.year)?.date ?? null, evidence);
      return;
    case 'phone':
      readPhone(draft, entry);
      return;
    case 'email':
      readClientEmail(draft, value, evidence, context);
      return;
    case 'contact':
      put(draft, 'client.phone', phoneIn(value)?.phone ?? null, evidence);
      readClientEmail(draft, value, evidence, context);
      readProse(draft, value, context);
      return;
    case 'address':
      put(draft, 'client.address', addressIn(value), evidence);
      return;
    case 'languages':
      addLanguages(draft, languagesIn(value), evidence);
      return;
    case 'protection':
      put(draft, 'client.protection', protectionIn(value) ?? protectionIn(evidence), evidence);
      return;
    case 'interpreter':
      put(draft, 'client.interpreter', interpreterIn(value), evidence);
      return;
    case 'otherServices':
      put(draft, 'client.otherServices', prose(value), evidence);
      return;
    case 'star':
      put(draft, 'starNumber', starIn(value), evidence);
      return;
    case 'need':
      put(draft, 'need', prose(value), evidence);
      return;
    case 'goals':
      put(draft, 'goals', prose(value), evidence);
      return;
    case 'decision':
      putDecision(draft, value, evidence);
      return;
    case 'decisionDate':
      put(draft, 'decision.date', dateIn(value)?.date ?? null, evidence);
      return;
    case 'other':
      if (entry.owner === 'decision') putDecision(draft, value, evidence);
      return;
    case 'background':
    case 'family':
    case 'caseManager':
    case 'firstName':
    case 'lastName':
      return;
  }
}

/** „Olukord" or „Taust" serves as the need when nothing says the need itself. */
export function readBackground(draft: Draft, entries: Entry[]): void {
  const found = entries.find((entry) => entry.bases.includes('background') && entry.value !== '');
  if (found) put(draft, 'need', prose(found.value), found.evidence);
}

function readName(draft: Draft, base: LabelBase, entry: Entry, context: ReadingContext): void {
  const { value, evidence } = entry;
  const name = nameInValue(value);
  const known = draft.fields['client.name'];
  if (name !== null && known !== undefined && !sameName(known, name) && base === 'name') {
    warn(draft, 'client.name', SECOND_PERSON);
    return;
  }
  put(draft, 'client.name', name, evidence);
  const rest = value.slice(name?.length ?? 0);
  if (/\d|@|keel/i.test(rest)) readProse(draft, value, context);
}

function readCode(draft: Draft, entry: Entry): void {
  const { value, evidence } = entry;
  if (draft.fields['client.personalCode'] !== undefined) return;
  const good = codesIn(value)[0];
  const like = good ? null : codeLikeIn(value);
  if (good) putPersonalCode(draft, good.code, evidence);
  else if (dateIn(value) && (like === null || /[.]/.test(value)))
    put(draft, 'client.birthDate', dateIn(value)?.date ?? null, evidence);
  else if (like !== null || /\d{4,}/.test(value)) putPersonalCode(draft, like ?? value, evidence);
}

function readPhone(draft: Draft, entry: Entry): void {
  const found = phoneIn(entry.value);
  if (found) put(draft, 'client.phone', found.phone, entry.evidence);
  else if (/\d{4}/.test(entry.value.replaceAll(/\s/g, ''))) {
    warn(draft, 'client.phone', 'Telefoninumbrit ei õnnestunud lugeda.');
  }
}

/** The municipality's own addresses are never the client's. */
function readClientEmail(draft: Draft, value: string, evidence: string, context: ReadingContext): void {
  const email = emailIn(value);
  if (email === null) return;
  if (context.isOfficial(email)) put(draft, 'caseManager.email', email, evidence);
  else put(draft, 'client.email', email, evidence);
}

function readCaseManager(draft: Draft, entry: Entry): void {
  const { value, evidence, bases } = entry;
  const named = bases.some((base) => base === 'caseManager' || base === 'name' || base === 'person');
  if (named) put(draft, 'caseManager.name', nameInValue(value.split('\n')[0] ?? ''), evidence);
  put(draft, 'caseManager.email', emailIn(value), evidence);
  if (named || bases.includes('phone') || bases.includes('contact')) {
    put(draft, 'caseManager.phone', phoneIn(value)?.phone ?? null, evidence);
  }
}

function readFamily(draft: Draft, entry: Entry): void {
  const { bases, value, evidence } = entry;
  const last = draft.fields.familyMembers?.at(-1);
  if (bases.includes('personalCode') || bases.includes('birthDate')) {
    const code = codesIn(value)[0];
    const birthDate = code?.birthDate ?? dateIn(value)?.date ?? null;
    if (last && last.personalCode === null && draft.fields.familyMembers) {
      const filled = { ...last, personalCode: code?.code ?? null, birthDate: birthDate ?? last.birthDate };
      draft.fields.familyMembers = [...draft.fields.familyMembers.slice(0, -1), filled];
      return;
    }
  }
  if (bases.includes('name') || bases.includes('family') || bases.includes('personalCode')) {
    addFamily(draft, familyInValue(value), evidence);
  }
}

function readRow(draft: Draft, entry: Entry, context: ReadingContext): void {
  const columns = entry.columns ?? [];
  if (entry.owner === 'family') {
    const cell = (base: LabelBase) => columns.find((one) => one.bases.includes(base))?.value ?? '';
    const name =
      cell('name') ||
      cell('person') ||
      [cell('firstName'), cell('lastName')].join(' ').trim() ||
      cell('family');
    addFamily(draft, memberOf(name, cell('personalCode'), cell('birthDate')), entry.evidence);
    return;
  }
  const entries = columns.map(({ bases, value }): Entry => {
    const owner = bases.includes('caseManager')
      ? 'caseManager'
      : bases.includes('family')
        ? 'family'
        : entry.owner;
    return { bases, owner, value, evidence: entry.evidence, columns: null };
  });
  readEntries(draft, entries, context);
}

/** A long value without bullets at its ends; „-" and „vt manust" are no value. */
function prose(value: string): string | null {
  const text = value
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  if (
    /^([-–—.?]{1,5}|vt\.? .{0,40}|vaata .{0,40}|(vt )?lisatud( failis| manuses)?\.?|manuses\.?|lisas\.?|teadmata\.?)$/i.test(
      text,
    )
  )
    return null;
  return text === '' ? null : text;
}

function addressIn(value: string): string | null {
  const text = value
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => line !== '')
    .join(', ');
  const clean = uprightAddress(text.replace(/[.;]$/, '').trim());
  return clean.length < 3 ||
    clean.length > 250 ||
    /^(puudub|teadmata|ei )/i.test(clean) ||
    clean.includes('@')
    ? null
    : clean;
}

function starIn(value: string): string | null {
  const text = (value.split('\n')[0] ?? '')
    .replace(/^(nr|number|juhtumi nr|juhtum)\.?\s{0,3}:?\s{0,3}/i, '')
    .trim();
  const word = text.split(/[\s,;(]/)[0]?.replace(/\.$/, '') ?? '';
  return /\d/.test(word) && word.length <= 40 ? word : null;
}
