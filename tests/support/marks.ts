/** Words that mark what people write, and the search for them in places where no personal data may be. */
import { personalCodeFor } from './mails/personal-code.ts';

export const CASE_MANAGER = 'kaarin.salahaldur@elva.ee';
export const STRANGER = 'vooras.salasaatja@mail.example';
export const code = personalCodeFor('female', '1987-04-21');
export const importedCode = personalCodeFor('female', '1979-08-02');

/** What is searched for, in lower case; words that occur nowhere else in the system. */
export const marks = {
  clientName: 'zoreslava',
  clientSurname: 'vyshnevetska',
  personalCode: code,
  clientPhone: '5123 4987',
  clientPhoneDigits: '51234987',
  clientEmail: 'kliendipost',
  clientAddress: 'salakese',
  need: 'salavajadus',
  goals: 'salasiht',
  starNumber: '998877',
  family: 'bohdanets',
  otherServices: 'salateenus',
  attachment: 'salafail',
  caseManager: 'salahaldur',
  supportPerson: 'tugimargus',
  supportSurname: 'abilinn',
  supportPhone: '5987 6123',
  place: 'salakoht',
  agreed: 'salakokkulepe',
  query: 'salaparing',
  answer: 'salavastus',
  change: 'salamuutus',
  correction: 'salaparandus',
  reason: 'salapohjus',
  stranger: 'salasaatja',
  strangerSubject: 'salateema',
  strangerText: 'salakiri',
  dismissal: 'salakorvale',
  question: 'salakusimus',
  draft: 'salamustand',
  importedName: 'maryska',
  importedSurname: 'kotsiubynska',
  importedCode,
  importedNeed: 'salaimport',
  purpose: 'salaotstarve',
} as const;

export interface Place {
  readonly where: string;
  readonly text: string;
  /** Marks that may stand here, since a mail must go to somebody. */
  readonly but?: readonly string[];
}

/** A text is searched as it is, and as it was before it was put into an address or into base64. */
export function findings(places: readonly Place[]): string[] {
  return places.flatMap(({ where, text, but = [] }) => {
    const readings = [text, percentDecoded(text), ...base64In(text)].join('\n').toLowerCase();
    return Object.entries(marks)
      .filter(([, mark]) => !but.includes(mark) && readings.includes(mark))
      .map(([name]) => `${name} in ${where}: ${excerpt(readings, marks[name as keyof typeof marks])}`);
  });
}

const percentDecoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (hex) => Buffer.from(hex.replaceAll('%', ''), 'hex').toString());
const base64In = (text: string): string[] =>
  (text.match(/[\w+/-]{24,}/g) ?? []).map((one) => Buffer.from(one, 'base64').toString('latin1'));
const excerpt = (text: string, mark: string): string =>
  text.slice(Math.max(0, text.indexOf(mark) - 60), text.indexOf(mark) + 60).replace(/\s+/g, ' ');
