/** Finds personal codes in text and puts the client's own into the draft, or a warning when it is wrong. */

import { checkPersonalCode } from '#domain/personal-code';
import { allMatches } from './all-matches.ts';
import { type Draft, put, warn } from './draft.ts';

export interface FoundCode {
  code: string;
  birthDate: string;
  at: number;
}

/** The valid codes in a text, in order; at most 50. */
export function codesIn(text: string): FoundCode[] {
  const found: FoundCode[] = [];
  if (!ELEVEN_DIGITS.test(text)) return found;
  for (const match of allMatches(ELEVEN, text, 200)) {
    const check = checkPersonalCode(match[0]);
    if (check.valid) found.push({ code: check.code, birthDate: check.birthDate, at: match.index });
    if (found.length >= 50) break;
  }
  return found;
}

/** Something that stands where a personal code stands, right or wrong; null when there is nothing of the kind. */
export function codeLikeIn(text: string): string | null {
  return /(?<!\d)\d(?:[ \u00a0-]?\d){8,12}(?!\d)/.exec(text)?.[0] ?? null;
}

const ELEVEN_DIGITS = /\d{3}(?:[ \u00a0-]?\d){8}/;
const ELEVEN = /(?<![\d+])[1-8]\d{2}(?:[ \u00a0-]?\d){8}(?!\d)/g;

/** Takes what is written as the client's code: right → kept with its birth date, wrong → a warning. */
export function putPersonalCode(draft: Draft, written: string, evidence: string): void {
  const check = checkPersonalCode(written);
  if (!check.valid) {
    warn(draft, 'client.personalCode', WHY[check.reason]);
    return;
  }
  put(draft, 'client.personalCode', check.code, evidence);
}

const WHY = {
  length: 'Isikukoodis peab olema 11 numbrit; kirjas olevat koodi ei kasutatud.',
  date: 'Isikukoodis olevat sünnikuupäeva ei ole olemas; koodi ei kasutatud.',
  checksum: 'Isikukoodi kontrollnumber ei klapi; koodi ei kasutatud.',
};

/** Fills the birth date from the code; a birth date in the mail that says otherwise stays, with a warning. */
export function settleBirthDate(draft: Draft): void {
  const code = draft.fields['client.personalCode'];
  if (code === undefined) return;
  const check = checkPersonalCode(code);
  if (!check.valid) return;
  const written = draft.fields['client.birthDate'];
  if (written === undefined) {
    const evidence = draft.evidence.find((one) => one.field === 'client.personalCode')?.text ?? code;
    put(draft, 'client.birthDate', check.birthDate, evidence);
  } else if (written !== check.birthDate) {
    warn(draft, 'client.birthDate', 'Kirjas olev sünniaeg ei ole sama mis isikukoodis.');
  }
}
