/**
 * Month 11: the municipality assesses whether the client needs help after the service (BRIEF, path 7). The limit of 12 months
 * stands whatever it finds; a need that goes on asks for a new decision.
 */
import * as z from 'zod/mini';
import type { Instant } from '#domain/calendar/calendar';
import { answer } from '#domain/case/answering';
import type { Arrival } from '#domain/case/commands';
import type { CaseEvent, EventOf } from '#domain/case/events';
import { type CaseState, findObligation } from '#domain/case/state';

export const needs = ['continues', 'other-service', 'ends'] as const;
export type Need = (typeof needs)[number];

export const needFacts = {
  NeedAssessed: () =>
    z.object({
      type: z.literal('NeedAssessed'),
      cause: z.string(),
      need: z.enum(needs),
      personal: z.optional(z.object({ text: z.string() })),
    }),
};

export interface NeedState {
  /** What the municipality found before the end; null: nothing yet. */
  readonly need: { readonly assessedAt: Instant; readonly need: Need; readonly note: string | null } | null;
}
export const notAssessed: NeedState = { need: null };

export type AssessNeed = {
  readonly type: 'AssessNeed';
  readonly cause: string;
  readonly need: Need;
  readonly note: string | null;
} & Arrival;

/** Both are told that the end is near, and the municipality is asked what the client needs after it, unless it still owes that. */
export function warnOfEnd(state: CaseState, now: Instant): CaseEvent[] {
  const kind = 'assess-need';
  const asked = state.asked[kind];
  const owed = asked > 0 && findObligation(state, kind, String(asked))?.status !== 'closed';
  const ask: CaseEvent = { type: 'ObligationAsked', kind, cause: String(asked + 1), from: now, due: null };
  return [{ type: 'EndWarned' }, ...(owed ? [] : [ask])];
}

/** @throws CommandRefused as `answer` */
export const assessNeed = (command: AssessNeed, state: CaseState, now: Instant): CaseEvent[] => {
  const { cause, need, note } = command;
  const personal = note ? { personal: { text: note } } : {};
  return [
    ...answer(state, 'assess-need', command, 'done', now),
    { type: 'NeedAssessed', cause, need, ...personal },
  ];
};

export const withNeed = (
  state: CaseState,
  { need, personal }: EventOf<'NeedAssessed'>,
  at: Instant,
): CaseState => ({ ...state, need: { assessedAt: at, need, note: personal?.text ?? null } });
