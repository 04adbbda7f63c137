/** How many promises of each kind were kept in time. */
import type { Promises } from '#domain/statistics/numbers';
import type { Shown } from '#domain/statistics/small-counts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';
import { obligationWords } from '../../texts/words.ts';
import { Legend, type Share, ShareChart } from './charts.tsx';
import { Figure } from './figure.tsx';
import { shareWords, shownWords } from './words.ts';

export const PromisesFigure = ({ promises }: { promises: readonly Promises<Shown>[] }) => {
  const { title, head, kept, excused, broken, unknown } = texts.promises;
  const shares = promises.filter(({ share }) => share !== null).map(shareOf);
  const rough = shares.some(({ parts }) => parts.some(({ part }) => part === 'unknown'));
  const rows = promises.map((one) => [
    obligationWords(one.kind).title,
    ...[one.kept, one.excused, one.broken, one.all].map(shownWords),
    shareWords(one),
  ]);
  const withheld = promises.length > 0 && shares.length === 0;
  const shown = withheld ? 'withheld' : shares.length === 0 ? 'none' : 'all';
  return (
    <Figure title={title} shown={shown} table={{ head, rows }}>
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
