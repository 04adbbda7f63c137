/** The explanation of a due date in English sentences. */
import {
  dateTimeWords,
  dateWords,
  deadlineWords,
  fromDateWords,
  listWords,
  onDateWords,
  untilDateWords,
} from '#domain/english';
import { type DueChange, type DueExplanation, type DueStep, daysTogether } from './due.ts';
import { HOLIDAY_NAMES } from './holidays.ts';

/** @returns the whole count, one sentence for each day or weekend, the deadline last. */
export const explainInEnglish = (explanation: DueExplanation): string[] => {
  const { changes = [] } = explanation;
  const counted = countedWords(explanation);
  if (changes.length === 0) return counted;
  const first = `The deadline was ${deadlineWords(explanation.due)}.`;
  return [...counted.slice(0, -1), first, ...changes.flatMap(changeSentences)];
};

const countedWords = (explanation: DueExplanation): string[] => {
  const last = `The deadline is ${deadlineWords(explanation.due)}.`;
  switch (explanation.rule) {
    case 'working-days': {
      const { dayZero, receivedAt, steps } = explanation;
      const zero = receivedAt === null ? dateWords(dayZero) : dateTimeWords(receivedAt);
      return [`Day 0 is ${zero}: it is not counted.`, ...daysTogether(steps).map(spanSentence), last];
    }
    case 'months':
      return [
        `It begins on ${dateWords(explanation.from)}; the term is ${counted(explanation.months, 'month')}.`,
        explanation.from.slice(8) === explanation.due.slice(8)
          ? 'The term ends on the same day of the month and is not moved to a working day.'
          : 'That month has no such day, so the term ends on its last day and is not moved to a working day.',
        last,
      ];
    case 'date':
      return [`The deadline was set to ${deadlineWords(explanation.due)}.`];
    default:
      throw new RangeError(`unknown rule of a due date: ${JSON.stringify(explanation satisfies never)}`);
  }
};

const spanSentence = (span: readonly DueStep[]): string => {
  const [step] = span;
  const days = listWords(span.map(({ day }) => dateWords(day)));
  if (step?.kind === 'counted') return `Working day ${step.number} is ${days}.`;
  if (step?.kind === 'holiday')
    return `${days} is a public holiday (${HOLIDAY_NAMES[step.holiday].en}): not counted.`;
  return span.length === 1
    ? `${days} is at the weekend: not counted.`
    : `${days} are a weekend: not counted.`;
};

const changeSentences = (change: DueChange): string[] => {
  const now = `The new deadline is ${deadlineWords(change.due)}.`;
  if (change.why === 'extended') return [`The deadline was extended ${onDateWords(change.on)}.`, now];
  const { from, to, workingDays } = change;
  const stood = `The task was paused ${fromDateWords(from)} ${untilDateWords(to)}`;
  if (workingDays === 0) return [`${stood}: no working day fell between, the deadline did not change.`];
  return [`${stood}: ${counted(workingDays, 'working day')}.`, now];
};

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
