/** Referrals and services by month. */
import type { Statistics } from '#domain/statistics/numbers';
import type { Shown } from '#domain/statistics/small-counts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { Legend } from './charts.tsx';
import { ColumnChart } from './column-chart.tsx';
import { Figure, shownOf } from './figure.tsx';
import { monthWords, shownWords } from './words.ts';

/** Months that have room for a label each. */
const mostLabels = 14;

export const MonthsFigure = ({
  numbers: { months, received, started, ended },
}: {
  numbers: Statistics<Shown>;
}) => {
  const counts = months.flatMap((one) => [one.received, one.started, one.ended]);
  const { title, head, desc } = texts.months;
  const [, first = '', second = ''] = head;
  const rows = months.map((one) => [
    monthWords(one.month),
    ...[one.received, one.started, one.ended].map(shownWords),
  ]);
  const columns = months.map((one, index) => {
    const [year = '', number = ''] = one.month.split('-');
    const begins = index === 0 || number === '01';
    const label = months.length <= mostLabels ? String(Number(number)) : '';
    return { label, below: begins ? year : '', first: one.received, second: one.started };
  });
  return (
    <Figure title={title} wide shown={shownOf(counts, [received, started, ended])} table={{ head, rows }}>
      <Legend
        parts={[
          ['', first],
          ['second', second],
        ]}
      />
      <ColumnChart
        id="months"
        title={title}
        desc={desc(shownWords(received), shownWords(started))}
        columns={columns}
      />
    </Figure>
  );
};
