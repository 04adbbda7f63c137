/** A card with one chart and its table, or with why there is none. */
import type { Child } from 'hono/jsx';
import type { Shown } from '#domain/statistics/small-counts';
import { Table } from '../../frame/parts.tsx';
import { statisticsTexts as texts } from '../../texts/statistics.ts';

/** @param shown `none`: nothing happened; `withheld`: what happened is too little to be told */
export const Figure = ({
  title,
  wide = false,
  shown,
  children,
  table,
}: {
  title: string;
  wide?: boolean;
  shown: 'all' | 'none' | 'withheld';
  children: Child;
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
}) => (
  <section class={wide ? 'card wide' : 'card'}>
    <h2>{title}</h2>
    {shown !== 'all' ? (
      <p>{texts[shown]}</p>
    ) : (
      <>
        {children}
        <details>
          <summary>{texts.chartTable}</summary>
          <Table caption={title} hideCaption numbers head={table.head} rows={table.rows} />
        </details>
      </>
    )}
  </section>
);

/** @returns what there is to show of these counts */
export function shownOf(counts: readonly Shown[], totals: readonly Shown[]): 'all' | 'none' | 'withheld' {
  if (counts.some((count) => count !== 'hidden' && count !== 0)) return 'all';
  return totals.every((total) => total === 0) ? 'none' : 'withheld';
}
