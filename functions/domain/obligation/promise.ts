/** Whether a promise was kept, for statistics: its answer came before the end of its due date. */
import type { Obligation } from '#domain/case/state';
import type { Outcome } from '#domain/obligation/kinds';

export type PromiseEnd = 'kept' | 'broken';

/**
 * @param obligation as it stands; null when it was never opened
 * @returns null for what was called off, or what a newer machine minds: nothing was promised any more, or nothing has ended yet
 */
export function promiseEnd(
  obligation: Obligation | null,
  outcome: Outcome | 'superseded',
): PromiseEnd | null {
  if (outcome === 'unattended') return 'broken';
  if (outcome === 'cancelled' || outcome === 'superseded' || obligation?.status !== 'closed') return null;
  return obligation.late ? 'broken' : 'kept';
}
