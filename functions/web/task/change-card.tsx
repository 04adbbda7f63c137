/** What the provider reported of a change, for the municipality that must know it. */
import type { Change } from '#domain/case/state';
import { Outside, SummaryList } from '../frame/parts.tsx';
import { dateShort } from '../texts/dates.ts';
import { taskTexts } from '../texts/task.ts';
import { directionWords } from '../texts/words.ts';

const texts = taskTexts.change;

export const ChangeCard = ({ change }: { change: Change | null }) => (
  <section class="card">
    <h2>{texts.heading}</h2>
    {change?.what ? (
      <SummaryList
        facts={[
          [texts.direction, directionWords(change.direction)],
          [texts.since, change.since && dateShort(change.since)],
          [texts.urgent, change.urgent ? texts.yes : null],
          [texts.what, <Outside text={change.what} lines />],
          [texts.done, change.done && <Outside text={change.done} lines />],
        ]}
      />
    ) : (
      <p>{texts.erased}</p>
    )}
  </section>
);
