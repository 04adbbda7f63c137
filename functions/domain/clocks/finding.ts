/** The open obligation that a person means. */
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation, type OpenObligation } from '#domain/case/state';
import type { ObligationKind } from '#domain/obligation/kinds';

/** @throws CommandRefused `already-answered`, `case-ended`; `wrong-phase` when it was never opened */
export function findOpen(state: CaseState, kind: ObligationKind, cause: string): OpenObligation {
  const obligation = findObligation(state, kind, cause);
  if (obligation?.status === 'closed') throw new CommandRefused('already-answered');
  if (state.phase === 'ended') throw new CommandRefused('case-ended');
  if (!obligation) throw new CommandRefused('wrong-phase');
  return obligation;
}
