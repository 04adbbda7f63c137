/** What stood in the case before it was put right: when, by whom, why. With the client's data only, and erased with them. */
import { type Fact, Outside, SummaryList } from '#web/frame/parts.tsx';
import { correctionTexts as texts } from '#web/texts/correction.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { actorWords } from '#web/texts/timeline.ts';
import { correctedWords, valueText, valueWords } from '#web/texts/words.ts';
import type { CaseView } from './view.ts';

export const EarlierValues = ({ view: { state, log } }: { view: CaseView }) => {
  const { corrections } = state;
  if (corrections.length === 0) return null;
  return (
    <section class="card" aria-labelledby="varasemad">
      <h3 id="varasemad">{texts.earlier}</h3>
      {corrections.toReversed().map(({ at, fact, cause, before, reason }) => {
        const by = log.find((entry) => entry.at === at)?.by;
        const facts: Fact[] = Object.entries(before ?? {})
          .filter(([name]) => name !== 'ehak')
          .map(([name, value]) => [
            valueWords(fact, name),
            <Outside text={valueText(name, value) || texts.none} lines />,
          ]);
        return (
          <details>
            <summary>
              {dateTimeShort(at)}
              {by && `, ${actorWords(by)}`}: {correctedWords(fact, cause)}
            </summary>
            <SummaryList
              facts={reason ? [...facts, [texts.earlierReason, <Outside text={reason} lines />]] : facts}
            />
          </details>
        );
      })}
    </section>
  );
};
