/** What a report says of a line, in words. */
import type { Day } from '#domain/calendar/calendar';
import { daySchema } from '#domain/calendar/calendar';
import { type Finding, hasLevel, type LineReport } from '#domain/import/findings';
import type { FileProblem } from '../../import-ports.ts';
import { dateShort } from '../../texts/dates.ts';
import { importTexts as texts } from '../../texts/import.ts';
import { phaseWords } from '../../texts/words.ts';

/** "Isikukood: ei ole õige" */
export function findingWords({ column, code, about }: Finding): string {
  const day = daySchema.safeParse(about);
  const words = texts.findings[code](day.success ? dateShort(day.data) : (about ?? ''));
  return column ? `${texts.columns[column]}: ${words}` : words;
}

/** "Teenus kestab, kuni 12.01.2027, järgmine ülevaade 20.02.2026"; '' when it becomes nothing */
export function becomesWords({ phase, serviceEnd, nextOverview }: LineReport): string {
  const day = (words: (day: string) => string, on: Day | null) => (on ? [words(dateShort(on))] : []);
  const parts = [phase ? phaseWords(phase) : '', ...day(texts.until, serviceEnd)];
  return [...parts, ...day(texts.nextOverview, nextOverview)].filter(Boolean).join(', ');
}

/** The worst first. */
export const inOrderOfLevel = (findings: readonly Finding[]): Finding[] =>
  (['error', 'warning', 'note'] as const).flatMap((level) => findings.filter((one) => one.level === level));

/** How many lines each choice imports. */
export const countOf = (lines: readonly LineReport[], choice: 'clean' | 'warned'): number =>
  lines.filter(
    ({ result, findings }) => result === 'ready' && (choice === 'warned' || !hasLevel(findings, 'warning')),
  ).length;

export function problemWords(problem: FileProblem): string {
  switch (problem.problem) {
    case 'quotes':
      return texts.problems.quotes(problem.line);
    case 'columns-missing':
    case 'columns-twice':
      return texts.problems[problem.problem](problem.columns.map((one) => texts.columns[one]).join(', '));
    default:
      return texts.problems[problem.problem];
  }
}
