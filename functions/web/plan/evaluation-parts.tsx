/** An evaluation and its interpreter, as pages of provider, municipality and agency show them. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import type { InterpretedMeeting } from '#domain/evaluation/facts';
import { type Evaluation, evaluationSet, type Interpreter, interpreterAt } from '#domain/evaluation/state';
import { type Fact, harmless, Outside, SummaryList } from '../frame/parts.tsx';
import { timeRangeWords } from '../texts/dates.ts';
import { evaluationTexts } from '../texts/evaluation.ts';
import { interpreterLanguage, progressWords } from '../texts/words.ts';

const texts = evaluationTexts.card;

/** The evaluation that is ahead; nothing without one. */
export const EvaluationCard = ({ state }: { state: CaseState }) => {
  const set = evaluationSet(state);
  if (!set) return null;
  return (
    <section class="card">
      <h2>{texts.heading}</h2>
      <SummaryList
        facts={[
          [texts.when, timeWords(set)],
          [texts.where, set.place && <Outside text={set.place} />],
          ...interpreterFacts(state, 'evaluation', set),
        ]}
      />
    </section>
  );
};

/** @returns the language, and who interprets, or that nobody was found; nothing when none is needed */
export function interpreterFacts(
  state: CaseState,
  meeting: InterpretedMeeting,
  { startsAt, interpreter }: { readonly startsAt: Instant; readonly interpreter: string | null },
): Fact[] {
  if (interpreter === null) return [];
  const asked = interpreterAt(state, meeting, startsAt);
  const stage = evaluationTexts.interpreter.states[asked?.answer ?? 'asked'].toLowerCase();
  const person = asked?.answer === 'arranged' ? personOf(asked) : [];
  return [
    [
      texts.interpreter,
      <>
        <span class="block">
          {interpreterLanguage(interpreter)}: {stage}
        </span>
        {person.map((words) => (
          <span class="block">
            <Outside text={words} />
          </span>
        ))}
      </>,
    ],
  ];
}

/** What was written of a past one: personal data. */
export function evaluationWords({ goals, outcomes, summary, next, reason, status }: Evaluation): Fact[] {
  const lines = (goals ?? []).map((goal, index) => {
    const stage = outcomes[index];
    return `${harmless(goal)}${stage ? `: ${progressWords(stage)}` : ''}`;
  });
  const facts: Fact[] = [
    [texts.goals, lines.length > 0 && <Outside text={lines.join('\n')} lines />],
    [status === 'not-held' ? texts.reason : texts.summary, summary && <Outside text={summary} lines />],
    [texts.next, next && <Outside text={next} lines />],
    [texts.reason, reason && <Outside text={reason} lines />],
  ];
  return facts.filter(([, value]) => value);
}

/** "neljapäev, 12. veebruar 2026 kell 10.00–11.00" */
export function timeWords({ startsAt, minutes }: { startsAt: Instant; minutes: number }): string {
  const ends = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  return timeRangeWords(startsAt, ends);
}

const personOf = ({ name, contact, note }: Interpreter): string[] =>
  [name, contact, note].filter((words) => words !== null && words !== '') as string[];
