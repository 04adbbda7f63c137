/** The numbers that the funder asks for, as tiles on top of statistics. */
import type { FeedbackCount, Question } from '#domain/feedback/questions';
import type { ObligationKind } from '#domain/obligation/kinds';
import type { Promises, Statistics, Wait } from '#domain/statistics/numbers';
import { type Period, quartersIn } from '#domain/statistics/period';
import { type Shown, shownApart } from '#domain/statistics/small-counts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { medianWords, shareWords, shownWords } from './words.ts';

export interface Tile {
  readonly label: string;
  readonly number: string;
  readonly hint?: string | undefined;
}

export const Tiles = ({ tiles }: { tiles: readonly Tile[] }) => (
  <dl class="tiles">
    {tiles.map(({ label, number, hint }) => (
      <div>
        <dt>
          {label}
          {hint && <span class="hint block">{hint}</span>}
        </dt>
        <dd class="tile-number">{number}</dd>
      </div>
    ))}
  </dl>
);

/** @param answers the survey's counts in the quarters of the period; null: they are not of what was chosen */
export function tilesOf(
  numbers: Statistics<Shown>,
  answers: readonly FeedbackCount[] | null,
  period: Period,
  exact: boolean,
): Tile[] {
  const { headline: words } = texts;
  return [
    { label: words.served, number: shownWords(numbers.served), hint: words.servedHint },
    { label: words.received, number: shownWords(numbers.received) },
    { label: words.started, number: shownWords(numbers.started) },
    { label: words.ended, number: shownWords(numbers.ended) },
    { label: words.running, number: shownWords(numbers.running) },
    waitTile(words.supportPerson, numbers.supportPerson),
    waitTile(words.firstMeeting, numbers.firstMeeting),
    promiseTile(words.ensured, numbers.promises, 'ensure-support-person'),
    promiseTile(words.answered, numbers.promises, 'answer-query'),
    ...surveyTiles(answers, quartersIn(period), exact),
  ];
}

const waitTile = (label: string, { count, median }: Wait<Shown>): Tile => ({
  label,
  number: medianWords(median),
  hint: texts.headline.median(shownWords(count)),
});

function promiseTile(label: string, promises: readonly Promises<Shown>[], kind: ObligationKind): Tile {
  const found = promises.find((one) => one.kind === kind);
  const hint = texts.headline.promises(shownWords(found?.all ?? 0));
  return { label, number: found ? shareWords(found) : '–', hint };
}

/** AMIF2021-6: 80 % each. A share is of the ratings 4 and 5. */
export function surveyTiles(
  answers: readonly FeedbackCount[] | null,
  quarters: readonly string[],
  exact: boolean,
): Tile[] {
  const { headline: words } = texts;
  const asked: readonly Question[] = ['satisfied', 'quality', 'readiness'];
  return asked.map((question) => {
    const label = words[question];
    if (!answers || quarters.length === 0) return { label, number: '–', hint: words.noQuarter };
    const { share, rough, all } = surveyShare(answers, question, exact);
    const [first = '', last = first] = [quarters[0], quarters.at(-1)];
    const named = first === last ? first : `${first} – ${last}`;
    const hint = all === 0 ? words.noAnswers : words.answers(shownWords(all), named);
    return { label, number: shareWords({ share, rough }), hint };
  });
}

function surveyShare(answers: readonly FeedbackCount[], question: Question, exact: boolean) {
  const given = answers.filter((one) => one.question === question);
  const sum = (from: number, to: number) =>
    given.filter(({ value }) => from <= value && value <= to).reduce((all, { count }) => all + count, 0);
  const [high, low] = [sum(4, 5), sum(1, 3)];
  const percent = high + low === 0 ? null : Math.round((100 * high) / (high + low));
  if (exact || percent === null) return { share: percent, rough: false, all: high + low };
  const { total } = shownApart([high, low]);
  if (total === 'few') return { share: null, rough: false, all: total };
  const rough = total === 'many';
  return { share: rough ? 5 * Math.round(percent / 5) : percent, rough, all: total };
}
