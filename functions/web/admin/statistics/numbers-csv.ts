/** The publishable numbers as rows of a file: one number a row, so that any program can read them. */
import type { Part, Selection, Statistics } from '#domain/statistics/numbers';
import { firstDay, lastDay } from '#domain/statistics/period';
import type { Shown } from '#domain/statistics/small-counts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { endingWords, obligationWords } from '../../texts/words.ts';
import type { Cell } from './csv.ts';
import type { Tile } from './headline.tsx';
import { languageName, monthWords, protectionName, providerName, shownWords } from './words.ts';

type Row = readonly [number: string, part: string, value: Cell];

/** @param names of the municipality and the provider that are selected */
export function numberRows(
  numbers: Statistics<Shown>,
  surveys: readonly Tile[],
  { period }: Selection,
  names: { readonly municipality: string | null; readonly provider: string | null },
): Cell[][] {
  const of = [
    firstDay(period.from),
    lastDay(period.until),
    names.municipality ?? texts.csv.all,
    names.provider ?? texts.csv.all,
  ];
  const { headline: words, promises } = texts;
  const rows: Row[] = [
    [words.served, '', cell(numbers.served)],
    [words.received, '', cell(numbers.received)],
    [words.started, '', cell(numbers.started)],
    [words.ended, '', cell(numbers.ended)],
    [words.running, '', cell(numbers.running)],
    [words.supportPerson, '', numbers.supportPerson.median],
    [words.firstMeeting, '', numbers.firstMeeting.median],
    ...surveys.map(({ label, number }): Row => [label, '', number]),
    ...numbers.months.flatMap((one): Row[] => [
      [words.received, monthWords(one.month), cell(one.received)],
      [words.started, monthWords(one.month), cell(one.started)],
      [words.ended, monthWords(one.month), cell(one.ended)],
    ]),
    ...parts(texts.municipalities.title, numbers.municipalities, ({ name }) => name),
    ...parts(texts.providers.title, numbers.providers, providerName),
    ...parts(texts.languages.title, numbers.languages, languageName),
    ...parts(texts.protections.title, numbers.protections, protectionName),
    ...numbers.endings.map(
      ({ ending, count }): Row => [texts.endings.title, endingWords(ending), cell(count)],
    ),
    ...numbers.promises.flatMap(({ kind, kept, excused, broken, share }): Row[] => {
      const { title } = obligationWords(kind);
      return [
        [title, promises.kept, cell(kept)],
        [title, promises.excused, cell(excused)],
        [title, promises.broken, cell(broken)],
        [texts.csv.share(title), promises.kept, share],
      ];
    }),
  ];
  return [[...texts.csv.numbers], ...rows.map((row) => [...of, ...row])];
}

const cell = (count: Shown): Cell => (typeof count === 'number' ? count : shownWords(count));

const parts = (title: string, found: readonly Part<Shown>[], nameOf: (part: Part<Shown>) => string): Row[] =>
  found.flatMap((part): Row[] => [
    [`${title}: ${texts.headline.received}`, nameOf(part), cell(part.received)],
    [`${title}: ${texts.headline.served}`, nameOf(part), cell(part.served)],
  ]);
