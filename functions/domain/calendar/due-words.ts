/** The explanation of a due date in words. */
import {
  countWords,
  dateTimeWords,
  dateWords,
  dayMonthWords,
  deadlineWords,
  fromDateWords,
  listWords,
  NBSP,
  onDateWords,
  untilDateWords,
} from '#domain/estonian';
import type { Language } from '#domain/words/language';
import type { Day } from './calendar.ts';
import { type DueChange, type DueExplanation, type DueStep, daysTogether } from './due.ts';
import { explainInEnglish } from './due-english.ts';
import { HOLIDAY_NAMES } from './holidays.ts';

/** @returns the whole count in sentences, one for each day or weekend, the deadline last. */
export const explain = (explanation: DueExplanation, language: Language = 'et'): string[] =>
  language === 'en' ? explainInEnglish(explanation) : explainInEstonian(explanation);

const explainInEstonian = (explanation: DueExplanation): string[] => {
  const { changes = [] } = explanation;
  const counted = countedWords(explanation);
  if (changes.length === 0) return counted;
  const first = `Tähtaeg oli ${deadlineWords(explanation.due)}.`;
  return [...counted.slice(0, -1), first, ...changes.flatMap(changeSentences)];
};

/** How it was counted at first, the deadline last. */
const countedWords = (explanation: DueExplanation): string[] => {
  switch (explanation.rule) {
    case 'working-days':
      return [
        `Päev 0 on ${zero(explanation)}: seda ei arvestata.`,
        ...daysTogether(explanation.steps).map(spanSentence),
        `Tähtaeg on ${deadlineWords(explanation.due)}.`,
      ];
    case 'months':
      return [
        `Algus on ${dateWords(explanation.from)}; tähtaja pikkus on ${months(explanation.months)}.`,
        sameDayOfMonth(explanation.from, explanation.due)
          ? 'Tähtaeg lõpeb sama kuupäevaga päeval ja seda ei nihutata tööpäevale.'
          : 'Selles kuus sama kuupäeva ei ole, seega lõpeb tähtaeg kuu viimasel päeval ja seda ei nihutata tööpäevale.',
        `Tähtaeg on ${deadlineWords(explanation.due)}.`,
      ];
    case 'date':
      return [`Tähtajaks on määratud ${deadlineWords(explanation.due)}.`];
    default:
      return impossible(explanation);
  }
};

/** @returns one line in Estonian: when it came, which day is the first if not the next, holidays on the way, the end. */
export const explainInShort = (explanation: DueExplanation): string => {
  if (explanation.rule !== 'working-days') return explain(explanation).join(' ');
  const { first, beforeFirst, later, last } = outline(explanation.steps);
  const because = beforeFirst.map(
    ({ day, holiday }) => `${dayMonthWords(day)} on ${HOLIDAY_NAMES[holiday].et}`,
  );
  const parts = [`päev 0 on ${zero(explanation)}`];
  if (last > 1) {
    parts.push(
      `1.${NBSP}tööpäev on ${dateWords(first)}${because.length === 0 ? '' : `, sest ${listWords(because)}`}`,
    );
  } else if (because.length > 0) parts.push(listWords(because));
  if (later.length > 0) {
    parts.push(
      `vahele jääb ${listWords(later.map(({ day, holiday }) => `${HOLIDAY_NAMES[holiday].et} ${dayMonthWords(day)}`))}`,
    );
  }
  const counted = `${last}.${NBSP}tööpäev on ${deadlineWords(explanation.due)}`;
  return [...parts, counted, ...(explanation.changes ?? []).flatMap(changeInShort)].join(' → ');
};

const changeSentences = (change: DueChange): string[] => {
  const now = `Uus tähtaeg on ${deadlineWords(change.due)}.`;
  if (change.why === 'extended') return [`Tähtaega pikendati ${onDateWords(change.on)}.`, now];
  const { from, to, workingDays } = change;
  const stood = `Ülesanne oli peatatud ${fromDateWords(from)} ${untilDateWords(to)}`;
  if (workingDays === 0) return [`${stood}: tööpäevi vahele ei jäänud, tähtaeg ei muutunud.`];
  return [`${stood}: ${countWords(workingDays, 'tööpäev', 'tööpäeva')}.`, now];
};

const changeInShort = (change: DueChange): string[] => {
  const now = `uus tähtaeg on ${deadlineWords(change.due)}`;
  if (change.why === 'extended') return [`tähtaega pikendati ${onDateWords(change.on)}`, now];
  const { from, to, workingDays } = change;
  const stood = `peatatud ${fromDateWords(from)} ${untilDateWords(to)}`;
  return workingDays === 0 ? [] : [`${stood}, ${countWords(workingDays, 'tööpäev', 'tööpäeva')}`, now];
};

type WorkingDays = Extract<DueExplanation, { rule: 'working-days' }>;

/** What happened on day 0 differs (a mail came, a task was sent, a meeting is held), so it is only named as the day. */
const zero = ({ dayZero, receivedAt }: WorkingDays): string =>
  receivedAt === null ? dateWords(dayZero) : dateTimeWords(receivedAt);

const spanSentence = (span: readonly DueStep[]): string => {
  const [step] = span;
  const days = listWords(span.map(({ day }) => dateWords(day)));
  if (step?.kind === 'counted') return `${step.number}.${NBSP}tööpäev on ${days}.`;
  const why = step?.kind === 'holiday' ? `puhkepäev (${HOLIDAY_NAMES[step.holiday].et})` : 'nädalavahetus';
  return `${capital(days)} on ${why}: ei arvestata.`;
};

/** What a short explanation needs: the first counted day, the holidays before and after it, how many were counted. */
const outline = (steps: readonly DueStep[]) => {
  const counted = steps.filter((step) => step.kind === 'counted');
  const holidays = steps.filter((step) => step.kind === 'holiday');
  const [first] = counted;
  if (first === undefined) throw new RangeError('an explanation in working days counts at least one day');
  return {
    first: first.day,
    beforeFirst: holidays.filter(({ day }) => day < first.day),
    later: holidays.filter(({ day }) => day > first.day),
    last: counted.length,
  };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const sameDayOfMonth = (a: Day, b: Day): boolean => a.slice(8) === b.slice(8);

const months = (count: number): string => countWords(count, 'kuu', 'kuud');

const impossible = (explanation: never): never => {
  throw new RangeError(`unknown rule of a due date: ${JSON.stringify(explanation)}`);
};
