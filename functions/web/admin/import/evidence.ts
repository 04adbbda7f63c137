/** Where the fields of an imported case were read: the column of the line, in the place of a mail's words. */
import type { CaseState } from '#domain/case/state';
import type { ColumnName } from '#domain/import/columns';
import type { Evidence, ReferralData } from '#domain/reading';
import type { LogEntry } from '../../ports.ts';
import { importTexts as texts } from '../../texts/import.ts';

/** @returns evidence of the fields that still say what the file said; none for a case that came by mail */
export function importedEvidence(state: CaseState, [first]: readonly LogEntry[]): Evidence[] {
  const { imported, referral } = state;
  const opened = first?.events.find((event) => event.type === 'CaseOpened')?.personal?.referral;
  if (!imported || !referral || !opened) return [];
  const source = texts.source(texts.fileName(imported.file), imported.line);
  return columns
    .filter(([, , read]) => isSaid(read(opened)) && same(read(opened), read(referral)))
    .map(([field, column]) => ({ field, source, text: texts.columns[column] }));
}

type Value = string | null | readonly string[];

const columns: readonly (readonly [field: string, column: ColumnName, read: (of: ReferralData) => Value])[] =
  [
    ['client.name', 'clientName', ({ client }) => client.name],
    ['client.personalCode', 'personalCode', ({ client }) => client.personalCode],
    ['client.birthDate', 'birthDate', ({ client }) => (client.personalCode ? null : client.birthDate)],
    ['client.phone', 'phone', ({ client }) => client.phone],
    ['client.email', 'email', ({ client }) => client.email],
    ['client.address', 'address', ({ client }) => client.address],
    ['client.languages', 'languages', ({ client }) => client.languages],
    ['client.protection', 'protection', ({ client }) => client.protection],
    ['starNumber', 'starNumber', ({ starNumber }) => starNumber],
    ['need', 'need', ({ need }) => need],
    ['caseManager.name', 'caseManagerName', ({ caseManager }) => caseManager.name],
    ['caseManager.email', 'caseManagerEmail', ({ caseManager }) => caseManager.email],
    ['caseManager.phone', 'caseManagerPhone', ({ caseManager }) => caseManager.phone],
    ['decision.number', 'decisionNumber', ({ decision }) => decision.number],
    ['decision.date', 'decisionDate', ({ decision }) => decision.date],
  ];

const isSaid = (value: Value): boolean => value !== null && value.length > 0;
const same = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other);
