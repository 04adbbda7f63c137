/**
 * Charts as SVG, drawn here: lengths in percent, heights and letters in pixels, so that a chart is as wide as its place and
 * its words stay readable. Colours come by classes. Every chart has a table beside it; the chart only shows the proportions.
 */
import type { Child } from 'hono/jsx';
import { fewerThan, type Shown } from '#domain/statistics/small-counts';
import { shownWords } from './words.ts';

/** A count that is hidden is drawn as an empty bar of that length, whatever it is. */
const drawn = (count: Shown): number => {
  if (typeof count === 'number') return count;
  return count === 'hidden' ? 0 : fewerThan;
};

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

interface ChartProps {
  /** Of the page's elements: begins the ids. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly desc: string;
}

const Svg = ({ id, title, desc, height, children }: ChartProps & { height: number; children: Child }) => (
  <svg class="chart" role="img" aria-labelledby={`${id}-title ${id}-desc`} width="100%" height={height}>
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{desc}</desc>
    {children}
  </svg>
);

const barHeight = 18;
const rowHeight = 52;
/** The longest bar leaves room for its number. */
const longest = 0.84;

/** Bars below each other, each under its label. */
export const BarChart = ({
  bars,
  ...chart
}: ChartProps & { bars: readonly { readonly label: string; readonly count: Shown }[] }) => {
  const most = Math.max(1, ...bars.map(({ count }) => drawn(count)));
  return (
    <Svg {...chart} height={bars.length * rowHeight}>
      {bars.map(({ label, count }, row) => {
        const width = percent((longest * drawn(count)) / most);
        const top = row * rowHeight;
        return (
          <>
            <text x="0" y={top + 16} class="chart-label">
              {label}
            </text>
            <rect x="0" y={top + 23} width={width} height={barHeight} class={barClass(count)} />
            <text x={width} dx={6} y={top + 37} class="chart-number">
              {shownWords(count)}
            </text>
          </>
        );
      })}
    </Svg>
  );
};

export interface Share {
  readonly label: string;
  /** "95%", "umbes 95%" */
  readonly words: string;
  /** Percents from the left, with the class of each. */
  readonly parts: readonly {
    readonly part: 'kept' | 'excused' | 'broken' | 'unknown';
    readonly share: number;
  }[];
}

/** Whole bars of 100 % in parts; the share of the first stands above its end. */
export const ShareChart = ({ shares, ...chart }: ChartProps & { shares: readonly Share[] }) => (
  <Svg {...chart} height={shares.length * rowHeight}>
    {shares.map(({ label, words, parts }, row) => {
      const top = row * rowHeight;
      return (
        <>
          <text x="0" y={top + 16} class="chart-label">
            {label}
          </text>
          <text x="100%" y={top + 16} class="chart-number chart-end">
            {words}
          </text>
          {parts.map(({ part, share }, index) => (
            <rect
              x={percent(parts.slice(0, index).reduce((sum, one) => sum + one.share, 0) / 100)}
              y={top + 23}
              width={percent(share / 100)}
              height={barHeight}
              class={`bar ${part}`}
            />
          ))}
        </>
      );
    })}
  </Svg>
);

const plotTop = 12;
const plotHeight = 180;
/** Left of the columns stand the numbers of the axis. */
const axis = 0.09;

/** Two columns for each month. */
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

const barClass = (count: Shown): string => (typeof count === 'number' ? 'bar' : 'bar few');

/** @returns an even number at or above: 2, 4, 10, 20, 40, 100, … so that the half of it is whole, too */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return (
    [1, 2, 4, 6, 8, 10].map((step) => step * power).find((top) => top >= most && top % 2 === 0) ?? 10 * power
  );
}

/** What the colours mean; the same words stand in the table. */
export const Legend = ({ parts }: { parts: readonly (readonly [name: string, words: string])[] }) => (
  <ul class="legend" aria-hidden="true">
    {parts.map(([name, words]) => (
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect x="1" y="1" width="12" height="12" class={`bar ${name}`} />
        </svg>{' '}
        {words}
      </li>
    ))}
  </ul>
);
