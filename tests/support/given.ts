/** Given a case, when a command comes, then these events: how tests of the domain read. Nothing given may be mutated. */
import { expect } from 'vitest';
import type { Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { decide } from '#domain/case/decide';
import type { CaseEvent } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { CommandRefused, type RefusalCode } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';

export interface Then {
  /** The case after; as it was when nothing happened. @throws the refusal, when the command was refused */
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** These events in this order and no others; each may leave out fields. @returns the case after */
  expectEvents(...expected: readonly Partial<CaseEvent>[]): CaseState;
  expectNothing(): void;
  expectRefusal(code: RefusalCode): void;
}

/** @param state the case before; it is frozen, so that a rule that mutates it throws */
export const given = (state: CaseState) => ({
  /** @param at ISO instant at which it is decided and, if it is not refused, committed */
  when: (command: Command, at: Instant): Then => outcomeOf(deepFreeze(state), deepFreeze(command), at),
});

/** Freezes a value with all that it holds. @returns the same value */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) deepFreeze(one);
  }
  return value;
}

function outcomeOf(state: CaseState, command: Command, at: Instant): Then {
  const decided = decideOrRefuse(command, state, at);
  const happened = (): readonly CaseEvent[] => {
    if (decided instanceof CommandRefused) throw decided;
    return decided;
  };
  const after = (): CaseState => {
    const events = deepFreeze(happened());
    if (events.length === 0) return state;
    // Whatever a rule decides must be read without its persons, too: their parts are erased one day.
    evolve(state, { version: state.version + 1, at, events: withoutPersonal(events) });
    return evolve(state, { version: state.version + 1, at, events });
  };
  return {
    get state() {
      return after();
    },
    get events() {
      return happened();
    },
    expectEvents(...expected) {
      expect(happened()).toMatchObject(expected);
      return after();
    },
    expectNothing() {
      expect(happened()).toEqual([]);
    },
    expectRefusal(code) {
      expect(decided).toBeInstanceOf(CommandRefused);
      expect(decided).toHaveProperty('code', code);
    },
  };
}

/** The events as they are read when the personal parts of their entry are erased. */
export const withoutPersonal = (events: readonly CaseEvent[]): CaseEvent[] =>
  events.map((event) => ('personal' in event ? { ...event, personal: undefined } : event));

function decideOrRefuse(command: Command, state: CaseState, at: Instant): CaseEvent[] | CommandRefused {
  try {
    return decide(command, state, at);
  } catch (error) {
    if (error instanceof CommandRefused) return error;
    throw error;
  }
}
