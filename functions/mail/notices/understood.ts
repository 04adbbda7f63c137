/** What was understood of a referral, masked, and what the municipality should look at again. */
import { type Day, parseDay } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { countWords, dateShort } from '#domain/estonian';
import type { ReferralData, Warning } from '#domain/reading';
import { fieldWords, requiredFieldWords } from '#domain/words/fields';
import { languagesWords } from '#domain/words/languages';
import type { Block } from '#mail/compose/blocks';
import { facts, foreign, heading, list, paragraph } from './letter.ts';
import { maskedCode, maskedEmail, maskedName, maskedPhone, PRESENT } from './masked.ts';

/** Rows of at most this many characters: a number of a decision is shorter. */
const LONGEST_PLAIN = 60;

/** More than a reader of referrals can give. */
const MOST_WARNINGS = 20;

/** @returns the fields found, masked, under their heading; nothing when the personal data is erased. */
export const understood = ({ referral }: CaseState): Block[] =>
  referral === null
    ? []
    : [
        heading('Millest saime aru'),
        facts(rowsOf(referral)),
        paragraph('Isikuandmed on siin varjatud. Kui midagi on valesti, vastake sellele kirjale.'),
      ];

/** @returns what is still required, each with all that would do. */
export const missingList = ({ missing }: CaseState): Block =>
  list(missing.map((field) => requiredFieldWords(field)));

/** @returns the warnings of the reader, without values, under their heading. */
export const toCheck = ({ warnings, referral }: CaseState): Block[] =>
  warnings.length === 0
    ? []
    : [
        heading('Palume kontrollida'),
        list([...new Set(warnings.slice(0, MOST_WARNINGS).map((one) => warningWords(one, referral)))]),
      ];

/** @returns what is welcome but not required, and why it is asked for. */
export const alsoAskedFor = ({ referral }: CaseState): Block[] => {
  const unknown = [
    ...(referral?.starNumber === null ? ['STAR-i registrinumber'] : []),
    ...(referral?.client.otherServices === null
      ? ['muud teenused, mida klient saab (et teenused ei kattuks)']
      : []),
  ];
  return unknown.length === 0
    ? []
    : [paragraph('Kui need on Teil teada, palume lisada ka (ei ole kohustuslik):'), list(unknown)];
};

/** @returns who looks at the attachments that no program could read. */
export const unreadableAttachments = ({ unreadable }: CaseState): Block[] => {
  if (unreadable === 0) return [];
  return [
    paragraph(
      unreadable === 1
        ? 'Üht manust ei saanud me automaatselt lugeda. Ametnik vaatab selle ise läbi.'
        : `Mitut manust (${unreadable}) ei saanud me automaatselt lugeda. Ametnik vaatab need ise läbi.`,
    ),
  ];
};

function rowsOf(referral: ReferralData): (readonly [string, string])[] {
  const { client, caseManager, decision } = referral;
  const row = (field: string, value: string | null | undefined, mask: (value: string) => string) =>
    value ? ([[fieldWords(field), mask(value)]] as const) : [];
  const present = () => PRESENT;
  const asIs = (value: string) => foreign(value, LONGEST_PLAIN);
  return [
    ...row('client.name', client.name, maskedName),
    ...row('client.personalCode', client.personalCode, maskedCode),
    ...row('client.birthDate', client.birthDate, present),
    ...row('client.phone', client.phone, maskedPhone),
    ...row('client.email', client.email, maskedEmail),
    ...row('client.address', client.address, present),
    ...row('client.languages', languagesWords(client.languages), (words) => foreign(words)),
    ...row('client.protection', client.protection, (kind) => PROTECTION[kind] ?? PRESENT),
    ...row('client.interpreter', NEEDED[String(client.interpreter)], asIs),
    ...row('client.otherServices', client.otherServices, present),
    ...row('starNumber', referral.starNumber, present),
    ...row('familyMembers', familyWords(referral.familyMembers.length), asIs),
    ...row('need', referral.need, present),
    ...row('goals', referral.goals, present),
    ...row('decision.number', decision.number, asIs),
    ...row('decision.date', decision.date, (day) => dateShort(dayWritten(day))),
    ...row('decision.attachment', decision.attachment, present),
    ...row('caseManager.name', caseManager.name, maskedName),
    ...row('caseManager.phone', caseManager.phone, maskedPhone),
    ...row('caseManager.email', caseManager.email, maskedEmail),
  ];
}

const PROTECTION: Readonly<Record<string, string>> = {
  temporary: 'ajutine kaitse',
  international: 'rahvusvaheline kaitse',
};

const NEEDED: Readonly<Record<string, string>> = { true: 'tõlki on vaja', false: 'tõlki ei ole vaja' };

const dayWritten = (day: string): Day => parseDay(day);

const familyWords = (count: number): string | null =>
  count === 0 ? null : countWords(count, 'pereliige', 'pereliiget');

/** The reader's sentences hold no values; should one ever do, the field alone is named. */
function warningWords({ field, reason }: Warning, referral: ReferralData | null): string {
  const words = foreign(reason);
  const known = referral === null ? [] : valuesIn(referral);
  const lower = words.toLowerCase();
  const tells =
    /\d{4,}|@/.test(words) || known.some((value) => value.length > 2 && lower.includes(value.toLowerCase()));
  return tells ? `Palume kontrollida välja „${foreign(fieldWords(field), LONGEST_PLAIN)}“.` : words;
}

/** Every text of the referral and every word of it that could name somebody. */
const valuesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value, ...value.split(/\s+/)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [];
};
