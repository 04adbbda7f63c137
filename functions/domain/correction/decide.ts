/** Putting a recorded fact right, in any phase, until the client's data are erased. Days and moments of facts stay. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import type { CorrectableFact, Values } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';

export interface CorrectFact {
  readonly type: 'CorrectFact';
  readonly fact: CorrectableFact;
  /** Which one of several of its kind; null when there is one. */
  readonly cause: string | null;
  /** All values of the fact, as they should be. */
  readonly values: Values;
  readonly reason: string;
  /** Whoever was told the old values by mail is told that they changed. */
  readonly tell: boolean;
}

/**
 * @returns no event when all is as it was
 * @throws CommandRefused `erased`; `wrong-phase` when there is no such fact; `still-missing`, `correction-not-possible`,
 *   `end-in-the-past`, `last-day-outside`
 */
export function correctFact(command: CorrectFact, state: CaseState, now: Instant): CaseEvent[] {
  const { fact, cause, reason, tell } = command;
  if (state.erasedAt) throw new CommandRefused('erased');
  const rules = corrections[fact];
  const known = rules.read(state, cause ?? '');
  if (!known) throw new CommandRefused('wrong-phase');
  const values = rules.checked(command.values, state, cause ?? '', now);
  const changed = Object.keys(values).filter((name) => !same(values[name], known[name]));
  if (changed.length === 0) return [];
  const isPersonal = ([name]: [string, unknown]) => rules.personal.includes(name);
  const entries = Object.entries(values);
  const told = tell
    ? rules.told(state, cause ?? '').filter((party) => party !== 'provider' || state.provider)
    : [];
  const after = rules.put(state, values, cause ?? '', now);
  return [
    {
      type: 'FactCorrected',
      ...{ fact, cause, changed, told: [...told] },
      facts: Object.fromEntries(entries.filter((entry) => !isPersonal(entry))),
      personal: {
        before: Object.fromEntries(changed.map((name) => [name, known[name] ?? null])),
        after: Object.fromEntries(entries.filter(isPersonal)),
        text: reason,
      },
    },
    ...rules.follows(after, now, state),
  ];
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
