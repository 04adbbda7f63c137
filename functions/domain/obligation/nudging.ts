/** Which nudge of an obligation is due at a moment, and when to look again. Pure: each nudge is decided at most once. */
import { type Instant, nextSendingTime } from '#domain/calendar/calendar';
import type { OpenObligation } from '#domain/case/state';
import { pauseReminderAt } from '#domain/clocks/pausing';
import { endOfLadder, type LadderStep, ladder, lastStep } from '#domain/obligation/ladder';

/**
 * @param now ISO instant
 * @returns the step to take now, or null. Of several steps that went by unseen (the system slept) only the last is taken;
 *   steps before the obligation was opened or rescheduled are skipped; outside the sending hours, and while it is paused,
 *   nothing is due but the end.
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
  const next = remaining(obligation).find((step) => step.at > now)?.at ?? null;
  const { pause } = obligation;
  if (!pause || pause.remindedAt) return next;
  const reminder = nextSendingTime(later(pauseReminderAt(pause), now));
  return next && next < reminder ? next : reminder;
}

/** @returns the steps that will be taken if nothing changes, in the order of time; none while it is paused */
export const stepsAhead = (obligation: OpenObligation, now: Instant): LadderStep[] =>
  obligation.pause ? [] : remaining(obligation).filter((step) => step.at > now && !hasEnded(step));

/** True when the pause runs past its expected end and the agency was not told yet. */
export const hasRunOver = ({ pause }: OpenObligation, now: Instant): boolean =>
  pause !== null && !pause.remindedAt && pauseReminderAt(pause) <= now && nextSendingTime(now) <= now;

/** True when the ladder ran to its end and the agency has not been made its owner. */
export const hasEnded = (step: LadderStep): boolean => step.name === endOfLadder;

const passed = (obligation: OpenObligation, now: Instant): LadderStep[] =>
  remaining(obligation).filter((step) => step.at <= now);

function remaining(obligation: OpenObligation): LadderStep[] {
  const end = lastStep(obligation.mindedFrom);
  const steps = obligation.pause ? [end] : upTo(end, ladder(obligation));
  const last = steps.findLastIndex((step) => obligation.nudged.includes(step.name));
  return steps.slice(last + 1).filter((step) => step.at > obligation.plannedFrom);
}

/** The execution must end before AWS ends it: what would come later does not. */
const upTo = (end: LadderStep, steps: readonly LadderStep[]): readonly LadderStep[] =>
  steps.some((step) => step.at >= end.at) ? [...steps.filter((step) => step.at < end.at), end] : steps;

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
