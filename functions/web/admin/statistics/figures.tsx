/** The numbers of statistics on the page: what the funder asks for first, then charts, each with its table. */
import type { Child } from 'hono/jsx';
import type { Part, Promises, Statistics } from '#domain/statistics/numbers';
import type { Shown } from '#domain/statistics/small-counts';
import { Table } from '../../frame/parts.tsx';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { endingWords, obligationWords } from '../../texts/words.ts';
import { BarChart, ColumnChart, Legend, type Share, ShareChart } from './charts.tsx';
import { languageName, monthWords, protectionName, providerName, shareWords, shownWords } from './words.ts';

/** Bars of one chart; what comes after is small, and in the table. */
const mostBars = 8;
/** Months that have room for a label each. */
const mostLabels = 14;

type Shares = Statistics<Shown>;

export const Figures = ({ numbers }: { numbers: Shares }) => (
  <div class="charts">
    <Months numbers={numbers} />
    <Parts
      id="municipalities"
      texts={texts.municipalities}
      parts={numbers.municipalities}
      nameOf={({ name }) => name}
    />
    <PromiseShares promises={numbers.promises} />
    <Endings endings={numbers.endings} />
    <Parts id="languages" texts={texts.languages} parts={numbers.languages} nameOf={languageName} />
    <Parts id="protections" texts={texts.protections} parts={numbers.protections} nameOf={protectionName} />
    <Parts id="providers" texts={texts.providers} parts={numbers.providers} nameOf={providerName} />
  </div>
);

const Figure = ({
  title,
  wide = false,
  children,
  table,
}: {
  title: string;
  wide?: boolean;
  children: Child;
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
}) => (
  <section class={wide ? 'card wide' : 'card'}>
    <h2>{title}</h2>
    {table.rows.length === 0 ? (
      <p>{texts.none}</p>
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

const Months = ({ numbers: { months, received, started } }: { numbers: Shares }) => {
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
    <Figure title={title} wide table={{ head, rows }}>
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

interface PartTexts {
  readonly title: string;
  readonly head: readonly string[];
}

const Parts = ({
  id,
  texts: { title, head },
  parts,
  nameOf,
}: {
  id: string;
  texts: PartTexts;
  parts: readonly Part<Shown>[];
  nameOf: (part: Part<Shown>) => string;
}) => {
  const bars = parts.slice(0, mostBars).map((part) => ({ label: nameOf(part), count: part.received }));
  const rows = parts.map((part) => [nameOf(part), shownWords(part.received), shownWords(part.served)]);
  return (
    <Figure title={title} table={{ head, rows }}>
      <p class="muted small">
        {head[1]}. {parts.length > mostBars && texts.chartMost(mostBars)}
      </p>
      <BarChart id={id} title={title} desc={descOf(bars)} bars={bars} />
    </Figure>
  );
};

const Endings = ({ endings }: { endings: Shares['endings'] }) => {
  const { title, head } = texts.endings;
  const happened = endings.some(({ count }) => count !== 0);
  const bars = endings.map(({ ending, count }) => ({ label: endingWords(ending), count }));
  const rows = happened ? bars.map(({ label, count }) => [label, shownWords(count)]) : [];
  return (
    <Figure title={title} table={{ head, rows }}>
      <BarChart id="endings" title={title} desc={descOf(bars)} bars={bars} />
    </Figure>
  );
};

const PromiseShares = ({ promises }: { promises: readonly Promises<Shown>[] }) => {
  const { title, head, kept, excused, broken, unknown } = texts.promises;
  const shares = promises.filter(({ share }) => share !== null).map(shareOf);
  const rough = shares.some(({ parts }) => parts.some(({ part }) => part === 'unknown'));
  const rows = promises.map((one) => [
    obligationWords(one.kind).title,
    ...[one.kept, one.excused, one.broken, one.all].map(shownWords),
    shareWords(one),
  ]);
  return (
    <Figure title={title} table={{ head, rows }}>
      <Legend
        parts={[
          ['kept', kept],
          ['excused', excused],
          ['broken', broken],
          ...(rough ? [['unknown', unknown] as const] : []),
        ]}
      />
      <ShareChart
        id="promises"
        title={title}
        desc={texts.chartDesc(shares.map(({ label, words }) => `${label}: ${words}`).join('; '))}
        shares={shares}
      />
    </Figure>
  );
};

/** Where a count is hidden, only the rounded share of what was kept is known. */
function shareOf({ kind, kept, excused, broken, all, share, rough }: Promises<Shown>): Share {
  const percent = (count: Shown) =>
    typeof count === 'number' && typeof all === 'number' ? (100 * count) / all : 0;
  const known = typeof all === 'number';
  return {
    label: obligationWords(kind).title,
    words: shareWords({ share, rough }),
    parts: known
      ? [
          { part: 'kept', share: percent(kept) },
          { part: 'excused', share: percent(excused) },
          { part: 'broken', share: percent(broken) },
        ]
      : [
          { part: 'kept', share: share ?? 0 },
          { part: 'unknown', share: 100 - (share ?? 0) },
        ],
  };
}

const descOf = (bars: readonly { readonly label: string; readonly count: Shown }[]): string =>
  texts.chartDesc(bars.map(({ label, count }) => `${label}: ${shownWords(count)}`).join('; '));
