/**
 * Charts as SVG, drawn here: lengths in percent, heights and letters in pixels, so that a chart is as wide as its place and
 * its words stay readable. Colours come by classes. Every chart has a table beside it; the chart only shows the proportions.
 */
import type { Child } from 'hono/jsx';
import { fewerThan, type Shown } from '#domain/statistics/small-counts';
import { shownWords } from './words.ts';

/** A count that is hidden is drawn as an empty bar of that length, whatever it is. */
export const drawn = (count: Shown): number => {
  if (typeof count === 'number') return count;
  return count === 'hidden' ? 0 : fewerThan;
};

export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

export interface ChartProps {
  /** Of the page's elements: begins the ids. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly desc: string;
}

export const Svg = ({
  id,
  title,
  desc,
  height,
  children,
}: ChartProps & { height: number; children: Child }) => (
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

export const barClass = (count: Shown): string => (typeof count === 'number' ? 'bar' : 'bar few');

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
