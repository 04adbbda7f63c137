/** Which machines a log entry starts. Like its mails, they are worked out from the entry: so none is lost by a crash. */
import type { CaseEvent } from '#domain/case/events';
import { type CaseState, findObligation } from '#domain/case/state';
import { type SideKind, sideKinds } from '#domain/obligation/kinds';

export type Start =
  | { readonly machine: 'referral' }
  | { readonly machine: 'obligation'; readonly kind: SideKind; readonly cause: string };

/** @param state the case after the entry; @returns the starts in a fixed order */
export function startsOf(events: readonly CaseEvent[], state: CaseState): Start[] {
  return events.flatMap((event): Start[] => {
    switch (event.type) {
      case 'CaseOpened':
        return [{ machine: 'referral' }];
      case 'MachinesRestarted':
        return [{ machine: 'referral' }, ...unanswered(state)];
      case 'ObligationAsked':
        return [{ machine: 'obligation', kind: event.kind, cause: event.cause }];
      case 'ChangeReported':
        return [{ machine: 'obligation', kind: 'acknowledge-change', cause: event.cause }];
      case 'QueryAsked':
        return [{ machine: 'obligation', kind: 'answer-query', cause: event.cause }];
      default:
        return [];
    }
  });
}

/** What stands beside the path and is not closed needs a machine of its own after a restart. */
function unanswered(state: CaseState): Start[] {
  return sideKinds.flatMap((kind) =>
    Array.from({ length: state.asked[kind] }, (_, index) => String(index + 1))
      .filter((cause) => findObligation(state, kind, cause)?.status !== 'closed')
      .map((cause): Start => ({ machine: 'obligation', kind, cause })),
  );
}
