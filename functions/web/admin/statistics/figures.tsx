/** The numbers of statistics on the page: what the funder asks for first, then charts, each with its table. */
import type { Part, Statistics } from '#domain/statistics/numbers';
import type { Shown } from '#domain/statistics/small-counts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { endingWords } from '../../texts/words.ts';
import { BarChart } from './charts.tsx';
import { Figure, shownOf } from './figure.tsx';
import { MonthsFigure } from './months-figure.tsx';
import { PromisesFigure } from './promises-figure.tsx';
import { languageName, protectionName, providerName, shownWords } from './words.ts';

/** Bars of one chart; what comes after is small, and in the table. */
const mostBars = 8;
type Numbers = Statistics<Shown>;

export const Figures = ({ numbers }: { numbers: Numbers }) => {
  const totals = [numbers.received, numbers.served];
  return (
    <div class="charts">
      <MonthsFigure numbers={numbers} />
      <Parts
        totals={totals}
        id="municipalities"
        texts={texts.municipalities}
        parts={numbers.municipalities}
        nameOf={({ name }) => name}
      />
      <PromisesFigure promises={numbers.promises} />
      <Endings endings={numbers.endings} ended={numbers.ended} />
      <Parts
        totals={totals}
        id="languages"
        texts={texts.languages}
        parts={numbers.languages}
        nameOf={languageName}
      />
      <Parts
        totals={totals}
        id="protections"
        texts={texts.protections}
        parts={numbers.protections}
        nameOf={protectionName}
      />
      <Parts
        totals={totals}
        id="providers"
        texts={texts.providers}
        parts={numbers.providers}
        nameOf={providerName}
      />
    </div>
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
  totals,
  nameOf,
}: {
  id: string;
  texts: PartTexts;
  parts: readonly Part<Shown>[];
  totals: readonly Shown[];
  nameOf: (part: Part<Shown>) => string;
}) => {
  const counts = parts.flatMap(({ received, served }) => [received, served]);
  const bars = parts.slice(0, mostBars).map((part) => ({ label: nameOf(part), count: part.received }));
  const rows = parts.map((part) => [nameOf(part), shownWords(part.received), shownWords(part.served)]);
  return (
    <Figure title={title} shown={shownOf(counts, totals)} table={{ head, rows }}>
      <p class="muted small">
        {head[1]}. {parts.length > mostBars && texts.chartMost(mostBars)}
      </p>
      <BarChart id={id} title={title} desc={descOf(bars)} bars={bars} />
    </Figure>
  );
};

const Endings = ({ endings, ended }: Pick<Numbers, 'endings' | 'ended'>) => {
  const { title, head } = texts.endings;
  const shown = shownOf(
    endings.map(({ count }) => count),
    [ended],
  );
  const bars = endings.map(({ ending, count }) => ({ label: endingWords(ending), count }));
  const rows = bars.map(({ label, count }) => [label, shownWords(count)]);
  return (
    <Figure title={title} shown={shown} table={{ head, rows }}>
      <BarChart id="endings" title={title} desc={descOf(bars)} bars={bars} />
    </Figure>
  );
};

const descOf = (bars: readonly { readonly label: string; readonly count: Shown }[]): string =>
  texts.chartDesc(bars.map(({ label, count }) => `${label}: ${shownWords(count)}`).join('; '));
