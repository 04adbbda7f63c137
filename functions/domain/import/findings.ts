/** What is said of a line of a file: where it is wrong or odd, and what becomes of it. It holds nothing of a person. */
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar/calendar';
import { phases } from '#domain/case/state';
import { columnNames } from '#domain/import/columns';

/**
 * `error`: the line is not imported. `warning`: it can be, somebody should look. `note`: how it is understood.
 * The words for each code are in the pages.
 */
export const findingCodes = [
  'missing',
  'unknown',
  'invalid',
  'too-long',
  'no-contract',
  'other-provider',
  'provider-of-contract',
  'code-and-birth-date',
  'wrong-order',
  'in-the-future',
  'service-over',
  'not-twelve-months',
  'over-twelve-months',
  'earlier-end',
  'end-too-early',
  'twice-in-file',
  'running-case',
  'earlier-case',
  'already-imported',
  'recommended',
  'time-assumed',
  'time-missing',
  'person-without-contact',
  'without-support-person',
  'without-meeting',
  'clock-starts-now',
  'overview-owed',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export const findingSchema = z.lazy(() =>
  z.object({
    level: z.enum(['error', 'warning', 'note']),
    column: z.nullable(z.enum(columnNames)),
    code: z.enum(findingCodes),
    /** A case's number, a line's number, or a day: what the words need to say which. */
    about: z.nullable(z.string()),
  }),
);
export type Finding = z.infer<typeof findingSchema>;

/**
 * `ready`: it can be imported. `left`: it has warnings, and lines with warnings were not to be imported. `already`: an
 * earlier import brought the same person with the same referral.
 */
export const lineResults = ['ready', 'error', 'imported', 'already', 'left'] as const;

export const lineReportSchema = z.object({
  /** Where the line begins in the file, from 1; the headings are line 1 unless empty lines stand before. */
  line: z.int().check(z.positive()),
  result: z.enum(lineResults),
  phase: z.nullable(z.enum(phases)),
  caseId: z.nullable(z.string()),
  /** Of a running service. */
  serviceEnd: z.nullable(daySchema),
  nextOverview: z.nullable(daySchema),
  findings: z.array(findingSchema),
});
export type LineReport = z.infer<typeof lineReportSchema>;

export const error = (
  column: Finding['column'],
  code: FindingCode,
  about: string | null = null,
): Finding => ({
  level: 'error',
  column,
  code,
  about,
});
export const warning = (
  column: Finding['column'],
  code: FindingCode,
  about: string | null = null,
): Finding => ({
  ...error(column, code, about),
  level: 'warning',
});
export const note = (column: Finding['column'], code: FindingCode, about: string | null = null): Finding => ({
  ...error(column, code, about),
  level: 'note',
});

export const hasLevel = (findings: readonly Finding[], level: Finding['level']): boolean =>
  findings.some((one) => one.level === level);
