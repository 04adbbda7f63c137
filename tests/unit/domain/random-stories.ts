/** Random stories of a case: each command at its moment, decided and applied as a commit does. */
import fc from 'fast-check';
import type { Command } from '#domain/case/commands';
import { decide } from '#domain/case/decide';
import { evolve } from '#domain/case/evolve';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import { incompleteReferral, opened } from '../../support/cases.ts';
import { deepFreeze } from '../../support/given.ts';
import { type Intent, intents } from './random-intents.ts';

export const start = fc
  .boolean()
  .map((complete) => opened(complete ? {} : { opening: { referral: incompleteReferral() } }).state);

export interface Step {
  readonly before: CaseState;
  readonly command: Command;
  readonly at: string;
  readonly after: CaseState;
  readonly refused: boolean;
}

/** Plays the commands, each at its moment; whatever is given to a rule is frozen. */
export function play(state: CaseState, commands: { intent: Intent; later: number }[]): Step[] {
  let before = deepFreeze(state);
  let moment = Date.parse('2026-02-02T08:00:00.000Z');
  return commands.map(({ intent, later }) => {
    moment += later * 60_000;
    const at = new Date(moment).toISOString();
    const command = deepFreeze(intent(before, at));
    const events = tryTo(command, before, at);
    const changed = events !== null && events.length > 0;
    const after = changed
      ? deepFreeze(evolve(before, { version: before.version + 1, at, events: deepFreeze(events) }))
      : before;
    const step = { before, command, at, after, refused: events === null };
    before = after;
    return step;
  });
}

export function tryTo(command: Command, state: CaseState, at: string) {
  try {
    return decide(command, state, at);
  } catch (error) {
    if (error instanceof CommandRefused) return null;
    throw error;
  }
}

/** Checks every step of random stories. */
export const always = (holds: (step: Step) => void) =>
  fc.assert(
    fc.property(start, intents, (state, commands) => {
      for (const step of play(state, commands)) holds(step);
    }),
    { numRuns: 100 },
  );
