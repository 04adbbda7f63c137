/** Which nudge of an obligation is due at a moment, and when to look again. Pure: each nudge is decided at most once. */
import { type Instant, nextSendingTime } from '#domain/calendar/calendar';
import type { OpenObligation } from '#domain/case/state';
import { endOfLadder, type LadderStep, ladder } from '#domain/obligation/ladder';

/**
 * @param now ISO instant
 * @returns the step to take now, or null. Of several steps that went by unseen (the system slept) only the last is taken;
 *   steps before the obligation was opened or rescheduled are skipped; outside the sending hours nothing is due.
 */
export function dueNudge(obligation: OpenObligation, now: Instant): LadderStep | null {
  if (nextSendingTime(now) > now) return null;
  return passed(obligation, now).at(-1) ?? null;
}

/**
 * @returns when to look again (ISO instant, in the sending hours), or null when the ladder has ended for good:
 *   the obligation is unattended
 */
export function nextNudgeAt(obligation: OpenObligation, now: Instant): Instant | null {
  if (passed(obligation, now).length > 0) return nextSendingTime(now);
  const next = remaining(obligation).find((step) => step.at > now);
  return next?.at ?? null;
}

/** True when the ladder ran to its end and the agency has not been made its owner. */
export const hasEnded = (step: LadderStep): boolean => step.name === endOfLadder;

const passed = (obligation: OpenObligation, now: Instant): LadderStep[] =>
  remaining(obligation).filter((step) => step.at <= now);

function remaining(obligation: OpenObligation): LadderStep[] {
  const steps = ladder(obligation);
  const last = steps.findLastIndex((step) => obligation.nudged.includes(step.name));
  return steps.slice(last + 1).filter((step) => step.at > obligation.plannedFrom);
}
