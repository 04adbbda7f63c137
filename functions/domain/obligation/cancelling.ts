/** Taking back what was asked for beside the path, whether its machine has opened it yet or not. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseEvent } from '#domain/case/events';
import { type CaseState, findObligation } from '#domain/case/state';
import { openingOf } from '#domain/obligation/decide';
import type { SideKind } from '#domain/obligation/kinds';

/** @returns nothing when it is closed already; else its machine, which would open it a moment later, finds it closed */
export function cancelAsked(state: CaseState, kind: SideKind, cause: string, now: Instant): CaseEvent[] {
  const obligation = findObligation(state, kind, cause);
  if (obligation?.status === 'closed') return [];
  return [
    ...(obligation ? [] : [openingOf(state, kind, cause, now)]),
    {
      type: 'ObligationAnswered',
      kind,
      cause,
      outcome: 'cancelled',
      arrivedAt: now,
      channel: null,
      late: false,
    },
  ];
}
