/** What a correctable fact is: its values in the case, how they are put back, what they may be, and who knows them. */
import * as z from 'zod/mini';
import type { Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import type { Values } from '#domain/correction/facts';
import type { Party } from '#domain/obligation/kinds';

interface Rules<Known extends Values> {
  /** Names of values that are personal data: nullable in the schema, for they are erased one day. */
  readonly personal: readonly (keyof Known & string)[];
  /** Names of values that must be given. */
  readonly required?: readonly (keyof Known & string)[];
  /** @returns the fact as the case knows it, or null when there is no such fact */
  readonly read: (state: CaseState, cause: string) => Known | null;
  readonly put: (state: CaseState, values: Known, cause: string, at: Instant) => CaseState;
  /** @throws CommandRefused when the values cannot be */
  readonly check?: (values: Known, state: CaseState, now: Instant, known: Known) => void;
  /** What else becomes of it; @param after the case with the new values */
  readonly follows?: (after: CaseState, now: Instant, before: CaseState) => CaseEvent[];
  /** Whom a mail of ours told the values. */
  readonly told: (state: CaseState, cause: string) => readonly Party[];
}

export interface Correctable {
  readonly personal: readonly string[];
  read(state: CaseState, cause: string): Values | null;
  /** @returns the values as they are written; @throws CommandRefused */
  checked(values: Values, state: CaseState, cause: string, now: Instant): Values;
  put(state: CaseState, values: Values, cause: string, at: Instant): CaseState;
  follows(after: CaseState, now: Instant, before: CaseState): CaseEvent[];
  told(state: CaseState, cause: string): readonly Party[];
}

/** @param make gives the schema of the values, by which the log's are read as well; asked once, when the first correction comes */
export function correctable<Known extends Values>(
  make: () => z.ZodMiniType<Known>,
  rules: Rules<Known>,
): Correctable {
  const schema = z.lazy(make);
  return {
    personal: rules.personal,
    read: rules.read,
    checked(values, state, cause, now) {
      const parsed = schema.safeParse(values);
      const known = rules.read(state, cause);
      if (!parsed.success || !known) throw new CommandRefused('correction-not-possible');
      if (rules.required?.some((name) => isEmpty(parsed.data[name])))
        throw new CommandRefused('still-missing');
      rules.check?.(parsed.data, state, now, known);
      return parsed.data;
    },
    put: (state, values, cause, at) => rules.put(state, schema.parse(values), cause, at),
    follows: (after, now, before) => rules.follows?.(after, now, before) ?? [],
    told: rules.told,
  };
}

/** @throws CommandRefused unless it is so */
export function mustBe(possible: boolean): void {
  if (!possible) throw new CommandRefused('correction-not-possible');
}

const isEmpty = (value: Values[string] | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
