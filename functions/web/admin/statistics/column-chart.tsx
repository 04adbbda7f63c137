/** Two columns for each month, over a line of the months. */
import type { Shown } from '#domain/statistics/small-counts';
import { barClass, type ChartProps, drawn, percent, Svg } from './charts.tsx';

const plotTop = 12;
const plotHeight = 180;
/** Left of the columns stand the numbers of the axis. */
const axis = 0.09;

export const ColumnChart = ({
  columns,
  ...chart
}: ChartProps & {
  columns: readonly {
    readonly label: string;
    readonly below: string;
    readonly first: Shown;
    readonly second: Shown;
  }[];
}) => {
  const top = niceTop(Math.max(1, ...columns.flatMap(({ first, second }) => [drawn(first), drawn(second)])));
  const band = (1 - axis) / columns.length;
  const y = (value: number) => plotTop + plotHeight * (1 - value / top);
  return (
    <Svg {...chart} height={plotTop + plotHeight + 42}>
      {[0, 0.5, 1].map((part) => (
        <>
          <line x1={percent(axis)} x2="100%" y1={y(top * part)} y2={y(top * part)} class="chart-grid" />
          <text x={percent(axis)} dx={-6} y={y(top * part) + 4} class="chart-tick chart-end">
            {String(top * part)}
          </text>
        </>
      ))}
      {columns.map(({ label, below, first, second }, index) => {
        const left = axis + band * index;
        const middle = percent(left + band / 2);
        return (
          <>
            {[first, second].map((count, at) => (
              <rect
                x={percent(left + band * (0.14 + 0.37 * at))}
                y={y(drawn(count))}
                width={percent(band * 0.35)}
                height={(plotHeight * drawn(count)) / top}
                class={at === 0 ? barClass(count) : `${barClass(count)} second`}
              />
            ))}
            <text x={middle} y={plotTop + plotHeight + 18} class="chart-tick chart-middle">
              {label}
            </text>
            {below && (
              <text x={middle} y={plotTop + plotHeight + 34} class="chart-tick chart-middle">
                {below}
              </text>
            )}
          </>
        );
      })}
    </Svg>
  );
};

/** @returns an even number at or above: 2, 4, 10, 20, 40, 100, … so that the half of it is whole, too */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return (
    [1, 2, 4, 6, 8, 10].map((step) => step * power).find((top) => top >= most && top % 2 === 0) ?? 10 * power
  );
}
